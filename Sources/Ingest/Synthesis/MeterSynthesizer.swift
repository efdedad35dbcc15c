import Columnar

/// Writes half-hourly consumption of smart meters as line protocol, in kWh with three decimals,
/// ordered by time as meters report.
package struct MeterSynthesizer: Synthesizer {
  package let seed: UInt64
  package let meters: Int

  package init(seed: UInt64, meters: Int) {
    self.seed = seed
    self.meters = meters
  }

  package func fileName(year: Int) -> String { "meters_\(year).lp" }

  private static let regions = [
    "east", "london", "midlands", "north", "scotland", "south", "wales", "west",
  ]
  /// Watt-hours of a half-hour in an average home. `[48]`
  private static let dailyShape = [
    130, 120, 110, 105, 100, 95, 95, 95, 95, 100, 105, 115, 140, 180, 230, 250, 240, 220, 200, 190,
    185, 180, 185, 190, 200, 195, 190, 185, 185, 190, 210, 250, 320, 400, 450, 460, 440, 410, 380,
    360, 340, 320, 300, 270, 240, 210, 180, 150,
  ]
  private static let halfHourNanoseconds: Int64 = 1_800_000_000_000

  /// Complexity: O(rows), 17,520 or 17,568 times the meters.
  package func write(year: Int, _ write: (String) throws -> Void) throws {
    var random = SplitMix64(seed: seed, year: year)
    // A home's size goes with the meter, not with the year.
    var sizes = SplitMix64(seed: seed, year: 0)
    let homes = (0..<meters).map { number in
      (
        key: "meter,id=m\(padded(number, digits: 6)),"
          + "region=\(Self.regions[number % Self.regions.count]) kwh=",
        size: 300 + sizes.next(below: 1_400)
      )
    }
    let first = dayNumber(year: Int64(year), month: 1, day: 1)
    let last = dayNumber(year: Int64(year + 1), month: 1, day: 1)
    for halfHour in 0..<Int(last - first) * 48 {
      let time =
        first &* 48 &* Self.halfHourNanoseconds &+ Int64(halfHour)
        &* Self.halfHourNanoseconds
      let usual = Self.dailyShape[halfHour % 48]
      var text = ""
      for home in homes {
        let wattHours = usual * home.size / 1_000 + random.next(below: 120)
        text += home.key
        text += decimalText(wattHours, decimals: 3)
        text += " \(time)\n"
      }
      try write(text)
    }
  }
}
