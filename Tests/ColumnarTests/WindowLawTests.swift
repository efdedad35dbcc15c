import Foundation
import Testing

@testable import Columnar

/// The law of windows in time zones: with `period == every` each instant lies in exactly one
/// window, windows meet end to end, and they meet where the clock on the wall says.
@Suite struct WindowLawTests {
  private static let widths = [
    "1m", "5m", "7m", "15m", "20m", "30m", "45m", "1h", "90m", "2h", "3h", "5h", "6h", "12h", "1d",
    "36h", "3d", "1w", "1mo", "2mo", "3mo", "1y",
  ]

  /// Zones with changes of 20 minutes to a day, at all hours, in both hemispheres.
  @Test(arguments: [
    "Europe/Oslo", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia",
    "Africa/Cairo", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Kolkata", "America/St_Johns",
    "Asia/Tehran", "Pacific/Kwajalein", "America/Juneau", "Europe/Dublin", "Antarctica/Troll",
    "Asia/Pyongyang", "Africa/Monrovia",
  ])
  func eachInstantLiesInOneWindow(zone: String) throws {
    let rules = try zoneRules(named: zone)
    var random = SplitMix64(seed: 11)
    for change in changes(of: rules).shuffled(using: &random).prefix(3) {
      try check(rules, change)
    }
  }

  /// Every zone of the database, every change from 1970 to 2037, every width.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["GRIDFLUX_SOAK"] == "1"))
  func eachInstantLiesInOneWindowInEveryZone() throws {
    let folder = "/usr/share/zoneinfo"
    var known: Set<[Int64]> = []
    var zoneCount = 0
    var changeCount = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    where !name.hasPrefix("right/") && !name.hasPrefix("posix/") {
      guard let rules = try? zoneRules(named: name) else { continue }
      zoneCount += 1
      for change in changes(of: rules) {
        changeCount += 1
        // Zones that change alike are one.
        guard known.insert(surroundings(of: change, rules)).inserted else { continue }
        try check(rules, change)
      }
    }
    print("\(zoneCount) zones, \(changeCount) changes, \(known.count) of them unlike")
    #expect(zoneCount > 400)
    #expect(changeCount > 10_000)
  }

  /// All changes that a window of a year around a change may meet, with their offsets.
  private func surroundings(of change: Int64, _ rules: ZoneRules) -> [Int64] {
    let reach = 800 * nanosecondsPerDay
    let segments =
      rules.segment(at: change - reach)...rules.segment(at: change + reach)
    return [change] + segments.dropFirst().map { rules.starts[$0] }
      + segments.map { rules.offsets[$0] }
  }

  /// Changes from 1970 to 2037.
  private func changes(of rules: ZoneRules) -> [Int64] {
    rules.starts.dropFirst().filter { $0 >= 0 && $0 < at("2038-01-01") }
  }

  private func check(_ rules: ZoneRules, _ change: Int64) throws {
    checkAdding(rules, change)
    let segment = rules.segment(at: change)
    let shift = abs(rules.offsets[segment] - rules.offsets[segment - 1])
    for width in Self.widths {
      let length = lasting(width)
      let windows = try WindowSequence(
        WindowBounds(
          every: length, period: length, offset: .zero, location: Location(zone: rules.name)))
      // Far enough for three windows of the shorter widths on both sides of what the change moves.
      let reach =
        length.months > 0
        ? 32 * nanosecondsPerDay : shift + 3 * min(length.nanoseconds, 4 * nanosecondsPerHour)
      // Odd, so that the range ends inside windows.
      let range = (change - reach - 17)..<(change + reach + 29)
      let meetings = WindowOracle(rules: rules, width: length).boundaries(inside: range)
      let edges = [range.lowerBound] + meetings + [range.upperBound]
      let moved = (change - shift)...(change + shift)
      if let fault = try fault(of: windows, edges, movedTimes: moved) {
        Issue.record("\(rules.name), \(width) around \(formatTime(change)): \(fault)")
      }
    }
  }

