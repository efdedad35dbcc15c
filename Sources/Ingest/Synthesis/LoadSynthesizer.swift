import Columnar

/// Writes files of hourly load in ERCOT's format, with its traps: a byte-order mark, hours named by
/// their end with `24:00`, ` DST` on autumn's repeated hour, thousands separators in quotes, blanks
/// around numbers or plain decimals in older years, no line end at the end.
package struct LoadSynthesizer: Synthesizer {
  package let seed: UInt64

  package init(seed: UInt64) { self.seed = seed }

  package func fileName(year: Int) -> String { "Native_Load_\(year).csv" }

  /// Name and night's load in winter of each weather zone, in hundredths of a megawatt.
  private static let weatherZones: [(name: String, floor: Int)] = [
    ("COAST", 870_000), ("EAST", 105_000), ("FWEST", 240_000), ("NORTH", 65_000),
    ("NCENT", 900_000), ("SOUTH", 260_000), ("SCENT", 510_000), ("WEST", 100_000),
  ]
  /// What of the floor comes on top by the hour, in thousandths. `[24]`
  private static let dailyShape = [
    60, 30, 10, 0, 10, 50, 120, 160, 180, 210, 250, 290, 330, 370, 400, 420, 430, 420, 390, 350,
    310, 250, 180, 110,
  ]
  private static let hour: Int64 = 3_600_000_000_000

  /// Complexity: O(rows), 8,760 or 8,784.
  package func write(year: Int, _ write: (String) throws -> Void) throws {
    let zone = try localZone(ERCOTLoadDecoder.zoneName)
    var random = SplitMix64(seed: seed, year: year)
    let first = dayNumber(year: Int64(year), month: 1, day: 1)
    let last = dayNumber(year: Int64(year + 1), month: 1, day: 1)
    let stop = zone.instant(ofClock: last &* 24 &* Self.hour)
    try write(
      "\u{FEFF}\(year < 2018 || year > 2021 ? "Hour Ending" : "HourEnding"),"
        + Self.weatherZones.map(\.name).joined(separator: ",") + ",ERCOT\n")
    var start = zone.instant(ofClock: first &* 24 &* Self.hour)
    while start < stop {
      let clock = zone.clock(at: start)
      let day = Int(clock / (24 * Self.hour))
      let cells = loads(
        dayOfYear: day - Int(first), hour: Int(clock / Self.hour) % 24, year: year,
        random: &random)
      let isSecondPass = zone.instant(ofClock: clock) != start
      start = start &+ Self.hour
      try write(
        label(day: day, hour: Int(clock / Self.hour) % 24 + 1, isSecondPass: isSecondPass) + ","
          + cells.map { number($0, year: year) }.joined(separator: ",")
          + (start < stop ? "\n" : ""))
    }
  }

  /// Load of each zone and of all, in hundredths of a megawatt.
  private func loads(
    dayOfYear: Int, hour: Int, year: Int, random: inout SplitMix64
  ) -> [Int] {
    // Summers are hot: 1000 on the hottest day, 0 in midwinter; cold days ask for some heating.
    let fromSummer = min(abs(dayOfYear - 215), 365 - abs(dayOfYear - 215))
    let summer = 1000 - fromSummer * fromSummer * 1000 / (183 * 183)
    let season = max(summer * 600 / 1000, (1000 - summer) * 150 / 1000)
    let shape = Self.dailyShape[hour] * (400 + summer) / 1000
    var loads = Self.weatherZones.map { zone in
      let growth = max(0, year - 2010) * 12
      return zone.floor / 1000 * (1000 + season + shape + growth + random.next(below: 21))
    }
    loads.append(loads.reduce(0, +))
    return loads
  }

  private func label(day: Int, hour: Int, isSecondPass: Bool) -> String {
    let (year, month, dayOfMonth) = civilDate(day: Int64(day))
    return "\(padded(Int(month), digits: 2))/\(padded(Int(dayOfMonth), digits: 2))/\(year) "
      + "\(padded(hour, digits: 2)):00\(isSecondPass ? " DST" : "")"
  }

  /// A number in the style of the year.
  private func number(_ hundredths: Int, year: Int) -> String {
    if year < 2017 { return decimalText(hundredths, decimals: 2) }
    let decimals = decimalText(hundredths, decimals: 2)
    let whole = decimals.dropLast(3)
    let blank = year == 2017 ? " " : ""
    guard whole.count > 3 else { return blank + decimals + blank }
    return "\"\(blank)\(whole.dropLast(3)),\(whole.suffix(3))\(decimals.suffix(3))\(blank)\""
  }
}
