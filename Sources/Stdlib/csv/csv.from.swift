import Interpreter
import Planning

/// The built-in `csv.from`: tables from annotated CSV, or one table of texts from plain CSV.
let csvFrom = Builtin(
  package: "csv", name: "from",
  signature: """
    (?csv: string, ?file: string, ?mode: string) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "Tables from annotated CSV, or one table of texts from plain CSV.",
    parameters: [
      ("csv", "The text; instead of file."),
      ("file", "The path of a file; instead of csv."),
      ("mode", "`annotations` or `raw`."),
    ],
    example: #"""
      import "csv"

      csv.from(csv: "zone,load\nCOAST,12\n", mode: "raw")
      """#,
    output: """
      zone,load
      COAST,12
      """),
  isPure: false,
  body: .function { call in
    let source = try CSVSource(call)
    return .stream(LogicalNode(.source(source), inputs: [], origin: call.origin))
  })
