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
  var fix = message.fix
  switch message.code {
  case .unavailable:
    // `could not find bucket "nso"`, `did you mean "neso"?`
    if let wrong = quoted(message.message), let meant = message.fix.flatMap(quoted),
      let literal = chain.string(wrong, in: call)
    {
      edits = [Edit(literal.span, "\"\(meant)\"")]
    }
  case .argumentType:
    if let (text, edit) = unquotedTime(in: call, chain) {
      edits = [edit]
      fix =
        "write the \(text.first?.isNumber ?? false ? "time" : "duration") without quotes: `\(text)`"
    }
  case .emptyRange:
    fix = "give a stop that is later than the start, such as `stop: now()`"
    edits = chain.set("stop", to: "now()", in: call).map { [$0] } ?? []
  default: break
  }
  guard !edits.isEmpty else { return failure }
  var result = failure
  result.diagnostics[0].edits = edits
  result.diagnostics[0].fix = fix
  return result
}

/// The start or stop of a range that stands between quotes and would be one without them.
private func unquotedTime(in call: Span, _ chain: ChainEdits) -> (text: String, edit: Edit)? {
  for name in ["start", "stop"] {
    guard let argument = chain.argument(name, of: call), case .string(let text) = argument.kind
    else { continue }
    let tokens = tokenize(SourceText(name: "", text: text)).map(\.kind)
    if [[.subtract, .duration], [.duration], [.time]].contains(tokens.filter { $0 != .endOfFile }) {
      return (text, Edit(argument.span, text))
    }
  }
  return nil
}

/// What stands between the first two quotes.
private func quoted(_ text: String) -> String? {
  let parts = text.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
  return parts.count == 3 ? String(parts[1]) : nil
}
