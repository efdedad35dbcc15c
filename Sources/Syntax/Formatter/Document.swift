/// A text with the places at which it may be broken into lines.
///
/// Source: Wadler, "A prettier printer" (2003); laid out as Oppen (1980) does, with one look ahead
/// per group, which ends at the first place where the rest can break.
indirect enum Document: Sendable {
  /// The width is counted once, in code points.
  case text(String, width: Int)
  /// A blank, or a line end in a broken group.
  case line
  /// Nothing, or a line end in a broken group.
  case softBreak
  /// Always a line end; every group around it is broken.
  case hardLine
  /// An empty line before the next one; comes before a `hardLine`.
  case emptyLine
  /// Every group around it is broken.
  case breakParent
  /// Text that stands only in a broken group.
  case whenBroken(String)
  case sequence([Document])
  /// One step further in after each line end inside.
  case nest(Document)
  /// On one line if that fits, else with all its own places broken.
  case group(Document)

  static func text(_ text: String) -> Document {
    .text(text, width: text.unicodeScalars.count)
  }

  static let empty = Document.sequence([])
}

/// Turns a document into text. Complexity: O(document × columns of a line).
struct DocumentLayout {
  static let columnsMax = 100
  static let indentColumns = 4

  private struct Item {
    let document: Document
    let indent: Int
    let isFlat: Bool
  }

  private var output = ""
  private var column = 0
  /// Blanks owed to the current line; not written when the line stays empty.
  private var pendingIndent = 0

  static func text(of document: Document) -> String {
    var layout = DocumentLayout()
    layout.write(document)
    return layout.output
  }

  private mutating func write(_ document: Document) {
    var stack = [Item(document: document, indent: 0, isFlat: false)]
    while let item = stack.popLast() {
      switch item.document {
      case .text(let text, let width):
        guard !text.isEmpty else { continue }
        output += String(repeating: " ", count: pendingIndent) + text
        pendingIndent = 0
        column += width
      case .line where item.isFlat:
        output += " "
        column += 1
      case .softBreak where item.isFlat, .breakParent: break
      case .line, .softBreak, .hardLine:
        output += "\n"
        column = item.indent
        pendingIndent = item.indent
      case .emptyLine: output += "\n"
      case .whenBroken(let text):
        guard !item.isFlat else { continue }
        output += text
        column += text.utf8.count
      case .sequence(let parts):
        for part in parts.reversed() {
          stack.append(Item(document: part, indent: item.indent, isFlat: item.isFlat))
        }
      case .nest(let inner):
        stack.append(
          Item(
            document: inner, indent: item.indent + Self.indentColumns, isFlat: item.isFlat))
      case .group(let inner):
        let isFlat = item.isFlat || fits(inner, before: stack)
        stack.append(Item(document: inner, indent: item.indent, isFlat: isFlat))
      }
    }
  }

  /// Whether a group fits on the rest of the line when it is flat, together with what follows it
  /// up to the first place that can break.
  private func fits(_ document: Document, before rest: [Item]) -> Bool {
    var room = Self.columnsMax - column
    var restCount = rest.count
    var isFlat = true
    var stack = [document]
    while room >= 0 {
      guard let next = stack.popLast() else {
        guard restCount > 0 else { return true }
        restCount -= 1
        isFlat = rest[restCount].isFlat
        stack.append(rest[restCount].document)
        continue
      }
      switch next {
      case .text(_, let width): room -= width
      case .line:
        guard isFlat else { return true }
        room -= 1
      case .softBreak: guard isFlat else { return true }
      case .hardLine, .emptyLine: return !isFlat
      case .breakParent: if isFlat { return false }
      case .whenBroken(let text): if !isFlat { room -= text.utf8.count }
      case .sequence(let parts): stack.append(contentsOf: parts.reversed())
      case .nest(let inner), .group(let inner): stack.append(inner)
      }
    }
    return false
  }
}
