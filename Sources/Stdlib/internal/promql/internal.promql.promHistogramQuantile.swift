import Columnar
import Interpreter

/// The built-in `promql.promHistogramQuantile`: A quantile read from the counts of a histogram
/// whose bounds are texts.
let internalPromqlPromHistogramQuantile = Builtin(
  package: "internal/promql", name: "promHistogramQuantile",
  signature: """
    (<-tables: stream[A], ?quantile: float, ?countColumn: string, ?upperBoundColumn: \
    string, ?valueColumn: string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "A quantile read from the counts of a histogram whose bounds are texts.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("quantile", "The quantile, 0 to 1."),
      ("countColumn", "The column of counts; `_value` if left out."),
      ("upperBoundColumn", "The column of bounds; `le` if left out."),
      ("valueColumn", "The column of the result; `_value` if left out."),
    ],
    example: """
      import "array"
      import "internal/promql"

      array.from(rows: [{le: "1", _value: 2.0}, {le: "5", _value: 8.0}, {le: "+Inf", _value: 8.0}])
        |> promql.promHistogramQuantile(quantile: 0.5)
      """,
    output: """
      _value
      2.333333333333333
      """),
  body: .function { call in
    let quantile = try call.float("quantile")
    let countLabel = try call.string("countColumn", default: "_value")
    let boundLabel = try call.string("upperBoundColumn", default: "le")
    let valueLabel = try call.string("valueColumn", default: "_value")
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      let counts = try step.numbers(of: batch, countLabel, "promHistogramQuantile")
      let bounds = batch.schema.index(of: boundLabel)
      let schema = try batch.schema.keyThen([Field(valueLabel, .float)], step)
      return try batch.remade(schema, step) { table, append in
        guard let bounds else { return true }
        var buckets: [PromBucket] = []
        for row in batch.rows(ofTable: table) {
          guard let count = counts.number(row) else {
            throw step.failure("unexpected null in the countColumn")
          }
          guard case .string(let text) = batch.cell(bounds, row, table),
            case .float(let bound)? = try? convert(Value.string(text), to: .float)
          else { continue }
          buckets.append(PromBucket(bound: bound, count: count))
        }
        try append(batch.key(ofTable: table) + [.float(bucketQuantile(quantile, buckets))])
        return true
      }
    }
  })

private struct PromBucket {
  let bound: Double
  var count: Double
}

/// Linear within a bucket; the highest bucket gives the bound below it. NaN without a bucket that
/// has no upper bound, or with that one alone. Source: Prometheus, histogram_quantile().
private func bucketQuantile(_ q: Double, _ unsorted: [PromBucket]) -> Double {
  if q < 0 { return -.infinity }
  if q > 1 { return .infinity }
  var buckets: [PromBucket] = []
  for bucket in unsorted.sorted(by: { $0.bound < $1.bound }) {
    if buckets.last?.bound == bucket.bound {
      buckets[buckets.count - 1].count += bucket.count
    } else {
      buckets.append(bucket)
    }
  }
  guard let top = buckets.last, top.bound == .infinity, buckets.count >= 2 else { return .nan }
  for index in 1..<buckets.count {
    buckets[index].count = max(buckets[index].count, buckets[index - 1].count)
  }
  var rank = q * buckets[buckets.count - 1].count
  let index = buckets.dropLast().firstIndex { $0.count >= rank } ?? buckets.count - 1
  if index == buckets.count - 1 { return buckets[index - 1].bound }
  if index == 0, buckets[0].bound <= 0 { return buckets[0].bound }
  let below = index > 0 ? buckets[index - 1] : PromBucket(bound: 0, count: 0)
  rank -= below.count
  return below.bound
    + (buckets[index].bound - below.bound) * (rank / (buckets[index].count - below.count))
}
