import Columnar
import Diagnostics

/// Horizontal bars from zero, one a row.
func barsSVG(_ data: ChartData, _ style: ScreenStyle) -> String {
  let bars = chartBars(data, style).prefix(200)
  let values = bars.compactMap(\.value)
  let scale = ValueScale(
    min(values.min() ?? 0, 0)...max(values.max() ?? 0, 0), ticks: 5, fromZero: true)
  let (left, right, rowHeight) = (220.0, 780.0, 22.0)
  var drawing = SVGDrawing(width: 900, height: 60 + rowHeight * Double(bars.count))
  drawing.text(data.title, x: 20, y: 24)
  let zero = left + scale.share(0) * (right - left)
  for (index, bar) in bars.enumerated() {
    let y = 40 + rowHeight * Double(index)
    drawing.text(terminalText(bar.label), x: left - 8, y: y + 14, anchor: "end")
    guard let value = bar.value else { continue }
    let end = left + scale.share(value) * (right - left)
    drawing.rectangle(
      x: min(zero, end), y: y, width: abs(end - zero), height: rowHeight - 5,
      color: SVGDrawing.palette[0])
    drawing.text(formatFloat(value), x: max(zero, end) + 6, y: y + 14)
  }
  return drawing.document
}
