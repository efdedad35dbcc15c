import Columnar

/// Means by day and half-hour of the local clock. The half-hours that a clock change repeats share
/// a cell; those it skips are empty.
struct HeatGrid {
  /// One row: a day, or several where there are more days than rows.
  struct Row {
    var firstDay: Int64
    var lastDay: Int64
    var sums: [Double]
    var counts: [Int]
    /// Hours of a day of the row on which clocks change; nil where none do.
    var changedHours: Int?
  }

  /// 48, or 24 where all points lie on whole hours.
  let cellsPerDay: Int
  let rows: [Row]
  let daysPerRow: Int64
  let extent: ClosedRange<Double>

  /// nil without a value.
  init?(_ data: ChartData, rowsMax: Int, clock: LocalClock) {
    let halfHour = 30 * nanosecondsPerMinute
    var sums: [Int64: (sums: [Double], counts: [Int])] = [:]
    var isHourly = true
    for point in data.series.lazy.flatMap(\.points) {
      guard let value = point.value else { continue }
      let shown = clock.clock(at: point.position)
      let day = floorDivide(shown, nanosecondsPerDay)
      let slot = Int(floorModulo(shown, nanosecondsPerDay) / halfHour)
      if slot % 2 == 1 { isHourly = false }
      sums[day, default: ([Double](repeating: 0, count: 48), [Int](repeating: 0, count: 48))]
        .sums[slot] += value
      sums[day]?.counts[slot] += 1
    }
    guard let first = sums.keys.min(), let last = sums.keys.max() else { return nil }
    let cells = isHourly ? 24 : 48
    cellsPerDay = cells
    daysPerRow = max(1, (last - first) / Int64(max(1, rowsMax)) + 1)
    var rows: [Row] = []
    var day = first
    while day <= last {
      let end = min(last, day + daysPerRow - 1)
      var row = Row(
        firstDay: day, lastDay: end, sums: [Double](repeating: 0, count: cells),
        counts: [Int](repeating: 0, count: cells))
      for one in day...end {
        let hours = hoursOfDay(one, clock)
        if hours != 24 { row.changedHours = hours }
        guard let found = sums[one] else { continue }
        for slot in 0..<48 {
          row.sums[slot * cells / 48] += found.sums[slot]
          row.counts[slot * cells / 48] += found.counts[slot]
        }
      }
      rows.append(row)
      day = end + 1
    }
    self.rows = rows
    let means = rows.flatMap { row in row.sums.indices.compactMap { row.mean($0) } }
    guard let low = means.min(), let high = means.max() else { return nil }
    extent = low...high
  }
}

extension HeatGrid.Row {
  func mean(_ cell: Int) -> Double? {
    counts[cell] > 0 ? sums[cell] / Double(counts[cell]) : nil
  }
}

/// Hours between two midnights of a local clock.
private func hoursOfDay(_ day: Int64, _ clock: LocalClock) -> Int {
  guard day.magnitude < 100_000 else { return 24 }
  let start = clock.instant(ofClock: day * nanosecondsPerDay)
  let stop = clock.instant(ofClock: (day + 1) * nanosecondsPerDay)
  return Int((stop &- start) / nanosecondsPerHour)
}
