import Columnar
import Planning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension TimeForm {
  /// Cells count units since 1970, so that no zone is needed.
  package var isUnix: Bool { unixPrecision != nil }

  var unixPrecision: TimePrecision? {
    switch self {
    case .yearFirst, .dayFirst, .monthFirst: nil
    case .unixSeconds: .seconds
    case .unixMilliseconds: .milliseconds
    case .unixMicroseconds: .microseconds
    case .unixNanoseconds: .nanoseconds
    }
  }

  /// Reads a cell; nil for what is no time of this form. Complexity: O(bytes).
  func read(_ cell: UnsafeBufferPointer<UInt8>) -> CellTime? {
    let text = withoutBlanks(cell)
    if let precision = unixPrecision {
      guard let count = parseInt(text), let time = precision.time(count) else { return nil }
      return CellTime(clock: time, offset: 0)
    }
    return CellTime(text, order: self)
  }
}

/// A time as a cell spells it.
struct CellTime {
  /// ns since 1970-01-01T00:00:00 on the clock that the cell means.
  let clock: Int64
  /// ns east of UTC; nil where the cell does not say.
  let offset: Int64?
  /// The cell names a day and no time of it.
  let isDay: Bool
  /// ns that have passed since the clock showed that.
  let elapsed: Int64

  init(clock: Int64, offset: Int64?, isDay: Bool = false, elapsed: Int64 = 0) {
    self.clock = clock
    self.offset = offset
    self.isDay = isDay
    self.elapsed = elapsed
  }

  /// Reads a date, with or without a time of day, AM or PM and an offset, such as
  /// `2023-01-31T05:30:00.5Z`, `31/01/2023 05:30`, `31-Jan-23 5:30 PM`, `20230131`; of a span such
  /// as `31.01.2023 05:00 - 31.01.2023 06:00` its beginning.
  init?(_ text: UnsafeBufferPointer<UInt8>, order: TimeForm) {
    var reader = NumberReader(text)
    guard let time = Self.time(&reader, order) else { return nil }
    if !reader.isAtEnd {
      reader.skipSpaces()
      guard reader.take(0x2D) else { return nil }
      reader.skipSpaces()
      guard Self.time(&reader, order) != nil, reader.isAtEnd else { return nil }
    }
    self = time
  }

  /// What stands next, as far as it is one time.
  private static func time(_ reader: inout NumberReader, _ order: TimeForm) -> CellTime? {
    guard let day = date(&reader, order) else { return nil }
    let dayEnd = reader
    if reader.take(0x54) || reader.take(0x20) {
      reader.skipSpaces()
      if let time = timeOfDay(&reader) {
        guard let clock = clock(day, time) else { return nil }
        let timeEnd = reader
        if let offset = offset(&reader) { return CellTime(clock: clock, offset: offset) }
        reader = timeEnd
        return CellTime(clock: clock, offset: nil)
      }
    }
    reader = dayEnd
    return clock(day, 0).map { CellTime(clock: $0, offset: nil, isDay: true) }
  }

  /// The first and the last day that ns reach are not whole.
  private static let daysMax = 106_752

  /// nil beyond what ns in 64 bits reach.
  private static func clock(_ day: Int, _ time: Int64) -> Int64? {
    if abs(day) < daysMax - 1 { return Int64(day) &* 86_400_000_000_000 &+ time }
    let (year, month, dayOfMonth) = civilDate(day: Int64(day))
    return CivilTime(year: year, month: month, day: dayOfMonth, nanosecond: time).clockNanoseconds
  }

  private static func date(_ reader: inout NumberReader, _ order: TimeForm) -> Int? {
    if order == .yearFirst {
      let start = reader.position
      guard let first = reader.number(digitsMax: 8) else { return nil }
      if first > 9999 {
        return civilDay(
          year: first / 10_000, month: first / 100 % 100, day: first % 100, daysMax: daysMax)
      }
      guard reader.position == start + 4, let separator = reader.separator(),
        let month = reader.month(), reader.take(separator),
        let day = reader.number(digitsMax: 2)
      else { return nil }
      return civilDay(year: first, month: month, day: day, daysMax: daysMax)
    }
    guard let first = order == .dayFirst ? reader.number(digitsMax: 2) : reader.month(),
      let separator = reader.separator(),
      let second = order == .dayFirst ? reader.month() : reader.number(digitsMax: 2),
      reader.take(separator), let year = reader.number(digitsMax: 4)
    else { return nil }
    let isDayFirst = order == .dayFirst
    return civilDay(
      year: year < 100 ? 2000 + year : year, month: isDayFirst ? second : first,
      day: isDayFirst ? first : second, daysMax: daysMax)
  }

