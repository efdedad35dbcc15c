import Columnar

/// A field of characters to draw lines into.
///
/// With braille each character has 2 × 4 points; else one point, drawn as the series' mark, which
/// tells series apart without colour.
struct Canvas {
  let columns: Int
  let rows: Int
  let isBraille: Bool
  private var dots: [UInt8]
  /// The series that drew last into a character, and -1 for none.
  private var owners: [Int]
  private let style: ScreenStyle

  static let marks: [Character] = ["*", "+", "o", "x", "#", "@", "%", "&"]
  private static let colors = ["36", "33", "32", "35", "34", "31", "96", "93"]
  /// The bits of a braille character by column, then row.
  private static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  init(columns: Int, rows: Int, seriesCount: Int, style: ScreenStyle) {
    self.columns = columns
    self.rows = rows
    self.style = style
    isBraille = style.isUnicode && (style.usesColor || seriesCount == 1)
    dots = [UInt8](repeating: 0, count: columns * rows)
    owners = [Int](repeating: -1, count: columns * rows)
  }

  var width: Int { isBraille ? columns * 2 : columns }
  var height: Int { isBraille ? rows * 4 : rows }

  /// Sets a point; x from the left, y from the top. Points outside are left out.
  mutating func set(_ x: Int, _ y: Int, series: Int) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let index = isBraille ? y / 4 * columns + x / 2 : y * columns + x
    dots[index] |= isBraille ? Self.bits[x % 2][y % 4] : 1
    owners[index] = series
  }

  /// Draws a straight line, both ends inside.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), series: Int) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y))
    guard steps > 0 else { return set(start.x, start.y, series: series) }
    for step in 0...steps {
      let x = start.x + (end.x - start.x) * step / steps
      let y = start.y + (end.y - start.y) * step / steps
      set(x, y, series: series)
    }
  }

  /// One row of characters; `markers` stand where nothing is drawn.
  func row(_ row: Int, markers: [Int: String]) -> String {
    var text = ""
    for column in 0..<columns {
      let index = row * columns + column
      if dots[index] == 0 {
        text += markers[column].map { style.paint($0, .faint) } ?? " "
      } else {
        text += paint(character(dots[index], owners[index]), series: owners[index])
      }
    }
    return text
  }

  private func character(_ dots: UInt8, _ owner: Int) -> String {
    guard isBraille else { return String(Self.marks[max(0, owner) % Self.marks.count]) }
    return Unicode.Scalar(0x2800 + UInt32(dots)).map { String($0) } ?? "*"
  }

  private func paint(_ text: String, series: Int) -> String {
    guard style.usesColor else { return text }
    return "\u{1B}[\(Self.colors[max(0, series) % Self.colors.count])m\(text)\u{1B}[0m"
  }

  /// `* ND   + TSD`: what the marks or colours mean; empty for one series.
  func legend(_ labels: [String]) -> String {
    guard labels.count > 1 else { return "" }
    let parts = labels.enumerated().map { index, label in
      let mark = isBraille ? "━" : String(Self.marks[index % Self.marks.count])
      return paint(mark, series: index) + " " + label
    }
    return parts.joined(separator: "   ")
  }
}
