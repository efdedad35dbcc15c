extension TestReport {
  /// The last line of a run: `3 passed, 1 failed, 2 skipped in 0.12 s`.
  public var summaryLine: String {
    let hundredths = (nanoseconds + 5_000_000) / 10_000_000
    let fraction = String(hundredths % 100 + 100).dropFirst()
    var text = "\(count(.passed)) passed, \(count(.failed)) failed, \(count(.skipped)) skipped"
    if outcomes.contains(where: { $0.wentThroughStore != nil }) {
      text += ", \(outcomes.count { $0.wentThroughStore == true }) through the store"
    }
    return text + " in \(hundredths / 100).\(fraction) s"
  }

  /// Everything, for programs.
  public var json: String {
    let cases = outcomes.map { outcome -> JSONValue in
      var members: [(String, JSONValue)] = [
        ("path", .string(outcome.path)), ("line", .count(outcome.line)),
        ("package", .string(outcome.package)), ("name", .string(outcome.name)),
        ("status", .string(outcome.status.rawValue)),
        ("nanoseconds", .int(outcome.nanoseconds)),
      ]
      if !outcome.reason.isEmpty { members.append(("reason", .string(outcome.reason))) }
      if !outcome.detail.isEmpty { members.append(("detail", .string(outcome.detail))) }
      if let store = outcome.wentThroughStore {
        members.append(("throughStore", .bool(store)))
      }
      return .object(members)
    }
    return JSONValue.object([
      ("version", .int(1)),
      ("passed", .count(count(.passed))),
      ("failed", .count(count(.failed))),
      ("skipped", .count(count(.skipped))),
      ("nanoseconds", .int(nanoseconds)),
      ("testcases", .array(cases)),
    ]).text
  }

  /// One line a testcase: path, name, status, reason, parted by tabs, sorted by path and name. It has
  /// no times, so that two runs of one engine give the same text.
  public var scoreboard: String {
    var text = "path\ttestcase\tstatus\treason\n"
    let sorted = outcomes.sorted { ($0.path, $0.name) < ($1.path, $1.name) }
    for outcome in sorted {
      let reason = outcome.reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      text +=
        [outcome.path, outcome.name, outcome.status.rawValue, String(reason.prefix(160))]
        .joined(separator: "\t") + "\n"
    }
    return text
  }
}
