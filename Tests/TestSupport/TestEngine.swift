import Columnar
import Engine
import Planning
import Store

/// A clock that goes on by a fixed step whenever it is read: reports then repeat byte for byte.
package final class CountingStopwatch: Stopwatch, @unchecked Sendable {
  private var now: Int64 = 0

  package init() {}

  package func wallNanoseconds() -> Int64 {
    now += 1000
    return now
  }
  package func processorNanoseconds() -> Int64 { wallNanoseconds() }
  package func calendarNanoseconds() -> Int64 { testNow }
}

/// 2024-01-01T00:00:00Z
package let testNow: Int64 = 1_704_067_200_000_000_000

/// An engine over a store in memory with a few days of half-hourly demand, one thread, a fixed
/// `now` and a clock that counts.
///
/// Bucket `grid`, measurement `demand`: fields `ND` (float) and `TSD` (float) without a tag, over
/// 2023-12-28 to 2023-12-31; measurement `meter`: field `kwh` (float) for the tags `id` m1 to m3;
/// field `state` (string) for m1.
package func makeTestEngine(homeZone: String? = nil) throws -> Engine {
  var options = EngineOptions()
  options.store = .memory
  options.threadCount = 1
  options.memoryLimitBytes = 1 << 28
  options.nowNanoseconds = testNow
  options.homeZone = homeZone
  var storeOptions = StoreOptions()
  storeOptions.bufferedRowsMax = 0
  let engine = try Engine(
    options: options, stopwatch: CountingStopwatch(), storeOptions: storeOptions)
  guard let store = try engine.store else { return engine }
  let writer = try store.session().writer(bucket: "grid")
  try writer.write(try demandBatch())
  try writer.write(try meterBatch())
  try writer.write(try stateBatch())
  _ = try writer.commit()
  return engine
}

private let halfHour: Int64 = 1_800_000_000_000
private let firstTime: Int64 = testNow - 4 * 48 * halfHour

private func points(
  _ labels: [String], valueType: ColumnType, _ fill: (BatchBuilder) throws -> Void
) throws -> Batch {
  let fields =
    labels.map { Field($0, .string) } + [Field("_time", .time), Field("_value", valueType)]
  let builder = BatchBuilder(
    schema: Schema(fields: fields, keyIndices: Array(labels.indices)), budget: nil)
  try fill(builder)
  return try builder.finish()
}

private func demandBatch() throws -> Batch {
  try points(["_field", "_measurement"], valueType: .float) { builder in
    for (number, field) in ["ND", "TSD"].enumerated() {
      try builder.beginTable(key: [.string(field), .string("demand")])
      for index in 0..<192 {
        let value = 20_000 + Double((index * 37 + number * 11) % 101) * 0.1
        try builder.appendRow([
          .null, .null, .time(firstTime + Int64(index) * halfHour), .float(value),
        ])
      }
    }
  }
}

private func meterBatch() throws -> Batch {
  try points(["_field", "_measurement", "id"], valueType: .float) { builder in
    for meter in 1...3 {
      try builder.beginTable(key: [.string("kwh"), .string("meter"), .string("m\(meter)")])
      for index in 0..<192 {
        try builder.appendRow([
          .null, .null, .null, .time(firstTime + Int64(index) * halfHour),
          .float(Double((index * meter) % 7) * 0.25),
        ])
      }
    }
  }
}

private func stateBatch() throws -> Batch {
  try points(["_field", "_measurement", "id"], valueType: .string) { builder in
    try builder.beginTable(key: [.string("state"), .string("meter"), .string("m1")])
    for (index, state) in ["on", "off", "on"].enumerated() {
      try builder.appendRow([
        .null, .null, .null, .time(firstTime + Int64(index) * halfHour), .string(state),
      ])
    }
  }
}
