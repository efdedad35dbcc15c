import Diagnostics

extension CheckReport {
  /// The table: a line for each script with what becomes of it, what stands in the way below.
  public var text: String {
    let rows = scripts.map { (script: $0, name: name(of: $0)) }
    let width = min(60, rows.map { terminalWidth($0.name) }.max() ?? 0)
    var lines: [String] = []
    for (script, name) in rows {
      lines.append(padded(name, width) + "   " + words(script))
      for finding in script.findings where finding.verdict != .fails {
        lines.append("    line \(finding.line): \(terminalText(finding.message))")
        if let fix = finding.fix { lines.append("        instead: \(terminalText(fix))") }
      }
      for finding in script.findings where finding.verdict == .fails {
        let text = finding.rendered.isEmpty ? finding.message : finding.rendered
        lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
      }
    }
    if scripts.count != 1 { lines.append(summary) }
    return Secrets().hidden(in: lines.map { $0 + "\n" }.joined())
  }

  /// `12 scripts: 9 run, 1 with a warning, …`
  private var summary: String {
    let parts = [
      (count(.runs), "run"), (count(.warning), "run with a warning"),
      (count(.service), "need a service"), (count(.fails), "fail"),
    ].filter { $0.0 > 0 }.map { "\(countText($0.0)) \($0.1)" }
    return counted(scripts.count, "script") + (parts.isEmpty ? "" : ": ")
      + parts.joined(separator: ", ")
  }

  private func name(of script: CheckedScript) -> String {
    terminalText(script.place.isEmpty ? script.file : "\(script.file): \(script.place)")
  }

  private func words(_ script: CheckedScript) -> String {
    switch script.verdict {
    case .runs: return "runs"
    case .warning: return "runs, " + counted(script.findings.count, "warning")
    case .service: return "needs a service"
    case .fails:
      return "fails, " + counted(script.findings.count { $0.verdict == .fails }, "mistake")
    }
  }

  /// The same for programs; `version` grows when a member changes its meaning or goes.
  public var json: String {
    JSONValue.object([
      ("version", .int(1)),
      (
        "scripts",
        .array(
          scripts.map { script in
            .object([
              ("file", .string(script.file)), ("place", .string(script.place)),
              ("verdict", .string(script.verdict.rawValue)),
              ("findings", .array(script.findings.map(findingJSON))),
            ])
          })
      ),
      (
        "counts",
        .object(Verdict.allCases.map { ($0.rawValue, .count(count($0))) })
      ),
    ]).text
  }

  private func findingJSON(_ finding: Finding) -> JSONValue {
    .object([
      ("verdict", .string(finding.verdict.rawValue)), ("line", .count(finding.line)),
      ("code", .string(finding.code)), ("message", .string(finding.message)),
      ("fix", finding.fix.map { .string($0) } ?? .null),
    ])
  }
}
