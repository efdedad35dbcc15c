import Interpreter

/// The built-in `oee.computeAPQ`: availability, performance and quality of production, and
/// their product.
let experimentalOeeComputeAPQ = Builtin(
  package: "experimental/oee", name: "computeAPQ",
  signature: """
    (productionEvents: stream[A], partEvents: stream[B], runningState: C, \
    plannedTime: D, idealCycleTime: E) => stream[F] where A: Record, B: Record, F: \
    Record
    """,
  documentation: Documentation(
    "Availability, performance and quality of production, and their product.",
    parameters: [
      ("productionEvents", "Rows with the `state` of production."),
      ("partEvents", "Rows with the counters `partCount` and `badCount`."),
      ("runningState", "The state that counts as running."),
      ("plannedTime", "How long production was planned to run."),
      ("idealCycleTime", "How long one part takes at best."),
    ],
    example: """
      import "array"
      import "experimental/oee"

      day = {start: 2021-06-07T00:00:00Z, stop: 2021-06-08T00:00:00Z}
      events =
        array.from(
          rows: [
            {_time: 2021-06-07T00:00:00Z, state: "running", partCount: 0, badCount: 0},
            {_time: 2021-06-07T12:00:00Z, state: "stopped", partCount: 1000, badCount: 20},
            {_time: 2021-06-07T18:00:00Z, state: "running", partCount: 1500, badCount: 30},
          ],
        )
          |> range(start: day.start, stop: day.stop)

      oee.computeAPQ(
        productionEvents: events, partEvents: events, runningState: "running", plannedTime: 20h,
        idealCycleTime: 40s,
      )
      """,
    output: """
      _start,_stop,_time,availability,oee,performance,quality,runTime
      2021-06-07T00:00:00Z,2021-06-08T00:00:00Z,2021-06-08T00:00:00Z,0.9,0.8166666666666667,0.9259259259259259,0.98,64800000000000
      """),
  body: .flux(
    source: """
      (productionEvents, partEvents, runningState, plannedTime, idealCycleTime) => {
        total = (column) => partEvents
          |> difference(columns: [column], nonNegative: true)
          |> sum(column: column)
          |> duplicate(column: "_stop", as: "_time")
        parts = total(column: "partCount")
        availability =
          productionEvents
            |> events.duration(unit: 1ns, columnName: "runTime")
            |> filter(fn: (r) => r.state == runningState)
            |> sum(column: "runTime")
            |> map(fn: (r) => ({r with _time: r._stop, availability: float(v: r.runTime) / float(v: int(v: plannedTime))}))
        performance =
          experimental.join(
            left: availability,
            right: parts,
            fn: (left, right) => ({left with performance: float(v: right.partCount) * float(v: int(v: idealCycleTime)) / float(v: left.runTime)}),
          )
        quality =
          experimental.join(
            left: total(column: "badCount"),
            right: parts,
            fn: (left, right) => ({left with quality: (float(v: right.partCount) - float(v: left.badCount)) / float(v: right.partCount)}),
          )

        return
          experimental.join(
            left: performance,
            right: quality,
            fn: (left, right) => ({left with quality: right.quality, oee: left.availability * left.performance * right.quality}),
          )
      }
      """, imports: ["contrib/tomhollingworth/events", "experimental"]))
