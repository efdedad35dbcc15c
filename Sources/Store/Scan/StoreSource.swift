import Columnar
import Diagnostics
import Planning

/// The points of one bucket in a snapshot.
///
/// Tables are series: `_start`, `_stop` with bounds, `_time`, `_value`, `_field`, `_measurement`,
/// then the tags by label; all but `_time` and `_value` are the key. They come in group key order,
/// rows by time; a series without rows inside the bounds has no table.
final class StoreSource: ScanSource {
  let session: StoreSession
  let bucket: String
  /// By name, then measurement.
  let fields: [FieldInfo]

  init(session: StoreSession, bucket: String, fields: [FieldInfo]) {
    self.session = session
    self.bucket = bucket
    self.fields = fields
  }

  var description: String { "from(bucket: \"\(bucket)\")" }

  var capabilities: ScanCapabilities {
    var capabilities = ScanCapabilities()
    capabilities.bounds = true
    capabilities.columns = true
    capabilities.rowLimit = true
    return capabilities
  }

  var tablesByKey: Bool { true }
  var rowsByTime: Bool { true }

  /// Types are the planner's to check: it holds each test and each aggregate against the schemas
  /// that the rest of the request leaves, so that a field of strings in the bucket is no hindrance
  /// once another field is asked for.
  func canPush(_ predicate: SourcePredicate) -> Bool { ScanTests([predicate]).isComplete }

  func canPush(_ aggregate: ScanAggregate) -> Bool {
    guard aggregate.operation.column == "_value" else { return false }
    switch aggregate.operation.function {
    case .count, .first, .last, .sum, .mean, .spread, .min, .max: break
    case .stddev, .skew, .quantileTDigest, .quantileExactMean, .quantileExactSelector:
      return false
    }
    guard let window = aggregate.window else { return true }
    // The native step knows how to fail over windows that make no sense.
    guard (try? WindowSequence(window)) != nil else { return false }
    // Windows with gaps: a series whose rows all lie in gaps still gives its empty windows, and only
    // the native step sees that it has rows at all.
    if aggregate.createEmpty, window.period != window.every { return false }
    // Overlapping windows that the range cuts to the same bounds are one table in the general form.
    if !aggregate.timeFirst, window.period != window.every { return false }
    return aggregate.timeDestination == "_time"
      && ["_stop", "_start"].contains(aggregate.timeSource)
      || aggregate.operation.isSelector && aggregate.timeSource == "_time"
  }

  /// The fields and shapes that the request may touch, in order of appearance.
  func schemas(_ request: ScanRequest) throws -> [Schema]? {
    let tests = ScanTests(request.predicates)
    var schemas: [Schema] = []
    for field in fields where isWanted(field, tests) {
      for labels in try session.shapes(measurement: field.measurementID) {
        let schema = outputSchema(field, labels, request)
        if !schemas.contains(schema) { schemas.append(schema) }
      }
    }
    return schemas
  }

  func isWanted(_ field: FieldInfo, _ tests: ScanTests) -> Bool {
    if case .constant(false) = seriesTest(field, tests) { return false }
    return true
  }

  func seriesTest(_ field: FieldInfo, _ tests: ScanTests) -> SeriesTest {
    SeriesTest.and(tests.series).folded(measurement: field.measurement, field: field.name)
  }

  func open(_ request: ScanRequest, context: QueryContext) throws -> any ScanReader {
    let tests = ScanTests(request.predicates)
    guard tests.isComplete else {
      throw QueryFailure(
        .storeInputOutput, "\(description) was asked for a test that it cannot carry out",
        kind: .store)
    }
    let plan = ScanPlan(self, request, tests, context)
    return try StoreScanReader(plan)
  }
}

/// The columns of a series' rows under a request.
func rowSchema(_ field: FieldInfo, _ labels: [String], _ request: ScanRequest) -> Schema {
  var fields: [Field] = []
  if request.bounds != nil { fields += [Field("_start", .time), Field("_stop", .time)] }
  let wanted = request.aggregate == nil ? request.columns : nil
  if wanted?.contains("_time") ?? true { fields.append(Field("_time", .time)) }
  if wanted?.contains("_value") ?? true { fields.append(Field("_value", field.type)) }
  fields += [Field("_field", .string), Field("_measurement", .string)]
  fields += labels.map { Field($0, .string) }
  return Schema(
    fields: fields,
    keyIndices: fields.indices.filter { !["_time", "_value"].contains(fields[$0].label) })
}

/// The columns that a request yields: rows, or what an aggregate makes of them.
func outputSchema(_ field: FieldInfo, _ labels: [String], _ request: ScanRequest) -> Schema {
  let rows = rowSchema(field, labels, request)
  guard let aggregate = request.aggregate, !aggregate.operation.isSelector else { return rows }
  let type: ColumnType =
    switch aggregate.operation.function {
    case .count: .int
    case .mean: .float
    default: field.type
    }
  let key = rows.keyIndices.map { rows.fields[$0] }
  let value = [Field("_value", type)]
  let time = [Field(aggregate.timeDestination, .time)]
  guard aggregate.window != nil else {
    return Schema(fields: key + value, keyIndices: Array(key.indices))
  }
  return aggregate.timeFirst
    ? Schema(fields: time + key + value, keyIndices: key.indices.map { $0 + 1 })
    : Schema(fields: key + value + time, keyIndices: Array(key.indices))
}
