import Diagnostics

/// Whether a text typed so far can be run: no bracket, string or branch is open, and its last
/// token asks for nothing more. A text that no further line could mend counts as complete, so that
/// its error is shown. Complexity: O(bytes).
package func isComplete(_ source: SourceText) -> Bool {
  var openBrackets = 0
  var openBranches = 0
  var isInString = false
  var last = TokenKind.endOfFile
  for token in tokenize(source) {
    switch token.kind {
    case .endOfFile: continue
    case .leftParenthesis, .leftBracket, .leftBrace, .interpolationStart: openBrackets += 1
    case .rightParenthesis, .rightBracket, .rightBrace:
      openBrackets -= 1
      if openBrackets < 0 { return true }
    case .if: openBranches += 1
    case .else: openBranches -= 1
    case .quote: isInString.toggle()
    case .string where !isClosed(token): return false
    default: break
    }
    last = token.kind
  }
  return openBrackets == 0 && openBranches <= 0 && !isInString && !asksForMore(last)
}

private func isClosed(_ string: Token) -> Bool {
  let bytes = string.span.source.bytes
  let span = string.span
  guard span.end - span.start >= 2, bytes[span.end - 1] == UInt8(ascii: "\"") else { return false }
  var backslashes = 0
  while span.end - 2 - backslashes > span.start,
    bytes[span.end - 2 - backslashes] == UInt8(ascii: "\\")
  { backslashes += 1 }
  return backslashes % 2 == 0
}

private func asksForMore(_ kind: TokenKind) -> Bool {
  switch kind {
  case .and, .or, .not, .import, .package, .return, .option, .builtin, .testcase, .if, .then,
    .else, .exists, .attribute, .add, .subtract, .multiply, .divide, .modulo, .power, .equal,
    .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .matches, .notMatches, .assign,
    .arrow, .pipeForward, .colon, .comma, .dot:
    true
  default: false
  }
}
