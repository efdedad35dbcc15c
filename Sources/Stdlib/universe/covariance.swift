import Columnar
import Interpreter

/// The built-in `covariance`: covariance of two columns, or their correlation.
let universeCovariance = Builtin(
  package: "universe", name: "covariance",
  signature: """
    (<-tables: stream[A], ?pearsonr: bool, ?valueDst: string, columns: [string]) => \
    stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Covariance of two columns, or their correlation.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("pearsonr", "Gives the correlation by Pearson instead."),
      ("valueDst", "The column of the result; `_value` if left out."),
      ("columns", "The two columns."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> map(fn: (r) => ({r with x: r._value, y: r._value * 2.0}))
        |> covariance(columns: ["x", "y"])
      """,
    output: """
      tag,_value
      t1,105.50944000000001
      t2,194.41029333333336
      """),
  body: .function { call in
    let labels = try call.strings("columns")
    let valueLabel = try call.string("valueDst", default: "_value")
    let isCorrelation = try call.bool("pearsonr", default: false)
    if labels.count != 2 {
      throw call.invalid(
        "must provide exactly two columns", fix: "name two, such as `columns: [\"x\", \"y\"]`")
    }
    return try call.tableStep(order: .byUniqueKey, readsGroupKey: true) { batch, step in
      let columns = try labels.map { label -> WordColumn in
        guard let index = batch.schema.index(of: label) else {
          throw step.failure("specified column does not exist in table: \(label)", .stepColumn)
        }
        guard batch.schema.fields[index].type == .float,
          let column = try WordColumn(batch, index, budget: step.budget)
        else { throw step.failure("covariance only supports float values") }
        return column
      }
      let schema = try batch.schema.keyThen([Field(valueLabel, .float)], step)
      return try batch.remade(schema, step) { table, append in
        var moments = PairMoments()
        for row in batch.rows(ofTable: table) {
          guard let x = columns[0].number(row), let y = columns[1].number(row) else { continue }
          moments.add(x, y)
        }
        let value = isCorrelation ? moments.correlation : moments.covariance
        try append(batch.key(ofTable: table) + [.float(value)])
        return true
      }
    }
  })

/// Running means and co-moments of pairs. Source: Welford (1962), for two variables.
private struct PairMoments {
  private var count = 0.0
  private var meanX = 0.0
  private var meanY = 0.0
  private var squaresX = 0.0
  private var squaresY = 0.0
  private var products = 0.0

  mutating func add(_ x: Double, _ y: Double) {
    count += 1
    let dx = x - meanX
    let dy = y - meanY
    meanX += dx / count
    meanY += dy / count
    squaresX += dx * (x - meanX)
    squaresY += dy * (y - meanY)
    products += dx * (y - meanY)
  }

  /// NaN below two pairs.
  var covariance: Double { count < 2 ? .nan : products / (count - 1) }
  var correlation: Double {
    count < 2 ? .nan : products / (squaresX * squaresY).squareRoot()
  }
}
