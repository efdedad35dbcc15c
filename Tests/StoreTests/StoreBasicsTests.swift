import Columnar
import Diagnostics
import Foundation
import Planning
import Testing

@testable import Store

@Suite struct StoreBasicsTests {
  private let directory = TemporaryDirectory()

  @Test func writesInBulkAndReadsBackInKeyOrder() throws {
    let store = try Store.open(path: directory.file("a.db"))
    var options = StoreOptions()
    options.bufferedRowsMax = 0
    let writer = try store.beginWrite(bucket: "b")
    let times = (0..<10_000).map { Int64($0) * 1_000 }
    for (number, host) in ["b", "a", "c"].enumerated() {
      try writer.append(
        "m", [("host", host)], "f", times, times.indices.map { Double($0 * 10 + number) / 10 })
    }
    let summary = try writer.commit()
    #expect(summary.inserted == 30_000)
    let batches = try store.read()
    #expect(batches.reduce(0) { $0 + $1.rowCount } == 30_000)
    let tables = lines(batches).filter { $0.hasPrefix("table") }
    #expect(
      tables
        == ["a", "b", "c"].map {
          "table _field=string(\"f\"),_measurement=string(\"m\"),host=string(\"\($0)\")"
        })
    let again = try store.write(
      "b", "m", tags: [("host", "a")], times: times,
      floats: times.indices.map { Double($0 * 10 + 1) / 10 })
    #expect(again.unchanged == 10_000 && again.inserted == 0 && again.replaced == 0)
  }

  @Test func timesRegularInAllTablesComeAsStartAndStep() throws {
    let store = try Store.open(path: ":memory:")
    let times = (0..<5_000).map { Int64($0) * 1_800_000_000_000 }
    try store.write(times: times, floats: times.indices.map { Double($0) })
    for batch in try store.read() {
      guard case .regularTime(_, let step) = batch.columns[0].storage else {
        Issue.record("times are not regular")
        continue
      }
      #expect(step == 1_800_000_000_000)
    }
  }

  @Test(arguments: [1, 2, 7]) func agreesForAnyThreadCount(threads: Int) throws {
    let store = try Store.open(path: ":memory:")
    let writer = try store.beginWrite(bucket: "b")
    var numbers = SeededNumbers(7)
    for series in 0..<50 {
      var time: Int64 = 0
      let count = Int.random(in: 1...3_000, using: &numbers)
      let times = (0..<count).map { _ -> Int64 in
        time += Int64.random(in: 1...1_000, using: &numbers)
        return time
      }
      try writer.append(
        "m", [("s", "\(series)")], "f", times,
        times.map { _ in Double.random(in: -1...1, using: &numbers) })
    }
    _ = try writer.commit()
    var request = ScanRequest()
    request.bounds = 100_000..<700_000
    let expected = lines(try store.read("b", request))
    let actual = lines(
      try store.read("b", request, context: makeContext(threads: threads, batchRowsMax: 100)))
    #expect(expected == actual)
    #expect(expected.count > 10_000)
  }

  @Test func smallWritesGoToTheBufferAndFold() throws {
    let path = directory.file("a.db")
    let store = try Store.open(path: path)
    try store.write(times: [3, 1, 2], floats: [3, 1, 2])
    let replaced = try store.write(times: [2, 4], floats: [20, 4])
    #expect(replaced.replaced == 1 && replaced.inserted == 1)
    let before = lines(try store.read())
    #expect(before.count == 5)
    try store.foldBuffers()
    #expect(lines(try store.read()) == before)
    let session = try store.session()
    #expect(try session.reading { try $0.integer("SELECT count(*) FROM buffer") } == 0)
    #expect(try session.reading { try $0.integer("SELECT count(*) FROM segment") } == 1)
  }

  @Test func snapshotsDoNotSeeLaterCommits() throws {
    let store = try Store.open(path: ":memory:")
    try store.write(times: [1], floats: [1])
    let session = try store.session()
    try store.write(times: [2], floats: [2])
    #expect(points(try readAll(try session.source(bucket: "b"))).count == 1)
    #expect(points(try store.read()).count == 2)
  }

  @Test func typesAreFixedByTheFirstWrite() throws {
    let store = try Store.open(path: ":memory:")
    try store.write(times: [1], floats: [1.5])
    let writer = try store.beginWrite(bucket: "b")
    let ints: [Int64] = [7]
    try ints.withUnsafeBufferPointer { ints in
      try writer.append(
        measurement: "m", tags: [], field: "f", times: ints, values: .ints(ints))
      try writer.append(
        measurement: "m", tags: [], field: "f", times: ints, values: .strings(["x"]))
    }
    try writer.append("m", [], "f", [8, 9], [.nan, .infinity])
    let summary = try writer.commit()
    #expect(summary.inserted == 1 && summary.rejected == 3)
    #expect(
      Set(points(try store.read()).values) == [.float(1.5), .float(7)])
  }
}
