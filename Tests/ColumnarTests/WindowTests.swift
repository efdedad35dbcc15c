import Testing

@testable import Columnar

private func sequence(
  _ every: String, period: String = "", offset: String = "", zone: String = "UTC",
  clockOffset: String = ""
) throws -> WindowSequence {
  try WindowSequence(
    WindowBounds(
      every: lasting(every), period: lasting(period), offset: lasting(offset),
      location: Location(zone: zone, offset: lasting(clockOffset))))
}

private func grid(
  _ every: String, period: String = "", offset: String = "", zone: String = "UTC", from: String,
  to: String
) throws -> [String] {
  let windows = try WindowGrid(
    sequence(every, period: period, offset: offset, zone: zone), over: at(from)..<at(to),
    budget: nil)
  return (0..<windows.count).map {
    let window = windows.window($0)
    return "\(formatTimeTrimmed(window.start)) \(formatTimeTrimmed(window.stop))"
  }
}

/// Hours of each window.
private func lengths(
  _ every: String, zone: String, from: String, to: String, offset: String = ""
) throws -> [Double] {
  let windows = try WindowGrid(
    sequence(every, offset: offset, zone: zone), over: at(from)..<at(to), budget: nil)
  return (0..<windows.count).map {
    Double(windows.window($0).stop - windows.window($0).start) / Double(nanosecondsPerHour)
  }
}

