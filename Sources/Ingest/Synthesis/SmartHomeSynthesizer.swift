import Columnar

/// Writes files in the format of the smart-home data set with weather, with its traps: units in the
/// names of columns, `cloudCover` as a value of the column of that name, texts among numbers, and
/// stamps one second apart that stand for minutes.
package struct SmartHomeSynthesizer: Synthesizer {
  package let seed: UInt64

  package init(seed: UInt64) { self.seed = seed }

  package func fileName(year: Int) -> String { "smart_home_\(year).csv" }

  /// Name and usual power of each circuit, in watts.
  private static let circuits: [(name: String, watts: Int)] = [
    ("Dishwasher", 30), ("Furnace 1", 100), ("Furnace 2", 130), ("Home office", 80),
    ("Fridge", 65), ("Wine cellar", 42), ("Garage door", 14), ("Kitchen 12", 3),
    ("Kitchen 14", 7), ("Kitchen 38", 1), ("Barn", 58), ("Well", 15), ("Microwave", 11),
    ("Living room", 35),
  ]
  private static let weather = [
    "temperature", "icon", "humidity", "visibility", "summary", "apparentTemperature", "pressure",
    "windSpeed", "cloudCover", "windBearing", "precipIntensity", "dewPoint", "precipProbability",
  ]
  private static let minutesADay = 1_440
  /// The data set's home stands in New York; its days are counted five hours behind UTC.
  private static let dayOffsetSeconds = 18_000
  /// So many rows at the beginning hold the column's name for the cloud cover.
  private static let unknownCloudRows = 58

  /// Complexity: O(rows), about 525,600.
  package func write(year: Int, _ write: (String) throws -> Void) throws {
    var random = SplitMix64(seed: seed, year: year)
    let first = Int(dayNumber(year: Int64(year), month: 1, day: 1))
    let last = Int(dayNumber(year: Int64(year + 1), month: 1, day: 1))
    let origin = first * 86_400 + Self.dayOffsetSeconds
    let header =
      ["time", "use [kW]", "gen [kW]", "House overall [kW]"]
      + Self.circuits.map { "\($0.name) [kW]" } + ["Solar [kW]"] + Self.weather
    try write(header.joined(separator: ",") + "\n")
    for day in first..<last {
      var text = ""
      let sky = Sky(dayOfYear: day - first, random: &random)
      for minute in 0..<Self.minutesADay {
        let row = (day - first) * Self.minutesADay + minute
        text += "\(origin + row),"
        text += cells(sky, minute: minute, row: row, random: &random).joined(separator: ",")
        text += "\n"
      }
      try write(text)
    }
  }

  /// The weather of one day.
  private struct Sky {
    /// 1000 on the hottest day, 0 in midwinter.
    let summer: Int
    /// Thousandths of the sky.
    let clouds: Int

    init(dayOfYear: Int, random: inout SplitMix64) {
      let fromSummer = min(abs(dayOfYear - 200), 365 - abs(dayOfYear - 200))
      summer = 1000 - fromSummer * fromSummer * 1000 / (183 * 183)
      clouds = random.next(below: 1_001)
    }
  }

  private func cells(
    _ sky: Sky, minute: Int, row: Int, random: inout SplitMix64
  ) -> [String] {
    let fromNoon = abs(minute - 720)
    let daylight = max(0, 300 + sky.summer * 160 / 1000 - fromNoon)
    let solar = daylight * (1000 - sky.clouds * 7 / 10) * 5 / 1000 + random.next(below: 4)
    let powers = Self.circuits.map { circuit in
      // Most of the time near its usual power, now and then switched on whole.
      random.next(below: 200) == 0
        ? circuit.watts * 12 : circuit.watts / 2 + random.next(below: circuit.watts + 1)
    }
    let use = powers.reduce(200, +)
    // Hundredths of a degree Fahrenheit.
    let temperature = 2_600 + sky.summer * 5 + max(0, 600 - fromNoon) * 2
    let isDay = daylight > 0
    let icon =
      sky.clouds < 300
      ? (isDay ? "clear-day" : "clear-night")
      : sky.clouds < 700 ? "partly-cloudy-\(isDay ? "day" : "night")" : "cloudy"
    let summary = sky.clouds < 300 ? "Clear" : sky.clouds < 700 ? "Partly Cloudy" : "Overcast"
    let rain = sky.clouds > 850 ? random.next(below: 30) : 0
    return [
      decimalText(use, decimals: 3), decimalText(solar, decimals: 3), decimalText(use, decimals: 3),
    ]
      + powers.map { decimalText($0, decimals: 3) }
      + [
        decimalText(solar, decimals: 3), decimalText(temperature, decimals: 2), icon,
        decimalText(40 + random.next(below: 50), decimals: 2), "10", summary,
        decimalText(temperature - 500, decimals: 2),
        decimalText(100_000 + random.next(below: 3_000), decimals: 2),
        decimalText(random.next(below: 1_500), decimals: 2),
        row < Self.unknownCloudRows ? "cloudCover" : decimalText(sky.clouds / 10, decimals: 2),
        String(random.next(below: 360)), decimalText(rain, decimals: 4),
        decimalText(temperature - 1_200, decimals: 2), decimalText(rain, decimals: 2),
      ]
  }
}
