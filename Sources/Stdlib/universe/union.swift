import Interpreter
import Planning

/// The built-in `union`: puts the tables of several streams together.
let universeUnion = Builtin(
  package: "universe", name: "union",
  signature: "(tables: [stream[A]]) => stream[A] where A: Record",
  documentation: Documentation(
    "Puts the tables of several streams together.",
    parameters: [
      ("tables", "At least two streams.")
    ],
    example: """
      import "array"

      a = array.from(rows: [{_value: 1}])
      b = array.from(rows: [{_value: 2}])

      union(tables: [a, b])
      """,
    output: """
      _value
      1
      2
      """),
  body: .function { call in
    let nodes = try call.array("tables").map { element -> LogicalNode in
      guard case .stream(let node) = element else {
        throw call.failure(.argumentType, "expected a stream of tables in \"tables\"")
      }
      return node
    }
    if nodes.count < 2 {
      throw call.invalid(
        "union must have at least two streams as input",
        fix: "leave `union` out: one stream is itself")
    }
    return .stream(LogicalNode(.union, inputs: nodes, origin: call.origin))
  })
