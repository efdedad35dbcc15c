import Columnar
import Planning

@testable import Store

/// A store of one series, and what windows over it hold.
struct ZonedPoints {
  let times: [Int64]
  private let store: Store

  /// A point at each time, of the value 1.
  init(_ times: [Int64]) throws {
    self.times = times
    var options = StoreOptions()
    options.bufferedRowsMax = 0
    options.segmentRowsMax = 64
    store = try Store.open(path: ":memory:", options: options)
    let writer = try store.beginWrite(bucket: "b")
    try times.withUnsafeBufferPointer { times in
      try [Double](repeating: 1, count: times.count).withUnsafeBufferPointer { values in
        try writer.append(
          measurement: "m", tags: [], field: "f", times: times, values: .floats(values))
      }
    }
    _ = try writer.commit()
  }

  /// A window's time and how many points it has, as a result row says.
  struct Row: Hashable, Comparable {
    let time: Int64
    let count: Int64
    static func < (left: Row, right: Row) -> Bool { left.time < right.time }
  }

  /// The location as a script writes it: a zone's name or a fixed offset.
  static func location(_ zone: String) -> String {
    zone.first?.isNumber == true
      ? "timezone.fixed(offset: \(zone))" : "timezone.location(name: \"\(zone)\")"
  }

  /// Rows of `_time` and `_value` that a script over bucket `b` gives.
  func rows(_ script: String, zone: String, _ conditions: Conditions) throws -> [Row] {
    let text = """
      import "date"
      import "timezone"
      option location = \(Self.location(zone))
      \(script)
      """
    let (failure, batches) = runKeepingBatches(text, over: try store.session(), conditions)
    if let failure { throw failure }
    var rows: [Row] = []
    for batch in batches {
      guard let time = batch.schema.index(of: "_time"), let count = batch.schema.index(of: "_value")
      else { continue }
      for table in 0..<batch.tableCount {
        for row in batch.rows(ofTable: table) {
          guard case .time(let at) = batch.scalar(column: time, row: row, table: table),
            case .int(let points) = batch.scalar(column: count, row: row, table: table)
          else { continue }
          rows.append(Row(time: at, count: points))
        }
      }
    }
    return rows
  }

  /// One row for each window between neighbouring edges.
  func expected(_ edges: [Int64], createEmpty: Bool) -> [Row] {
    zip(edges, edges.dropFirst()).compactMap { start, stop in
      let count = times.count { $0 >= start && $0 < stop }
      return count > 0 || createEmpty ? Row(time: start, count: Int64(count)) : nil
    }
  }
}

/// The phrasings of counting by windows over a range, each with the paths it may take.
func windowPhrasings(
  every: String, offset: String, from start: Int64, to stop: Int64
) -> [(script: String, createsEmpty: Bool)] {
  let source =
    "from(bucket: \"b\") |> range(start: \(formatTimeTrimmed(start)), stop: \(formatTimeTrimmed(stop)))"
  let shape = "every: \(every), offset: \(offset)"
  let window = "aggregateWindow(\(shape), timeSrc: \"_start\""
  let truncated = "date.truncate(t: r._time, unit: \(every))"
  var phrasings = [
    // Merged, answered by the store where it may.
    (script: "\(source) |> \(window), fn: count)", createsEmpty: true),
    (script: "\(source) |> \(window), fn: count, createEmpty: false)", createsEmpty: false),
    // The general form: an aggregate over whole tables.
    (
      script: """
      \(source) |> window(\(shape), createEmpty: true) |> count()
        |> duplicate(column: "_start", as: "_time")
      """, createsEmpty: true
    ),
    (
      script: """
      \(source) |> \(window), createEmpty: false,
          fn: (column, tables=<-) => tables
            |> reduce(identity: {n: 0}, fn: (r, accumulator) => ({n: accumulator.n + 1}))
            |> rename(columns: {n: "_value"}))
      """, createsEmpty: false
    ),
  ]
  if offset == "0h" {
    // A lambda finds the window.
    phrasings.append(
      (
        script: """
        \(source) |> map(fn: (r) => ({_time: \(truncated), _value: r._value}))
          |> group(columns: ["_time"]) |> count()
        """, createsEmpty: false
      ))
  }
  return phrasings
}
