import Columnar
import Diagnostics

/// Lines over local time, or load-duration curves over the share of points.
func curvesSVG(
  _ data: ChartData, _ extent: ClosedRange<Double>, isDuration: Bool, _ style: ScreenStyle
) -> String {
  let series = data.series.prefix(SVGDrawing.palette.count)
  let frame = SVGFrame(ValueScale(extent, ticks: 6), series: series.count)
  var drawing = SVGDrawing(width: frame.width, height: frame.height)
  drawing.text(data.title, x: frame.left, y: 24)
  for tick in frame.scale.ticks {
    let y = frame.y(tick)
    drawing.line((frame.left, y), (frame.right, y))
    drawing.text(frame.scale.text(tick), x: frame.left - 8, y: y + 4, anchor: "end")
  }
  if isDuration {
    for percent in [0, 25, 50, 75, 100] {
      drawing.text(
        "\(percent) %", x: frame.x(Double(percent) / 100), y: frame.bottom + 18, anchor: "middle")
    }
  } else if let positions = data.positions {
    drawTimes(TimeAxis(positions, ticks: 8, style: style), frame, &drawing)
  }
  for (index, one) in series.enumerated() {
    let color = SVGDrawing.palette[index]
    for run in isDuration ? [duration(one, frame)] : runs(one, data, frame) {
      drawing.path(run, color: color)
    }
    if data.series.count > 1 {
      let y = frame.bottom + 58 + Double(index) * 16
      drawing.rectangle(x: frame.left, y: y - 9, width: 18, height: 4, color: color)
      drawing.text(terminalText(one.label), x: frame.left + 26, y: y)
    }
  }
  return drawing.document
}

/// Where things lie in a drawing with two axes.
private struct SVGFrame {
  let width = 900.0
  let height: Double
  let left = 90.0
  let right = 880.0
  let top = 40.0
  let bottom = 380.0
  let scale: ValueScale

  init(_ scale: ValueScale, series: Int) {
    self.scale = scale
    height = 450 + 16 * Double(series > 1 ? series : 0)
  }

  func x(_ share: Double) -> Double { left + share * (right - left) }
  func y(_ value: Double) -> Double { bottom - scale.share(value) * (bottom - top) }
}

private func drawTimes(_ axis: TimeAxis, _ frame: SVGFrame, _ drawing: inout SVGDrawing) {
  for tick in axis.ticks {
    let x = frame.x(axis.share(tick.time))
    drawing.line((x, frame.bottom), (x, frame.bottom + 5))
    drawing.text(tick.label, x: x, y: frame.bottom + 18, anchor: "middle")
  }
  for change in axis.changes {
    let x = frame.x(axis.share(change.time))
    drawing.line((x, frame.top), (x, frame.bottom), color: "#8793a3", dashes: "4 3")
  }
  let notes = [axis.caption] + axis.changeNotes
  drawing.text(notes.joined(separator: "; "), x: frame.left, y: frame.bottom + 38)
}

/// The points of a series in runs without nulls.
private func runs(
  _ series: ChartSeries, _ data: ChartData, _ frame: SVGFrame
) -> [[(x: Double, y: Double)]] {
  guard let positions = data.positions else { return [] }
  let span = Double(positions.upperBound) - Double(positions.lowerBound)
  var runs: [[(x: Double, y: Double)]] = [[]]
  for point in series.points {
    guard let value = point.value else {
      if runs.last?.isEmpty == false { runs.append([]) }
      continue
    }
    let share =
      span > 0 ? (Double(point.position) - Double(positions.lowerBound)) / span : 0
    runs[runs.count - 1].append((frame.x(share), frame.y(value)))
  }
  return runs.filter { !$0.isEmpty }
}

private func duration(_ series: ChartSeries, _ frame: SVGFrame) -> [(x: Double, y: Double)] {
  let values = series.points.compactMap(\.value).sorted(by: >)
  return values.enumerated().map { rank, value in
    let share = values.count > 1 ? Double(rank) / Double(values.count - 1) : 0
    return (frame.x(share), frame.y(value))
  }
}
