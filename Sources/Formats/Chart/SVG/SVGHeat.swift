import Columnar

/// Day × half-hour of the local clock; darker is higher.
func heatSVG(_ data: ChartData, _ style: ScreenStyle) -> String {
  guard let grid = HeatGrid(data, rowsMax: 400, clock: style.clock) else { return "" }
  let (left, top, rowHeight) = (100.0, 60.0, 10.0)
  let cellWidth = 768.0 / Double(grid.cellsPerDay)
  var drawing = SVGDrawing(width: 960, height: top + 60 + rowHeight * Double(grid.rows.count))
  drawing.text(data.title, x: left, y: 24)
  for hour in stride(from: 0, to: 24, by: 3) {
    drawing.text(style.twoDigits(hour), x: left + Double(hour) * 32, y: top - 8)
  }
  let labelEvery = max(1, grid.rows.count / 24)
  for (index, row) in grid.rows.enumerated() {
    let y = top + rowHeight * Double(index)
    if index % labelEvery == 0 {
      let day = CivilTime(clockNanoseconds: row.firstDay &* nanosecondsPerDay)
      drawing.text(style.dateText(day), x: left - 8, y: y + 9, anchor: "end")
    }
    for cell in 0..<grid.cellsPerDay {
      guard let value = row.mean(cell) else { continue }
      let x = left + Double(cell) * cellWidth
      drawing.rectangle(
        x: x, y: y, width: cellWidth, height: rowHeight, color: heatColor(value, grid.extent))
    }
    if let hours = row.changedHours { drawing.text("\(hours) h", x: left + 774, y: y + 9) }
  }
  let y = top + rowHeight * Double(grid.rows.count) + 30
  let scale = ValueScale(grid.extent, ticks: 40)
  drawing.text(
    "\(scale.text(grid.extent.lowerBound)) (light) to \(scale.text(grid.extent.upperBound)) (dark), "
      + style.clock.rules.name, x: left, y: y)
  return drawing.document
}

/// From light yellow over red to dark purple.
private func heatColor(_ value: Double, _ extent: ClosedRange<Double>) -> String {
  let span = extent.upperBound - extent.lowerBound
  let share = span > 0 ? (value - extent.lowerBound) / span : 0.5
  let stops: [(Double, Double, Double)] = [(255, 247, 188), (236, 112, 20), (66, 10, 104)]
  let place = min(1.999, share * 2)
  let (from, to) = (stops[Int(place)], stops[Int(place) + 1])
  let rest = place - place.rounded(.down)
  let parts = [
    from.0 + (to.0 - from.0) * rest, from.1 + (to.1 - from.1) * rest,
    from.2 + (to.2 - from.2) * rest,
  ]
  return "#"
    + parts.map { part in
      let digits = String(Int(part), radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined()
}
