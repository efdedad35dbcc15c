import Interpreter

/// The built-in `tasks.lastSuccess`: when the task ran well the last time, or else another
/// time.
let influxdataInfluxdbTasksLastSuccess = Builtin(
  package: "influxdata/influxdb/tasks", name: "lastSuccess",
  signature: "(orTime: T) => time where T: Timeable",
  documentation: Documentation(
    "When the task ran well the last time, or else another time.",
    parameters: [
      ("orTime", "A time, or a duration relative to now.")
    ],
    example: """
      import "influxdata/influxdb/tasks"

      tasks.lastSuccess(orTime: 2021-06-07T00:00:00Z)
      """,
    output: "2021-06-07T00:00:00.000000000Z"),
  isPure: false,
  body: .flux(
    source: """
      (orTime) => if exists lastSuccessTime then lastSuccessTime else date.time(t: orTime)
      """, imports: ["date"]))
