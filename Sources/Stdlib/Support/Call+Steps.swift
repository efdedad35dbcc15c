import Columnar
import Diagnostics
import Interpreter
import Planning
import Semantics

extension DiagnosticCode {
  /// A range that holds no instant.
  package static let emptyRange = DiagnosticCode("P0101")
}

/// The longest duration, which stands for "no end".
let infiniteDuration = CalendarDuration(nanoseconds: .max)

/// What table functions make of their arguments.
extension Call {
  /// A time, a duration relative to now (months of 30.4375 days), or seconds since 1970; in ns.
  /// Errors: `E0103` for anything else.
  func instant(_ name: String) throws -> Int64 {
    switch try value(name) {
    case .time(let time): return time
    case .duration(let duration):
      return evaluation.nowNanoseconds &+ wholeNanoseconds(duration)
    case .int(let seconds): return seconds &* 1_000_000_000
    case let other:
      throw failure(
        .argumentType, "value is not a time, got \(other.kindName)",
        fix: "give a time such as `2024-01-31`, a duration such as `-1h`, or seconds since 1970")
    }
  }

  /// A lambda over rows, for an operator.
  func rowFunction(_ name: String, role: RowLambda.Role) throws -> any RowFunction {
    RowLambda(try function(name), role: role, evaluation: evaluation)
  }

  /// The argument, or else the option `location`.
  func locationOrOption() throws -> Location {
    if arguments["location"] != nil { return try location() }
    guard let option = try evaluation.option("location", inPackage: "internal/location") else {
      return .utc
    }
    return try Call(
      arguments: Arguments([("location", option)]), evaluation: evaluation, span: span,
      functionName: functionName
    ).location()
  }

  func aggregate(_ function: AggregateOperation.Function) throws -> Value {
    let column = try string("column", default: "_value")
    return try step(.aggregate(AggregateOperation(function, column: column)))
  }

  /// The step of `quantile` and `median`. Errors: `E0101` in upstream's words.
  func quantile(_ q: Double) throws -> Value {
    try checkShare("q", q)
    let given = try float("compression", default: 0)
    let method = try string("method", default: "estimate_tdigest")
    if given != 0, method != "estimate_tdigest" {
      throw invalid(
        "compression parameter is only valid for method estimate_tdigest",
        change: .leaveOut("compression"))
    }
    switch method {
    case "estimate_tdigest":
      guard given >= 0, given.isFinite else {
        throw invalid(
          "compression must be positive, but was \(formatFloat(given))",
          change: .leaveOut("compression"))
      }
      return try aggregate(.quantileTDigest(q: q, compression: given == 0 ? 1000 : given))
    case "exact_mean": return try aggregate(.quantileExactMean(q: q))
    case "exact_selector":
      return try step(
        .aggregate(AggregateOperation(.quantileExactSelector(q: q), column: "_value")))
    default:
      throw unknownWord(
        "unknown method \(method)", "method", method,
        of: ["estimate_tdigest", "exact_mean", "exact_selector"])
    }
  }

  /// The choice of columns of `keep` and `drop`.
  func projection(keeps: Bool) throws -> ProjectOperation {
    let word = keeps ? "keep" : "drop"
    switch (optional("columns"), optional("fn")) {
    case (.some, .some):
      throw invalid(
        "\(word) error: both column list and predicate provided", change: .leaveOut("fn"))
    case (nil, nil):
      throw invalid(
        "\(word) error: neither column list nor predicate function provided",
        change: .set(
          "columns", to: keeps ? "[\"_time\", \"_value\"]" : "[\"_start\", \"_stop\"]"))
    case (.some, nil):
      let columns = try strings("columns")
      return ProjectOperation(keeps ? .keep(columns) : .drop(columns))
    case (nil, .some):
      let test = try function("fn")
      let evaluation = evaluation
      let span = span
      return ProjectOperation(
        .matching { label in
          let result = try test.call(
            Arguments([("column", .string(label))]), in: evaluation, at: span)
          guard case .bool(let truth) = result else { return !keeps }
          return truth == keeps
        })
    }
  }

  /// The new names of `rename`.
  func renaming() throws -> RenameOperation {
    switch (optional("columns"), optional("fn")) {
    case (.some, .some):
      throw invalid(
        "rename error: both column list and map function provided", change: .leaveOut("fn"))
    case (nil, nil):
      throw invalid(
        "rename error: neither column list nor map function provided",
        change: .set("columns", to: "{_value: \"value\"}"))
    case (.some, nil):
      let mapping = try record("columns").fields.map { label, value -> (from: String, to: String) in
        guard case .string(let name) = value else {
          throw failure(.argumentType, "rename error: new name of \"\(label)\" is not a string")
        }
        return (label, name)
      }
      return RenameOperation(.mapping(mapping))
    case (nil, .some):
      let map = try function("fn")
      let evaluation = evaluation
      let span = span
      return RenameOperation(
        .function { label in
          let result = try map.call(
            Arguments([("column", .string(label))]), in: evaluation, at: span)
          guard case .string(let name) = result else {
            throw QueryFailure(
              .argumentType, "rename error: new name of \"\(label)\" is not a string", at: span)
          }
          return name
        })
    }
  }

  /// `v` in another basic type. Errors: `E0003` with upstream's text.
  func converted(to type: BasicType) throws -> Value {
    do {
      return try convert(try value("v"), to: type)
    } catch var failure as QueryFailure {
      if failure.diagnostics.first?.span == nil { failure.diagnostics[0].span = span }
      throw failure
    }
  }
}
