import Columnar
import Store

/// Turns annotated CSV into points: blocks of `#datatype`, `#group` and `#default` lines, a header,
/// and rows.
///
/// Rows are a point each where `_field` and `_value` stand in them, else a point for each column
/// that is neither a tag nor in the group key. Texts and columns of the group key are tags;
/// `result`, `table`, `_start` and `_stop` are left out. An empty cell has the column's default,
/// and without one no value.
struct AnnotatedDecoder: LineDecoder {
  private let measurement: String
  private var types: [FieldPath: ColumnType]
  private var fields = DelimitedFields(keepsBlanks: true)
  private var datatypes: [String] = []
  private var groups: [String] = []
  private var defaults: [String] = []
  private var block: Block?
  private var missingBefore = 0
  private var isHeaderNext = true

  private struct Block {
    let names: [String]
    let defaults: [[UInt8]]
    var points: TablePoints
  }

  /// measurement: of rows that name none.
  init(measurement: String, knownTypes: [FieldPath: ColumnType]) {
    self.measurement = measurement
    types = knownTypes
  }

  var missingCount: Int { missingBefore + (block?.points.missingCount ?? 0) }

  mutating func columnsWereRemoved() { block?.points.columnsWereRemoved() }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, into points: inout PointBlock)
    -> LineOutcome
  {
    if text.isEmpty {
      isHeaderNext = true
      return .ignored
    }
    switch fields.split(text) {
    case .quoteNotClosed: return .open
    case .some(let defect): return .refused(defect.rawValue)
    case nil: break
    }
    if text[0] == 0x23 {
      annotate(text)
      return .ignored
    }
    if isHeaderNext {
      isHeaderNext = false
      return begin(text)
    }
    guard var open = block else { return .refused("no header stands above the row") }
    guard fields.count == open.names.count else {
      return .refused("\(fields.count) columns where the header has \(open.names.count)")
    }
    // One owner while it grows.
    block = nil
    let cells = DefaultedCells(
      cells: DelimitedCells(fields: fields, line: text), defaults: open.defaults)
    let reason = open.points.add(cells, to: &points)
    block = open
    if let reason { return .refused(reason) }
    return .data(bytes: fields.end)
  }

  mutating func pass(_ text: UnsafeBufferPointer<UInt8>) {
    guard !text.isEmpty else {
      isHeaderNext = true
      return
    }
    guard text[0] == 0x23 || isHeaderNext, fields.split(text) == nil else { return }
    if text[0] == 0x23 {
      annotate(text)
    } else {
      isHeaderNext = false
      _ = begin(text)
    }
  }

  private mutating func annotate(_ text: UnsafeBufferPointer<UInt8>) {
    let cells = (0..<fields.count).map { fields.string($0, of: text) }
    isHeaderNext = true
    switch cells.first {
    case "#datatype": datatypes = cells
    case "#group": groups = cells
    case "#default": defaults = cells
    default: break
    }
  }

  /// Takes the header; every block makes its plan anew.
  private mutating func begin(_ text: UnsafeBufferPointer<UInt8>) -> LineOutcome {
    let names = (0..<fields.count).map { fields.string($0, of: text) }
    missingBefore = missingCount
    if let block { types = block.points.types }
    block = nil
    if names.count > 1, names[1] == "error" {
      return .refused("the file ends with an error instead of tables")
    }
    guard datatypes.count == names.count else {
      return .refused("the header has \(names.count) columns, #datatype \(datatypes.count)")
    }
    var plan = TablePlan()
    plan.measurement = measurement
    let isLong = names.contains("_field") && names.contains("_value")
    plan.columns = names.indices.map { index in
      let isKey = index < groups.count && groups[index] == "true"
      var column = TableColumn(name: names[index], role: .ignored)
      column.takeNameAsIs()
      if index > 0 { column.role = role(names[index], datatypes[index], isKey, isLong) }
      return column
    }
    if names.indices.contains(where: { datatypes[$0] == "dateTime:number" }) {
      plan.timeForm = .unixNanoseconds
    }
    let texts = names.indices.map { $0 < defaults.count && $0 > 0 ? Array(defaults[$0].utf8) : [] }
    do {
      block = Block(
        names: names, defaults: texts, points: try TablePoints(plan, knownTypes: types))
    } catch {
      return .refused("time zones are missing")
    }
    return .ignored
  }

  private func role(
    _ name: String, _ datatype: String, _ isKey: Bool, _ isLong: Bool
  ) -> ColumnRole {
    let kind = datatype.prefix { $0 != ":" }
    switch (name, kind) {
    case ("_time", _), (_, "time"): return .time
    case ("_measurement", _), (_, "measurement"): return .measurement
    case ("_start", _), ("_stop", _), ("result", _), ("table", _), ("", _), (_, "ignored"):
      return .ignored
    case ("_field", _) where isLong: return .fieldName
    case ("_value", _) where isLong: return .value(Self.type(kind))
    default: break
    }
    if isKey || kind == "tag" || (isLong && kind == "string") { return .tag }
    if kind == "dateTime" { return isLong ? .ignored : .time }
    return Self.type(kind).map { .field($0) } ?? .ignored
  }

  private static func type(_ kind: Substring) -> ColumnType? {
    switch kind {
    case "double", "field": .float
    case "long": .int
    case "unsignedLong": .uint
    case "boolean": .bool
    case "string": .string
    default: nil
    }
  }
}

/// Cells that have their column's default where they are empty; line ends in texts are `\n`.
private struct DefaultedCells: TableCells {
  let cells: DelimitedCells
  let defaults: [[UInt8]]

  func withCell<Result>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    cells.withCell(column) { cell in
      if cell.isEmpty { return defaults[column].withUnsafeBufferPointer(body) }
      guard cell.contains(0x0D) else { return body(cell) }
      var text: [UInt8] = []
      for (index, byte) in cell.enumerated() {
        if byte == 0x0D, index + 1 < cell.count, cell[index + 1] == 0x0A { continue }
        text.append(byte)
      }
      return text.withUnsafeBufferPointer(body)
    }
  }

  /// A text that is empty is no value here.
  func isText(_ column: Int) -> Bool { false }
}
