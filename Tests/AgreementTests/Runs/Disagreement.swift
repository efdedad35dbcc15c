import Planning

/// Two conditions under which one query gave different answers.
struct Disagreement {
  let query: Query
  let left: (conditions: Conditions, database: any Database)
  let right: (conditions: Conditions, database: any Database)

  /// The query with no step that the disagreement does not need, and what both sides give.
  /// origin: seeds and the like that make the case again.
  func report(origin: String) -> String {
    let small = query.shrunk { candidate in
      run(candidate.script, over: left.database, left.conditions).answer
        != run(candidate.script, over: right.database, right.conditions).answer
    }
    let leftLines = run(small.script, over: left.database, left.conditions, keepsLines: true).lines
    let rightLines =
      run(small.script, over: right.database, right.conditions, keepsLines: true).lines
    let same = zip(leftLines, rightLines).prefix { $0 == $1 }.count
    let first = max(0, same - 3)
    return """
      two answers to one query (\(origin))
      \(small.script)

      A: \(left.conditions)
      \(leftLines[min(first, leftLines.count)...].prefix(8).joined(separator: "\n"))
      B: \(right.conditions)
      \(rightLines[min(first, rightLines.count)...].prefix(8).joined(separator: "\n"))
      (from line \(first); A has \(leftLines.count) lines, B \(rightLines.count))

      """
  }
}
