import Foundation
import Planning
import TestSupport
import Testing

@testable import Columnar

/// Windows over clock changes on every path: each point in one window, windows end to end.
@Suite(.serialized) struct ClockChangeTests {
  /// None, all, and each path by itself.
  private static let masks = [
    PathMask.none, .all, PathMask(stats: false, source: true, vector: false),
    PathMask(stats: false, source: false, vector: true),
  ]
  private static let minute: Int64 = 60_000_000_000

  @Test(arguments: ClockChangeCase.all)
  func theClockOnTheWallIsRight(change: ClockChangeCase) throws {
    let edges = change.edges
    let first = try #require(edges.first)
    let last = try #require(edges.last)
    let isInHole = { (time: Int64) in
      change.holes.contains { edges[$0] <= time && time < edges[$0 + 1] }
    }
    // A point every quarter of an hour, for months one an hour.
    let step = (change.every == "1mo" ? 60 : 15) * Self.minute
    let times = stride(from: first, to: last, by: Int(step)).filter { !isInHole($0) }
    let points = try ZonedPoints(times)
    for phrasing in windowPhrasings(
      every: change.every, offset: change.offset, from: first, to: last)
    {
      let expected = points.expected(edges, createEmpty: phrasing.createsEmpty)
      for mask in Self.masks {
        let conditions = Conditions(via: mask, form: "bulk")
        let rows = try points.rows(phrasing.script, zone: change.zone, conditions)
        #expect(rows.sorted() == expected, "\(conditions)\n\(phrasing.script)")
      }
    }
  }

  /// Random changes of random zones; with `GRIDFLUX_SOAK=1` some changes of every zone.
  @Test func everyPathFollowsTheClock() throws {
    var dice = Dice(seed: AgreementEnvironment.seed)
    let names = Self.zoneNames
    let chosen =
      AgreementEnvironment.isSoak ? names : Array(names.shuffled(using: &dice).prefix(12))
    #expect(names.count > 250)
    for zone in chosen {
      let rules = try zoneRules(named: zone)
      let limits: Range<Int64> = 0..<2_145_916_800_000_000_000
      let changes = rules.starts.filter { limits.contains($0) }.shuffled(using: &dice)
      for change in changes.prefix(AgreementEnvironment.isSoak ? 3 : 2) {
        try check(zone, change, &dice)
      }
    }
  }

  private func check(_ zone: String, _ change: Int64, _ dice: inout Dice) throws {
    let hour = 60 * Self.minute
    let range = (change - 31 * hour - 7 * Self.minute)..<(change + 29 * hour + 13 * Self.minute)
    // Points every ten minutes, but for some hours without any.
    let hole = change + Int64(dice.number(-20...20)) * hour
    let times = stride(from: range.lowerBound, to: range.upperBound, by: Int(10 * Self.minute))
    let points = try ZonedPoints(times.filter { $0 < hole || $0 >= hole + 5 * hour })
    for every in dice.some(of: ["5m", "15m", "30m", "1h", "2h", "6h", "1d", "1w", "1mo", "1y"]) {
      let length = parseDuration(every) ?? .zero
      let windows = try WindowSequence(
        WindowBounds(
          every: length, period: length, offset: .zero, location: Location(zone: zone)))
      let grid = try WindowGrid(windows, over: range, budget: nil)
      let edges = (0..<grid.count).map { grid.window($0).start } + [range.upperBound]
      for phrasing in windowPhrasings(
        every: every, offset: "0h", from: range.lowerBound, to: range.upperBound)
      {
        var expected = points.expected(edges, createEmpty: phrasing.createsEmpty)
        if phrasing.script.contains("truncate"), let first = expected.first {
          // Truncation knows no range.
          let start = windows.start(containing: first.time)
          expected[0] = ZonedPoints.Row(time: start, count: first.count)
        }
        for mask in Self.masks {
          let conditions = Conditions(via: mask, threadCount: dice.pick([1, 2]), form: "bulk")
          let rows = try points.rows(phrasing.script, zone: zone, conditions).sorted()
          if rows != expected {
            Issue.record("\(zone) around \(change), \(conditions)\n\(phrasing.script)")
          }
        }
      }
    }
  }

  /// One name for each zone of the database.
  private static let zoneNames: [String] = {
    let folder = "/usr/share/zoneinfo"
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    var known: Set<[Int64]> = []
    return names.sorted().filter { name in
      guard !name.hasPrefix("right/"), !name.hasPrefix("posix/"),
        let rules = try? zoneRules(named: name)
      else { return false }
      return known.insert(rules.starts + rules.offsets).inserted
    }
  }()
}
