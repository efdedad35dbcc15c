import Diagnostics

/// Turns a tree into a document, and puts the comments back where they stood.
final class Formatter {
  /// A list of more elements always has one on each line.
  static let flatElementsMax = 4

  let source: SourceText
  private let comments: [Comment]
  /// The first comment that is not yet in the document.
  private var nextComment = 0

  init(source: SourceText, comments: [Comment]) {
    self.source = source
    self.comments = comments
  }

  func line(_ offset: Int) -> Int { source.position(of: offset).line }

  func text(_ span: Span) -> Document { .text(span.text) }

  // MARK: Comments

  /// Takes the next comment if it stands before an offset.
  func takeComment(before offset: Int) -> Comment? {
    guard nextComment < comments.count, comments[nextComment].span.start < offset else {
      return nil
    }
    nextComment += 1
    return comments[nextComment - 1]
  }

  /// The comments before an offset, each on a line of its own, then a line end; else nothing.
  func leadingComments(before offset: Int) -> Document {
    guard nextComment < comments.count, comments[nextComment].span.start < offset else {
      return .empty
    }
    var parts: [Document] = []
    while let comment = takeComment(before: offset) {
      parts += [commentText(comment), .hardLine]
    }
    return .sequence(parts)
  }

  /// A comment on the line where the offset is, to stay at the end of that line; it has to stand
  /// before `limit`.
  func trailingComment(after offset: Int, before limit: Int) -> Document {
    guard nextComment < comments.count else { return .empty }
    let comment = comments[nextComment]
    guard comment.span.start >= offset, comment.span.start < limit,
      line(comment.span.start) == line(offset)
    else { return .empty }
    nextComment += 1
    return .sequence([.text("  ", width: 0), commentText(comment), .breakParent])
  }

  /// Comments before a closing bracket, each on a line of its own.
  func closingComments(before offset: Int) -> Document {
    var parts: [Document] = []
    while let comment = takeComment(before: offset) {
      parts += [.hardLine, commentText(comment)]
    }
    return .sequence(parts)
  }

  /// A comment does not count against the width: it can go nowhere else.
  func commentText(_ comment: Comment) -> Document {
    var text = comment.text
    while let last = text.unicodeScalars.last, last == " " || last == "\t" { text.removeLast() }
    return .text(text, width: 0)
  }

  // MARK: Lists

  /// Elements between brackets: all on one line, or each on its own with a comma after the last.
  func list(
    _ opening: String, _ elements: [(span: Span, document: () -> Document)], _ closing: String,
    end: Int, prefix: String = ""
  ) -> Document {
    if elements.isEmpty {
      let inner = closingComments(before: end)
      guard case .sequence(let parts) = inner, parts.isEmpty else {
        return .group(
          .sequence([.text(opening + prefix), .nest(inner), .softBreak, .text(closing)]))
      }
      return .text(opening + prefix + closing)
    }
    var parts: [Document] = prefix.isEmpty ? [.softBreak] : []
    if elements.count > Self.flatElementsMax { parts.append(.breakParent) }
    for (index, element) in elements.enumerated() {
      let isLast = index == elements.count - 1
      parts.append(leadingComments(before: element.span.start))
      parts.append(element.document())
      let limit = isLast ? end : elements[index + 1].span.start
      parts.append(isLast ? .whenBroken(",") : .text(","))
      parts.append(trailingComment(after: element.span.end, before: limit))
      if !isLast { parts.append(.line) }
    }
    parts.append(closingComments(before: end))
    return .group(
      .sequence([
        .text(opening + prefix), .nest(.sequence(parts)), .softBreak, .text(closing),
      ]))
  }
}
