import Columnar
import Interpreter
import Planning

/// The built-in `experimental.preview`: the first rows of the first tables.
let experimentalPreview = Builtin(
  package: "experimental", name: "preview",
  signature: """
    (<-tables: stream[A], ?nrows: int, ?ntables: int) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "The first rows of the first tables.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("nrows", "How many rows of each table; 5 if left out."),
      ("ntables", "How many tables; 5 if left out."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> experimental.preview(nrows: 2, ntables: 1)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:10Z,t1,10.92
      """),
  body: .function { call in
    let rowsMax = Int(clamping: try call.int("nrows", default: 5))
    let tablesMax = Int(clamping: try call.int("ntables", default: 5))
    return try call.step(
      PreviewOperation(rowsMax: max(0, rowsMax), tablesMax: max(0, tablesMax), origin: call.origin))
  })

private struct PreviewOperation: CustomOperation {
  let name = "preview"
  let keepsTableOrder = true
  let rowsMax: Int
  let tablesMax: Int
  let origin: StepOrigin

  func makeOperator(
    inputCount: Int, context: QueryContext, output: any BatchSink
  ) throws -> any Operator {
    PreviewOperator(self, StepContext(context: context, origin: origin), output: output)
  }
}

private final class PreviewOperator: Operator {
  private let operation: PreviewOperation
  private let step: StepContext
  private let output: any BatchSink
  private var tablesSeen = 0
  /// Of the last table.
  private var rowsSeen = 0

  init(_ operation: PreviewOperation, _ step: StepContext, output: any BatchSink) {
    self.operation = operation
    self.step = step
    self.output = output
  }

  func consume(_ batch: Batch, input: Int) throws {
    try step.context.checkCancellation()
    for table in 0..<batch.tableCount {
      let goesOn = table == 0 && batch.continuesTable && tablesSeen > 0
      if !goesOn {
        tablesSeen += 1
        rowsSeen = 0
      }
      if tablesSeen > operation.tablesMax { return }
      let rows = batch.rows(ofTable: table)
      let kept = min(rows.count, operation.rowsMax - rowsSeen)
      rowsSeen += kept
      if goesOn, kept == 0 { continue }
      let whole = try batch.sliced(tables: table..<(table + 1), budget: step.budget)
      try output.consume(
        kept == rows.count ? whole : try whole.sliced(rows: 0..<kept, budget: step.budget))
    }
  }

  func finish(input: Int) throws { try output.finish() }
}
