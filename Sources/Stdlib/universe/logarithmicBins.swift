import Interpreter

/// The built-in `logarithmicBins`: bounds that grow by a factor.
let universeLogarithmicBins = Builtin(
  package: "universe", name: "logarithmicBins",
  signature: "(start: float, factor: float, count: int, ?infinity: bool) => [float]",
  documentation: Documentation(
    "Bounds that grow by a factor.",
    parameters: [
      ("start", "The first bound."),
      ("factor", "The factor between bounds."),
      ("count", "How many bounds."),
      ("infinity", "Whether +Inf is added as the last bound; true if left out."),
    ],
    example: """
      logarithmicBins(start: 1.0, factor: 2.0, count: 3)
      """,
    output: "[\n    1,\n    2,\n    4,\n    +Inf\n]"),
  body: .function { call in
    let (start, factor) = (try call.float("start"), try call.float("factor"))
    let count = try call.int("count")
    guard count >= 0, count <= 1_000_000 else {
      throw call.invalid("count must be from 0 to 1000000, but was \(count)")
    }
    var bound = start
    var bounds: [Value] = []
    for _ in 0..<count {
      bounds.append(.float(bound))
      bound *= factor
    }
    if try call.bool("infinity", default: true) { bounds.append(.float(.infinity)) }
    return .array(bounds)
  })
