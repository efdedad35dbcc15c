import Diagnostics
import Planning
import Store

/// What `store verify` found; no findings is a sound store.
public struct StoreVerification: Sendable {
  public let summary: String
  public let findings: [String]
}

extension Engine {
  /// The store that the engine was opened with. Errors: `U0013` when there is none.
  func openedStore() throws -> Store {
    if let store = try store { return store }
    throw QueryFailure(
      .noStore, "this needs a store and there is none", kind: .usage, fix: "--store grid.db")
  }

  /// Reads everything and checks it: checksums, order, directories against data, statistics against
  /// rows. Damage is a finding. Errors: `QueryError` for what cannot be opened.
  public func verifyStore() throws -> StoreVerification {
    try surfacing {
      let report = try openedStore().verify()
      let checked =
        "\(counted(report.segmentCount, "segment")), \(counted(report.rowCount, "point"))"
      return StoreVerification(
        summary: report.problems.isEmpty
          ? "sound: \(checked) checked"
            + (report.hasPageChecks
              ? "" : "; its pages carry no checksums, `gridflux store upgrade` adds them")
          : "\(counted(report.problems.count, "problem")) in \(checked)",
        findings: report.problems)
    }
  }

  /// Folds buffered writes and deletes into segments. Errors: `QueryError`.
  public func compactStore() throws { try surfacing { try openedStore().compact() } }

  /// Brings a store of an older format up to the present one. Returns the format it had and the one
  /// it has. Errors: `QueryError`.
  public func upgradeStore() throws -> (from: Int, to: Int) {
    try surfacing { (try openedStore().upgrade(), Store.formatVersion) }
  }

  /// Copies the store as it stands at one moment to a new file, or over another store, which is
  /// gone then; the path must not be the store's own.
  /// Errors: `QueryError`; no new file is left then.
  public func backUpStore(to path: String) throws {
    try surfacing { try openedStore().backup(to: path) }
  }

  /// Deletes points in start ..< stop (ns) whose `_measurement`, `_field` or tags have the given
  /// values; durable when it returns. Returns how many. Errors: `QueryError`.
  public func deletePoints(
    bucket: String, start: Int64, stop: Int64, conditions: [(column: String, value: String)]
  ) throws -> Int {
    try surfacing {
      let tests = conditions.map {
        SourcePredicate.compare(column: $0.column, .equal, .string($0.value))
      }
      return try openedStore().delete(
        bucket: bucket, predicate: tests.isEmpty ? nil : .and(tests), range: start..<stop)
    }
  }

  /// Writes points of several series in one transaction; durable when it returns.
  package func writePoints(
    bucket: String, measurement: String, field: String, series: some Sequence<SeriesPoints>
  ) throws {
    let writer = try openedStore().beginWrite(bucket: bucket)
    for points in series {
      try points.times.withUnsafeBufferPointer { times in
        try points.values.withUnsafeBufferPointer { values in
          try writer.append(
            measurement: measurement, tags: points.tags, field: field, times: times,
            values: .floats(values))
        }
      }
    }
    _ = try writer.commit()
  }
}

/// Points of one series. times `[points]` in ns, values `[points]`.
package struct SeriesPoints {
  package let tags: [(label: String, value: String)]
  package let times: [Int64]
  package let values: [Double]

  package init(tags: [(label: String, value: String)], times: [Int64], values: [Double]) {
    self.tags = tags
    self.times = times
    self.values = values
  }
}

extension DiagnosticCode {
  package static let noStore = DiagnosticCode("U0013")
}
