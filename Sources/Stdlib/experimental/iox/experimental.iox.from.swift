import Interpreter

/// The built-in `iox.from`: reads a measurement of InfluxDB 3.
let experimentalIoxFrom = Builtin(
  package: "experimental/iox", name: "from",
  signature: """
    (bucket: string, measurement: string) => stream[{A with _time: time}] where A: \
    Record
    """,
  documentation: Documentation(
    "Reads a measurement of InfluxDB 3.",
    parameters: [
      ("bucket", "The name of the bucket."),
      ("measurement", "The name of the measurement."),
    ],
    example: """
      import "experimental/iox"

      iox.from(bucket: "grid", measurement: "demand")
      """,
    output: """
      error: iox.from needs a server of InfluxDB 3, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("a server of InfluxDB 3", fix: readTheStore))
