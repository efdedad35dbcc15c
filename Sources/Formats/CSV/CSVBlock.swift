import Columnar

/// The annotations and the header of one block of annotated CSV.
struct CSVBlock {
  private var datatypes: [String]?
  private var groups: [String]?
  private var defaults: [[UInt8]]?
  /// The columns after the header was read.
  private(set) var columns: [CSVColumnLayout]?
  /// Cells of every record of the block.
  private(set) var cellCount = 0
  /// The block holds an error message instead of tables.
  private(set) var isError = false
  private(set) var defaultResult = ""
  private(set) var defaultTable: [UInt8] = []

  var hasAnnotations: Bool { datatypes != nil || groups != nil || defaults != nil }

  /// Whether a record that begins with the cell is an annotation: `#datatype`, or before the header
  /// `datatype` alone, which upstream reads as one.
  func isAnnotation(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    if cell.first == 0x23 { return true }
    guard columns == nil else { return false }
    return ["datatype", "group", "default"].contains { cell.elementsEqual($0.utf8) }
  }

  /// Annotations that are not known are skipped.
  mutating func addAnnotation(_ scanner: CSVScanner) throws(CSVProblem) {
    let cells = (0..<scanner.cellCount).map { scanner.text($0) }
    switch cells[0].drop(while: { $0 == "#" }) {
    case "datatype": datatypes = cells
    case "group": groups = cells
    case "default": defaults = cells.map { Array($0.utf8) }
    default: break
    }
  }

  /// Every column a string, no key.
  mutating func beginRaw(labels: [String]) throws(CSVProblem) {
    try checkUnique(labels)
    cellCount = labels.count
    columns = labels.enumerated().map { index, label in
      CSVColumnLayout(
        field: Field(label, .string), timeFormat: .rfc3339, isKey: false, defaultText: [],
        cell: index)
    }
  }

  /// Takes the header row. Errors: a missing annotation, one of another length, an unknown type.
  mutating func begin(labels: [String]) throws(CSVProblem) {
    cellCount = labels.count
    if labels.count >= 2, labels[1] == "error" {
      isError = true
      columns = []
      return
    }
    guard let datatypes else { throw missing("datatype") }
    guard let groups else { throw missing("group") }
    guard let defaults else { throw missing("default") }
    for row in [datatypes.count, groups.count, defaults.count] where row != labels.count {
      throw CSVProblem(
        "failed to read header row: wrong number of fields",
        fix: "give each row of annotations as many cells as the header has")
    }
    guard labels.count >= 3 else {
      throw CSVProblem(
        "failed to read header row: wrong number of fields",
        fix: "begin the header with `,result,table`")
    }
    defaultResult = String(decoding: defaults[1], as: UTF8.self)
    defaultTable = defaults[2]
    try checkUnique(Array(labels[3...]))
    var parsed: [CSVColumnLayout] = []
    for index in 3..<labels.count {
      let type: (ColumnType, CSVTimeFormat)
      do {
        type = try CSVColumnLayout.parse(datatype: datatypes[index])
      } catch {
        throw CSVProblem(
          "column \"\(labels[index])\" has invalid datatype: \(error.message)", fix: error.fix)
      }
      parsed.append(
        CSVColumnLayout(
          field: Field(labels[index], type.0), timeFormat: type.1, isKey: groups[index] == "true",
          defaultText: defaults[index], cell: index))
    }
    columns = parsed
  }

  private func missing(_ annotation: String) -> CSVProblem {
    CSVProblem(
      "failed to read metadata: missing expected annotation \(annotation). consider using the "
        + "mode: \"raw\" for csv that is not expected to have annotations.",
      fix: "write the row #\(annotation), or read all columns as texts with `mode: \"raw\"`")
  }

  private func checkUnique(_ labels: [String]) throws(CSVProblem) {
    var seen = Set<String>()
    for label in labels where !seen.insert(label).inserted {
      throw CSVProblem(
        "column name \"\(label)\" appears more than once",
        fix: "give each column a name of its own")
    }
  }
}
