import Columnar
import Diagnostics
import Interpreter
import Planning

/// The built-in `gridflux.csv`: plain CSV with types that are told by its first rows.
let gridfluxCsv = Builtin(
  package: "gridflux", name: "csv",
  signature: """
    (?csv: string, ?file: string, ?delimiter: string, ?header: bool, ?skipLines: int,
      ?time: string, ?clock: string, ?timeFormat: string, ?zone: string, ?decimalComma: bool,
      ?texts: [string], ?ints: [string], ?ignore: [string]) => stream[A] where A: Record
    """,
  documentation: Documentation(
    """
    One table from plain CSV, its types told by the first rows, as `gridflux FILE` tells them. \
    The table has no group key; its times are in `_time`, numbers are floats, units in brackets \
    leave the names, numbers that name series are texts, and empty cells are null. A cell that does \
    not fit its column is an error.
    """,
    parameters: [
      ("csv", "The text; instead of file."),
      ("file", "The path of a file, also packed by gzip or zstd; instead of csv."),
      ("delimiter", "What stands between cells, or `tab`; else it is told by the rows."),
      ("header", "Whether the first row names the columns; else it is told by its cells."),
      ("skipLines", "Lines before the header."),
      ("time", "The column of the times, or of the days."),
      ("clock", "The column of the times of day, where the days stand in another."),
      (
        "timeFormat", "How times are written: `ymd`, `dmy`, `mdy`, `unix-s` and so on to `unix-ns`."
      ),
      ("zone", "Of times that do not say their offset, such as `Europe/London`."),
      ("decimalComma", "Numbers are written `1.234,5`."),
      ("texts", "Columns to take as texts."),
      ("ints", "Columns of whole numbers to take as such."),
      ("ignore", "Columns to leave out."),
    ],
    example: #"""
      import "gridflux"

      gridflux.csv(csv: "when;zone;load [MW]\n2023-01-01 05:30;COAST;1,5\n", zone: "Europe/London")
      """#,
    output: """
      _time,zone,load
      2023-01-01T05:30:00Z,COAST,1.5
      """),
  isPure: false,
  body: .function { call in
    guard let reader = call.evaluation.tabularReader else {
      throw call.failure(.unavailable, "plain CSV cannot be read here")
    }
    let content = try call.csvText()
    let text = TabularText(
      content, description: try call.described(content), options: try tableOptions(call))
    return .stream(LogicalNode(.source(reader.source(text)), inputs: [], origin: call.origin))
  })

/// What a call says about its rows and columns. Errors: `E0101` for what cannot be.
private func tableOptions(_ call: Call) throws -> TableOptions {
  var options = TableOptions()
  if call.optional("delimiter") != nil {
    let text = try call.string("delimiter")
    guard let delimiter = TableOptions.delimiter(text) else {
      throw call.invalid("a delimiter is one character or tab, found \"\(text)\"")
    }
    options.delimiter = delimiter
  }
  if call.optional("header") != nil { options.hasHeader = try call.bool("header") }
  if call.optional("skipLines") != nil {
    let count = try call.int("skipLines")
    guard (0...1_000_000).contains(count) else {
      throw call.invalid("skipLines is from 0 to 1000000, found \(count)")
    }
    options.skippedLines = Int(count)
  }
  if call.optional("time") != nil { options.timeColumn = try call.string("time") }
  if call.optional("clock") != nil { options.clockColumn = try call.string("clock") }
  if call.optional("timeFormat") != nil {
    let name = try call.string("timeFormat")
    guard let form = TimeForm(rawValue: name) else {
      let names = TimeForm.allCases.map(\.rawValue)
      throw call.unknownWord(
        "timeFormat is one of \(names.joined(separator: ", ")); found \"\(name)\"", "timeFormat",
        name, of: names)
    }
    options.timeForm = form
  }
  if call.optional("zone") != nil { options.zone = try call.string("zone") }
  if call.optional("decimalComma") != nil {
    options.usesDecimalComma = try call.bool("decimalComma")
  }
  options.texts = try call.strings("texts", default: [])
  options.ints = try call.strings("ints", default: [])
  options.ignored = try call.strings("ignore", default: [])
  return options
}
