import Columnar

/// How a column spells the time of day, where the days stand in another column.
enum ClockForm: String, Sendable, Hashable {
  /// `05:30`, `5:30 PM`; of a span such as `05:30 - 06:00` its beginning.
  case clock
  /// Hours from 0 to 23, by what the clock shows when they begin.
  case hourBeginning
  /// Hours from 1 to 24, by what the clock shows when they end; they stand at their beginning.
  case hourEnding
  /// Hours counted since midnight, from 1; the days on which clocks change have 23 or 25.
  case hourCount
  /// Half hours counted since midnight, from 1, as Great Britain's settlement periods; those days
  /// have 46 or 50.
  case halfHourCount

  static let hourNanoseconds: Int64 = 3_600_000_000_000

  /// The day of a cell with the time of another; nil where one of them is none.
  func read(_ cell: UnsafeBufferPointer<UInt8>, on day: CellTime) -> CellTime? {
    let text = withoutBlanks(cell)
    let passed: Int64
    switch self {
    case .clock:
      guard let time = Self.timeOfDay(text) else { return nil }
      passed = time
    case .hourBeginning:
      guard let hour = parseInt(text), (0...24).contains(hour) else { return nil }
      passed = hour &* Self.hourNanoseconds
    case .hourEnding, .hourCount:
      guard let hour = parseInt(text), (1...25).contains(hour) else { return nil }
      passed = (hour &- 1) &* Self.hourNanoseconds
    case .halfHourCount:
      guard let period = parseInt(text), (1...50).contains(period) else { return nil }
      passed = (period &- 1) &* (Self.hourNanoseconds / 2)
    }
    if self == .hourCount || self == .halfHourCount {
      return CellTime(clock: day.clock, offset: day.offset, elapsed: passed)
    }
    let (clock, overflow) = day.clock.addingReportingOverflow(passed)
    return overflow ? nil : CellTime(clock: clock, offset: day.offset)
  }

  /// ns since midnight.
  static func timeOfDay(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    var reader = NumberReader(text)
    guard let time = CellTime.timeOfDay(&reader) else { return nil }
    if reader.isAtEnd { return time }
    reader.skipSpaces()
    guard reader.take(0x2D) else { return nil }
    reader.skipSpaces()
    guard CellTime.timeOfDay(&reader) != nil, reader.isAtEnd else { return nil }
    return time
  }

  /// What a plan says of it.
  var text: String {
    switch self {
    case .clock: "times of day"
    case .hourBeginning: "hours from 0"
    case .hourEnding: "hours from 1, by their end, taken at their beginning"
    case .hourCount: "hours counted since midnight"
    case .halfHourCount: "half hours counted since midnight"
    }
  }
}
