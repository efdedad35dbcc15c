import Columnar
import Formats
import Planning

/// What a column of a table is to the points that its rows make.
package enum ColumnRole: Sendable, Hashable {
  case time
  /// The time of day, where the time column holds days.
  case clock
  case tag
  case field(ColumnType)
  /// Holds the names of measurements; and so on, for tables with a point a row.
  case measurement
  case fieldName
  /// The type is nil where each value shows its own.
  case value(ColumnType?)
  case ignored

  var isField: Bool { if case .field = self { true } else { false } }
  var isValue: Bool { if case .value = self { true } else { isField } }
}

/// One column of a table of data.
package struct TableColumn: Sendable, Hashable {
  /// As the header has it.
  package let name: String
  /// The name without a unit in brackets: what the field or tag is called.
  package private(set) var label: String
  package private(set) var unit: String?
  package var role: ColumnRole
  /// nil where cells are written as usual for their type.
  var form: CellForm?

  init(name: String, role: ColumnRole) {
    self.name = name
    self.role = role
    (label, unit) = nameAndUnit(name)
  }

  /// Brackets in the name are a part of it.
  mutating func takeNameAsIs() {
    label = name
    unit = nil
  }
}

/// How a file of rows and columns is read: what was asked for, and what was found out.
package struct TablePlan: Sendable {
  package var delimiter: UInt8 = 0x2C
  /// Where a JSON document holds the records; nil where it is an array of them.
  package var recordsPath: String?
  /// Lines before the header.
  package var skippedLines = 0
  package var hasHeader = true
  /// A name in quotes may run over a line's end.
  var headerLines = 1
  package var columns: [TableColumn] = []
  package var timeForm = TimeForm.yearFirst
  /// Where the file says it, a layout instead of a form.
  var timeLayout: GoTimeLayout?
  /// Whole numbers are times too: ns since 1970.
  var takesUnixNanoseconds = false
  /// nil where the time column holds whole times.
  var clockForm: ClockForm?
  /// For times that do not say their offset.
  var zone = WrittenZone()
  /// What the document says of them.
  var statedZone = StatedZone()
  package var measurement = "data"
  package var usesDecimalComma = false
  /// What was found out and might be otherwise, in sentences.
  package var remarks: [String] = []

  /// How times of day are written that stand in a column of their own.
  package var clockText: String? { clockForm?.text }

  /// The zone's name or offset.
  package var zoneText: String { zone.name }

  /// Several rows may have one time: columns say which series they are of.
  var namesSeries: Bool { columns.contains { $0.role == .tag || $0.role == .fieldName } }

  /// Names are taken as they are where one of them is of a Flux result, or where without their
  /// units two of them would be one.
  mutating func keepNamesApart() {
    let labels = Dictionary(grouping: columns.indices, by: { columns[$0].label })
    let isResult = columns.contains { $0.name == "_value" }
    for column in columns.indices
    where isResult || labels[columns[column].label, default: []].count > 1 {
      columns[column].takeNameAsIs()
    }
  }

  /// Positions of the columns of a role.
  func positions(_ isWanted: (ColumnRole) -> Bool) -> [Int] {
    columns.indices.filter { isWanted(columns[$0].role) }
  }

  /// The part of an `ingest` command that says all of it, without the file.
  package func flags(format: DataFormat) -> [String] {
    var words = ["--format", format.rawValue]
    if format == .csv {
      words += ["--delimiter", delimiter == 0x09 ? "tab" : String(UnicodeScalar(delimiter))]
      if !hasHeader { words.append("--no-header") }
      if skippedLines > 0 { words += ["--skip-lines", String(skippedLines)] }
      if usesDecimalComma { words.append("--decimal-comma") }
    }
    if let recordsPath { words += ["--records", recordsPath] }
    for column in columns where column.role == .time { words += ["--time", column.name] }
    for column in columns where column.role == .clock { words += ["--clock", column.name] }
    words += ["--time-format", timeForm.rawValue]
    if timeForm.unixPrecision == nil { words += ["--zone", zoneText] }
    words += ["--measurement", measurement]
    for column in columns {
      switch column.role {
      case .tag: words += ["--tag", column.name]
      case .field(.string): words += ["--text", column.name]
      case .field(.int): words += ["--int", column.name]
      case .ignored: words += ["--ignore", column.name]
      default: break
      }
    }
    return words
  }
}

extension TableOptions {
  /// The role that a column was given by name, nil for none.
  func role(of name: String) -> ColumnRole? {
    if name == timeColumn { return .time }
    if name == clockColumn { return .clock }
    if tags.contains(name) { return .tag }
    if texts.contains(name) { return .field(.string) }
    if ints.contains(name) { return .field(.int) }
    return ignored.contains(name) ? .ignored : nil
  }
}
