import Engine

/// Flags that say how rows and columns are read, where finding out is not enough.
enum TableFlags {
  static let format = Flag(
    "format", short: "f", value: "FORMAT", "the format (told by the file's beginning)",
    choices: ingestFormats)

  static let all = [
    Flag("delimiter", value: "CHAR", "what stands between cells; tab for tabs"),
    Flag("no-header", "the first row is data; columns are column1, column2, …"),
    Flag("skip-lines", value: "N", "lines before the header"),
    Flag("decimal-comma", "numbers are written 1.234,5"),
    Flag("records", value: "PATH", "where a JSON document holds its records, such as data.rows"),
    Flag("time", value: "COLUMN", "the column of the times, or of the days"),
    Flag("clock", value: "COLUMN", "the column of the times of day, where days stand apart"),
    Flag("time-format", value: "FORM", "how the times are written", choices: tableTimeForms),
    Flag(
      "zone", value: "ZONE",
      "of times that do not say their offset, such as Europe/London or +01:00"),
    Flag("measurement", short: "m", value: "NAME", "the measurement (the file's name)"),
    Flag("tag", value: "COLUMN", "a column that names series", isRepeatable: true),
    Flag("text", value: "COLUMN", "a column of texts as values", isRepeatable: true),
    Flag("int", value: "COLUMN", "a column of whole numbers, kept as such", isRepeatable: true),
    Flag("ignore", value: "COLUMN", "a column to leave out", isRepeatable: true),
  ]

  /// Errors: `UsageError` for a number of lines that is none.
  static func request(_ arguments: ParsedArguments) throws -> TableRequest {
    var request = TableRequest()
    request.delimiter = arguments.value("delimiter")
    request.hasHeader = arguments.has("no-header") ? false : nil
    request.skippedLines = try arguments.integer("skip-lines", in: 0...1_000_000)
    request.usesDecimalComma = arguments.has("decimal-comma") ? true : nil
    request.recordsPath = arguments.value("records")
    request.timeColumn = arguments.value("time")
    request.clockColumn = arguments.value("clock")
    request.timeForm = arguments.value("time-format")
    request.zone = arguments.value("zone")
    request.measurement = arguments.value("measurement")
    request.tags = arguments.values["tag"] ?? []
    request.texts = arguments.values["text"] ?? []
    request.ints = arguments.values["int"] ?? []
    request.ignored = arguments.values["ignore"] ?? []
    return request
  }
}
