/// Writes a message for a person: what, where with the source line, why, and one likely fix.
/// Ends without a line end. Nothing from the source reaches the result that a terminal would act
/// on, and none of the secrets; colour is written only when asked for.
///
/// ```
/// error[S0008]: expected a string between double quotes, got single quotes
///  --> query.flux:2:15
///   |
/// 2 |     |> range('yesterday')
///   |              ^^^^^^^^^^^
///   fix: write `"yesterday"`
/// ```
package func render(
  _ diagnostic: Diagnostic, color: Bool, hiding secrets: Secrets = Secrets()
) -> String {
  let paint = Paint(isOn: color)
  let severity = diagnostic.severity
  var lines = [
    paint.severity(severity, "\(severity.rawValue)[\(diagnostic.code)]")
      + paint.bold(": " + terminalText(diagnostic.message))
  ]
  var gutter = 2
  if let span = diagnostic.span {
    var marks = [SourceExcerpt.Mark(span: span, text: "", isMain: true)]
    marks += diagnostic.labels.map { .init(span: $0.span, text: $0.text, isMain: false) }
    gutter = marks.map { String($0.firstLine).count }.max().map { $0 + 1 } ?? 2
    let excerpt = SourceExcerpt(
      marks: marks, gutter: gutter, severity: severity, paint: paint, secrets: secrets)
    lines += excerpt.lines()
  } else {
    lines += diagnostic.labels.map { "  " + terminalText($0.text) }
  }
  let indent = String(repeating: " ", count: gutter)
  for note in diagnostic.notes { lines.append("\(indent)note: \(terminalText(note))") }
  if let fix = diagnostic.fix {
    lines.append(indent + paint.fix("fix:") + " " + terminalText(fix))
  }
  return secrets.hidden(in: lines.joined(separator: "\n"))
}

/// Colours by role, or none at all.
struct Paint {
  let isOn: Bool

  private func wrap(_ code: String, _ text: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  func bold(_ text: String) -> String { wrap("1", text) }
  func gutter(_ text: String) -> String { wrap("34", text) }
  func fix(_ text: String) -> String { wrap("1;32", text) }

  func severity(_ severity: Diagnostic.Severity, _ text: String) -> String {
    switch severity {
    case .error: wrap("1;31", text)
    case .warning: wrap("1;33", text)
    case .hint: wrap("1;36", text)
    }
  }
}
