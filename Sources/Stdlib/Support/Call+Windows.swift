import Columnar
import Interpreter
import Planning

/// Windows of time from arguments.
extension Call {
  /// Errors: `E0101` for windows that cannot be, in upstream's words.
  func windowOperation(
    timeColumn: String? = nil, every given: CalendarDuration? = nil, createEmpty: Bool? = nil
  ) throws -> WindowOperation {
    var every = try given ?? duration("every", default: .zero)
    var period = try duration("period", default: .zero)
    let offset = try duration("offset", default: .zero)
    if every.isZero, period.isZero {
      throw invalidLength(
        "window function requires at least one of \"every\" or \"period\" to be set and non-zero",
        "every", every)
    }
    for (name, length) in [("every", every), ("period", period)] where length.isNegative {
      throw invalidLength("parameter \"\(name)\" must be non-negative", name, length)
    }
    if every.isZero { every = period }
    if period.isZero { period = every }
    if every.months != 0, every.nanoseconds != 0 {
      throw invalidLength(
        "duration used as an interval cannot mix month and nanosecond units", "every", every)
    }
    let isInfinite = every == infiniteDuration
    var operation = WindowOperation(
      bounds: WindowBounds(
        every: every, period: period, offset: offset, location: try locationOrOption()),
      createEmpty: try createEmpty ?? bool("createEmpty", default: false) && !isInfinite,
      isInfinite: isInfinite)
    operation.timeColumn = try timeColumn ?? string("timeColumn", default: "_time")
    operation.startColumn = try string("startColumn", default: "_start")
    operation.stopColumn = try string("stopColumn", default: "_stop")
    return operation
  }

  /// `window |> fn |> (fill) |> duplicate |> window(inf)`, as one step where `fn` is one aggregate
  /// or selector of the column and nothing else.
  func aggregateWindow() throws -> Value {
    let tables = try stream()
    let column = try string("column", default: "_value")
    let timeSource = try string("timeSrc", default: "_stop")
    let timeDestination = try string("timeDst", default: "_time")
    let createEmpty = try bool("createEmpty", default: true)
    let window = try windowOperation(createEmpty: createEmpty)
    let windowed = LogicalNode(.window(window), inputs: [tables], origin: origin)
    let result = try function("fn").call(
      Arguments([("column", .string(column))], piped: .stream(windowed)), in: evaluation, at: span)
    guard case .stream(let node) = result else {
      throw failure(.argumentType, "expected a stream of tables from fn")
    }
    if case .aggregate(let aggregate) = node.operation, node.inputs.count == 1,
      node.inputs.first === windowed
    {
      let operation = AggregateWindowOperation(
        window: window, aggregate: aggregate, timeSource: timeSource,
        timeDestination: timeDestination,
        timeFirst: Call.isMerged(aggregate, from: timeSource, to: timeDestination))
      return try step(.aggregateWindow(operation))
    }
    var last = node
    if window.createEmpty {
      last = LogicalNode(.custom(fillEmptyTables(origin)), inputs: [last], origin: origin)
    }
    last = LogicalNode(
      .duplicate(column: timeSource, as: timeDestination), inputs: [last], origin: origin)
    let whole = WindowOperation(
      bounds: WindowBounds(
        every: infiniteDuration, period: infiniteDuration, offset: .zero, location: .utc),
      createEmpty: false, isInfinite: true)
    var gather = whole
    gather.timeColumn = timeDestination
    return .stream(LogicalNode(.window(gather), inputs: [last], origin: origin))
  }

  /// Upstream merges the steps for these, which shows in the order of columns.
  private static func isMerged(
    _ aggregate: AggregateOperation, from source: String, to destination: String
  ) -> Bool {
    switch aggregate.function {
    case .mean, .sum, .count:
      destination == "_time" && (source == "_stop" || source == "_start")
    default: false
    }
  }
}
