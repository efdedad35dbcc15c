import Testing

@testable import Columnar

/// Nanoseconds of a time in RFC 3339.
func at(_ text: String) -> Int64 { parseTime(text) ?? Int64.min }

/// A duration from its literal.
func lasting(_ text: String) -> CalendarDuration { parseDuration(text) ?? .zero }

@Suite struct ZoneRulesTests {
  @Test func readsOffsetsBeforeWithinAndAfterTheTable() throws {
    let london = try zoneRules(named: "Europe/London")
    #expect(london.offset(at: at("1800-01-01")) == -75 * nanosecondsPerSecond)
    #expect(london.offset(at: at("2021-06-07")) == nanosecondsPerHour)
    #expect(london.offset(at: at("2021-01-07")) == 0)
    #expect(london.offset(at: at("2200-07-01")) == nanosecondsPerHour)
    #expect(london.offset(at: at("2261-12-01")) == 0)
    let sydney = try zoneRules(named: "Australia/Sydney")
    #expect(sydney.offset(at: at("2150-01-01")) == 11 * nanosecondsPerHour)
    let dublin = try zoneRules(named: "Europe/Dublin")
    #expect(dublin.offset(at: at("2150-07-01")) == nanosecondsPerHour)
  }

  @Test func skippedTimesMoveToTheChangeAndRepeatedTakeTheEarlier() throws {
    let newYork = try zoneRules(named: "America/New_York")
    #expect(newYork.instant(ofClock: at("2013-03-10T02:30:00Z")) == at("2013-03-10T07:00:00Z"))
    #expect(newYork.instant(ofClock: at("2013-11-03T01:30:00Z")) == at("2013-11-03T05:30:00Z"))
    #expect(newYork.instant(ofClock: at("2013-11-03T02:00:00Z")) == at("2013-11-03T07:00:00Z"))
  }

  @Test(arguments: [
    "Nope/X", "../etc/passwd", "/etc/passwd", "Europe/../Europe/London", "Europe//London", "Europe",
    "tzdata.zi", "Europe\\London", ".", "a\0b",
  ])
  func refusesOtherNames(name: String) {
    #expect(throws: UnknownZone.name(name)) { try zoneRules(named: name) }
  }

  @Test func aMissingDatabaseNamesThePackage() {
    do {
      _ = try readZone(named: "Europe/Oslo", folder: "/nonexistent-zones")
      Issue.record("read a zone from nowhere")
    } catch {
      #expect(error.fix?.contains("Debian package tzdata") == true)
    }
  }

  @Test func damagedFilesAreErrors() throws {
    let header: [UInt8] = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    let huge = header + [UInt8](repeating: 0xFF, count: 24)
    for bytes in [[], header, huge, header + [UInt8](repeating: 0, count: 24)] {
      var file = ZoneFile(bytes, name: "X")
      #expect(throws: UnknownZone.self) { try file.read() }
    }
  }

  @Test func releaseIsKnown() throws {
    let release = try #require(zoneDatabaseRelease())
    #expect(release.hasPrefix("20"))
  }

  @Test func rulesOfTheFooter() throws {
    let nuuk = try #require(PosixZoneRule(Array("<-02>2<-01>,M3.5.0/-1,M10.5.0/0".utf8)))
    let changes = nuuk.transitions(after: at("2030-01-01"))
    #expect(changes.first?.time == at("2030-03-31T01:00:00Z"))
    #expect(changes.dropFirst().first?.time == at("2030-10-27T01:00:00Z"))
    #expect(PosixZoneRule(Array("UTC0".utf8)) != nil)
    for text in ["", "5", "CET", "CET-1CEST,M3.5", "CET-1CEST,M13.1.0,M10.5.0", "CET-1CEST,J0,J5"] {
      #expect(PosixZoneRule(Array(text.utf8)) == nil)
    }
  }
}

@Suite struct CalendarArithmeticTests {
  @Test(arguments: [
    ("2020-01-31", "1mo", "2020-02-29T00:00:00Z"), ("2021-01-31", "1mo", "2021-02-28T00:00:00Z"),
    ("2020-02-29", "1y", "2021-02-28T00:00:00Z"), ("2020-03-31", "-1mo", "2020-02-29T00:00:00Z"),
    ("2020-01-31", "1mo1d", "2020-03-01T00:00:00Z"),
    ("1970-01-01", "-1ns", "1969-12-31T23:59:59.999999999Z"),
  ])
  func adds(time: String, duration: String, sum: String) throws {
    #expect(formatTimeTrimmed(try adding(lasting(duration), to: at(time), location: .utc)) == sum)
  }

