import Interpreter
import Planning

/// The built-in `sample.list`: the sets of public sample data.
let influxdataInfluxdbSampleList = Builtin(
  package: "influxdata/influxdb/sample", name: "list",
  signature: """
    () => stream[{name: string, description: string, url: string, size: string, \
    type: string}]
    """,
  documentation: Documentation(
    "The sets of public sample data.",
    example: """
      import "influxdata/influxdb/sample"

      sample.list()
        |> keep(columns: ["name", "size", "type"])
      """,
    output: """
      name,size,type
      airSensor,~600 KB,live
      birdMigration,~1.2 MB,static
      bitcoin,~700 KB,live
      machineProduction,~11.9 MB,static
      noaa,~1.3 MB,live
      noaaWater,~10.3 MB,static
      usgs,~6 MB,live
      """),
  body: .function { call in
    let rows = sampleSets.map { set -> Value in
      .record(
        RecordValue([
          ("name", .string(set.name)), ("description", .string(set.description)),
          ("url", .string(set.url)), ("size", .string(set.size)), ("type", .string(set.type)),
        ]))
    }
    let source = MemorySource(
      description: call.functionName, batches: [try tableOfRecords(rows, call)])
    return .stream(LogicalNode(.source(source), inputs: [], origin: call.origin))
  })
