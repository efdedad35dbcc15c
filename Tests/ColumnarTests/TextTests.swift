import Testing

@testable import Columnar

@Suite struct FloatTextTests {
  @Test(arguments: [
    (1.0, "1"), (-0.0, "-0"), (0.1, "0.1"), (1e24, "1000000000000000000000000"),
    (1e-7, "0.0000001"), (123456.789, "123456.789"),
    (Double.leastNonzeroMagnitude, "0." + zeros(323) + "5"),
    (Double.nan, "NaN"), (Double.infinity, "+Inf"), (-Double.infinity, "-Inf"),
    (9007199254740993.0, "9007199254740992"), (1e16, "10000000000000000"),
    (1.7976931348623157e308, "17976931348623157" + zeros(292)), (100.5, "100.5"),
  ])
  func stringForm(value: Double, text: String) { #expect(formatFloat(value) == text) }

  @Test(arguments: [
    (123456.0, "123456"), (1234567.0, "1.234567e+06"), (2e7, "2e+07"), (1e-5, "1e-05"),
    (0.0001, "0.0001"), (1.0, "1"), (-0.0, "-0"), (1e6, "1e+06"), (1e100, "1e+100"),
    (0.0, "0"), (Double.nan, "NaN"),
  ])
  func displayForm(value: Double, text: String) { #expect(formatFloatGo(value) == text) }

  @Test(arguments: [(1.5, "1.5E+00"), (0.0, "0E+00"), (-12345.0, "-1.2345E+04"), (1e-10, "1E-10")])
  func exponentForm(value: Double, text: String) { #expect(formatFloatExponent(value) == text) }

  @Test(arguments: [
    (1e21, "1e+21"), (1e20, "100000000000000000000"), (1e-7, "1e-7"), (1e-6, "0.000001"),
    (0.0, "0"), (1.5e300, "1.5e+300"),
  ])
  func jsonForm(value: Double, text: String) {
    var bytes: [UInt8] = []
    appendFloatJSON(value, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  /// Few decimals are written without asking the standard library, which has to agree.
  @Test func shortDecimalsAreTheShortestDigits() {
    var random = SplitMix64(seed: 8)
    for round in 0..<20_000 {
      let bits = Int.random(in: 1...53, using: &random)
      let whole = Double(Int.random(in: 0..<(1 << bits), using: &random))
      let value = (round % 2 == 0 ? whole : -whole) / [1, 10, 100, 1e3, 1e4, 1e5, 3][round % 7]
      var expected = value.description
      if expected.hasSuffix(".0") { expected.removeLast(2) }
      if expected.contains("e") { continue }
      #expect(formatFloat(value) == expected)
    }
  }

  @Test func everyFormReadsBack() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(parseFloat(formatFloat(value)) == value)
      #expect(parseFloat(formatFloatGo(value)) == value)
      #expect(parseFloat(formatFloatExponent(value)) == value)
    }
  }

  @Test(
    arguments: [
      ("1.5", 1.5), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-3", 0.001), ("+2", 2), ("-0", -0.0),
      ("1_000.5", 1000.5), ("0x1p4", 16), ("0x1.8p1", 3), ("-0X_1Fp0", -31), ("inf", .infinity),
      ("-Infinity", -.infinity), ("+INF", .infinity), ("1e-400", 0), ("1_0e1_0", 1e11),
      ("0x.8p1", 1),
    ] as [(String, Double)])
  func floats(text: String, value: Double) {
    #expect(parseFloat(text)?.bitPattern == value.bitPattern)
  }

  @Test(arguments: [
    "", " 1", "1 ", "1e", "e5", ".", "1__0", "_1", "1_", "1_.5", "1._5", "0x1", "0x", "1e400",
    "+nan", "infinit", "1.2.3", "0x1p", "--1", "1e_5", "1e5_", "\u{0B}inf", "\u{0D}inf", "1,5",
  ])
  func notFloats(text: String) { #expect(parseFloat(text) == nil) }

  @Test func notANumber() { #expect(parseFloat("NaN")?.isNaN == true) }

  @Test func integers() {
    #expect(parseInt("-9223372036854775808") == Int64.min)
    #expect(parseInt("+9223372036854775807") == Int64.max)
    for text in ["9223372036854775808", "1.5", "", "-", "0x1", "1_0", " 1", "+-1"] {
      #expect(parseInt(text) == nil)
    }
    #expect(parseUInt("18446744073709551615") == UInt64.max)
    for text in ["18446744073709551616", "-1", "+1", ""] { #expect(parseUInt(text) == nil) }
  }
}

private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

@Suite struct TimeTextTests {
  @Test(arguments: [
    ("2020-02-29T00:00:00.123456789+01:00", "2020-02-28T23:00:00.123456789Z"),
    ("2020-01-01", "2020-01-01T00:00:00.000000000Z"),
    ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500000000Z"),
    ("2021-06-07T01:02:03+05:30", "2021-06-06T19:32:03.000000000Z"),
    ("1677-09-21T00:12:43.145224192Z", "1677-09-21T00:12:43.145224192Z"),
    ("2262-04-11T23:47:16.854775807Z", "2262-04-11T23:47:16.854775807Z"),
    ("2020-01-01T00:00:00.1234567899Z", "2020-01-01T00:00:00.123456789Z"),
  ])
  func times(text: String, canonical: String) throws {
    let time = try #require(parseTime(text))
    #expect(formatTime(time) == canonical)
  }

  @Test(arguments: [
    "2020-01-01T00:00:00", "2020-02-30", "2021-02-29", "2020-13-01", "2020-00-01", "2020-01-00",
    "2020-01-01T24:00:00Z", "2020-01-01T00:60:00Z", "2020-01-01T00:00:60Z", "2020-01-01T00:00:00.Z",
    "2020-01-01 00:00:00Z", "2020-1-1", "", "2263-01-01", "1677-09-21T00:12:43.145224191Z",
    "2020-01-01T00:00:00Zx", "2020-01-01T00:00:00+0100",
  ])
  func notTimes(text: String) { #expect(parseTime(text) == nil) }

  @Test func trimmedFraction() {
    #expect(formatTimeTrimmed(0) == "1970-01-01T00:00:00Z")
    #expect(formatTimeTrimmed(1_500_000_000) == "1970-01-01T00:00:01.5Z")
    #expect(formatTimeTrimmed(-1) == "1969-12-31T23:59:59.999999999Z")
  }

  @Test func daysGoBothWays() {
    for day in stride(from: Int64(-106_751), through: 106_751, by: 7) {
      let date = civilDate(day: day)
      #expect(dayNumber(year: date.year, month: date.month, day: date.day) == day)
    }
  }

  @Test func isoWeeks() throws {
    for (text, week) in [
      ("2021-01-01", 53), ("2020-12-31", 53), ("2024-12-30", 1), ("2026-01-01", 1),
    ]
      as [(String, Int64)]
    {
      let time = try #require(parseTime(text))
      #expect(CivilTime(clockNanoseconds: time).isoWeek == week)
    }
  }

  @Test(arguments: [
    ("1d1h", "1d1h"), ("7d", "1w"), ("25h", "1d1h"), ("90s", "1m30s"), ("14mo", "1y2mo"),
    ("60m", "1h"), ("-1mo2d", "-1mo2d"), ("", "0ns"), ("0s", "0ns"), ("1y1ns", "1y1ns"),
    ("1µs1us", "2us"), ("-0s", "0ns"), ("10d", "1w3d"),
  ])
  func durations(text: String, canonical: String) {
    #expect(parseDuration(text).map(formatDuration) == canonical)
  }

  @Test(arguments: ["1", "1.5h", "-", "h", "1x", "1h ", "99999999999w", "1h-1m", "--1h"])
  func notDurations(text: String) { #expect(parseDuration(text) == nil) }
}
