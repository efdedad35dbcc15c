import Diagnostics
import Stdlib
import Syntax

/// The edits of a failure that came before any data were read, where its fix names a value.
func advised(_ failure: QueryFailure, evaluating file: File) -> QueryFailure {
  guard failure.kind == .query, let message = failure.diagnostics.first, message.edits.isEmpty,
    let call = message.span, call.source === file.span.source
  else { return failure }
  let chain = ChainEdits(file: file)
  var edits: [Edit] = []
  switch message.code {
  case .unavailable:
    // `could not find bucket "nso"`, `did you mean "neso"?`
    if let wrong = quoted(message.message), let meant = message.fix.flatMap(quoted),
      let literal = chain.string(wrong, in: call)
    {
      edits = [Edit(literal.span, "\"\(meant)\"")]
    }
  case .emptyRange:
    edits = chain.set("stop", to: "now()", in: call).map { [$0] } ?? []
  default: break
  }
  guard !edits.isEmpty else { return failure }
  var result = failure
  result.diagnostics[0].edits = edits
  if message.code == .emptyRange {
    result.diagnostics[0].fix = "give a stop that is later than the start, such as `stop: now()`"
  }
  return result
}

/// What stands between the first two quotes.
private func quoted(_ text: String) -> String? {
  let parts = text.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
  return parts.count == 3 ? String(parts[1]) : nil
}
