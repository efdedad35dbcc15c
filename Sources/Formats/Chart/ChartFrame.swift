import Columnar
import Diagnostics

/// What charts with two axes share: the values on the left, a line below, and words under it.
struct ChartFrame {
  /// No chart is drawn narrower.
  static let columnsMin = 24
  static let seriesMax = 8

  let style: ScreenStyle
  let scale: ValueScale
  let labelWidth: Int
  let columns: Int
  let rows: Int

  init(_ extent: ClosedRange<Double>, fromZero: Bool = false, style: ScreenStyle) {
    self.style = style
    rows = max(6, min(20, style.rows - 8))
    scale = ValueScale(extent, ticks: max(2, rows / 4), fromZero: fromZero)
    let scale = scale
    labelWidth = scale.ticks.map { scale.text($0).count }.max() ?? 1
    columns = max(Self.columnsMin, style.columns) - labelWidth - 2
  }

  /// The row of characters, from the top, in which a value lies.
  func row(of value: Double) -> Int {
    Int(((1 - scale.share(value)) * Double(rows - 1)).rounded())
  }

  /// The rows of a canvas with values and an axis on their left, and the axis below them.
  /// marks `[column]`: what stands in a column where nothing is drawn, all the way down.
  func text(_ canvas: Canvas, marks: [Int: String], ticks: Set<Int>) -> String {
    var labels: [Int: String] = [:]
    for tick in scale.ticks { labels[row(of: tick)] = scale.text(tick) }
    let (bar, corner, dash, cross) =
      style.isUnicode ? ("┤", "└", "─", "┬") : ("|", "+", "-", "+")
    let plain = style.isUnicode ? "│" : "|"
    var text = ""
    for row in 0..<rows {
      let label = style.aligned(labels[row] ?? "", to: labelWidth)
      let axis = style.paint("\(label) \(labels[row] == nil ? plain : bar)", .faint)
      text += axis + trimmedRight(canvas.row(row, markers: marks)) + "\n"
    }
    let line = (0..<columns).map { ticks.contains($0) ? cross : dash }.joined()
    text +=
      style.paint(String(repeating: " ", count: labelWidth + 1) + corner + line, .faint) + "\n"
    return text
  }

  /// Labels under the axis, each centred below its column where it fits beside its neighbour.
  func labels(_ ticks: [(column: Int, label: String)]) -> String {
    var line = ""
    let left = labelWidth + 2
    for tick in ticks {
      let start = max(
        0,
        min(
          left + tick.column - tick.label.count / 2,
          left + columns - tick.label.count))
      guard start > line.count || line.isEmpty else { continue }
      line += String(repeating: " ", count: max(0, start - line.count)) + tick.label
    }
    return line + "\n"
  }

  private func trimmedRight(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}

/// Heading, legend and what was left out, wrapped to the screen.
func chartHeading(_ data: ChartData, shown: Int, style: ScreenStyle) -> String {
  var text = style.paint(style.fitted(data.title, to: style.columns), .heading) + "\n"
  if data.series.count > shown {
    text +=
      style.fitted(
        "the first \(shown) of \(grouped(data.series.count)) tables; group or filter for others",
        to: style.columns) + "\n"
  }
  return text
}
