import Columnar
import Formats
import Store

/// Turns annotated CSV into points: blocks of `#datatype`, `#group` and `#default` lines, a header,
/// and rows; with what `influx write` adds to it: types that say what a column is to a point,
/// layouts of times, `#constant` and `#timezone`.
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
  private var constants: [(datatype: String, label: String, value: String)] = []
  private var zone = AnnotatedZone()
  private var block: Block?
  private var missingBefore = 0
  private var isHeaderNext = true

  private struct Block {
    /// Columns of the header; constants are columns behind them.
    let columnCount: Int
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
    if text[0] == 0x23 { return annotate(text) }
    if isHeaderNext {
      isHeaderNext = false
      return begin(text)
    }
    guard var open = block else { return .refused("no header stands above the row") }
    guard fields.count == open.columnCount else {
      return .refused("\(fields.count) columns where the header has \(open.columnCount)")
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
      _ = annotate(text)
    } else {
      isHeaderNext = false
      _ = begin(text)
    }
  }

  private mutating func annotate(_ text: UnsafeBufferPointer<UInt8>) -> LineOutcome {
    var cells = (0..<fields.count).map { fields.string($0, of: text) }
    // Results leave the first column to the annotation's name; `influx write` puts a blank behind
    // it, and the first column follows.
    let first = cells.first ?? ""
    let name = first.prefix { $0 != " " }
    cells[0] = String(first.dropFirst(name.count).drop { $0 == " " })
    isHeaderNext = true
    switch name {
    case "#datatype": datatypes = cells
    case "#group": groups = cells
    case "#default": defaults = cells
    case "#constant":
      let values = cells[0].isEmpty ? Array(cells.dropFirst()) : cells
      guard let datatype = values.first, values.count > 1 else {
        return .refused("#constant needs a type, a name and a value")
      }
      // Measurement and time need no name.
      constants.append(
        (datatype, values.count > 2 ? values[1] : "", values[values.count > 2 ? 2 : 1]))
    case "#timezone":
      guard let named = AnnotatedZone(cells.first { !$0.isEmpty } ?? "") else {
        return .refused("#timezone needs an offset such as +0100, or a name such as Europe/London")
      }
      zone = named
    case "#concat": return .refused("#concat is not known here: put the column into the file")
    default: break
    }
    return .ignored
  }

  /// Takes the header; every block makes its plan anew.
  private mutating func begin(_ text: UnsafeBufferPointer<UInt8>) -> LineOutcome {
    var names = (0..<fields.count).map { fields.string($0, of: text) }
    let columnCount = names.count
    missingBefore = missingCount
    if let block { types = block.points.types }
    block = nil
    if names.count > 1, names[1] == "error" {
      return .refused("the file ends with an error instead of tables")
    }
    guard datatypes.count == columnCount else {
      return .refused("the header has \(columnCount) columns, #datatype \(datatypes.count)")
    }
    names += constants.map(\.label)
    let kinds = datatypes + constants.map(\.datatype)
    var plan = TablePlan()
    plan.measurement = measurement
    let isLong = names.contains("_field") && names.contains("_value")
    plan.columns = names.indices.map { index in
      let isKey = index < groups.count && groups[index] == "true"
      var column = TableColumn(
        name: names[index], role: role(names[index], kinds[index], isKey, isLong))
      column.takeNameAsIs()
      return column
    }
    plan.zone = zone.name ?? plan.zone
    plan.zoneOffset = zone.offset
    if let column = plan.positions({ $0 == .time }).first {
      plan.useTimeForm(ofDatatype: kinds[column])
    }
    let texts =
      names.indices.prefix(columnCount).map {
        $0 < defaults.count ? Array(defaults[$0].utf8) : []
      } + constants.map { Array($0.value.utf8) }
    do {
      block = Block(
        columnCount: columnCount, defaults: texts,
        points: try TablePoints(plan, knownTypes: types))
    } catch {
      return .refused("time zone \(quoted(plan.zone)) not found")
    }
    return .ignored
  }

  private func role(
    _ name: String, _ datatype: String, _ isKey: Bool, _ isLong: Bool
  ) -> ColumnRole {
    let kind = datatype.prefix { $0 != ":" }
    switch (name, kind) {
    case ("_time", _), (_, "time"), ("", "dateTime"): return .time
    case ("_measurement", _), (_, "measurement"): return .measurement
    case ("_start", _), ("_stop", _), ("result", _), ("table", _), (_, "ignored"):
      return .ignored
    case ("_field", _) where isLong: return .fieldName
    case ("_value", _) where isLong: return .value(Self.type(kind))
    case ("", _): return .ignored
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
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    guard column < cells.fields.count else {
      return try defaults[column].withUnsafeBufferPointer(body)
    }
    return try cells.withCell(column) { cell in
      if cell.isEmpty { return try defaults[column].withUnsafeBufferPointer(body) }
      guard cell.contains(0x0D) else { return try body(cell) }
      var text: [UInt8] = []
      for (index, byte) in cell.enumerated() {
        if byte == 0x0D, index + 1 < cell.count, cell[index + 1] == 0x0A { continue }
        text.append(byte)
      }
      return try text.withUnsafeBufferPointer(body)
    }
  }

  /// A text that is empty is no value here.
  func isText(_ column: Int) -> Bool { false }
}

/// What `#timezone` says: an offset from UTC, or a zone by name; UTC where it says nothing.
private struct AnnotatedZone {
  private(set) var name: String?
  /// ns east of UTC.
  private(set) var offset: Int64?

  init() {}

  /// nil for what is neither.
  init?(_ text: String) {
    guard let sign = text.first, sign == "+" || sign == "-" else {
      if text.isEmpty { return nil }
      name = text
      return
    }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, let number = Int64(digits), number % 100 < 60, number <= 1400 else {
      return nil
    }
    let minutes = number / 100 * 60 + number % 100
    offset = (sign == "-" ? -minutes : minutes) * 60_000_000_000
  }
}

extension TablePlan {
  /// Errors show later, row by row: a layout may be anything.
  fileprivate mutating func useTimeForm(ofDatatype datatype: String) {
    let layout = datatype.drop { $0 != ":" }.dropFirst()
    switch layout {
    case "", "RFC3339", "RFC3339Nano": timeForm = .yearFirst
    case "number": timeForm = .unixNanoseconds
    default: timeLayout = GoTimeLayout(String(layout))
    }
  }
}