  /// ns since midnight; `24:00` is the day's end.
  static func timeOfDay(_ reader: inout NumberReader) -> Int64? {
    guard var hour = reader.number(digitsMax: 2), reader.take(0x3A),
      let minute = reader.number(digitsMax: 2), minute < 60
    else { return nil }
    var second = 0
    var fraction: Int64 = 0
    if reader.take(0x3A) {
      guard let found = reader.number(digitsMax: 2), found < 60 else { return nil }
      second = found
      if reader.take(0x2E) {
        guard let found = reader.fraction() else { return nil }
        fraction = found
      }
    }
    let before = reader
    reader.skipSpaces()
    if let isAfternoon = reader.halfOfDay() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    } else {
      reader = before
    }
    guard hour < 24 || (hour == 24 && minute == 0 && second == 0 && fraction == 0) else {
      return nil
    }
    return Int64((hour * 60 + minute) * 60 + second) &* 1_000_000_000 &+ fraction
  }

  private static let zoneNames: [(name: StaticString, hours: Int64)] = [
    ("CEST", 2), ("CET", 1), ("EEST", 3), ("EET", 2), ("WEST", 1), ("WET", 0),
  ]

  /// Hours east of UTC by the abbreviations of European markets, with or without brackets.
  private static func summerOrWinter(_ reader: inout NumberReader) -> Int64? {
    let start = reader
    let isBracketed = reader.take(0x28)
    for known in zoneNames where reader.take(known.name) {
      if !isBracketed || reader.take(0x29) { return known.hours }
    }
    reader = start
    return nil
  }

  /// nil for what is no offset; `.some(nil)` where there is none.
  private static func offset(_ reader: inout NumberReader) -> Int64?? {
    if reader.isAtEnd { return .some(nil) }
    reader.skipSpaces()
    if reader.take("Z") || reader.take("UTC") || reader.take("GMT") { return 0 }
    if let hours = summerOrWinter(&reader) { return hours * 3_600_000_000_000 }
    let isWest = reader.take(0x2D)
    guard isWest || reader.take(0x2B), let first = reader.number(digitsMax: 4) else { return nil }
    var minutes = first > 99 ? first / 100 * 60 + first % 100 : first * 60
    if reader.take(0x3A) {
      guard let rest = reader.number(digitsMax: 2), rest < 60 else { return nil }
      minutes += rest
    }
    guard minutes < 24 * 60 else { return nil }
    return Int64(isWest ? -minutes : minutes) &* 60_000_000_000
  }
}

/// Reads times of which many stand twice in a row, as where a file goes from meter to meter.
struct RepeatedTime {
  private var text: [UInt8] = []
  private var time: CellTime?

  /// As `TimeForm.read`; every call with the same form.
  mutating func read(_ cell: UnsafeBufferPointer<UInt8>, _ form: TimeForm) -> CellTime? {
    if let time, isText(cell) { return time }
    time = form.read(cell)
    text.removeAll(keepingCapacity: true)
    text.append(contentsOf: cell)
    return time
  }

  private func isText(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.count == text.count, let given = cell.baseAddress else { return false }
    return text.withUnsafeBufferPointer { known in
      known.baseAddress.map { memcmp($0, given, cell.count) == 0 } ?? false
    }
  }
}

extension NumberReader {
  /// One of `-`, `/`, `.` and a blank; what stands there must stand between month and day too.
  mutating func separator() -> UInt8? {
    for byte: UInt8 in [0x2D, 0x2F, 0x2E, 0x20] where take(byte) { return byte }
    return nil
  }

  /// A month by number or by the first three letters of its English name.
  mutating func month() -> Int? {
    if let number = number(digitsMax: 2) { return number }
    guard let name = letters(3) else { return nil }
    return monthNamed(name[0], name[1], name[2])
  }

  /// `AM`, `PM`, in any case.
  mutating func halfOfDay() -> Bool? {
    guard let letters = letters(2), letters[1] | 0x20 == 0x6D else { return nil }
    switch letters[0] | 0x20 {
    case 0x61: return false
    case 0x70: return true
    default: return nil
    }
  }
}
