import Interpreter

/// The built-in `oee.APQ`: availability, performance and quality from one stream of events.
let experimentalOeeAPQ = Builtin(
  package: "experimental/oee", name: "APQ",
  signature: """
    (<-tables: stream[A], runningState: B, plannedTime: C, idealCycleTime: D) => \
    stream[E] where A: Record, E: Record
    """,
  documentation: Documentation(
    "Availability, performance and quality from one stream of events.",
    parameters: [
      ("tables", "The input, usually piped in."),
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

      events
        |> oee.APQ(runningState: "running", plannedTime: 20h, idealCycleTime: 40s)
      """,
    output: """
      _start,_stop,_time,availability,oee,performance,quality,runTime
      2021-06-07T00:00:00Z,2021-06-08T00:00:00Z,2021-06-08T00:00:00Z,0.9,0.8166666666666667,0.9259259259259259,0.98,64800000000000
      """),
  body: .flux(
    source: """
      (tables=<-, runningState, plannedTime, idealCycleTime) =>
        computeAPQ(
          productionEvents: tables,
          partEvents: tables,
          runningState: runningState,
          plannedTime: plannedTime,
          idealCycleTime: idealCycleTime,
        )
      """, imports: []))
