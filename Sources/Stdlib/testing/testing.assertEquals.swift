import Columnar
import Diagnostics
import Interpreter
import Planning

/// The built-in `testing.assertEquals`: fails where two streams differ, else hands one on.
let testingAssertEquals = Builtin(
  package: "testing", name: "assertEquals",
  signature: "(name: string, <-got: stream[A], want: stream[A]) => stream[A]",
  documentation: Documentation(
    "Fails where two streams differ: keys, columns in their order, rows. Else hands one on.",
    parameters: [
      ("name", "What the message calls the assertion."),
      ("got", "The stream to look at, usually piped in."),
      ("want", "The stream as it should be."),
    ],
    example: """
      import "array"
      import "testing"

      want = array.from(rows: [{_value: 1}])

      array.from(rows: [{_value: 2}])
        |> testing.assertEquals(name: "one", want: want)
      """,
    output: "error: test one: tables not equal"),
  body: .function { call in
    let name = try call.string("name")
    let operation = CollectingOperation(name: "assertEquals", origin: call.origin) { inputs, step in
      try checkEqual(inputs[0], inputs[1], name, step)
      return inputs[0]
    }
    let inputs = [try call.stream("got"), try call.stream("want")]
    return .stream(LogicalNode(.custom(operation), inputs: inputs, origin: call.origin))
  })

/// Errors: `X0104` for tables that differ, or a key that one side lacks.
private func checkEqual(
  _ got: [Batch], _ want: [Batch], _ name: String, _ step: StepContext
) throws {
  let found = try sortedByKey(got, mergesEqualKeys: true, step)
  let wanted = try sortedByKey(want, mergesEqualKeys: true, step)
  let foundTables = found.flatMap { batch in (0..<batch.tableCount).map { (batch, $0) } }
  let wantedTables = wanted.flatMap { batch in (0..<batch.tableCount).map { (batch, $0) } }
  guard foundTables.count == wantedTables.count else {
    throw step.failure("assertEquals streams had unequal table counts", .assertionFailed)
  }
  for (a, b) in zip(foundTables, wantedTables) {
    guard compareGroupKeys(a.0, a.1, b.0, b.1) == 0 else {
      throw step.failure("test \(name): unequal group key sets", .assertionFailed)
    }
    guard tableIsEqual(a.0, a.1, b.0, b.1) else {
      throw step.failure("test \(name): tables not equal", .assertionFailed)
    }
  }
}

private func tableIsEqual(_ a: Batch, _ tableA: Int, _ b: Batch, _ tableB: Int) -> Bool {
  let rowsA = a.rows(ofTable: tableA)
  let rowsB = b.rows(ofTable: tableB)
  guard a.schema.fields == b.schema.fields, rowsA.count == rowsB.count else { return false }
  return zip(rowsA, rowsB).allSatisfy { rowA, rowB in
    a.schema.fields.indices.allSatisfy { a.cell($0, rowA, tableA) == b.cell($0, rowB, tableB) }
  }
}
