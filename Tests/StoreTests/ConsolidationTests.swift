import Columnar
import Planning
import Testing

@testable import Store

/// In how many segments the months of a series lie, and that nothing is lost on the way.
@Suite struct ConsolidationTests {
  private let directory = TemporaryDirectory()
  private static let day: Int64 = 86_400_000_000_000
  /// 2023-01-01
  private static let start: Int64 = 1_672_531_200_000_000_000

  private func open(segmentRowsMax: Int = 65_536) throws -> Store {
    var options = StoreOptions()
    options.bufferedRowsMax = 0
    options.segmentRowsMax = segmentRowsMax
    return try Store.open(path: directory.file("a.db"), options: options)
  }

  /// One file a day: so many points of each series.
  private func load(_ store: Store, day: Int, series: Int, points: Int) throws {
    let writer = try store.beginWrite(bucket: "b")
    let times = (0..<points).map {
      Self.start + Int64(day) * Self.day + Int64($0) * (Self.day / Int64(points))
    }
    for number in 0..<series {
      try writer.append(
        "m", [("meter", "m\(number)")], "f", times, times.indices.map { Double(day * 100 + $0) })
    }
    _ = try writer.commit()
  }

  /// The most segments that a calendar month of any series lies in.
  private func segmentsOfMonth(_ store: Store, months: [ClosedRange<Int64>]) throws -> Int {
    let session = try store.session()
    guard let bucket = try session.reading({ try $0.bucketID("b") }),
      let field = try session.reading({ try $0.fields(bucket: bucket) }).first
    else { return 0 }
    var counts: [[UInt8]: [Int]] = [:]
    for row in try session.segments(field: field.id) {
      let segment = try session.directory(row)
      for (index, month) in months.enumerated() {
        let keys = (0..<segment.runCount).filter {
          month.overlaps(segment.timeFirsts[$0]...segment.timeLasts[$0])
        }.map(segment.key(ofRun:))
        for key in Set(keys) {
          counts[key, default: Array(repeating: 0, count: months.count)][index] += 1
        }
      }
    }
    return counts.values.flatMap { $0 }.max() ?? 0
  }

  private var firstMonths: [ClosedRange<Int64>] {
    [0..<31, 31..<59, 59..<90].map { days in
      (Self.start + Int64(days.lowerBound) * Self.day)...(Self.start + Int64(days.upperBound)
        * Self.day - 1)
    }
  }

  @Test(arguments: [1, 24, 1_440]) func aMonthOfDailyLoadsLiesInFourSegments(points: Int) throws {
    let store = try open()
    for day in 0..<75 {
      try load(store, day: day, series: 3, points: points)
      #expect(try segmentsOfMonth(store, months: firstMonths) <= 4, "day \(day)")
    }
    let found = StoreTests.points(try store.read())
    #expect(found.count == 75 * 3 * points)
    #expect(try store.verify().problems == [])
  }

  @Test func fullSegmentsAreLeftAlone() throws {
    let store = try open(segmentRowsMax: 100)
    for day in 0..<30 {
      try load(store, day: day, series: 1, points: 96)
      let most = try segmentsOfMonth(store, months: firstMonths)
      // Nearly full ones: fewer than 96 rows each would be more, and 100 are the most there can be.
      #expect(most <= max(4, ((day + 1) * 96 + 99) / 100 + 3), "day \(day)")
    }
    #expect(StoreTests.points(try store.read()).count == 30 * 96)
    #expect(try store.verify().problems == [])
  }

  @Test func daysInAnyOrderComeTogether() throws {
    let store = try open()
    var numbers = SeededNumbers(5)
    for day in (0..<59).shuffled(using: &numbers) {
      try load(store, day: day, series: 2, points: 24)
      #expect(try segmentsOfMonth(store, months: firstMonths) <= 4, "day \(day)")
    }
    #expect(StoreTests.points(try store.read()).count == 59 * 2 * 24)
    #expect(try store.verify().problems == [])
  }

  @Test func compactionLeavesOneSegment() throws {
    let store = try open()
    for day in 0..<10 { try load(store, day: day, series: 2, points: 24) }
    let before = lines(try store.read())
    try store.compact()
    #expect(lines(try store.read()) == before)
    #expect(try segmentsOfMonth(store, months: firstMonths) == 1)
  }

  @Test func pagesWithoutUseAreGivenBack() throws {
    let path = directory.file("a.db")
    var numbers = SeededNumbers(11)
    do {
      let store = try open()
      let times = (0..<60_000).map { Int64($0) }
      try store.write(
        times: times, floats: times.map { _ in Double.random(in: 0...1, using: &numbers) })
      #expect(try store.delete(bucket: "b", predicate: nil, range: 10..<60_000) == 59_990)
      try store.close()
    }
    let store = try Store.open(path: path)
    let session = try store.session()
    #expect(try session.reading { try $0.integer("PRAGMA freelist_count") } == 0)
    #expect(StoreTests.points(try store.read()).count == 10)
    #expect(try store.verify().problems == [])
  }

  @Test func manySeriesOfOnePointComeBack() throws {
    let store = try open()
    let count = 70_000
    let writer = try store.beginWrite(bucket: "b")
    for number in (0..<count).reversed() {
      try writer.append("m", [("meter", "m\(number)")], "f", [1], [Double(number)])
    }
    #expect(try writer.commit().inserted == count)
    var request = ScanRequest()
    request.predicates = [.compare(column: "meter", .equal, .string("m65535"))]
    #expect(StoreTests.points(try store.read("b", request)).map(\.value) == [.float(65_535)])
    let found = StoreTests.points(try store.read())
    #expect(found.count == count)
    #expect(
      found.allSatisfy { key, value in
        value == .float(Double(key.tags["meter"]?.dropFirst() ?? "") ?? -1)
      })
  }
}
