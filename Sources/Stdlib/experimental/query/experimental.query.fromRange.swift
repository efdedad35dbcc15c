import Interpreter

/// The built-in `query.fromRange`: the rows of a bucket within a range of time.
let experimentalQueryFromRange = Builtin(
  package: "experimental/query", name: "fromRange",
  signature: """
    (bucket: string, start: A, ?stop: B) => stream[{C with _measurement: string, \
    _field: string, _time: time, _value: D, _start: time, _stop: time}]
    """,
  documentation: Documentation(
    "The rows of a bucket within a range of time.",
    parameters: [
      ("bucket", "The name of the bucket."),
      ("start", "The first time."),
      ("stop", "The time after the last; now if left out."),
    ],
    example: """
      import "experimental/query"

      query.fromRange(bucket: "grid", start: 2023-12-28T00:00:00Z, stop: 2023-12-29T00:00:00Z)
        |> filter(fn: (r) => r._field == "ND")
        |> count()
      """,
    output: """
      _start,_stop,_field,_measurement,_value
      2023-12-28T00:00:00Z,2023-12-29T00:00:00Z,ND,demand,48
      """),
  isPure: false,
  body: .flux(
    source: """
      (bucket, start, stop=now()) => from(bucket: bucket) |> range(start: start, stop: stop)
      """, imports: []))
