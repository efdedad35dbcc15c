/// Turns a document into text.
///
/// A choice is tried: what the first layout writes is taken back when it goes beyond the columns.
/// Choices inside choices would multiply: how one ended is kept for when it is met again at the same
/// place of a line.
///
/// Complexity: O(document × columns) without nesting; a choice at depth `d` is tried at up to `d`
/// indents and as many columns. The parser bounds the depth.
struct DocumentLayout {
  static let columnsMax = 100
  static let indentColumns = 4

  private struct Item {
    let document: Document
    let indent: Int
    let isFlat: Bool
  }

  /// A first layout that is being written, and how to go back.
  private struct Trial {
    let place: Place
    let otherwise: Item
    /// The items that wait below it: the trial has succeeded when no others are left.
    let itemCount: Int
    let outputCount: Int
    let column: Int
    let pendingIndent: Int
  }

  /// All that tells how the first layout of a choice ends.
  private struct Place: Hashable {
    let choice: ObjectIdentifier
    let indent: Int
    let column: Int
    let isFlat: Bool
  }

  private var output: [UInt8] = []
  private var column = 0
  /// Blanks owed to the current line; not written when the line stays empty.
  private var pendingIndent = 0
  private var stack: [Item] = []
  private var trials: [Trial] = []
  private var succeeds: [Place: Bool] = [:]

  static func text(of document: Document) -> String {
    var layout = DocumentLayout()
    layout.write(document)
    return String(decoding: layout.output, as: UTF8.self)
  }

  private mutating func write(_ document: Document) {
    stack = [Item(document: document, indent: 0, isFlat: false)]
    while let item = stack.popLast() {
      writeNext(item)
      endTrials()
    }
  }

  /// What has succeeded outside of any other trial stands, and no choice in it is met again.
  private mutating func endTrials() {
    while let trial = trials.last, stack.count <= trial.itemCount {
      trials.removeLast()
      if trials.isEmpty {
        succeeds.removeAll()
      } else {
        succeeds[trial.place] = true
      }
    }
  }

  private mutating func writeNext(_ item: Item) {
    switch item.document {
    case .text(let text, let width): write(text, width: width)
    case .line where item.isFlat: write(" ", width: 1)
    case .softBreak where item.isFlat, .flatOnly where item.isFlat: break
    case .flatOnly: failTrial()
    case .line, .softBreak, .hardLine: endLine(indent: item.indent)
    case .lineAtMargin:
      write("", width: 0)
      output.append(UInt8(ascii: "\n"))
      column = 0
    case .whenBroken(let text): if !item.isFlat { write(text, width: text.utf8.count) }
    case .sequence(let parts):
      // Bound to fail: at once, so that no choice before it is judged by what cannot be.
      if !item.isFlat, parts.contains(where: \.isFlatOnly) { return failTrial() }
      for part in parts.reversed() {
        stack.append(Item(document: part, indent: item.indent, isFlat: item.isFlat))
      }
    case .nest(let inner):
      let indent = item.indent + Self.indentColumns
      stack.append(Item(document: inner, indent: indent, isFlat: item.isFlat))
    case .group(let inner):
      let isFlat = item.isFlat || fits(inner)
      stack.append(Item(document: inner, indent: item.indent, isFlat: isFlat))
    case .choice(let choice): choose(choice, item)
    }
  }

  private mutating func choose(_ choice: Document.Choice, _ item: Item) {
    let first = Item(document: choice.first, indent: item.indent, isFlat: item.isFlat)
    let second = Item(document: choice.second, indent: item.indent, isFlat: item.isFlat)
    let place = Place(
      choice: ObjectIdentifier(choice), indent: item.indent, column: column, isFlat: item.isFlat)
    guard let isKnown = succeeds[place] else {
      trials.append(
        Trial(
          place: place, otherwise: second, itemCount: stack.count, outputCount: output.count,
          column: column, pendingIndent: pendingIndent))
      return stack.append(first)
    }
    stack.append(isKnown ? first : second)
  }

  private mutating func write(_ text: String, width: Int) {
    if text == " ", width == 1 {
      pendingIndent += 1
    } else {
      output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: pendingIndent))
      pendingIndent = 0
      output.append(contentsOf: text.utf8)
    }
    column += width
    if width > 0, column > Self.columnsMax { failTrial() }
  }

  private mutating func endLine(indent: Int) {
    output.append(UInt8(ascii: "\n"))
    column = indent
    pendingIndent = indent
  }

  /// Takes back what the innermost trial has written and goes on with its other layout.
  private mutating func failTrial() {
    guard let trial = trials.popLast() else { return }
    succeeds[trial.place] = false
    stack.removeLast(stack.count - trial.itemCount)
    output.removeLast(output.count - trial.outputCount)
    column = trial.column
    pendingIndent = trial.pendingIndent
    stack.append(trial.otherwise)
  }

  /// Whether a group fits on the rest of the line when it is flat, together with what follows it
  /// up to the first place that can break.
  private func fits(_ document: Document) -> Bool {
    var room = Self.columnsMax - column
    var restCount = stack.count
    var isFlat = true
    var ahead = [document]
    while room >= 0 {
      guard let next = ahead.popLast() else {
        guard restCount > 0 else { return true }
        restCount -= 1
        isFlat = false
        ahead.append(stack[restCount].document)
        continue
      }
      switch next {
      case .text(_, let width): room -= width
      case .line:
        guard isFlat else { return true }
        room -= 1
      case .softBreak: guard isFlat else { return true }
      case .hardLine, .lineAtMargin: return !isFlat
      case .flatOnly: guard isFlat else { return false }
      case .whenBroken(let text): if !isFlat { room -= text.utf8.count }
      case .sequence(let parts): ahead.append(contentsOf: parts.reversed())
      case .nest(let inner), .group(let inner): ahead.append(inner)
      case .choice(let choice): ahead.append(choice.second)
      }
    }
    return false
  }
}
