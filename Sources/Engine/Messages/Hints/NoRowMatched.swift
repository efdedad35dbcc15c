import Columnar
import Diagnostics
import Planning

/// A join of two streams with rows that gave none: a column that one side lacks, or times that miss
/// each other by a little.
struct NoRowMatched: HintRule {
  let code = DiagnosticCode.noRowMatched
  private static let units: [(text: String, nanoseconds: Int64)] = [
    ("1s", 1_000_000_000), ("1m", 60_000_000_000), ("1h", 3_600_000_000_000),
  ]

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for node in run.nodes where node.inputs.count == 2 {
      let function = node.origin.functionName
      guard function == "join" || function.hasPrefix("join."), let call = run.place(node),
        run.statistics[node.id]?.rows == 0
      else { continue }
      let counts = node.inputs.map { run.statistics[$0.id]?.rows ?? 0 }
      guard counts.allSatisfy({ $0 > 0 }) else { continue }
      var hint = Diagnostic(
        code, "no row of \(countText(counts[0])) matched one of \(countText(counts[1]))", at: call,
        severity: .hint)
      addMissingColumn(&hint, node, call, run)
      if hint.fix == nil, call.text.contains("_time") { try addTimes(&hint, node, run) }
      return hint
    }
    return nil
  }

  /// A column of `on` that neither side has, such as a misspelt one.
  private func addMissingColumn(
    _ hint: inout Diagnostic, _ node: PhysicalNode, _ call: Span, _ run: RunSoFar
  ) {
    guard case .array(let names)? = run.chain.argument("on", of: call)?.kind else { return }
    let labels = node.inputs.map { input in
      Set((run.statistics[input.id]?.schemas ?? []).flatMap { $0.fields.map(\.label) })
    }
    for name in names {
      guard case .string(let label) = name.kind,
        !labels.contains(where: { $0.contains(label) })
      else { continue }
      let shared = labels[0].intersection(labels[1])
      hint.notes.append(
        "no side has a column \(label); both have \(shared.sorted().joined(separator: ", "))")
      if let near = nearest(label, in: shared.sorted()) {
        hint.fix = "use \"\(near)\""
        hint.edits = [Edit(name.span, "\"\(near)\"")]
      }
      return
    }
  }

  private func addTimes(_ hint: inout Diagnostic, _ node: PhysicalNode, _ run: RunSoFar) throws {
    var times: [[Int64]] = []
    for input in node.inputs {
      let found = try stamps(input, run)
      guard !found.isEmpty else {
        hint.notes.append("one side has no _time")
        addTime(&hint, input, run)
        return
      }
      times.append(found)
    }
    let gaps = nearestGaps(times[0], times[1])
    guard let least = gaps.first, let most = gaps.last else { return }
    hint.notes.append(
      least == most
        ? "the nearest times differ by \(lengthText(least))"
        : "the nearest times differ by \(lengthText(least)) to \(lengthText(most))")
    for unit in Self.units {
      let left = Set(times[0].map { floorDivided($0, unit.nanoseconds) })
      let matches = times[1].reduce(0) {
        $0 + (left.contains(floorDivided($1, unit.nanoseconds)) ? 1 : 0)
      }
      guard matches * 2 > times[1].count else { continue }
      let step = "truncateTimeColumn(unit: \(unit.text))"
      let edits = node.inputs.compactMap { input -> Edit? in
        guard let last = input.steps.last(where: { run.place($0) != nil }),
          let call = run.place(last)
        else { return nil }
        return run.chain.insert(step, after: call)
      }
      guard edits.count == 2 else { return }
      hint.fix = "give both sides the same times: `|> \(step)`"
      hint.edits = edits
      return
    }
  }

  /// The step that left a side without `_time` gets one from `_stop`, where there is one.
  private func addTime(_ hint: inout Diagnostic, _ input: PhysicalNode, _ run: RunSoFar) {
    guard let last = input.steps.last(where: { run.place($0) != nil }), let call = run.place(last),
      run.statistics[input.id]?.schemas.allSatisfy({ $0.index(of: "_stop") != nil }) == true,
      let edit = run.chain.insert("duplicate(column: \"_stop\", as: \"_time\")", after: call)
    else { return }
    hint.labels.append(.init(span: call, text: "_time is gone after this step"))
    hint.fix = "give it a time: `|> duplicate(column: \"_stop\", as: \"_time\")`"
    hint.edits = [edit]
  }

  /// The first times of a stream, ascending.
  private func stamps(_ node: PhysicalNode, _ run: RunSoFar) throws -> [Int64] {
    let collected = Stamps()
    try run.look(at: node) { batch in
      _ = batch.forEachTime { collected.values.append($0) }
      return true
    }
    return collected.values.sorted()
  }

  private final class Stamps { var values: [Int64] = [] }

  /// For each time of the right side the distance to the nearest one of the left, ascending.
  /// Complexity: O(left + right), both ascending.
  private func nearestGaps(_ left: [Int64], _ right: [Int64]) -> [UInt64] {
    var gaps: [UInt64] = []
    var index = 0
    func distance(_ one: Int64, _ other: Int64) -> UInt64 {
      let (high, low) = (max(one, other), min(one, other))
      return UInt64(bitPattern: high &- low)
    }
    for time in right {
      while index + 1 < left.count, distance(left[index + 1], time) <= distance(left[index], time) {
        index += 1
      }
      gaps.append(distance(left[index], time))
    }
    return gaps.sorted()
  }

  private func floorDivided(_ time: Int64, _ unit: Int64) -> Int64 {
    let quotient = time / unit
    return time % unit < 0 ? quotient - 1 : quotient
  }

  private func lengthText(_ nanoseconds: UInt64) -> String {
    let units: [(UInt64, String)] = [
      (86_400_000_000_000, "d"), (3_600_000_000_000, "h"), (60_000_000_000, "m"),
      (1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "us"),
    ]
    for (size, name) in units where nanoseconds >= size {
      return "\(nanoseconds / size)\(name)"
    }
    return "\(nanoseconds)ns"
  }
}
