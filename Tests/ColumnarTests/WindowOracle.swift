@testable import Columnar

/// The windows of one width in a zone, told again without windows: what a clock shows, read
/// forwards.
///
/// A reader of the clock writes down the latest time it has shown. Windows meet where that time
/// passes into the next block of the width. When the clock is put back by more than the width, the
/// reader begins anew: the repeated time is divided a second time.
struct WindowOracle {
  let rules: ZoneRules
  let width: CalendarDuration

  /// The instants inside the range, its ends left out, at which windows meet.
  func boundaries(inside range: Range<Int64>) -> [Int64] {
    // No change puts a clock back by four days, so the latest time is known by then.
    let from = range.lowerBound - 4 * nanosecondsPerDay
    var segment = rules.segment(at: from)
    var latest = from + rules.offsets[segment]
    var found: [Int64] = []
    func add(_ time: Int64) {
      if time > range.lowerBound && time < range.upperBound { found.append(time) }
    }
    while true {
      let offset = rules.offsets[segment]
      let end = rules.end(ofSegment: segment)
      while true {
        let next = startOfBlock(after: latest)
        if next - offset >= min(end, range.upperBound) { break }
        add(next - offset)
        latest = next
      }
      if end >= range.upperBound { return found }
      latest = max(latest, end - 1 + offset)
      segment += 1
      let clock = end + rules.offsets[segment]
      let isNewPass = latest + 1 - clock > widthNanoseconds
      if isNewPass || clock >= startOfBlock(after: latest) {
        add(end)
        latest = clock
      }
    }
  }

  /// Months are longer than any change.
  private var widthNanoseconds: Int64 {
    width.months > 0 ? 28 * nanosecondsPerDay : width.nanoseconds
  }

  /// The first clock time after another at which a block of the width starts.
  private func startOfBlock(after clock: Int64) -> Int64 {
    if width.months == 0 { return (floorDivide(clock, widthNanoseconds) + 1) * widthNanoseconds }
    let civil = CivilTime(clockNanoseconds: clock)
    let months = (civil.year - 1970) * 12 + civil.month - 1
    let next = (floorDivide(months, width.months) + 1) * width.months
    var start = CivilTime(clockNanoseconds: 0)
    start.year = 1970 + floorDivide(next, 12)
    start.month = floorModulo(next, 12) + 1
    return start.clockNanoseconds ?? Int64.max
  }
}
