import Columnar
import Diagnostics
import Interpreter
import Planning

/// The built-in `range`: keeps the rows from a start to before a stop and adds both as columns of
/// the group key.
let universeRange = Builtin(
  package: "universe", name: "range",
  signature: """
    (<-tables: stream[{A with _time: time}], start: B, ?stop: C) => stream[{A with \
    _time: time, _start: time, _stop: time}]
    """,
  documentation: Documentation(
    "Keeps the rows from a start to before a stop and adds both as columns of the group key.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("start", "A time, a duration relative to now, or seconds since 1970."),
      ("stop", "As start; now if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> range(start: 2021-01-01T00:00:10Z, stop: 2021-01-01T00:00:30Z)
      """,
    output: """
      _start,_stop,_time,tag,_value
      2021-01-01T00:00:10Z,2021-01-01T00:00:30Z,2021-01-01T00:00:10Z,t1,10.92
      2021-01-01T00:00:10Z,2021-01-01T00:00:30Z,2021-01-01T00:00:20Z,t1,7.35
      2021-01-01T00:00:10Z,2021-01-01T00:00:30Z,2021-01-01T00:00:10Z,t2,4.97
      2021-01-01T00:00:10Z,2021-01-01T00:00:30Z,2021-01-01T00:00:20Z,t2,-3.75
      """),
  body: .function { call in
    let start = try call.instant("start")
    let stop =
      call.optional("stop") == nil
      ? call.evaluation.nowNanoseconds : try call.instant("stop")
    if stop <= start {
      throw call.failure(
        .emptyRange, "cannot query an empty range",
        change: try likelyRange(call, isReversed: stop < start))
    }
    return try call.step(.range(RangeOperation(start: start, stop: stop)))
  })

/// What an empty range was likely meant to be: the past for a duration, a day from a time to come on,
/// its bounds in order, or the time from its start until now.
private func likelyRange(_ call: Call, isReversed: Bool) throws -> ArgumentChange {
  if call.optional("stop") != nil {
    return isReversed ? .swap("start", "stop") : .set("stop", to: "now()")
  }
  switch try call.value("start") {
  case .duration(var start) where !start.isZero:
    start.isNegative = true
    return .set("start", to: formatDuration(start))
  case .time(let start) where isReversed:
    return .set("stop", to: formatTimeTrimmed(start &+ 86_400_000_000_000))
  default: return .set("start", to: "-1h")
  }
}
