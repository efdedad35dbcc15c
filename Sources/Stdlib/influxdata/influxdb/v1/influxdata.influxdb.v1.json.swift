import Columnar
import Diagnostics
import Formats
import Interpreter
import Planning

/// A longer answer belongs into a store.
private let answerBytesMax = 256 << 20

/// The built-in `v1.json`: rows from the JSON answer of an InfluxDB 1 server to an InfluxQL
/// query.
let influxdataInfluxdbV1Json = Builtin(
  package: "influxdata/influxdb/v1", name: "json",
  signature: "(?json: string, ?file: string) => stream[A] where A: Record",
  documentation: Documentation(
    "Rows from the JSON answer of an InfluxDB 1 server to an InfluxQL query.",
    parameters: [
      ("json", "The answer as a text."),
      ("file", "A file that holds the answer."),
    ],
    example: """
      import "influxdata/influxdb/v1"

      answer =
        "{\\"results\\": [{\\"series\\": [{\\"name\\": \\"plant\\", \\"tags\\": {\\"name\\": \\"Drax\\"}, \\"columns\\": [\\"time\\", \\"mw\\"], \\"values\\": [[\\"2021-06-07T00:00:00Z\\", 310.5]]}]}]}"

      v1.json(json: answer)
      """,
    output: """
      _time,_measurement,name,_field,_value
      2021-06-07T00:00:00Z,plant,Drax,mw,310.5
      """),
  isPure: false,
  body: .function { call in
    var parser = JSONParser(try call.answerBytes(), isDynamic: true)
    let batches = try influxTables(try parser.parse(call), call)
    let source = MemorySource(description: call.functionName, batches: batches)
    return .stream(LogicalNode(.source(source), inputs: [], origin: call.origin))
  })

extension Call {
  /// The text of exactly one of `json` and `file`. Errors: `E0101`, and `E0105` for closed files.
  fileprivate func answerBytes() throws -> [UInt8] {
    let (text, file) = (try string("json", default: ""), try string("file", default: ""))
    if text.isEmpty == file.isEmpty {
      throw invalid("must provide exactly one of the parameters json or file")
    }
    if file.isEmpty { return Array(text.utf8) }
    let input = try FileInput(path: try openPath(file))
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try piece.withUnsafeMutableBytes { try input.read(into: $0) }
      if count == 0 { return bytes }
      bytes += piece[..<count]
      if bytes.count > answerBytesMax { throw invalid("\(file) is longer than 256 MiB") }
    }
  }
}

/// A table for each field of each series: measurement, tags and field in the key.
private func influxTables(_ document: Value, _ call: Call) throws -> [Batch] {
  guard case .record(let answer) = document.unwrapped else {
    throw call.invalid("the answer is not a JSON object")
  }
  if case .string(let message)? = answer["error"]?.unwrapped { throw call.invalid(message) }
  var batches: [Batch] = []
  for case .record(let result) in elements(answer["results"]) {
    if case .string(let message)? = result["error"]?.unwrapped { throw call.invalid(message) }
    for case .record(let series) in elements(result["series"]) {
      batches += try fieldTables(series, call)
    }
  }
  return batches
}

private func elements(_ value: Value?) -> [Value] {
  guard case .array(let elements)? = value?.unwrapped else { return [] }
  return elements.map(\.unwrapped)
}

private func fieldTables(_ series: RecordValue, _ call: Call) throws -> [Batch] {
  var key: [(label: String, value: Scalar)] = []
  if case .string(let name)? = series["name"]?.unwrapped {
    key.append(("_measurement", .string(name)))
  }
  if case .record(let tags)? = series["tags"]?.unwrapped {
    key += tags.fields.sorted { $0.label < $1.label }.map { label, value in
      (label: label, value: value.unwrapped.scalar ?? .null)
    }
  }
  let labels = elements(series["columns"]).map { displayText($0) }
  let rows = elements(series["values"]).map { elements($0) }
  let time = labels.firstIndex(of: "time")
  return try labels.indices.filter { $0 != time }.compactMap { column -> Batch? in
    let cells = rows.map { column < $0.count ? $0[column].scalar ?? .null : .null }
    guard let type = cells.lazy.compactMap(\.type).first else { return nil }
    let whole = key + [(label: "_field", value: .string(labels[column]))]
    let fields =
      (time == nil ? [] : [Field("_time", .time)]) + whole.map { Field($0.label, .string) }
      + [Field("_value", type)]
    let first = time == nil ? 0 : 1
    let builder = BatchBuilder(
      schema: Schema(fields: fields, keyIndices: Array(first..<(first + whole.count))),
      budget: call.evaluation.context.budget)
    let keyCells = whole.map(\.value)
    try builder.beginTable(key: keyCells)
    for (row, cell) in zip(rows, cells) where cell != .null {
      if cell.type != type { throw call.invalid("column \"\(labels[column])\" is of two types") }
      let instant = try time.map { try instantOf($0 < row.count ? row[$0] : .null(nil), call) }
      try builder.appendRow((instant.map { [$0] } ?? []) + keyCells + [cell])
    }
    return try builder.finish()
  }
}

private func instantOf(_ value: Value, _ call: Call) throws -> Scalar {
  guard case .string(let text) = value, let time = parseTime(text) else {
    throw call.invalid("time \(displayText(value)) is not in the form 2006-01-02T15:04:05Z")
  }
  return .time(time)
}
