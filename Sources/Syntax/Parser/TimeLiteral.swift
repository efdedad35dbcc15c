/// Reads the text of a time token: `2021-06-07`, or with a time of day and an offset behind it.
enum TimeLiteral {
  enum Slip: Error { case date, clock, offset, fraction, range }

  private static let nanosecondsPerSecond: Int64 = 1_000_000_000

  /// Nanoseconds since the Unix epoch, UTC; fraction digits after the ninth are cut off. A text that
  /// is too short for a time lacks its offset, or is no date.
  static func read(_ text: [UInt8]) -> Result<Int64, Slip> {
    func digits(_ start: Int, _ count: Int) -> Int64 {
      text[start..<(start + count)].reduce(0) { $0 * 10 + Int64($1 & 0x0F) }
    }
    guard text.count >= 10 else { return .failure(.date) }
    let (year, month, day) = (digits(0, 4), digits(5, 2), digits(8, 2))
    guard (1...12).contains(month), day >= 1, day <= dayCount(year, month) else {
      return .failure(.date)
    }
    var seconds = daysSinceEpoch(year, month, day) * 86_400
    var fraction: Int64 = 0
    if text.count > 10 {
      guard text.count >= 20 else { return .failure(.offset) }
      let (hour, minute, second) = (digits(11, 2), digits(14, 2), digits(17, 2))
      guard hour < 24, minute < 60, second < 60 else { return .failure(.clock) }
      seconds += hour * 3_600 + minute * 60 + second
      var index = 19
      if index < text.count, text[index] == UInt8(ascii: ".") {
        index += 1
        let start = index
        var weight = nanosecondsPerSecond
        while index < text.count, text[index] & 0xF0 == 0x30, text[index] < 0x3A {
          weight /= 10
          fraction += Int64(text[index] & 0x0F) * weight
          index += 1
        }
        guard index > start else { return .failure(.fraction) }
      }
      guard index < text.count else { return .failure(.offset) }
      if text[index] != UInt8(ascii: "Z") {
        guard index + 6 <= text.count else { return .failure(.offset) }
        let (offsetHour, offsetMinute) = (digits(index + 1, 2), digits(index + 4, 2))
        guard offsetHour < 24, offsetMinute < 60 else { return .failure(.clock) }
        let offset = offsetHour * 3_600 + offsetMinute * 60
        seconds += text[index] == UInt8(ascii: "+") ? -offset : offset
      }
    }
    // Near the lower limit the whole seconds alone may overflow while the sum fits: borrow one.
    let isBorrowing = seconds < 0 && fraction > 0
    let (product, first) = (isBorrowing ? seconds + 1 : seconds)
      .multipliedReportingOverflow(by: nanosecondsPerSecond)
    let (sum, second) = product.addingReportingOverflow(
      isBorrowing ? fraction - nanosecondsPerSecond : fraction)
    return first || second ? .failure(.range) : .success(sum)
  }

  /// The text with day and month changed places, or with the month's last day, whichever makes a
  /// date of it; nil where neither does.
  static func nearestDate(_ text: String) -> String? {
    let parts = text.prefix(10).split(separator: "-")
    guard parts.count == 3, let year = Int64(parts[0]), let month = Int64(parts[1]),
      let day = Int64(parts[2])
    else { return nil }
    let rest = text.dropFirst(10)
    if month > 12, day >= 1, day <= 12, month <= dayCount(year, day) {
      return "\(parts[0])-\(parts[2])-\(parts[1])\(rest)"
    }
    guard (1...12).contains(month), day > dayCount(year, month) else { return nil }
    return "\(parts[0])-\(parts[1])-\(dayCount(year, month))\(rest)"
  }

  private static func dayCount(_ year: Int64, _ month: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 in the proleptic Gregorian calendar; years count from March, so that
  /// the leap day comes last.
  private static func daysSinceEpoch(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let century = marchYear >= 0 ? marchYear / 400 : -1
    let yearOfEra = marchYear - century * 400
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return century * 146_097 + dayOfEra - 719_468
  }
}
