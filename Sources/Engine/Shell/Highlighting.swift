import Diagnostics
import Syntax

/// A script in the colours of its tokens, for a terminal. Nothing but colours is added, and control
/// characters are made visible one for one only where they take one column: the text must be what
/// was typed. Complexity: O(bytes).
public func highlightedScript(_ text: String) -> String {
  let source = SourceText(name: "<prompt>", text: text)
  let bytes = source.bytes
  var shown = ""
  var position = 0
  func append(upTo end: Int, color: String?) {
    guard end > position else { return }
    let piece = String(decoding: bytes[position..<end], as: UTF8.self)
    shown += color.map { "\u{1B}[\($0)m\(piece)\u{1B}[0m" } ?? piece
    position = end
  }
  let tokens = tokenize(source)
  for (index, token) in tokens.enumerated() {
    for comment in token.leadingComments {
      append(upTo: comment.span.start, color: nil)
      append(upTo: comment.span.end, color: "2")
    }
    append(upTo: token.span.start, color: nil)
    let next = index + 1 < tokens.count ? tokens[index + 1].kind : .endOfFile
    append(upTo: token.span.end, color: color(of: token, before: next))
  }
  append(upTo: bytes.count, color: nil)
  return shown
}

private func color(of token: Token, before next: TokenKind) -> String? {
  switch token.kind {
  case .string, .text, .quote, .regexp: "32"
  case .integer, .float, .duration, .time: "36"
  case .pipeForward, .arrow, .pipeReceive: "33"
  case .identifier: next == .leftParenthesis ? "34" : next == .colon ? "2" : nil
  case .singleQuoted, .illegal: "31"
  default: TokenKind.keywords.contains(token.kind) ? "35" : nil
  }
}
