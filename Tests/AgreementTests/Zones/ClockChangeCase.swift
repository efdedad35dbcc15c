import Columnar

/// A clock change that somebody got wrong once, and the windows that are right.
struct ClockChangeCase: Sendable, CustomStringConvertible {
  let name: String
  /// Where it was reported.
  let source: String
  /// A zone's name, or the literal of a fixed offset such as `10h`.
  let zone: String
  let every: String
  var offset = "0h"
  let start: String
  /// Hours of each window, from the start on.
  let hours: [Double]
  /// Windows that no point lies in.
  var holes: Set<Int> = []

  var description: String { "\(name) (\(source))" }

  static let all: [ClockChangeCase] = conformance + markets

  private static let conformance: [ClockChangeCase] = [
    ClockChangeCase(
      name: "Oslo in spring, no extra hour", source: "influxdata/influxdb#23237",
      zone: "Europe/Oslo", every: "1h", start: "2022-03-26T23:00:00Z",
      hours: [Double](repeating: 1, count: 23)),
    ClockChangeCase(
      name: "days in Kolkata", source: "influxdata/flux#4312", zone: "Asia/Kolkata", every: "1d",
      start: "2021-06-06T18:30:00Z", hours: [24, 24, 24]),
    ClockChangeCase(
      name: "days in Tokyo", source: "influxdata/flux#4312", zone: "Asia/Tokyo", every: "1d",
      start: "2021-06-06T15:00:00Z", hours: [24, 24, 24]),
    ClockChangeCase(
      name: "days in Moscow", source: "influxdata/flux#4312", zone: "Europe/Moscow", every: "1d",
      start: "2021-06-06T21:00:00Z", hours: [24, 24, 24]),
    ClockChangeCase(
      name: "days in New York in autumn, one empty, no phantom", source: "questdb/questdb#7439",
      zone: "America/New_York", every: "1d", start: "2013-11-02T04:00:00Z", hours: [24, 25, 24],
      holes: [1]),
    ClockChangeCase(
      name: "months in Berlin, one empty", source: "questdb/questdb#6755", zone: "Europe/Berlin",
      every: "1mo", start: "2024-02-29T23:00:00Z", hours: [743, 720, 744], holes: [1]),
    ClockChangeCase(
      name: "days in Brussels in spring", source: "questdb/questdb#4544", zone: "Europe/Brussels",
      every: "1d", start: "2024-03-29T23:00:00Z", hours: [24, 23, 24]),
    ClockChangeCase(
      name: "hours in Paris in spring", source: "timescale/timescaledb#6788", zone: "Europe/Paris",
      every: "1h", start: "2024-03-30T23:00:00Z", hours: [Double](repeating: 1, count: 23)),
    ClockChangeCase(
      name: "hours in Sydney in autumn", source: "timescale/timescaledb#8998",
      zone: "Australia/Sydney", every: "1h", start: "2024-04-06T13:00:00Z", hours: [1, 1, 2, 1, 1]),
    ClockChangeCase(
      name: "24 hours in Paris in autumn", source: "timescale/timescaledb#8851",
      zone: "Europe/Paris", every: "24h", start: "2025-10-24T22:00:00Z", hours: [24, 25, 24]),
    ClockChangeCase(
      name: "hours in New York in spring, none of no length",
      source: "matrixorigin/matrixone#26984",
      zone: "America/New_York", every: "1h", start: "2024-03-10T05:00:00Z",
      hours: [Double](repeating: 1, count: 23)),
    ClockChangeCase(
      name: "hours in New York in autumn, two in one", source: "matrixorigin/matrixone#26984",
      zone: "America/New_York", every: "1h", start: "2024-11-03T04:00:00Z",
      hours: [1, 2, 1, 1, 1]),
    ClockChangeCase(
      name: "days from noon in Los Angeles", source: "influxdata/influxdb#25078",
      zone: "America/Los_Angeles", every: "1d", offset: "12h", start: "2024-11-01T19:00:00Z",
      hours: [24, 25, 24, 24]),
  ]

  private static let halfHours = [Double](repeating: 0.5, count: 50)
  private static let quarters = [Double](repeating: 0.25, count: 100)

