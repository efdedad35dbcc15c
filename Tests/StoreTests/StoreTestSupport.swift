import Columnar
import Diagnostics
import Foundation
import Planning

@testable import Store

/// One point as the oracle keeps it.
struct PointKey: Hashable, Comparable, CustomStringConvertible {
  var measurement: String
  var tags: [String: String]
  var field: String
  var time: Int64

  var description: String { "\(measurement) \(tags) \(field) @\(time)" }

  static func < (left: PointKey, right: PointKey) -> Bool {
    left.description < right.description
  }
}

/// Numbers that are the same in every run with the same seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 2 &+ 1 }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var word = state
    word ^= word >> 33
    word &*= 0xFF51_AFD7_ED55_8CCD
    return word ^ word >> 29
  }
}

/// A directory that vanishes with its owner.
final class TemporaryDirectory {
  let path: String
  init() {
    path = NSTemporaryDirectory() + "/gridflux-store-tests-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
  func file(_ name: String) -> String { path + "/" + name }
}

func makeContext(threads: Int = 1, batchRowsMax: Int = 16_384) -> QueryContext {
  QueryContext(
    budget: MemoryBudget(limitBytes: 1 << 32), cancellation: Cancellation(), nowNanoseconds: 0,
    threadCount: threads, batchRowsMax: batchRowsMax)
}

extension Store {
  /// Writes one series' floats in one transaction.
  @discardableResult
  func write(
    _ bucket: String = "b", _ measurement: String = "m", tags: [(String, String)] = [],
    field: String = "f", times: [Int64], floats: [Double]
  ) throws -> WriteSummary {
    let writer = try beginWrite(bucket: bucket)
    try writer.append(measurement, tags, field, times, floats)
    return try writer.commit()
  }

  func read(
    _ bucket: String = "b", _ request: ScanRequest = ScanRequest(),
    context: QueryContext = makeContext()
  ) throws -> [Batch] {
    try readAll(try session().source(bucket: bucket), request, context: context)
  }
}

extension StoreWriter {
  func append(
    _ measurement: String, _ tags: [(String, String)], _ field: String, _ times: [Int64],
    _ floats: [Double]
  ) throws {
    try times.withUnsafeBufferPointer { times in
      try floats.withUnsafeBufferPointer { floats in
        try append(
          measurement: measurement, tags: tags.map { (label: $0.0, value: $0.1) }, field: field,
          times: times, values: .floats(floats))
      }
    }
  }
}

func readAll(
  _ source: any ScanSource, _ request: ScanRequest = ScanRequest(),
  context: QueryContext = makeContext()
) throws -> [Batch] {
  let reader = try source.open(request, context: context)
  var batches: [Batch] = []
  while let batch = try reader.next() {
    try batch.checkInvariants()
    batches.append(batch)
  }
  return batches
}

/// Every row as text, in order, with a line for each table that begins.
func lines(_ batches: [Batch]) -> [String] {
  var lines: [String] = []
  for batch in batches {
    for table in 0..<batch.tableCount {
      if table > 0 || !batch.continuesTable {
        let key = zip(batch.schema.keyLabels, batch.key(ofTable: table))
          .map { "\($0)=\($1)" }.joined(separator: ",")
        lines.append("table \(key)")
      }
      for row in batch.rows(ofTable: table) {
        let cells = zip(batch.schema.fields, batch.columns).enumerated()
          .filter { !batch.schema.isKey($0.offset) }
          .map {
            "\($0.element.0.label)="
              + text($0.element.1.scalar(row: row, table: table, tableStarts: batch.tableStarts))
          }
        lines.append(cells.joined(separator: " "))
      }
    }
  }
  return lines
}

/// Exact: floats by their bits.
func text(_ scalar: Scalar) -> String {
  if case .float(let value) = scalar { return "float(\(value), \(value.bitPattern))" }
  return "\(scalar)"
}

/// All points of plain scans.
func points(_ batches: [Batch]) -> [PointKey: Scalar] {
  var points: [PointKey: Scalar] = [:]
  for batch in batches {
    for table in 0..<batch.tableCount {
      for row in batch.rows(ofTable: table) {
        var key = PointKey(measurement: "", tags: [:], field: "", time: 0)
        var value = Scalar.null
        for (field, column) in zip(batch.schema.fields, batch.columns) {
          let cell = column.scalar(row: row, table: table, tableStarts: batch.tableStarts)
          switch (field.label, cell) {
          case ("_time", .time(let time)): key.time = time
          case ("_value", _): value = cell
          case ("_field", .string(let name)): key.field = name
          case ("_measurement", .string(let name)): key.measurement = name
          case ("_start", _), ("_stop", _): break
          case (let label, .string(let text)): key.tags[label] = text
          default: break
          }
        }
        precondition(points.updateValue(value, forKey: key) == nil, "repeated point \(key)")
      }
    }
  }
  return points
}
