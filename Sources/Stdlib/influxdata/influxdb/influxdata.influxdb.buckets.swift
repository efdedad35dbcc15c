import Columnar
import Interpreter
import Planning

/// The built-in `influxdb.buckets`: the buckets of the store.
let influxdataInfluxdbBuckets = Builtin(
  package: "influxdata/influxdb", name: "buckets",
  signature: """
    (?org: string, ?orgID: string, ?host: string, ?token: string) => stream[{name: \
    string, id: string, organizationID: string, retentionPolicy: string, \
    retentionPeriod: int}]
    """,
  documentation: Documentation(
    "The buckets of the store.",
    parameters: [
      ("org", "Accepted and ignored."),
      ("orgID", "Accepted and ignored."),
      ("host", "Other hosts cannot be reached."),
      ("token", "Accepted and ignored."),
    ],
    example: """
      import "influxdata/influxdb"

      influxdb.buckets()
      """,
    output: """
      name,id,organizationID,retentionPolicy,retentionPeriod
      grid,grid,,,0
      """),
  isPure: false,
  body: .function { call in
    let names = try call.openDatabase().bucketNames()
    let builder = BatchBuilder(
      schema: Schema(
        fields: [
          Field("name", .string), Field("id", .string), Field("organizationID", .string),
          Field("retentionPolicy", .string), Field("retentionPeriod", .int),
        ], keyIndices: []), budget: call.evaluation.context.budget)
    try builder.beginTable(key: [])
    for name in names {
      try builder.appendRow([.string(name), .string(name), .string(""), .string(""), .int(0)])
    }
    let source = MemorySource(description: "buckets", batches: [try builder.finish()])
    return .stream(LogicalNode(.source(source), inputs: [], origin: call.origin))
  })
