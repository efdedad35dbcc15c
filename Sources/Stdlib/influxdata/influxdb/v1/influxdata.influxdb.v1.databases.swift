import Interpreter

/// The built-in `v1.databases`: the buckets of the store, as databases.
let influxdataInfluxdbV1Databases = Builtin(
  package: "influxdata/influxdb/v1", name: "databases",
  signature: """
    (?org: string, ?orgID: string, ?host: string, ?token: string) => \
    stream[{organizationID: string, databaseName: string, retentionPolicy: string, \
    retentionPeriod: int, default: bool, bucketID: string}]
    """,
  documentation: Documentation(
    "The buckets of the store, as databases.",
    parameters: [
      ("org", "Accepted and ignored."),
      ("orgID", "Accepted and ignored."),
      ("host", "Other hosts cannot be reached."),
      ("token", "Accepted and ignored."),
    ],
    example: """
      import "influxdata/influxdb/v1"

      v1.databases()
      """,
    output: """
      bucketID,databaseName,default,organizationID,retentionPeriod,retentionPolicy
      grid,grid,true,,0,autogen
      """),
  isPure: false,
  body: .flux(
    source: """
      (org="", orgID="", host="", token="") => buckets(host: host)
        |> map(
          fn: (r) => ({
            organizationID: r.organizationID,
            databaseName: r.name,
            retentionPolicy: "autogen",
            retentionPeriod: r.retentionPeriod,
            default: true,
            bucketID: r.id,
          }),
        )
      """, imports: []))