  @Test func keepsTheLocalHourOverAChange() throws {
    let location = Location(zone: "Europe/Oslo")
    for day in ["1d", "24h"] {
      let sum = try adding(lasting(day), to: at("2022-03-26T11:00:00Z"), location: location)
      #expect(sum == at("2022-03-27T10:00:00Z"))
    }
  }

  /// As upstream: 2^64 ns are 213,503 days and some hours.
  @Test(arguments: [
    ("2262-04-11T23:47:16.854775807Z", "1ns", "1677-09-21T00:12:43.145224192Z"),
    ("1677-09-21T00:12:43.145224192Z", "-1ns", "2262-04-11T23:47:16.854775807Z"),
    ("1971-01-01", "106751d", "1678-09-20T00:25:26.290448384Z"),
    ("1971-01-01", "300y", "1686-06-12T00:25:26.290448384Z"),
  ])
  func beyondTheLastTimeItWrapsAround(time: String, duration: String, sum: String) throws {
    #expect(formatTimeTrimmed(try adding(lasting(duration), to: at(time), location: .utc)) == sum)
  }

  @Test(arguments: [
    ("2263-01-01T00:00:00Z", "1678-06-12T00:25:26.290448384Z"),
    ("2600-07-21T23:34:33.709551615Z", "2015-12-31T23:59:59.999999999Z"),
    ("2024-02-29T12:00:00+01:00", "2024-02-29T11:00:00Z"),
  ])
  func yearsBeyondTheLastTimeWrapAround(text: String, time: String) throws {
    var text = text
    let wrapped = try #require(text.withUTF8 { parseWrappedTime($0) })
    #expect(formatTimeTrimmed(wrapped) == time)
  }

  /// Upstream's clock and its starts of windows wrap around near the limits.
  @Test(arguments: [
    ("2262-04-11T23:47:16.854775807Z", "2w", "Pacific/Apia", "2262-03-30T10:34:33.709551616Z"),
    ("1677-09-21T00:12:43.145224192Z", "1d", "UTC", "2262-04-11T23:34:33.709551616Z"),
    ("2262-04-11T23:47:16Z", "1d", "UTC", "2262-04-11T00:00:00Z"),
  ])
  func startsBeyondTheLimitsWrapAround(
    time: String, unit: String, zone: String, start: String
  ) throws {
    let found = try truncated(at(time), to: lasting(unit), location: Location(zone: zone))
    #expect(formatTimeTrimmed(found) == start)
  }

  @Test(arguments: [
    ("2021-06-07T12:34:56Z", "1w", "UTC", "2021-06-03T00:00:00Z"),
    ("1969-12-31T23:59:59Z", "1w", "UTC", "1969-12-25T00:00:00Z"),
    ("2021-06-07T12:34:56Z", "2mo", "UTC", "2021-05-01T00:00:00Z"),
    ("2021-06-07T12:34:56Z", "5mo", "UTC", "2021-04-01T00:00:00Z"),
    ("2021-06-07T12:34:56Z", "1y", "UTC", "2021-01-01T00:00:00Z"),
    ("1969-06-07T12:34:56Z", "1mo", "UTC", "1969-06-01T00:00:00Z"),
    ("1970-01-01T08:00:00Z", "7h", "UTC", "1970-01-01T07:00:00Z"),
    ("1969-12-31T23:00:00Z", "7h", "UTC", "1969-12-31T17:00:00Z"),
    ("2021-06-07T12:34:56.789Z", "1s", "UTC", "2021-06-07T12:34:56Z"),
    ("2021-06-07T12:00:00Z", "1d", "America/New_York", "2021-06-07T04:00:00Z"),
    ("2021-01-07T12:00:00Z", "1d", "America/New_York", "2021-01-07T05:00:00Z"),
    ("2021-06-07T12:00:00Z", "1mo", "Australia/Sydney", "2021-05-31T14:00:00Z"),
  ])
  func truncates(time: String, unit: String, zone: String, start: String) throws {
    let result = try truncated(at(time), to: lasting(unit), location: Location(zone: zone))
    #expect(formatTimeTrimmed(result) == start)
  }

  @Test func refusesBadUnits() {
    for (unit, error) in [
      (CalendarDuration.zero, CalendarError.intervalZero),
      (lasting("-1h"), .intervalNegative), (lasting("1mo1h"), .intervalMixed),
    ] {
      #expect(throws: error) { try truncated(0, to: unit, location: .utc) }
    }
  }

  @Test func locationOffsetsMoveTheDay() throws {
    let fixed = Location(zone: "UTC", offset: lasting("-8h"))
    let start = try truncated(at("2021-06-07T07:00:00Z"), to: lasting("1d"), location: fixed)
    #expect(start == at("2021-06-06T08:00:00Z"))
    #expect(try civilTime(at("2021-06-07T07:00:00Z"), location: fixed).day == 6)
  }
}
