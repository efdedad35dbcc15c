/// Where the ratio comes from, one help a line.
func helpLines(_ comparison: Comparison) -> [String] {
  let total = comparison.help.reduce(1) { $0 * $1.ratio }
  var lines = [
    padded("where the \(ratioText(total)) comes from", 44)
      + "measured: the same work, one help taken away at a time"
  ]
  for step in comparison.help {
    // The bars add up where the ratios multiply: their length is the share of the logarithm. A step
    // that outdoes the whole, because others make it slower, fills its column.
    let share = step.ratio > 1 && total > 1 ? min(1, logarithmRatio(step.ratio, total)) : 0
    let length = Int(exactly: (share * 14).rounded()) ?? 0
    let bar = String(repeating: "#", count: max(0, length))
    lines.append(
      "  " + padded(step.name, 27) + aligned(decimalText(step.ratio, 2) + "x", 6) + "  "
        + padded(bar, 16) + padded(step.change, 18) + step.explanation)
  }
  return lines
}

/// The times of each variant over grown data, and how it grows.
func growthLines(_ comparison: Comparison) -> [String] {
  guard let first = comparison.growth.first else { return [] }
  let width = 16
  var lines = [
    padded("as the data grows", 26)
      + first.points.map { aligned("\(countText($0.rows)) rows", width) }.joined()
  ]
  for row in comparison.growth {
    lines.append(
      "  " + padded(shortened(row.label, 23), 24)
        + row.points.map { aligned(millisecondsText($0.nanoseconds) + " ms", width) }.joined()
        + "   " + growthWord(row, first))
  }
  if let note = comparison.growthNote { lines.append("  " + note) }
  return lines
}

/// How a variant grows, beside the first one.
private func growthWord(_ row: GrowthRow, _ first: GrowthRow) -> String {
  guard let start = row.points.first, let end = row.points.last, start.rows > 0,
    end.rows > start.rows,
    start.nanoseconds > 0
  else { return "" }
  let rows = Double(end.rows) / Double(start.rows)
  let time = end.nanoseconds / start.nanoseconds
  var text: String
  switch time {
  case ..<2: text = "nearly flat"
  case ..<(rows / 3): text = "slower than the rows"
  case ..<(rows * 1.5): text = "with the rows"
  default: text = "faster than the rows"
  }
  if row.label != first.label, let base = first.points.last, base.nanoseconds > 0 {
    text += "; at x \(decimalText(rows, 0)): \(ratioText(end.nanoseconds / base.nanoseconds)) A"
  }
  return text
}
