import Columnar
import Diagnostics

/// The load-duration curve: all values from the highest to the lowest, over the share of points
/// that are at least as high. One curve a series; nulls are left out.
func loadDurationChart(_ data: ChartData, _ style: ScreenStyle) -> String {
  let series = Array(data.series.prefix(ChartFrame.seriesMax))
  guard let extent = data.extent else {
    return "nothing to draw: all values are null\n"
  }
  let frame = ChartFrame(extent, style: style)
  var canvas = Canvas(
    columns: frame.columns, rows: frame.rows, seriesCount: series.count, style: style)
  var count = 0
  for (index, one) in series.enumerated() {
    let values = one.points.compactMap(\.value).sorted(by: >)
    count = max(count, values.count)
    draw(values, number: index, frame, into: &canvas)
  }
  let ticks = [0, 25, 50, 75, 100].map { percent in
    (column: (frame.columns - 1) * percent / 100, label: "\(percent) %")
  }
  var text = chartHeading(data, shown: series.count, style: style)
  text += frame.text(canvas, marks: [:], ticks: Set(ticks.map(\.column)))
  text += frame.labels(ticks)
  let legend = canvas.legend(Array(data.seriesLabels.prefix(series.count)))
  if !legend.isEmpty { text += legend + "\n" }
  return text + "share of \(grouped(count)) points with at least this value\n"
}

private func draw(
  _ values: [Double], number: Int, _ frame: ChartFrame, into canvas: inout Canvas
) {
  var previous: (x: Int, y: Int)?
  for (rank, value) in values.enumerated() {
    let share = values.count > 1 ? Double(rank) / Double(values.count - 1) : 0
    let x = Int((share * Double(canvas.width - 1)).rounded())
    let y = Int(((1 - frame.scale.share(value)) * Double(canvas.height - 1)).rounded())
    canvas.line(from: previous ?? (x, y), to: (x, y), series: number)
    previous = (x, y)
  }
}
