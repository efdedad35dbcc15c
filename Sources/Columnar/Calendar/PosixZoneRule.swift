/// A rule such as `CET-1CEST,M3.5.0,M10.5.0/3`: how a zone's clocks change every year.
///
/// Source: POSIX.1-2024, base definitions 8.3 "TZ", with the wider hours of RFC 9636.
struct PosixZoneRule {
  /// When in a year a change comes.
  private enum Day {
    /// 1 ... 365, never counting 29 February.
    case julian(Int64)
    /// 0 ... 365.
    case ordinal(Int64)
    /// Month 1 ... 12, week 1 ... 5 (5 = last), week day 0 ... 6 (0 = Sunday).
    case weekDay(month: Int64, week: Int64, day: Int64)
  }

  private struct Change {
    var day: Day
    /// Seconds after midnight on the clock before the change; may be negative or beyond a day.
    var seconds: Int64
  }

  private var standardSeconds: Int64 = 0
  private var summer: (seconds: Int64, start: Change, end: Change)?

  /// nil when the text is not a rule.
  init?(_ text: [UInt8]) {
    var reader = Reader(text)
    guard reader.name(), let west = reader.clockTime() else { return nil }
    standardSeconds = -west
    if reader.isAtEnd { return }
    guard reader.name() else { return nil }
    var summerSeconds = standardSeconds + 3600
    if !reader.isNext(",") {
      guard let west = reader.clockTime() else { return nil }
      summerSeconds = -west
    }
    guard reader.take(","), let start = reader.change(), reader.take(","),
      let end = reader.change(), reader.isAtEnd
    else { return nil }
    summer = (summerSeconds, start, end)
  }

  /// All changes after a time up to the year 2262, in order, with offsets in ns.
  func transitions(after time: Int64) -> [(time: Int64, offset: Int64)] {
    guard let summer else {
      return [(time == Int64.min ? time + 1 : time + 1, standardSeconds * nanosecondsPerSecond)]
    }
    var changes: [(time: Int64, offset: Int64)] = []
    // One year early: the rule says which offset holds right after the last listed transition.
    for year in (CivilTime(clockNanoseconds: time).year - 1)...2262 {
      var ofYear: [(time: Int64, offset: Int64)] = []
      for (change, before, after) in [
        (summer.start, standardSeconds, summer.seconds),
        (summer.end, summer.seconds, standardSeconds),
      ] {
        let day = dayNumber(of: change.day, year: year)
        guard
          let instant = combine(
            days: day, nanoseconds: (change.seconds - before) * nanosecondsPerSecond)
        else { continue }
        if instant > time { ofYear.append((instant, after * nanosecondsPerSecond)) }
      }
      changes += ofYear.sorted { $0.time < $1.time }
    }
    return changes
  }

  private func dayNumber(of day: Day, year: Int64) -> Int64 {
    let newYear = Columnar.dayNumber(year: year, month: 1, day: 1)
    switch day {
    case .julian(let number):
      let isLeap = daysInMonth(year: year, month: 2) == 29
      return newYear + number - 1 + (isLeap && number >= 60 ? 1 : 0)
    case .ordinal(let number): return newYear + number
    case .weekDay(let month, let week, let weekDay):
      let first = Columnar.dayNumber(year: year, month: month, day: 1)
      let shift = floorModulo(weekDay - (first + 4), 7)
      var day = shift + (week - 1) * 7
      while day >= daysInMonth(year: year, month: month) { day -= 7 }
      return first + day
    }
  }

  private struct Reader {
    private let text: [UInt8]
    private var position = 0

    init(_ text: [UInt8]) { self.text = text }

    var isAtEnd: Bool { position == text.count }

    func isNext(_ character: Unicode.Scalar) -> Bool {
      position < text.count && text[position] == UInt8(ascii: character)
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard isNext(character) else { return false }
      position += 1
      return true
    }

    /// Letters, or anything between `<` and `>`.
    mutating func name() -> Bool {
      let start = position
      if take("<") {
        while position < text.count, !isNext(">") { position += 1 }
        return take(">")
      }
      while position < text.count, (text[position] | 0x20) &- 0x61 < 26 { position += 1 }
      return position > start
    }

    mutating func number() -> Int64? {
      var value: Int64 = 0
      let start = position
      while position < text.count, text[position] &- 0x30 < 10, position - start < 6 {
        value = value * 10 + Int64(text[position] - 0x30)
        position += 1
      }
      return position > start ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds, at most a week.
    mutating func clockTime() -> Int64? {
      let sign: Int64 = take("-") ? -1 : 1
      if sign == 1 { _ = take("+") }
      guard let hours = number(), hours <= 167 else { return nil }
      var seconds = hours * 3600
      for unit in [Int64(60), 1] where take(":") {
        guard let value = number(), value < 60 else { return nil }
        seconds += value * unit
      }
      return sign * seconds
    }

    mutating func change() -> Change? {
      let day: Day
      if take("M") {
        guard let month = number(), take("."), let week = number(), take("."),
          let weekDay = number(), (1...12).contains(month), (1...5).contains(week), weekDay <= 6
        else { return nil }
        day = .weekDay(month: month, week: week, day: weekDay)
      } else if take("J") {
        guard let number = number(), (1...365).contains(number) else { return nil }
        day = .julian(number)
      } else {
        guard let number = number(), number <= 365 else { return nil }
        day = .ordinal(number)
      }
      if !take("/") { return Change(day: day, seconds: 7200) }
      guard let seconds = clockTime() else { return nil }
      return Change(day: day, seconds: seconds)
    }
  }
}