  /// What is wrong with the windows, held against the instants at which they have to meet.
  /// movedTimes: what the clock change concerns; of equal windows only those near its ends are asked
  /// for by their times.
  private func fault(
    of windows: WindowSequence, _ edges: [Int64], movedTimes: ClosedRange<Int64>
  ) throws -> String? {
    let grid = try WindowGrid(windows, over: edges[0]..<edges[edges.count - 1], budget: nil)
    guard grid.count == edges.count - 1 else {
      return "\(grid.count) windows, where the clock has \(edges.count - 1)"
    }
    let marks = [
      movedTimes.lowerBound, movedTimes.lowerBound / 2 + movedTimes.upperBound / 2,
      movedTimes.upperBound,
    ]
    var times: [UInt64] = []
    var asked: [Int] = []
    for index in 0..<grid.count {
      let (start, stop) = (edges[index], edges[index + 1])
      guard grid.window(index) == TimeWindow(start: start, stop: stop) else {
        return "window \(index) is \(grid.window(index)), the clock has \(start) to \(stop)"
      }
      let reach = 2 * (stop - start)
      let isNear = marks.contains { $0 >= start - reach && $0 <= stop + reach }
      guard isNear || index < 2 || index >= grid.count - 2 else { continue }
      asked.append(index)
      for time in [start, stop - 1] {
        times.append(UInt64(bitPattern: time))
        let place = grid.locate(time)
        guard place.firstWindow == Int64(index), place.endWindow == Int64(index + 1),
          place.firstTime <= start, place.lastTime >= stop - 1
        else { return "\(formatTime(time)) stands at \(place)" }
        let whole = windows.window(containing: time)
        guard index == 0 || whole.start == start, index == grid.count - 1 || whole.stop == stop,
          whole.start <= time, time < whole.stop
        else { return "\(formatTime(time)) lies in \(whole)" }
      }
    }
    return try fault(ofRunsOf: grid, times, asked)
  }

  /// times: the first and the last of each of the windows.
  private func fault(
    ofRunsOf grid: WindowGrid, _ times: [UInt64], _ windows: [Int]
  ) throws -> String? {
    let column = Column(type: .time, storage: .plain(.words(try .copying(times)), nil))
    let runs = try grid.runs(
      of: column, tableStarts: try .copying([0, Int32(times.count)]), budget: nil)
    guard runs.count == windows.count else { return "\(runs.count) runs of rows" }
    for (run, window) in windows.enumerated() {
      guard runs.rowStarts[run] == Int32(2 * run), runs.firstWindows[run] == Int64(window),
        runs.endWindows[run] == Int64(window + 1)
      else { return "rows from \(runs.rowStarts[run]) in window \(runs.firstWindows[run])" }
    }
    return nil
  }

  /// Adding on the clock gives the first instant at which the clock has come as far.
  private func checkAdding(_ rules: ZoneRules, _ change: Int64) {
    let clock = LocalClock(rules: rules, offsetNanoseconds: 0)
    for text in ["1ns", "30m", "1h", "24h", "1d", "1w", "1mo", "1y", "-90m", "-1d", "-1mo"] {
      let duration = lasting(text)
      for base in [change - 1, change, change + 1, change - 40 * nanosecondsPerMinute] {
        var start = base
        if text != "1ns" { start = clock.adding(opposite(duration), to: base) }
        let sum = addOnClock(clock.clock(at: start), duration)
        let found = clock.adding(duration, to: start)
        let isFirst = clock.clock(at: found) >= sum && clock.clock(at: found - 1) < sum
        // Where the clock was put back, it may have been as far before.
        let earlier = rules.starts[rules.segment(at: found)]
        let was = earlier == Int64.min ? Int64.min : clock.clock(at: earlier - 1)
        if !isFirst || (was >= sum && clock.clock(at: earlier) < sum) {
          Issue.record("\(rules.name): \(formatTime(start)) + \(text) = \(formatTime(found))")
        }
      }
    }
  }

  private func opposite(_ duration: CalendarDuration) -> CalendarDuration {
    var opposite = duration
    opposite.isNegative.toggle()
    return opposite
  }
}
