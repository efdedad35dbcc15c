import Columnar
import Diagnostics

/// Values over time: one line a series, broken at nulls and gaps. The axis shows local time;
/// columns in which clocks change are marked.
func lineChart(_ data: ChartData, _ style: ScreenStyle) -> String {
  let series = Array(data.series.prefix(ChartFrame.seriesMax))
  guard let extent = data.extent, let positions = data.positions else {
    return "nothing to draw: all values are null\n"
  }
  let frame = ChartFrame(extent, style: style)
  let axis = TimeAxis(positions, ticks: max(2, frame.columns / 12), style: style)
  var canvas = Canvas(
    columns: frame.columns, rows: frame.rows, seriesCount: series.count, style: style)
  for (index, one) in series.enumerated() {
    draw(one.points, number: index, frame, axis, into: &canvas)
  }
  var marks: [Int: String] = [:]
  for change in axis.changes {
    marks[column(of: axis.share(change.time), frame.columns)] = style.isUnicode ? "┊" : ":"
  }
  let ticks = axis.ticks.map { (column: column(of: axis.share($0.time), frame.columns), $0.label) }
  var text = chartHeading(data, shown: series.count, style: style)
  text += frame.text(canvas, marks: marks, ticks: Set(ticks.map(\.column)))
  text += frame.labels(ticks)
  let notes = [canvas.legend(Array(data.seriesLabels.prefix(series.count))), axis.caption]
  for note in notes + axis.changeNotes where !note.isEmpty { text += note + "\n" }
  return text
}

private func column(of share: Double, _ columns: Int) -> Int {
  Int((share * Double(columns - 1)).rounded())
}

private func draw(
  _ points: [ChartPoint], number: Int, _ frame: ChartFrame, _ axis: TimeAxis,
  into canvas: inout Canvas
) {
  let gapMin = gapNanoseconds(points)
  var previous: (x: Int, y: Int, time: Int64)?
  for point in points {
    guard let value = point.value else {
      previous = nil
      continue
    }
    let x = Int((axis.share(point.position) * Double(canvas.width - 1)).rounded())
    let y = Int(((1 - frame.scale.share(value)) * Double(canvas.height - 1)).rounded())
    if let previous, point.position &- previous.time < gapMin {
      canvas.line(from: (previous.x, previous.y), to: (x, y), series: number)
    } else {
      canvas.set(x, y, series: number)
    }
    previous = (x, y, point.position)
  }
}

/// A pause that breaks a line: more than four times the usual distance of two points.
private func gapNanoseconds(_ points: [ChartPoint]) -> Int64 {
  let sample = points.prefix(2_000)
  let distances = zip(sample, sample.dropFirst()).map { $1.position &- $0.position }.sorted()
  guard distances.count >= 8 else { return .max }
  let usual = distances[distances.count / 2]
  return usual > 0 && usual < Int64.max / 4 ? usual * 4 : .max
}