  private static let markets: [ClockChangeCase] = [
    ClockChangeCase(
      name: "46 settlement periods", source: "OSUKED/ElexonDataPortal#29", zone: "Europe/London",
      every: "30m", start: "2023-03-26T00:00:00Z", hours: Array(halfHours.prefix(46))),
    ClockChangeCase(
      name: "50 settlement periods, each of the two from 01:00 on its own",
      source: "OSUKED/ElexonDataPortal#29", zone: "Europe/London", every: "30m",
      start: "2023-10-28T23:00:00Z", hours: halfHours),
    ClockChangeCase(
      name: "no spill-over into the next settlement day",
      source: "BottlecapDave/HomeAssistant-OctopusEnergy#1049", zone: "Europe/London", every: "1d",
      start: "2023-10-27T23:00:00Z", hours: [24, 25, 24]),
    ClockChangeCase(
      name: "a day of 25 hours in Texas", source: "gridstatus/gridstatus#473",
      zone: "America/Chicago", every: "1d", start: "2022-11-05T05:00:00Z", hours: [24, 25, 24]),
    ClockChangeCase(
      name: "no hour that starts when it ends in Texas", source: "gridstatus/gridstatus#804",
      zone: "America/Chicago", every: "1h", start: "2023-03-12T06:00:00Z",
      hours: [Double](repeating: 1, count: 23)),
    ClockChangeCase(
      name: "the repeated hour of Texas in quarters, none skipped or doubled",
      source: "gridstatus/gridstatus#469", zone: "America/Chicago", every: "15m",
      start: "2022-11-06T05:00:00Z", hours: quarters),
    ClockChangeCase(
      name: "the market of eastern Australia, which knows no summer", source: "opennem/opennem#559",
      zone: "10h", every: "1d", start: "2023-09-29T14:00:00Z", hours: [24, 24, 24]),
    ClockChangeCase(
      name: "the clocks of Sydney on the same days", source: "opennem/opennem#559",
      zone: "Australia/Sydney", every: "1d", start: "2023-09-29T14:00:00Z", hours: [24, 23, 24]),
    ClockChangeCase(
      name: "92 quarter-hours of a European day", source: "EnergieID/entsoe-py#331",
      zone: "Europe/Brussels", every: "15m", start: "2024-03-30T23:00:00Z",
      hours: Array(quarters.prefix(92))),
    ClockChangeCase(
      name: "100 quarter-hours of a European day", source: "EnergieID/entsoe-py#388",
      zone: "Europe/Brussels", every: "15m", start: "2024-10-26T22:00:00Z", hours: quarters),
    ClockChangeCase(
      name: "days after the change keep the zone's midnight", source: "open-meteo/open-meteo#488",
      zone: "Europe/Berlin", every: "1d", start: "2024-03-29T23:00:00Z",
      hours: [24, 23, 24, 24, 24]),
    ClockChangeCase(
      name: "days of one offset do not", source: "open-meteo/open-meteo#490", zone: "1h",
      every: "1d", start: "2024-03-29T23:00:00Z", hours: [24, 24, 24, 24]),
    ClockChangeCase(
      name: "quarter-hours of Oslo in autumn, none lost", source: "measured on upstream",
      zone: "Europe/Oslo", every: "15m", start: "2021-10-30T22:00:00Z", hours: quarters),
    ClockChangeCase(
      name: "half-hours of Oslo in spring, no phantom window", source: "measured on upstream",
      zone: "Europe/Oslo", every: "30m", start: "2021-03-27T23:00:00Z",
      hours: Array(halfHours.prefix(46)), holes: [3, 4]),
    ClockChangeCase(
      name: "quarter-hours of Lord Howe Island, put back by half an hour",
      source: "measured on upstream", zone: "Australia/Lord_Howe", every: "15m",
      start: "2021-04-03T13:00:00Z", hours: Array(quarters.prefix(98))),
    ClockChangeCase(
      name: "the day that Samoa left out", source: "measured on upstream", zone: "Pacific/Apia",
      every: "1d", start: "2011-12-28T10:00:00Z", hours: [24, 24, 24]),
  ]
}

extension ClockChangeCase {
  private static let nanosecondsPerHour = 3_600_000_000_000.0

  /// The instants at which windows meet, with the first start and the last stop.
  var edges: [Int64] {
    var edges = [parseTime(start) ?? 0]
    for length in hours {
      edges.append(edges[edges.count - 1] + Int64(length * Self.nanosecondsPerHour))
    }
    return edges
  }
}
