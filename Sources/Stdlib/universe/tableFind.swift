import Interpreter
import Planning

/// The built-in `tableFind`: runs a stream and gives the first table whose group key passes a
/// test.
let universeTableFind = Builtin(
  package: "universe", name: "tableFind",
  signature: """
    (<-tables: stream[A], fn: (key: B) => bool) => stream[A] where A: Record, B: \
    Record
    """,
  documentation: Documentation(
    "Runs a stream and gives the first table whose group key passes a test.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "The test of a group key `key`."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> tableFind(fn: (key) => key.tag == "t1")
        |> limit(n: 2)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:10Z,t1,10.92
      """),
  isPure: false,
  body: .function { call in
    guard let table = try call.findTable() else {
      throw call.failure(.unavailable, "no table found", upstreamCode: 5)
    }
    let source = MemorySource(description: "tableFind", batches: [table])
    return .stream(LogicalNode(.source(source), inputs: [], origin: call.origin))
  })
