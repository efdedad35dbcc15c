import Interpreter

/// The built-in `sampledata.string`: two small tables of texts, ten seconds apart.
let sampledataString = Builtin(
  package: "sampledata", name: "string",
  signature: """
    (?includeNull: bool) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "Two small tables of texts, ten seconds apart.",
    parameters: [
      ("includeNull", "Whether some values are null.")
    ],
    example: """
      import "sampledata"

      sampledata.string()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,smpl_g9qczs
      2021-01-01T00:00:10Z,t1,smpl_0mgv9n
      2021-01-01T00:00:20Z,t1,smpl_phw664
      2021-01-01T00:00:30Z,t1,smpl_guvzy4
      2021-01-01T00:00:40Z,t1,smpl_5v3cce
      2021-01-01T00:00:50Z,t1,smpl_s9fmgy
      2021-01-01T00:00:00Z,t2,smpl_b5eida
      2021-01-01T00:00:10Z,t2,smpl_eu4oxp
      2021-01-01T00:00:20Z,t2,smpl_5g7tz4
      2021-01-01T00:00:30Z,t2,smpl_sox1ut
      2021-01-01T00:00:40Z,t2,smpl_wfm757
      2021-01-01T00:00:50Z,t2,smpl_dtn2bv
      """),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.strings, hasNulls: hasNulls, call)
  })
