import Columnar
import Interpreter

/// The built-in `histogram`: counts the values up to each of some bounds.
let universeHistogram = Builtin(
  package: "universe", name: "histogram",
  signature: """
    (<-tables: stream[A], ?column: string, ?upperBoundColumn: string, ?countColumn: string, \
    bins: [float], ?normalize: bool) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Counts the values up to each of some bounds.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("bins", "The upper bounds, included."),
      ("column", "The column to work on; `_value` if left out."),
      ("upperBoundColumn", "The column of the bounds; `le` if left out."),
      ("countColumn", "The column of the counts; `_value` if left out."),
      ("normalize", "Shares of the whole instead of counts."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> histogram(bins: [0.0, 10.0, 20.0])
      """,
    output: """
      tag,le,_value
      t1,0,1
      t1,10,3
      t1,20,6
      t2,0,1
      t2,10,3
      t2,20,6
      """),
  body: .function { call in
    let label = try call.string("column", default: "_value")
    let boundLabel = try call.string("upperBoundColumn", default: "le")
    let countLabel = try call.string("countColumn", default: "_value")
    let normalize = try call.bool("normalize", default: false)
    let bins = try call.floats("bins").sorted()
    if bins.isEmpty {
      throw call.invalid(
        "histogram needs at least one bin",
        change: .set("bins", to: "linearBins(start: 0.0, width: 10.0, count: 10)"))
    }
    return try call.tableStep(order: .byUniqueKey, readsGroupKey: true) { batch, step in
      guard let index = batch.schema.index(of: label) else {
        throw step.failure("no column \"\(label)\" exists", .stepColumn)
      }
      guard batch.schema.fields[index].type == .float,
        let column = try WordColumn(batch, index, budget: step.budget)
      else {
        throw step.failure("cannot histogram non-float column")
      }
      let schema = try batch.schema.keyThen(
        [Field(boundLabel, .float), Field(countLabel, .float)], step)
      return try batch.remade(schema, step) { table, append in
        var counts = [Double](repeating: 0, count: bins.count)
        var total = 0.0
        for row in batch.rows(ofTable: table) {
          guard let value = column.number(row) else { continue }
          guard let bin = bins.firstIndex(where: { value <= $0 }) else {
            throw step.failure(
              "found value greater than any bin, \(formatFloat(value)) > "
                + formatFloat(bins[bins.count - 1]))
          }
          counts[bin] += 1
          total += 1
        }
        var sum = 0.0
        for (bound, count) in zip(bins, counts) {
          sum += count
          let shown = normalize ? sum / total : sum
          try append(batch.key(ofTable: table) + [.float(bound), .float(shown)])
        }
        return true
      }
    }
  })
