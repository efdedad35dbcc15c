import Interpreter
import Planning

/// The built-in `join`: rows of two streams that are equal in some columns, side by side.
let universeJoin = Builtin(
  package: "universe", name: "join",
  signature: """
    (<-tables: A, ?method: string, ?on: [string]) => stream[B] where A: Record, B: \
    Record
    """,
  documentation: Documentation(
    "Rows of two streams that are equal in some columns, side by side.",
    parameters: [
      ("tables", "A record of two streams; their names mark columns that both have."),
      ("method", "`inner`."),
      ("on", "The columns that must be equal."),
    ],
    example: """
      import "sampledata"

      join(tables: {a: sampledata.float(), b: sampledata.int()}, on: ["_time", "tag"])
      """,
    output: """
      _time,_value_a,_value_b,tag
      2021-01-01T00:00:00Z,-2.18,-2,t1
      2021-01-01T00:00:10Z,10.92,10,t1
      2021-01-01T00:00:20Z,7.35,7,t1
      2021-01-01T00:00:30Z,17.53,17,t1
      2021-01-01T00:00:40Z,15.23,15,t1
      2021-01-01T00:00:50Z,4.43,4,t1
      2021-01-01T00:00:00Z,19.85,19,t2
      2021-01-01T00:00:10Z,4.97,4,t2
      2021-01-01T00:00:20Z,-3.75,-3,t2
      2021-01-01T00:00:30Z,19.77,19,t2
      2021-01-01T00:00:40Z,13.86,13,t2
      2021-01-01T00:00:50Z,1.86,1,t2
      """),
  body: .function { call in
    let method = try call.string("method", default: "inner")
    if method != "inner" {
      if ["left", "right", "full"].contains(method) {
        throw call.invalid(
          "\(method) is not a valid join type",
          fix: "this `join` is inner; `join.\(method)` is in the package join: `import \"join\"`")
      }
      throw call.invalid("\(method) is not a valid join type", change: .leaveOut("method"))
    }
    let on = try call.strings("on", default: [])
    if on.isEmpty {
      throw call.invalid(
        "at least one column in 'on' is required", change: .set("on", to: "[\"_time\"]"))
    }
    let named = try call.record("tables").fields.sorted { $0.label < $1.label }
    guard named.count == 2, case .stream(let left) = named[0].value,
      case .stream(let right) = named[1].value
    else {
      throw call.invalid(
        "joins currently must only have two parents",
        fix: "join two, and what comes of it with the next")
    }
    let join = EquiJoin(
      // The order of the names decides the order of the rows, as upstream.
      leftName: named[0].label, rightName: named[1].label, on: on.sorted())
    let operation = CollectingOperation(name: "join", origin: call.origin) { inputs, step in
      try join.joined(inputs[0], inputs[1], step)
    }
    return .stream(
      LogicalNode(.custom(operation), inputs: [left, right], origin: call.origin))
  })
