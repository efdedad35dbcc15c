import Diagnostics
import Store

extension Engine {
  /// The store that the engine was opened with. Errors: `U0013` when there is none.
  func openedStore() throws -> Store {
    if let store { return store }
    throw QueryFailure(
      .noStore, "this needs a store and there is none", kind: .usage, fix: "--store grid.db")
  }

  /// Writes points of one series; durable when it returns. times `[points]` in ns.
  package func writePoints(
    bucket: String, measurement: String, tags: [(label: String, value: String)], field: String,
    times: [Int64], values: [Double]
  ) throws {
    let writer = try openedStore().beginWrite(bucket: bucket)
    try times.withUnsafeBufferPointer { times in
      try values.withUnsafeBufferPointer { values in
        try writer.append(
          measurement: measurement, tags: tags, field: field, times: times,
          values: .floats(values))
      }
    }
    _ = try writer.commit()
  }
}

extension DiagnosticCode {
  package static let noStore = DiagnosticCode("U0013")
}