@Suite struct WindowTests {
  @Test func weeksStartOnThursdays() throws {
    #expect(
      try grid("1w", from: "2021-06-07", to: "2021-06-12") == [
        "2021-06-07T00:00:00Z 2021-06-10T00:00:00Z", "2021-06-10T00:00:00Z 2021-06-12T00:00:00Z",
      ])
    for offset in ["4d", "-3d"] {
      #expect(
        try sequence("1w", offset: offset).start(containing: at("2021-06-09")) == at("2021-06-07"))
    }
  }

  @Test func longPeriodsStartBeforeTheRange() throws {
    #expect(
      try grid("1h", period: "2h", from: "2021-06-07T00:00:00Z", to: "2021-06-07T02:00:00Z") == [
        "2021-06-07T00:00:00Z 2021-06-07T01:00:00Z", "2021-06-07T00:00:00Z 2021-06-07T02:00:00Z",
        "2021-06-07T01:00:00Z 2021-06-07T02:00:00Z",
      ])
  }

  /// A month's window from a day that the month does not have ends a month after the clamped day.
  @Test func monthsFromADayThatNotAllHaveLeaveGaps() throws {
    #expect(
      try grid("1mo", offset: "30d", from: "2021-02-01", to: "2021-06-01") == [
        "2021-02-01T00:00:00Z 2021-02-28T00:00:00Z", "2021-02-28T00:00:00Z 2021-03-28T00:00:00Z",
        "2021-03-31T00:00:00Z 2021-04-30T00:00:00Z", "2021-04-30T00:00:00Z 2021-05-30T00:00:00Z",
        "2021-05-31T00:00:00Z 2021-06-01T00:00:00Z",
      ])
    #expect(try !sequence("1mo", offset: "-2h").isTumbling)
    #expect(try sequence("1mo", offset: "-2h").windows(containing: at("2021-05-31")).isEmpty)
  }

  /// Two months and two weeks are taken from the epoch one after the other.
  @Test func aLocationsOffsetMayHaveMonths() throws {
    let windows = try sequence("1y", clockOffset: "-2mo2w")
    #expect(windows.start(containing: at("2017-11-05")) == at("2017-03-15"))
  }

  @Test func periodsMayMixMonthsAndDays() throws {
    #expect(
      try grid("1mo", period: "1mo1d", from: "2021-01-31", to: "2021-02-02") == [
        "2021-01-31T00:00:00Z 2021-02-02T00:00:00Z", "2021-02-01T00:00:00Z 2021-02-02T00:00:00Z",
      ])
  }

  @Test func monthsFromADayThatAllHaveMeetEndToEnd() throws {
    #expect(try sequence("1mo", offset: "27d").isTumbling)
    let windows = try grid("1mo", offset: "27d", from: "2021-01-01", to: "2021-06-01")
    #expect(windows.count == 6)
    for (window, next) in zip(windows, windows.dropFirst()) {
      #expect(window.split(separator: " ")[1] == next.split(separator: " ")[0])
    }
  }

  @Test(arguments: [
    ("", "", "window function requires at least one"), ("-1h", "", "parameter \"every\" must be"),
    ("1mo1h", "", "cannot mix month and nanosecond"), ("1h", "-10s", "\"period\" must be"),
  ])
  func refusals(every: String, period: String, message: String) {
    do {
      _ = try sequence(every, period: period)
      Issue.record("accepted \(every) \(period)")
    } catch {
      #expect((error as? CalendarError)?.message.contains(message) == true)
    }
  }

  @Test func periodAloneSetsEvery() throws {
    #expect(try sequence("", period: "5m").isTumbling)
  }

  @Test func tooManyAreRefusedWithTheirCount() throws {
    do {
      _ = try WindowGrid(
        sequence("1ns"), over: at("2021-01-01")..<at("2022-01-01"), countMax: 1_000_000,
        budget: nil)
      Issue.record("took a year of nanoseconds")
    } catch let error as TooManyWindows {
      #expect(error.count == 365 * 86_400 * 1_000_000_000)
    }
  }

  @Test func extremeRangesDoNotTrap() throws {
    for every in ["1h", "1mo", "100y", "292y", "106751d", "1000y"] {
      for zone in ["UTC", "Europe/Oslo"] {
        for period in ["", "1d", "3mo"] {
          let windows = try WindowGrid(
            sequence(every, period: period, offset: "11mo", zone: zone),
            over: Int64.min..<Int64.min + 10_000_000_000_000, budget: nil)
          #expect(windows.count < 10)
          _ = try WindowGrid(
            sequence(every, period: period, offset: "-11mo", zone: zone),
            over: Int64.max - 10_000_000_000_000..<Int64.max, budget: nil)
        }
      }
    }
  }

  // Cases that users met elsewhere.
  @Test func clockChangesSeenInTheField() throws {
    // Oslo 2022-03-27: no extra row at 1h.
    let oslo = try lengths(
      "1h", zone: "Europe/Oslo", from: "2022-03-26T23:00:00Z", to: "2022-03-27T22:00:00Z")
    #expect(oslo == [Double](repeating: 1, count: 23))
    // Whole days east of Greenwich.
    for zone in ["Asia/Kolkata", "Asia/Tokyo", "Europe/Moscow"] {
      let start = try sequence("1d", zone: zone).start(containing: at("2021-06-07T12:00:00Z"))
      let days = try lengths(
        "1d", zone: zone, from: formatTime(start), to: formatTime(start + 3 * nanosecondsPerDay))
      #expect(days == [24, 24, 24])
    }
    #expect(
      try lengths(
        "1d", zone: "America/New_York", from: "2013-11-02T04:00:00Z", to: "2013-11-05T05:00:00Z")
        == [24, 25, 24])
    #expect(
      try lengths(
        "1mo", zone: "Europe/Berlin", from: "2024-02-29T23:00:00Z", to: "2024-04-30T22:00:00Z")
        == [743, 720])
    #expect(
      try lengths(
        "1d", zone: "Europe/Brussels", from: "2024-03-30T23:00:00Z", to: "2024-04-01T22:00:00Z")
        == [23, 24])
    #expect(
      try lengths(
        "1h", zone: "Europe/Paris", from: "2024-03-31T00:00:00Z", to: "2024-03-31T03:00:00Z")
        == [1, 1, 1])
    #expect(
      try lengths(
        "1h", zone: "Australia/Sydney", from: "2024-04-06T14:00:00Z", to: "2024-04-06T18:00:00Z")
        == [1, 2, 1])
    #expect(
      try lengths(
        "24h", zone: "Europe/Paris", from: "2025-10-25T22:00:00Z", to: "2025-10-27T23:00:00Z")
        == [25, 24])
    #expect(
      try lengths(
        "1d", zone: "America/Los_Angeles", from: "2024-11-02T19:00:00Z", to: "2024-11-04T20:00:00Z",
        offset: "12h")
        == [25, 24])
  }

  @Test func anHourRepeatedIsOneWindowOfTwoHours() throws {
    #expect(
      try grid(
        "1h", zone: "America/New_York", from: "2013-11-03T04:00:00Z", to: "2013-11-03T08:00:00Z")
        == [
          "2013-11-03T04:00:00Z 2013-11-03T05:00:00Z", "2013-11-03T05:00:00Z 2013-11-03T07:00:00Z",
          "2013-11-03T07:00:00Z 2013-11-03T08:00:00Z",
        ])
  }

  @Test func shorterWindowsDivideTheRepeatedHour() throws {
    #expect(
      try lengths(
        "30m", zone: "Europe/Oslo", from: "2021-10-30T22:00:00Z", to: "2021-10-31T23:00:00Z")
        == [Double](repeating: 0.5, count: 50))
    #expect(
      try lengths(
        "15m", zone: "Australia/Lord_Howe", from: "2021-04-03T13:00:00Z", to: "2021-04-04T13:00:00Z"
      )
        == [Double](repeating: 0.25, count: 96))
  }

  @Test func theMissingDayOfApiaIsNoWindow() throws {
    #expect(
      try grid("1d", zone: "Pacific/Apia", from: "2011-12-29T10:00:00Z", to: "2011-12-31T10:00:00Z")
        == [
          "2011-12-29T10:00:00Z 2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z 2011-12-31T10:00:00Z",
        ])
  }
}

