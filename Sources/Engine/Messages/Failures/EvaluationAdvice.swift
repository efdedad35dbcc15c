import Diagnostics
import Stdlib
import Syntax

/// A failure that came before any data were read, with the edits that carry out its fix.
func advised(_ failure: QueryFailure, evaluating file: File) -> QueryFailure {
  guard failure.kind == .query, let message = failure.diagnostics.first, message.edits.isEmpty,
    let call = message.span, call.source === file.span.source
  else { return failure }
  let chain = ChainEdits(file: file)
  var result = failure
  result.diagnostics[0] = chain.mended(message)
  if message.code == .argumentType, let (text, edit) = unquotedTime(in: call, chain) {
    let kind = text.first?.isNumber ?? false ? "time" : "duration"
    result.diagnostics[0].fix = "write the \(kind) without quotes: `\(text)`"
    result.diagnostics[0].edits = [edit]
  }
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
