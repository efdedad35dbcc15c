import Columnar
import Interpreter

/// The built-in `experimental.set`: gives several columns one value in all rows.
let experimentalSet = Builtin(
  package: "experimental", name: "set",
  signature: """
    (<-tables: stream[A], o: B) => stream[C] where A: Record, B: Record, C: Record
    """,
  documentation: Documentation(
    "Gives several columns one value in all rows.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("o", "A record of values by column."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> limit(n: 1)
        |> experimental.set(o: {site: "north", level: 2})
      """,
    output: """
      _time,tag,_value,site,level
      2021-01-01T00:00:00Z,t1,-2.18,north,2
      2021-01-01T00:00:00Z,t2,19.85,north,2
      """),
  body: .function { call in
    let cells = try call.record("o").fields.map { label, value -> (String, Scalar, ColumnType) in
      guard let cell = value.scalar, let type = value.basicType?.columnType else {
        throw call.invalid("cannot set column \(label) to a value of type \(value.typeText)")
      }
      return (label, cell, type)
    }
    return try call.tableStep(order: .byKey) { batch, step in
      var edit = BatchEdit(batch, budget: step.budget)
      edit.keepAll()
      var replaced: [Int: Column] = [:]
      var added: [(label: String, column: Column)] = []
      for (label, cell, type) in cells {
        let builder = ColumnBuilder(type: type, budget: step.budget)
        for _ in 0..<batch.tableCount { try builder.append(cell) }
        let column = try builder.finishConstant()
        if let index = batch.schema.index(of: label) {
          replaced[index] = column
        } else {
          added.append((label, column))
        }
      }
      return [try edit.finish(replacing: replaced, adding: added)]
    }
  })
