/// A text with the places at which it may be broken into lines.
///
/// Source: Wadler, "A prettier printer" (2003), with its choice between whole layouts; laid out as
/// Oppen (1980) does, with one look ahead per group, which ends at the first place where the rest
/// can break.
indirect enum Document: Sendable {
  /// The width is counted once, in code points; the line ends of a string count as one column each.
  case text(String, width: Int)
  /// A blank, or a line end in a broken group.
  case line
  /// Nothing, or a line end in a broken group.
  case softBreak
  /// Always a line end; every group around it is broken.
  case hardLine
  /// As `hardLine`, but the next line begins at the margin: a line end inside a string.
  case lineAtMargin
  /// Text that stands only in a broken group.
  case whenBroken(String)
  /// Nothing in a flat group; in a broken one the layout that is being tried has failed.
  case flatOnly
  case sequence([Document])
  /// One step further in after each line end inside.
  case nest(Document)
  /// On one line if that fits, else with all its own places broken.
  case group(Document)
  case choice(Choice)

  /// The first where it stays within the columns and meets no broken `flatOnly`, else the second.
  /// A look ahead reads the second. A class, so that a choice can be known again.
  final class Choice: Sendable {
    let first: Document
    let second: Document
    init(_ first: Document, _ second: Document) {
      self.first = first
      self.second = second
    }
  }

  static func text(_ text: String) -> Document {
    .text(text, width: text.unicodeScalars.count)
  }

  static let empty = Document.sequence([])

  /// A line end that is there anyway when `always`.
  static func line(always: Bool) -> Document { always ? .hardLine : .line }
  static func softBreak(always: Bool) -> Document { always ? .hardLine : .softBreak }

  /// Whether nothing at all is written, in any layout.
  var isEmpty: Bool {
    switch self {
    case .sequence(let parts): parts.allSatisfy(\.isEmpty)
    case .nest(let inner), .group(let inner): inner.isEmpty
    default: false
    }
  }

  var isFlatOnly: Bool {
    if case .flatOnly = self { true } else { false }
  }

  /// Whether the first thing written is a comment.
  var beginsWithComment: Bool {
    var next = self
    while true {
      switch next {
      case .text(let text, _): return text.hasPrefix("//")
      case .sequence(let parts):
        guard let first = parts.first(where: { !$0.isEmpty }) else { return false }
        next = first
      case .nest(let inner), .group(let inner): next = inner
      case .choice(let choice): next = choice.first
      default: return false
      }
    }
  }
}
