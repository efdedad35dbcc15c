import Interpreter

/// The built-in `linearBins`: bounds at equal distances.
let universeLinearBins = Builtin(
  package: "universe", name: "linearBins",
  signature: "(start: float, width: float, count: int, ?infinity: bool) => [float]",
  documentation: Documentation(
    "Bounds at equal distances.",
    parameters: [
      ("start", "The first bound."),
      ("width", "The distance between bounds."),
      ("count", "How many bounds."),
      ("infinity", "Whether +Inf is added as the last bound; true if left out."),
    ],
    example: """
      linearBins(start: 1.0, width: 2.0, count: 3)
      """,
    output: "[\n    1,\n    3,\n    5,\n    +Inf\n]"),
  body: .function { call in
    let (start, width) = (try call.float("start"), try call.float("width"))
    let count = try call.int("count")
    guard count >= 0, count <= 1_000_000 else {
      throw call.invalid("count must be from 0 to 1000000, but was \(count)")
    }
    var bound = start
    var bounds: [Value] = []
    for _ in 0..<count {
      bounds.append(.float(bound))
      bound += width
    }
    if try call.bool("infinity", default: true) { bounds.append(.float(.infinity)) }
    return .array(bounds)
  })
