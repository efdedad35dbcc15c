import Columnar
import Diagnostics

/// Day × half-hour: one row a day (several where the screen has fewer rows), one cell a half-hour
/// of the local day, darker for higher means. Days of 23 or 25 hours are marked.
func heatMap(_ data: ChartData, _ style: ScreenStyle) -> String {
  let rowsMax = max(31, style.rows - 8)
  guard let grid = HeatGrid(data, rowsMax: rowsMax, clock: style.clock) else {
    return "nothing to draw: all values are null\n"
  }
  let labelWidth = 10
  let note = 7
  let room = max(grid.cellsPerDay, style.columns - labelWidth - 1 - note)
  let cellWidth = max(1, min(3, room / grid.cellsPerDay))
  var text = chartHeading(data, shown: data.series.count, style: style)
  text += String(repeating: " ", count: labelWidth + 1) + hours(grid, cellWidth) + "\n"
  for row in grid.rows {
    let day = CivilTime(clockNanoseconds: row.firstDay &* nanosecondsPerDay)
    text += style.padded(style.dateText(day), to: labelWidth) + " "
    for cell in 0..<grid.cellsPerDay {
      text += shade(row.mean(cell), grid.extent, width: cellWidth, style)
    }
    if let hours = row.changedHours {
      text += style.isUnicode ? " ◂\(hours) h" : " <\(hours) h"
    }
    text += "\n"
  }
  return text + legend(grid, style)
}

private func hours(_ grid: HeatGrid, _ cellWidth: Int) -> String {
  let step = cellWidth * grid.cellsPerDay / 24 * 3
  var line = ""
  for hour in stride(from: 0, to: 24, by: 3) {
    let label = hour < 10 ? "0\(hour)" : "\(hour)"
    line += label + String(repeating: " ", count: max(1, step - label.count))
  }
  return line
}

private let shadeCount = 5

private func shade(
  _ value: Double?, _ extent: ClosedRange<Double>, width: Int, _ style: ScreenStyle
) -> String {
  guard let value else { return String(repeating: style.isUnicode ? "·" : " ", count: width) }
  let span = extent.upperBound - extent.lowerBound
  let share = span > 0 ? (value - extent.lowerBound) / span : 0.5
  if style.usesColor {
    // Colours 232 ... 255 are a grey ramp; this ramp goes from blue over green to red.
    let ramp = [17, 18, 19, 25, 31, 37, 36, 35, 71, 107, 143, 179, 173, 167, 161, 196]
    let color = ramp[min(ramp.count - 1, Int(share * Double(ramp.count)))]
    return "\u{1B}[48;5;\(color)m" + String(repeating: " ", count: width) + "\u{1B}[0m"
  }
  let level = min(shadeCount - 1, Int(share * Double(shadeCount)))
  let marks: [Character] =
    style.isUnicode ? ["▁", "░", "▒", "▓", "█"] : [".", ":", "+", "#", "@"]
  return String(repeating: marks[level], count: width)
}

private func legend(_ grid: HeatGrid, _ style: ScreenStyle) -> String {
  let (low, high) = (grid.extent.lowerBound, grid.extent.upperBound)
  let scale = ValueScale(low...high, ticks: 40)
  let ramp = (0..<shadeCount).map { step in
    let value = low + (high - low) * (Double(step) + 0.5) / Double(shadeCount)
    return shade(value, grid.extent, width: 2, style)
  }.joined()
  let unit = grid.cellsPerDay == 48 ? "half-hour" : "hour"
  var text = "\(scale.text(low)) \(ramp) \(scale.text(high))   mean by \(unit)"
  if grid.daysPerRow > 1 { text += " of \(grid.daysPerRow) days a row" }
  text += ", \(style.clock.rules.name)\n"
  let changed = grid.rows.compactMap(\.changedHours)
  if changed.contains(where: { $0 > 24 }) {
    text += "on days of 25 h the repeated hour is averaged with the first\n"
  }
  if changed.contains(where: { $0 < 24 }) {
    text += "on days of 23 h the skipped hour is empty\n"
  }
  return text
}
