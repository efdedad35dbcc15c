import Interpreter
import Planning

/// The built-in `array.from`: a table of records.
let arrayFrom = Builtin(
  package: "array", name: "from",
  signature: "(<-rows: [A]) => stream[A] where A: Record",
  documentation: Documentation(
    "A table of records.",
    parameters: [
      ("rows", "The records; the first one gives columns and their order.")
    ],
    example: """
      import "array"

      array.from(rows: [{zone: "COAST", _value: 1.5}, {zone: "EAST", _value: 2.5}])
      """,
    output: """
      zone,_value
      COAST,1.5
      EAST,2.5
      """),
  body: .function { call in
    let batch = try tableOfRecords(try call.array("rows"), call)
    let source = MemorySource(description: call.functionName, batches: [batch])
    return .stream(LogicalNode(.source(source), inputs: [], origin: call.origin))
  })
