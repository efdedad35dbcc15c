/// The lines of source that a message points at, each with its marks below.
struct SourceExcerpt {
  struct Mark {
    let span: Span
    let text: String
    let isMain: Bool

    var firstLine: Int { span.source.position(of: span.start).line }
  }

  /// The first is the main one.
  let marks: [Mark]
  /// Columns before the bar.
  let gutter: Int
  let severity: Diagnostic.Severity
  let paint: Paint
  let secrets: Secrets

  /// Columns of source shown; a longer line is cut on both sides of its marks.
  static let lineColumnsMax = 100
  private static let tabColumns = 4

  /// The place, then each source line with its marks, in the order of the text; lines of other
  /// sources follow with a place of their own.
  func lines() -> [String] {
    guard let main = marks.first else { return [] }
    var result = [place("-->", main.span), bar("")]
    var sources = [main.span.source]
    for mark in marks where !sources.contains(where: { $0 === mark.span.source }) {
      sources.append(mark.span.source)
    }
    for source in sources {
      let here = marks.filter { $0.span.source === source }
      if source !== main.span.source { result.append(place(":::", here[0].span)) }
      let numbers = Set(here.map(\.firstLine)).sorted()
      for (index, number) in numbers.enumerated() {
        if index > 0, number > numbers[index - 1] + 1 { result.append(paint.gutter("...")) }
        result += line(number, here.filter { $0.firstLine == number })
      }
    }
    return result
  }

  private func place(_ arrow: String, _ span: Span) -> String {
    let (line, column) = span.source.position(of: span.start)
    let indent = String(repeating: " ", count: max(0, gutter - 1))
    return indent + paint.gutter(arrow) + " \(terminalText(span.source.name)):\(line):\(column)"
  }

  private func bar(_ text: String, number: Int? = nil) -> String {
    let label = number.map(String.init) ?? ""
    let padding = String(repeating: " ", count: max(0, gutter - label.count))
    return paint.gutter(label + padding + "|") + (text.isEmpty ? "" : " " + text)
  }

  private func line(_ number: Int, _ marks: [Mark]) -> [String] {
    let layout = LineLayout(
      number: number, around: marks[0].span, tab: Self.tabColumns, secrets: secrets)
    let places = marks.map { layout.columns(of: $0.span) }
    let window = layout.window(around: places, columnsMax: Self.lineColumnsMax)
    var result = [bar(layout.text(in: window), number: number)]
    for (mark, place) in zip(marks, places) {
      let start = max(0, place.lowerBound - window.lowerBound) + (window.lowerBound > 0 ? 1 : 0)
      let visible = place.clamped(to: window)
      let underline = String(repeating: mark.isMain ? "^" : "-", count: max(1, visible.count))
      let text = mark.text.isEmpty ? "" : " " + terminalText(mark.text)
      let painted = mark.isMain ? paint.severity(severity, underline) : paint.gutter(underline)
      result.append(bar(String(repeating: " ", count: start) + painted + text))
    }
    return result
  }
}

/// One source line as a terminal shows it: cells with their columns and byte offsets. Of a line
/// that is longer by far than what is shown, the part around its first mark stands for all.
private struct LineLayout {
  private struct Cell {
    let offset: Int
    let column: Int
    let text: String
  }

  private var cells: [Cell] = []
  private var width = 0
  private let end: Int

  /// Far more bytes than stand on `SourceExcerpt.lineColumnsMax` columns.
  private static let reach = 4_096

  init(number: Int, around span: Span, tab: Int, secrets: Secrets) {
    let source = span.source
    // A secret that begins before what is shown is taken whole.
    let bytes = source.lineBytes(
      number, around: span.start, reach: Self.reach + secrets.longestBytes)
    let text = String(decoding: source.bytes[bytes], as: UTF8.self)
    var offset = bytes.lowerBound
    // Stars stand for secrets before the line is cut, which might leave half of one.
    for (scalar, safe) in zip(text.unicodeScalars, secrets.starred(text).unicodeScalars) {
      var shown = terminalText(safe)
      if scalar == "\t" { shown = String(repeating: " ", count: tab - width % tab) }
      cells.append(Cell(offset: offset, column: width, text: shown))
      width += terminalWidth(shown)
      // A byte that is no UTF-8 was decoded to U+FFFD and is one byte of the source.
      let isReplacement = scalar == "\u{FFFD}" && !source.isReplacement(at: offset)
      offset += isReplacement ? 1 : String(scalar).utf8.count
    }
    end = offset
  }

  /// The columns that a span covers on this line; a span of several lines covers the rest of it.
  func columns(of span: Span) -> Range<Int> {
    let low = column(of: span.start)
    let high = span.end >= end ? width : column(of: span.end)
    return low..<max(low + 1, high)
  }

  /// The column of a byte offset, by bisection.
  private func column(of offset: Int) -> Int {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low < cells.count ? cells[low].column : width
  }

  /// The part of the line to show: all of it, or as much as fits with the first mark in view.
  func window(around places: [Range<Int>], columnsMax: Int) -> Range<Int> {
    guard width > columnsMax, let first = places.first else { return 0..<max(1, width + 1) }
    let margin = max(0, columnsMax - min(first.count, columnsMax)) / 2
    let low = max(0, min(first.lowerBound - margin, width - columnsMax))
    return low..<min(low + columnsMax, width + 1)
  }

  func text(in window: Range<Int>) -> String {
    let shown = cells.lazy.filter { window.contains($0.column) }.map(\.text).joined()
    return (window.lowerBound > 0 ? "…" : "") + shown + (window.upperBound < width ? "…" : "")
  }
}

extension SourceText {
  /// Whether U+FFFD itself stands at an offset.
  fileprivate func isReplacement(at offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset] == 0xEF && bytes[offset + 1] == 0xBF
      && bytes[offset + 2] == 0xBD
  }
}
