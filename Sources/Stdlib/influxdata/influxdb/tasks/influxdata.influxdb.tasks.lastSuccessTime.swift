import Interpreter

/// The built-in `tasks.lastSuccessTime`: when the task ran well the last time; null outside of
/// a task.
let influxdataInfluxdbTasksLastSuccessTime = Builtin(
  package: "influxdata/influxdb/tasks", name: "lastSuccessTime",
  signature: "time",
  documentation: Documentation(
    "When the task ran well the last time; null outside of a task.",
    example: """
      import "influxdata/influxdb/tasks"

      option tasks.lastSuccessTime = 2021-06-07T00:00:00Z

      tasks.lastSuccess(orTime: -1h)
      """,
    output: "2021-06-07T00:00:00.000000000Z"),
  isOption: true,
  body: .value { .null(.time) })
