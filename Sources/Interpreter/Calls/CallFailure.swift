import Diagnostics

/// Calls named in one failure at most; the innermost ones are kept.
private let callNotesMax = 16

/// The failure of a call seen from its caller: it keeps its own text and gains a note in upstream's
/// words, and the place of the call where it had none in the user's code.
func callFailure(
  _ failure: QueryFailure, calling name: String?, at span: Span?
) -> QueryFailure {
  guard failure.kind != .cancelled, !failure.diagnostics.isEmpty else { return failure }
  var failure = failure
  if failure.diagnostics[0].span == nil { failure.diagnostics[0].span = span }
  guard let span else { return failure }
  let name = name ?? "<anonymous function>"
  if !name.hasPrefix("_"), failure.diagnostics[0].notes.count < callNotesMax {
    failure.diagnostics[0].notes.append(
      "error calling function \"\(name)\" @\(positionText(span))")
  }
  return failure
}

/// `line:column-line:column` of a span, as upstream writes it.
package func positionText(_ span: Span) -> String {
  let start = span.source.position(of: span.start)
  let end = span.source.position(of: span.end)
  return "\(start.line):\(start.column)-\(end.line):\(end.column)"
}

/// The failure's text in upstream's shape: each enclosing call in front of the cause, outermost
/// first, and the step that was running. `experimental.catch` shows it.
package func upstreamMessage(_ failure: QueryFailure) -> String {
  guard let diagnostic = failure.diagnostics.first else { return failure.message }
  var parts = Array(
    diagnostic.notes.filter { $0.hasPrefix("error calling function ") }.reversed())
  if let stepName = failure.stepName {
    parts.append("runtime error" + (diagnostic.span.map { " @" + positionText($0) } ?? ""))
    parts.append(stepName)
  }
  return (parts + [diagnostic.message]).joined(separator: ": ")
}
