import Columnar
import Foundation
import Ingest
import Planning
import Store

/// A point as it lies in a store, in text.
struct StoredPoint: Hashable, Comparable, CustomStringConvertible {
  var measurement: String
  var tags: [String: String] = [:]
  var field: String
  var value: String
  var type: String
  var time: String

  var description: String {
    let tags = tags.sorted { $0.key < $1.key }.map { ",\($0.key)=\($0.value)" }.joined()
    return "\(measurement)\(tags) \(field)=\(value) (\(type)) \(time)"
  }

  static func < (left: StoredPoint, right: StoredPoint) -> Bool {
    left.description < right.description
  }
}

/// A folder with files to ingest, and a store in memory that they go to.
final class IngestRunner {
  let folder: URL
  let store: Store

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gridflux-ingest-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try Store.open(path: ":memory:")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var rejectsPath: String { folder.appendingPathComponent("rejects.csv").path }

  /// What was refused, as the reject file holds it; empty without one.
  var rejects: String { (try? String(contentsOfFile: rejectsPath, encoding: .utf8)) ?? "" }

  @discardableResult
  func write(_ data: Data, to name: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try data.write(to: url)
    return url.path
  }

  @discardableResult
  func ingest(
    _ data: Data, name: String = "in.txt", _ change: (inout IngestOptions) -> Void = { _ in }
  ) throws -> IngestSummary {
    try ingest(paths: [try write(data, to: name)], change)
  }

  @discardableResult
  func ingest(
    _ text: String, name: String = "in.txt", _ change: (inout IngestOptions) -> Void = { _ in }
  ) throws -> IngestSummary {
    try ingest(Data(text.utf8), name: name, change)
  }

  @discardableResult
  func ingest(
    paths: [String], _ change: (inout IngestOptions) -> Void = { _ in }
  ) throws -> IngestSummary {
    var options = IngestOptions(rejectsPath: rejectsPath)
    options.bucket = "b"
    options.showsProgress = false
    change(&options)
    return try Ingestor(store: store, options: options).ingest(paths: paths)
  }

  /// How a file of rows and columns is read; its points go to a bucket of no account.
  func plan(_ text: String, name: String = "x.csv") throws -> TablePlan? {
    try ingest(text, name: name) { $0.bucket = "planned" }.files[0].plan
  }

  /// All points of a bucket, in order.
  func points(_ bucket: String = "b") throws -> [StoredPoint] {
    let context = QueryContext(
      budget: MemoryBudget(limitBytes: 1 << 30), cancellation: Cancellation(), nowNanoseconds: 0,
      threadCount: 1, batchRowsMax: 4096)
    guard try store.session().bucketNames().contains(bucket) else { return [] }
    let reader = try store.session().source(bucket: bucket).open(ScanRequest(), context: context)
    var points: [StoredPoint] = []
    while let batch = try reader.next() {
      for table in 0..<batch.tableCount {
        for row in batch.rows(ofTable: table) { points.append(point(batch, table, row)) }
      }
    }
    return points.sorted()
  }

  private func point(_ batch: Batch, _ table: Int, _ row: Int) -> StoredPoint {
    var point = StoredPoint(measurement: "", field: "", value: "", type: "", time: "")
    for (field, column) in zip(batch.schema.fields, batch.columns) {
      let cell = column.scalar(row: row, table: table, tableStarts: batch.tableStarts)
      switch field.label {
      case "_measurement": point.measurement = text(cell)
      case "_field": point.field = text(cell)
      case "_time": point.time = text(cell)
      case "_start", "_stop": break
      case "_value":
        point.value = text(cell)
        point.type = field.type.name
      default: if cell != .null { point.tags[field.label] = text(cell) }
      }
    }
    return point
  }

  private func text(_ cell: Scalar) -> String {
    switch cell {
    case .null: "null"
    case .bool(let value): String(value)
    case .int(let value): String(value)
    case .uint(let value): String(value)
    case .float(let value): formatFloat(value)
    case .string(let value): value
    case .time(let value): formatTimeTrimmed(value)
    }
  }
}

/// What lies beside the checkout; nil on a machine that has none.
func sharedFile(_ path: String) -> URL? {
  var root = URL(fileURLWithPath: #filePath)
  for _ in 0..<3 { root.deleteLastPathComponent() }
  let file = root.deletingLastPathComponent().appendingPathComponent("shared/" + path)
  return FileManager.default.fileExists(atPath: file.path) ? file : nil
}