@Suite struct WindowRunTests {
  @Test(arguments: [
    ("1h", "", "UTC"), ("1h", "3h", "UTC"), ("3h", "1h", "UTC"), ("1mo", "", "UTC"),
    ("1d", "", "Europe/Oslo"), ("30m", "", "Europe/Oslo"), ("1h", "90m", "Europe/Oslo"),
    ("2h", "30m", "Australia/Lord_Howe"), ("1mo", "1d", "Europe/Oslo"), ("1d", "1mo", "UTC"),
    ("20m", "", "Asia/Kolkata"),
  ])
  func runsAgreeWithEachRow(every: String, period: String, zone: String) throws {
    let windows = try sequence(every, period: period, zone: zone)
    let range = at("2021-10-29")..<at("2021-11-02T07:30:00Z")
    let grid = try WindowGrid(windows, over: range, budget: nil)
    var random = SplitMix64(seed: 3)
    let tableStarts = try BufferSlice<Int32>.copying([0, 0, 400, 700, 700, 701])
    var times: [UInt64] = []
    for row in 0..<701 {
      let time = range.lowerBound - nanosecondsPerDay + Int64(row) * 10 * nanosecondsPerMinute
      let jitter = Int64.random(in: 0..<6 * nanosecondsPerDay, using: &random)
      times.append(
        UInt64(bitPattern: row < 400 ? time : range.lowerBound - nanosecondsPerDay + jitter))
    }
    let mask = (0..<701).map { _ in UInt8.random(in: 0..<10, using: &random) }
    let validity = try Validity.fromMask(mask, count: 701, budget: nil)
    let plain = Column(type: .time, storage: .plain(.words(try .copying(times)), validity))
    let starts = try BufferSlice<Int64>.copying([
      0, range.lowerBound - 5, range.upperBound + 5, 0, range.lowerBound,
    ])
    for step in [nanosecondsPerMinute * 17, -nanosecondsPerMinute * 17, 0] {
      let regular = Column(
        type: .time, storage: .regularTime(starts: starts, stepNanoseconds: step))
      try check(regular, grid, windows, tableStarts)
    }
    let constant = Column(
      type: .time,
      storage: .constant(.words(try .copying(starts.values.map { UInt64(bitPattern: $0) })), nil))
    try check(constant, grid, windows, tableStarts)
    try check(plain, grid, windows, tableStarts)
  }

  private func check(
    _ column: Column, _ grid: WindowGrid, _ windows: WindowSequence,
    _ tableStarts: BufferSlice<Int32>
  ) throws {
    let runs = try grid.runs(of: column, tableStarts: tableStarts, budget: nil)
    #expect(runs.runStarts.count == tableStarts.count)
    for table in 0..<(tableStarts.count - 1) {
      for run in Int(runs.runStarts[table])..<Int(runs.runStarts[table + 1]) {
        for row in Int(runs.rowStarts[run])..<Int(runs.rowStarts[run + 1]) {
          #expect(row >= tableStarts[table] && row < tableStarts[table + 1])
          let cell = column.scalar(row: row, table: table, tableStarts: tableStarts)
          let first = runs.firstWindows[run]
          let end = runs.endWindows[run]
          guard case .time(let time) = cell, grid.range.contains(time) else {
            #expect(first == -1 && end == -1)
            continue
          }
          let expected = windows.windows(containing: time).map {
            TimeWindow(
              start: max($0.start, grid.range.lowerBound), stop: min($0.stop, grid.range.upperBound)
            )
          }
          #expect((first..<end).map { grid.window(Int($0)) } == expected)
        }
      }
    }
    #expect(Int(runs.rowStarts[runs.count]) == Int(tableStarts[tableStarts.count - 1]))
  }
}
