import Columnar
import Interpreter

/// The built-in `histogramQuantile`: a quantile from the counts of a histogram.
let universeHistogramQuantile = Builtin(
  package: "universe", name: "histogramQuantile",
  signature: """
    (<-tables: stream[A], ?quantile: float, ?countColumn: string, ?upperBoundColumn: \
    string, ?valueColumn: string, ?minValue: float, ?onNonmonotonic: string) => \
    stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "A quantile from the counts of a histogram.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("quantile", "The share, from 0.0 to 1.0."),
      ("countColumn", "The column of the counts; `_value` if left out."),
      ("upperBoundColumn", "The column of the bounds; `le` if left out."),
      ("valueColumn", "The column of the result; `_value` if left out."),
      ("minValue", "The lower bound of the first bucket; 0.0 if left out."),
      ("onNonmonotonic", "`error`, `force` or `drop` for counts that fall."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> histogram(bins: [0.0, 10.0, 20.0])
        |> histogramQuantile(quantile: 0.5)
      """,
    output: """
      tag,_value
      t1,10
      t2,10
      """),
  body: .function { call in
    let settings = BucketQuantile(
      quantile: try call.float("quantile"), minValue: try call.float("minValue", default: 0),
      onNonmonotonic: try call.string("onNonmonotonic", default: "error"))
    let countLabel = try call.string("countColumn", default: "_value")
    let boundLabel = try call.string("upperBoundColumn", default: "le")
    let valueLabel = try call.string("valueColumn", default: "_value")
    try call.checkShare("quantile", settings.quantile)
    let words = ["error", "force", "drop"]
    guard words.contains(settings.onNonmonotonic) else {
      throw call.unknownWord(
        "value provided to histogramQuantile parameter onNonmonotonic is invalid: "
          + "\"\(settings.onNonmonotonic)\"; must be one of error, force or drop",
        "onNonmonotonic", settings.onNonmonotonic, of: words)
    }
    return try call.tableStep(order: .byUniqueKey, readsGroupKey: true) { batch, step in
      let columns = try [boundLabel, countLabel].map { label -> WordColumn in
        guard let index = batch.schema.index(of: label) else {
          throw step.failure("table is missing \"\(label)\" column", .stepColumn)
        }
        guard batch.schema.fields[index].type == .float,
          let column = try WordColumn(batch, index, budget: step.budget)
        else { throw step.failure("column \"\(label)\" must be of type float") }
        return column
      }
      let schema = try batch.schema.keyThen([Field(valueLabel, .float)], step)
      return try batch.remade(schema, step) { table, append in
        var buckets: [BucketQuantile.Bucket] = []
        for row in batch.rows(ofTable: table) {
          guard let bound = columns[0].number(row) else {
            throw step.failure("unexpected null in the upperBoundColumn")
          }
          guard let count = columns[1].number(row) else {
            throw step.failure("unexpected null in the countColumn")
          }
          buckets.append(BucketQuantile.Bucket(bound: bound, count: count))
        }
        let key = batch.key(ofTable: table)
        switch settings.value(of: buckets) {
        case .value(let value): try append(key + [.float(value)])
        case .null: try append(key + [.null])
        case .none: break
        case .empty: throw step.failure("histogram is empty")
        case .nonmonotonic: throw step.failure("histogram records counts are not monotonic")
        }
        return true
      }
    }
  })

/// Interpolates in the cumulative counts of buckets.
private struct BucketQuantile: Sendable {
  struct Bucket {
    var bound: Double
    var count: Double
  }
  enum Outcome {
    case value(Double)
    case null, none, empty, nonmonotonic
  }

  let quantile: Double
  let minValue: Double
  let onNonmonotonic: String

  func value(of unsorted: [Bucket]) -> Outcome {
    if unsorted.isEmpty { return .empty }
    var buckets = unsorted.sorted { $0.bound < $1.bound }
    var highest = 0.0
    for index in buckets.indices {
      if !(buckets[index].count < highest) {
        highest = buckets[index].count
        continue
      }
      switch onNonmonotonic {
      case "drop": return .none
      case "force": buckets[index].count = highest
      default: return .nonmonotonic
      }
    }
    let top = buckets[buckets.count - 1]
    if top.count == 0 { return .null }
    let rank = quantile * top.count
    // The last bucket that the rank has reached, so that buckets to which nothing came are passed.
    let reached = buckets.lastIndex { rank >= $0.count }
    if reached == buckets.count - 1 { return .value(top.bound) }
    let lower = reached.map { buckets[$0] } ?? Bucket(bound: minValue, count: 0)
    let upper = buckets[reached.map { $0 + 1 } ?? 0]
    if rank == lower.count { return .value(lower.bound) }
    if lower.bound == -.infinity { return .value(upper.bound) }
    if upper.bound == .infinity { return .value(lower.bound) }
    let share = (rank - lower.count) / (upper.count - lower.count)
    return .value(lower.bound + (upper.bound - lower.bound) * share)
  }
}
