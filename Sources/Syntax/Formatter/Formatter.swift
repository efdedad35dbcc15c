import Diagnostics

/// Turns a tree into a document, and puts the comments back: each before the token that follows it
/// in the source.
///
/// The document is made in the order of the source. Whoever writes a token first asks for the
/// comments before it and so also gets those for which nobody has asked: none is lost.
final class Formatter {
  /// A list of more elements always has one on each line.
  static let flatElementsMax = 4

  let source: SourceText
  private let comments: [Comment]
  /// Where the token after each comment starts.
  private let tokenStarts: [Int]
  /// The same as a set.
  private let commentedTokens: Set<Int>
  /// The first comment that is not yet in the document.
  private var nextComment = 0
  /// Something that could not be read was to be written.
  var hasMetBadNode = false

  init(source: SourceText, comments: [Comment]) {
    self.source = source
    self.comments = comments
    tokenStarts = Self.tokenStarts(after: comments, in: source)
    commentedTokens = Set(tokenStarts)
  }

  private static func tokenStarts(after comments: [Comment], in source: SourceText) -> [Int] {
    var lexer = Lexer(source)
    var start = 0
    return comments.map { comment in
      guard comment.span.start >= start else { return start }
      lexer.offset = comment.span.start
      start = lexer.next().span.start
      return start
    }
  }

  func isMultiline(_ span: Span) -> Bool {
    source.position(of: span.start).line != source.position(of: span.end).line
  }

  // MARK: Comments

  /// Whether comments stand directly before the token that starts at an offset.
  func hasComments(before token: Int) -> Bool { commentedTokens.contains(token) }

  /// The comments before the token that starts at an offset, each with its line end.
  func comments(before token: Int) -> Document {
    var parts: [Document] = []
    while nextComment < comments.count, tokenStarts[nextComment] <= token {
      parts += [commentText(comments[nextComment]), .hardLine]
      nextComment += 1
    }
    return .sequence(parts)
  }

  /// The comments before the first token after an offset.
  func comments(after offset: Int) -> Document {
    guard nextComment < comments.count else { return .empty }
    return comments(before: tokenStart(after: offset))
  }

  /// The comments before the comma after an element; none when there is no comma.
  func commentsBeforeComma(after offset: Int) -> Document {
    guard nextComment < comments.count else { return .empty }
    let token = tokenStart(after: offset)
    return isComma(at: token) ? comments(before: token) : .empty
  }

  /// The comments before what closes a list whose last element ends at an offset.
  func commentsBeforeClosing(after offset: Int) -> Document {
    guard nextComment < comments.count else { return .empty }
    return comments(before: closing(after: offset))
  }

  /// Where the bracket stands that closes a list whose last element ends at an offset.
  func closing(after offset: Int) -> Int {
    let token = tokenStart(after: offset)
    return isComma(at: token) ? tokenStart(after: token + 1) : token
  }

  func tokenStart(after offset: Int) -> Int { token(after: offset).span.start }

  func token(after offset: Int) -> Token {
    var lexer = Lexer(source)
    lexer.offset = offset
    return lexer.next()
  }

  private func isComma(at offset: Int) -> Bool {
    offset < source.bytes.count && source.bytes[offset] == UInt8(ascii: ",")
  }

  /// Comments on lines of their own, one step further in; nothing when there are none.
  func appended(_ comments: Document) -> Document {
    comments.isEmpty ? .empty : .nest(.sequence([.line, comments]))
  }

  private func commentText(_ comment: Comment) -> Document {
    var text = comment.text
    while let last = text.unicodeScalars.last, last.properties.isWhitespace {
      text.unicodeScalars.removeLast()
    }
    return .text(text)
  }

  // MARK: Lists

  /// Elements with commas between them, and after the last one when the list is broken.
  func separated(_ elements: [Document], by line: Document) -> Document {
    guard !elements.isEmpty else { return .empty }
    var parts: [Document] = []
    for (index, element) in elements.enumerated() {
      if index > 0 { parts += [.text(","), line] }
      parts.append(.group(element))
    }
    parts.append(.whenBroken(","))
    return .sequence(parts)
  }

  /// Elements between brackets: all on one line, or each on its own. `trailing` are the comments
  /// before the closing bracket.
  func list(
    _ opening: String, _ elements: [Document], trailing: Document, _ closing: String
  ) -> Hanging {
    let isLong = elements.count > Self.flatElementsMax
    let end = trailing.isEmpty ? Document.softBreak(always: isLong) : trailing
    return Hanging(
      frames: [
        .init(
          opening: .text(opening), closing: .sequence([end, .text(closing)]), isIndenting: false)
      ],
      body: .sequence([
        .softBreak(always: isLong), separated(elements, by: .line(always: isLong)),
      ]))
  }
}
