import CAllocations
import Columnar
import Foundation
import Planning
import Store
import Testing

/// A table costs no heap object, or thousands of meters would cost millions.
@Suite struct FewObjectsTests {
  /// One object for a hundred tables; without the optimizer, which puts values on the stack, fewer
  /// than two for each of a table's 48 rows.
  #if DEBUG
    private static let tablesOfAnObject = (tables: 1, objects: 96)
  #else
    private static let tablesOfAnObject = (tables: 100, objects: 1)
  #endif
  #if DEBUG
    private static let quickCount = 6_000
  #else
    private static let quickCount = 20_000
  #endif
  private static let largeCount = AgreementEnvironment.isSoak ? 100_000 : quickCount
  private static let smallCount = 2_000

  @Test(arguments: [
    "range(start: 2024-03-29T00:00:00Z, stop: 2024-04-02) |> aggregateWindow(every: 1d, fn: sum)",
    "range(start: 2024-03-29T00:00:00Z, stop: 2024-04-02) |> window(every: 1d) |> sum()",
    "range(start: 2024-03-29T00:00:00Z, stop: 2024-04-02) |> filter(fn: (r) => r._value >= 0.0) |> max()",
    "range(start: 2024-03-29T00:00:00Z, stop: 2024-04-02) |> group(columns: [\"host\"]) |> mean()",
    "range(start: 2024-03-29T00:00:00Z, stop: 2024-04-02) |> map(fn: (r) => ({r with _value: r._value * 2.0})) |> sum()",
  ]) func moreTablesAskForFewMoreObjects(steps: String) throws {
    for mask in [PathMask.none, PathMask(stats: false, source: true, vector: true), .all] {
      var objects: [Int] = []
      var tables: [Int] = []
      for bucket in ["small", "large"] {
        let script = "from(bucket: \"\(bucket)\") |> \(steps)"
        let conditions = Conditions(via: mask, form: "bulk")
        // The first run opens connections and fills caches.
        _ = try countedRun(script, conditions)
        let counted = try countedRun(script, conditions)
        objects.append(counted.objects)
        tables.append(counted.tables)
      }
      #expect(tables[1] - tables[0] >= Self.largeCount - Self.smallCount)
      #expect(
        (objects[1] - objects[0]) * Self.tablesOfAnObject.tables
          < (tables[1] - tables[0]) * Self.tablesOfAnObject.objects,
        "\(objects[1] - objects[0]) objects for \(tables[1] - tables[0]) tables, \(conditionsText(mask)): \(steps)"
      )
    }
  }

  private func conditionsText(_ mask: PathMask) -> String { "\(Conditions(via: mask, form: ""))" }

  private func countedRun(
    _ script: String, _ conditions: Conditions
  ) throws -> (objects: Int, tables: Int) {
    let count = ObjectCount()
    let failure = execute(
      script, over: try Self.store.get().session(), conditions,
      around: { isStart in if isStart { count.start() } else { count.stop() } },
      deliver: { _, batch in count.tables += batch.tableCount - (batch.continuesTable ? 1 : 0) })
    if let failure { throw failure }
    return (count.objects, count.tables)
  }

  /// Objects asked for between two moments.
  private final class ObjectCount {
    private var first = 0
    private(set) var objects = 0
    var tables = 0
    func start() { first = gridflux_test_allocations() }
    func stop() { objects = gridflux_test_allocations() - first }
  }

  /// Meters with 48 points each in two buckets.
  private static let store = Result {
    let store = try Store.open(path: ":memory:", options: StoreOptions())
    for (bucket, count) in [("small", smallCount), ("large", largeCount)] {
      let writer = try store.beginWrite(bucket: bucket)
      let halfHour: Int64 = 1_800_000_000_000
      let times = (0..<48).map { RandomRows.firstTime + Int64($0) * halfHour }
      for meter in 0..<count {
        let values = times.indices.map { Double(($0 &* meter) % 7) }
        try times.withUnsafeBufferPointer { times in
          try values.withUnsafeBufferPointer { values in
            try writer.append(
              measurement: "m", tags: [(label: "host", value: "m\(meter)")], field: "f",
              times: times, values: .floats(values))
          }
        }
      }
      _ = try writer.commit()
    }
    return store
  }
}
