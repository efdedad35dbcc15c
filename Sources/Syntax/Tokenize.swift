import Diagnostics

/// All tokens of a text, the end of the file last: for colouring and completion.
///
/// Whether `/` opens a regular expression is taken from the token before it, which is what the
/// parser would find in any script without errors. Never fails. Complexity: O(bytes).
package func tokenize(_ source: SourceText) -> [Token] {
  var lexer = Lexer(source)
  var tokens: [Token] = []
  // The braces open inside each interpolation that is open.
  var openBraces: [Int] = []
  while true {
    var token = lexer.next()
    if token.kind == .divide, !(tokens.last.map { endsOperand($0.kind) } ?? false) {
      token = lexer.regexp(from: token)
    }
    tokens.append(token)
    switch token.kind {
    case .endOfFile: return tokens
    case .leftBrace: if let last = openBraces.indices.last { openBraces[last] += 1 }
    case .rightBrace:
      guard let last = openBraces.indices.last else { continue }
      if openBraces[last] > 0 {
        openBraces[last] -= 1
      } else {
        openBraces.removeLast()
        appendParts(&lexer, &tokens, &openBraces)
      }
    case .quote: appendParts(&lexer, &tokens, &openBraces)
    default: break
    }
  }
}

/// Takes the parts of an interpolated string up to its end or its next expression.
private func appendParts(_ lexer: inout Lexer, _ tokens: inout [Token], _ openBraces: inout [Int]) {
  while true {
    let part = lexer.stringPart()
    if part.kind == .endOfFile { return }
    tokens.append(part)
    if part.kind == .quote { return }
    if part.kind == .interpolationStart {
      openBraces.append(0)
      return
    }
  }
}

private func endsOperand(_ kind: TokenKind) -> Bool {
  switch kind {
  case .identifier, .integer, .float, .duration, .time, .string, .regexp, .quote,
    .rightParenthesis, .rightBracket, .rightBrace:
    true
  default: false
  }
}
