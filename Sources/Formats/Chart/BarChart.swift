import Columnar
import Diagnostics

/// One horizontal bar a row, from zero; negative values go to the left of it.
func barChart(_ data: ChartData, _ style: ScreenStyle) -> String {
  let bars = chartBars(data, style)
  let shown = Array(bars.prefix(barsMax))
  let values = shown.compactMap(\.value)
  guard let low = values.min(), let high = values.max() else {
    return "nothing to draw: all values are null\n"
  }
  let scale = ValueScale(min(low, 0)...max(high, 0), ticks: 4, fromZero: true)
  let texts = shown.map { $0.value.map(formatFloat) ?? "null" }
  let valueWidth = texts.map(\.count).max() ?? 0
  let labelMax = max(8, style.columns / 3)
  let labels = shown.map { style.fitted(terminalText($0.label), to: labelMax) }
  let labelWidth = labels.map { terminalWidth($0) }.max() ?? 0
  let width = max(8, style.columns - labelWidth - valueWidth - 4)
  let zero = scale.share(0)
  var text = chartHeading(data, shown: data.series.count, style: style)
  for (index, bar) in shown.enumerated() {
    let ends = bar.value.map { [zero, scale.share($0)].sorted() } ?? [zero, zero]
    text += style.padded(labels[index], to: labelWidth) + "  "
    text += style.paint(drawn(from: ends[0], to: ends[1], width: width, style), .number)
    text += "  " + style.aligned(texts[index], to: valueWidth) + "\n"
  }
  if bars.count > shown.count {
    text += "\(grouped(bars.count - shown.count)) more rows are not drawn\n"
  }
  return text
}

/// More bars than these fill screens and tell nothing.
private let barsMax = 50

/// One bar of a chart.
struct ChartBar {
  let label: String
  let value: Double?
}

/// The rows of a chart as bars, each called by what tells it apart.
func chartBars(_ data: ChartData, _ style: ScreenStyle) -> [ChartBar] {
  data.series.flatMap { one in
    one.points.map { point in
      let own = data.hasTimes ? style.minuteText(point.position) : point.label
      let parts =
        data.series.count > 1 && (data.hasTimes || own.isEmpty) ? [one.label, own] : [own]
      let label = parts.filter { !$0.isEmpty }.joined(separator: " ")
      return ChartBar(label: label.isEmpty ? one.label : label, value: point.value)
    }
  }
}

/// A bar between two shares of the width, in eighths of a character where they can be drawn.
private func drawn(from low: Double, to high: Double, width: Int, _ style: ScreenStyle) -> String {
  let start = Int((low * Double(width)).rounded())
  let length = (high - low) * Double(width)
  let whole = Int(length)
  let room = max(0, width - start)
  guard style.isUnicode else {
    let count = min(room, Int(length.rounded()))
    return String(repeating: " ", count: start) + String(repeating: "#", count: count)
      + String(repeating: " ", count: room - count)
  }
  let eighths: [String] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  let full = min(room, whole)
  let rest = full < room ? eighths[min(7, Int((length - Double(whole)) * 8))] : ""
  return String(repeating: " ", count: start) + String(repeating: "█", count: full) + rest
    + String(repeating: " ", count: max(0, room - full - rest.count))
}
