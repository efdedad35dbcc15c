import Interpreter
import Planning

/// The built-in `experimental.diff`: what two streams do not have in common.
let experimentalDiff = Builtin(
  package: "experimental", name: "diff",
  signature: """
    (<-got: stream[A], want: stream[A]) => stream[{A with _diff: string}]
    """,
  documentation: Documentation(
    """
    What two streams do not have in common. Tables are paired by group key; of a pair that differs \
    every row comes out, marked `-` where it was only wanted, `+` where it was only got. Floats \
    within 0.000001 are equal, and equal streams give nothing.
    """,
    parameters: [
      ("got", "The stream to look at, usually piped in."),
      ("want", "The stream as it should be."),
    ],
    example: """
      import "array"
      import "experimental"

      want = array.from(rows: [{zone: "COAST", _value: 1}, {zone: "EAST", _value: 2}])

      array.from(rows: [{zone: "COAST", _value: 1}, {zone: "EAST", _value: 3}])
        |> experimental.diff(want: want)
      """,
    output: """
      _diff,zone,_value
      ,COAST,1
      -,EAST,2
      +,EAST,3
      """),
  body: .function { call in
    let operation = CollectingOperation(name: "diff", origin: call.origin) { inputs, step in
      try TableDiff().differences(want: inputs[0], got: inputs[1], step)
    }
    let inputs = [try call.stream("want"), try call.stream("got")]
    return .stream(LogicalNode(.custom(operation), inputs: inputs, origin: call.origin))
  })
