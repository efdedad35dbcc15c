import Columnar

/// Writes demand files in NESO's format, with its traps: the date form of the year, `NA` before a
/// cable was laid, 46 and 50 periods on the clock-change days.
///
/// The same seed and year give the same bytes on every machine: only integer arithmetic is used.
package struct DemandSynthesizer: Synthesizer {
  package let seed: UInt64

  package init(seed: UInt64) { self.seed = seed }

  package func fileName(year: Int) -> String { "demanddata_\(year).csv" }

  /// National demand by half-hour of the day, in MW above the night's floor. `[48]`
  private static let dailyShape: [Int] = [
    1800, 1500, 1100, 700, 400, 250, 100, 0, 50, 200, 700, 1600, 3200, 5400, 7600, 9300, 10200,
    10600, 10800, 10700, 10500, 10400, 10300, 10400, 10500, 10300, 9900, 9600, 9500, 9700, 10300,
    11400, 13000, 14600, 15600, 15900, 15500, 14700, 13700, 12600, 11500, 10300, 8900, 7400, 5900,
    4500, 3400, 2500,
  ]
  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  /// Name and first year of each interconnector.
  private static let cables: [(name: String, firstYear: Int, capacity: Int)] = [
    ("IFA_FLOW", 2001, 2000), ("IFA2_FLOW", 2021, 1000), ("BRITNED_FLOW", 2011, 1000),
    ("MOYLE_FLOW", 2002, 450), ("EAST_WEST_FLOW", 2012, 500), ("NEMO_FLOW", 2019, 1000),
    ("NSL_FLOW", 2021, 1400), ("ELECLINK_FLOW", 2022, 1000),
  ]

  /// Complexity: O(rows), about 17,520.
  package func write(year: Int, _ write: (String) throws -> Void) throws {
    let zone = try localZone(NESODemandDecoder.zoneName)
    var random = SplitMix64(seed: seed, year: year)
    var header = [
      "SETTLEMENT_DATE", "SETTLEMENT_PERIOD", "ND", "TSD", "ENGLAND_WALES_DEMAND",
      "EMBEDDED_WIND_GENERATION", "EMBEDDED_WIND_CAPACITY", "EMBEDDED_SOLAR_GENERATION",
      "EMBEDDED_SOLAR_CAPACITY", "NON_BM_STOR", "PUMP_STORAGE_PUMPING",
    ]
    header += Self.cables.map(\.name)
    let quotesHeader = year < 2009
    try write(
      header.map { quotesHeader ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n")
    let first = Int(dayNumber(year: Int64(year), month: 1, day: 1))
    let last = Int(dayNumber(year: Int64(year + 1), month: 1, day: 1))
    var wind = 400
    for day in first..<last {
      let start = zone.instant(ofClock: Int64(day) &* 86_400_000_000_000)
      let stop = zone.instant(ofClock: Int64(day + 1) &* 86_400_000_000_000)
      let periods = Int((stop &- start) / 1_800_000_000_000)
      let date = dateText(day: day, year: year)
      var text = ""
      for period in 1...max(1, periods) {
        wind = min(1000, max(20, wind + random.next(below: 61) - 30))
        text += "\(date),\(period),"
        text += row(
          year: year, dayOfYear: day - first, weekday: (day + 4) % 7,
          halfHour: period * 48 / periods % 48, wind: wind, random: &random)
        text += "\n"
      }
      try write(text)
    }
  }

  private func row(
    year: Int, dayOfYear: Int, weekday: Int, halfHour: Int, wind: Int, random: inout SplitMix64
  ) -> String {
    // A parabola through the seasons: 1000 in midwinter, 0 in midsummer.
    let fromSummer = min(abs(dayOfYear - 196), 365 - abs(dayOfYear - 196))
    let winter = fromSummer * fromSummer * 1000 / (183 * 183)
    let weekend = weekday == 0 || weekday == 6
    let shape = Self.dailyShape[halfHour] * (weekend ? 80 : 100) / 100
    let base = 17_500 + winter * 8 + shape * (700 + winter * 3 / 10) / 1000
    let trend = (year - 2001) * -180
    let nationalDemand = base + trend + random.next(below: 401) - 200
    let windCapacity = 1_400 + max(0, year - 2009) * 370
    let solarCapacity = max(0, year - 2010) * 1_150
    let daylight = max(0, 14 - abs(halfHour - 25)) * (1_250 - winter) / 1_250
    let sun = solarCapacity * daylight * (300 + random.next(below: 500)) / 14_000
    let pumping = halfHour < 12 ? random.next(below: 1_200) : random.next(below: 40)
    let stationDemand = nationalDemand + 600 + pumping
    let englandWales = nationalDemand * 90 / 100
    var cells = [
      nationalDemand, stationDemand, englandWales, windCapacity * wind / 1000, windCapacity, sun,
      solarCapacity, 0, pumping,
    ].map(String.init)
    for cable in Self.cables {
      let flow = random.next(below: 2 * cable.capacity + 1) - cable.capacity
      cells.append(year < cable.firstYear ? (year < 2009 ? "NA" : "0") : String(flow))
    }
    return cells.joined(separator: ",")
  }

  private func dateText(day: Int, year: Int) -> String {
    let (_, month, dayOfMonth) = civilDate(day: Int64(day))
    let dayText = padded(Int(dayOfMonth), digits: 2)
    if year < 2009 { return "\"\(year)-\(padded(Int(month), digits: 2))-\(dayText)\"" }
    let name = Self.monthNames[Int(month) - 1]
    if year < 2023 { return "\(dayText)-\(name.uppercased())-\(year)" }
    return "\(dayText)-\(name)-\(padded(year % 100, digits: 2))"
  }
}
