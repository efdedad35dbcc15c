import Columnar
import Diagnostics
import Interpreter

/// The samples of one table that have a time and a value, in row order.
struct PromSamples {
  /// `[samples]`, ns; empty where the function has no use for times.
  var times: [Int64] = []
  /// `[samples]`.
  var values: [Double] = []
  /// The bounds of the table, ns.
  var start: Int64 = 0
  var stop: Int64 = 0
}

extension Call {
  /// The step of a PromQL function: one value for each table, `_value` beside the group key; nil
  /// leaves the table out. Errors: `X0102` for a column that is not there.
  func sampleStep(
    time timeLabel: String?, needsBounds: Bool = false,
    _ compute: @escaping @Sendable (PromSamples) -> Double?
  ) throws -> Value {
    let name = functionName
    return try tableStep(order: .byUniqueKey) { batch, step in
      let values = try step.numbers(of: batch, "_value", name)
      let times = try timeLabel.map { try step.times(of: batch, $0) }
      let bounds = try needsBounds ? step.boundColumns(of: batch) : nil
      let schema = try batch.schema.keyThen([Field("_value", .float)], step)
      return try batch.remade(schema, step) { table, append in
        var samples = PromSamples()
        if let bounds {
          samples.start = try step.time(in: batch, bounds.start, table)
          samples.stop = try step.time(in: batch, bounds.stop, table)
        }
        for row in batch.rows(ofTable: table) {
          guard let value = values.number(row) else { continue }
          if let times {
            if times.isNull(row) { continue }
            samples.times.append(times.int(row))
          }
          samples.values.append(value)
        }
        guard let result = compute(samples) else { return false }
        try append(batch.key(ofTable: table) + [.float(result)])
        return true
      }
    }
  }

  /// A part of a time given in seconds since 1970, as a float.
  func promDatePart(_ part: (CivilTime) -> Int64) throws -> Value {
    let seconds = try float("timestamp")
    guard let whole = Int64(exactly: seconds.rounded(.towardZero)),
      abs(whole) <= Int64.max / 1_000_000_000
    else { throw invalid("timestamp is beyond the range of times") }
    let time = whole * 1_000_000_000
    return .float(Double(part(try calendar { try civilTime(time, location: .utc) })))
  }
}

extension StepContext {
  /// The key columns `_start` and `_stop`; nil for one that is not there.
  fileprivate func boundColumns(of batch: Batch) throws -> (start: Int?, stop: Int) {
    func index(_ label: String) -> Int? {
      batch.schema.index(of: label).flatMap { batch.schema.isKey($0) ? $0 : nil }
    }
    guard let stop = index("_stop") else {
      throw failure("_stop must be in the group key", .stepColumn)
    }
    return (index("_start"), stop)
  }

  fileprivate func time(in batch: Batch, _ column: Int?, _ table: Int) throws -> Int64 {
    guard let column else { return 0 }
    guard case .time(let time) = batch.columns[column].constantScalar(table: table) else {
      throw failure("_start and _stop must be times")
    }
    return time
  }
}
