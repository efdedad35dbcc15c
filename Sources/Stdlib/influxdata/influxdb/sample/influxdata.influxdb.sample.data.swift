import Diagnostics
import Interpreter

/// The built-in `sample.data`: A set of public sample data, which must be downloaded first.
let influxdataInfluxdbSampleData = Builtin(
  package: "influxdata/influxdb/sample", name: "data",
  signature: "(set: string) => stream[A] where A: Record",
  documentation: Documentation(
    "A set of public sample data, which must be downloaded first.",
    parameters: [
      ("set", "The name of the set.")
    ],
    example: """
      import "influxdata/influxdb/sample"

      sample.data(set: "noaa")
      """,
    output: """
      error: sample.data needs a download from the web, which scripts cannot reach
      """),
  isPure: false,
  body: .function { call in
    let name = try call.string("set")
    guard let set = sampleSets.first(where: { $0.name == name }) else {
      let other = nearest(name, in: sampleSets.map(\.name))
      throw call.failure(
        .invalidArgument,
        "Invalid sample data set. Use sample.list to view available datasets.", upstreamCode: 3,
        change: other.map { .setText("set", to: $0) })
    }
    throw call.needsService(
      "a download from the web",
      fix: "download \(set.url) and read it with csv.from(file: \"\(set.file)\")")
  })
