import Interpreter

/// The built-in `record.any`: A record without fields, of any record type.
let experimentalRecordAny = Builtin(
  package: "experimental/record", name: "any",
  signature: "A where A: Record",
  documentation: Documentation(
    "A record without fields, of any record type.",
    example: """
      import "experimental/record"

      record.get(r: record.any, key: "mw", default: 0)
      """,
    output: "0"),
  body: .value { .record(RecordValue([])) })
