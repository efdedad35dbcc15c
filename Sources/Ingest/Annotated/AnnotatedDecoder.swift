import Columnar
import Formats
import Planning
import Store

/// Turns annotated CSV into points: blocks of `#datatype`, `#group` and `#default` lines, a header,
/// and rows; with what `influx write` adds to it: types that say what a column is to a point and how
/// its cells are written, types and defaults in the header, `#constant`, `#concat`, `#timezone`, and
/// a first line such as `sep=;`.
///
/// Rows are a point each where `_field` and `_value` stand in them, else a point for each column
/// that is neither a tag nor in the group key. Texts and columns of the group key are tags;
/// `result`, `table`, `_start` and `_stop` are left out. An empty cell has the column's default,
/// and without one no value.
struct AnnotatedDecoder: LineDecoder {
  private let measurement: String
  private var types: [FieldPath: ColumnType]
  private var fields: DelimitedFields
  private var annotations = Annotations()
  /// For times that do not say theirs.
  private var zone: WrittenZone
  private var block: Block?
  private var missingBefore = 0
  private var isFirstLine = true
  private var isHeaderNext = true
  private var hasHeader = false

  /// Of the next block.
  private struct Annotations {
    var datatypes: [String] = []
    var groups: [String] = []
    var defaults: [String] = []
    var extras: [Extra] = []
  }

  /// A column that the file does not have.
  private struct Extra {
    let type: AnnotatedType
    let label: String
    let text: String
    /// The text names columns whose cells stand in it.
    let isTemplate: Bool
  }

  private struct Block {
    /// Columns of the header; extra ones stand behind them.
    let columnCount: Int
    let fallbacks: [AnnotatedFallback]
    var points: TablePoints
  }

  /// path: names the measurement of rows that name none, unless options do.
  init(path: String, options: TableOptions, knownTypes: [FieldPath: ColumnType]) {
    measurement = options.measurement ?? fileStem(path)
    zone = options.zone.flatMap(WrittenZone.init) ?? WrittenZone()
    fields = DelimitedFields(delimiter: options.delimiter ?? 0x2C, keepsBlanks: true)
    types = knownTypes
  }

  var missingCount: Int { missingBefore + (block?.points.missingCount ?? 0) }

  mutating func columnsWereRemoved() { block?.points.columnsWereRemoved() }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, into points: inout PointBlock)
    -> LineOutcome
  {
    if takesNoCells(text) { return .ignored }
    switch fields.split(text) {
    case .quoteNotClosed: return .open
    case .some(let defect): return .refused(defect.rawValue)
    case nil: break
    }
    if isAnnotation(text) || isHeaderNext {
      do throws(AnnotatedType.Defect) { try read(text) } catch { return .refused(error.reason) }
      return .ignored
    }
    guard var open = block else {
      return .refused(hasHeader ? "its header was refused" : "no header stands above the row")
    }
    guard fields.count == open.columnCount else {
      return .refused("\(fields.count) columns where the header has \(open.columnCount)")
    }
    // One owner while it grows.
    block = nil
    let cells = AnnotatedCells(
      cells: DelimitedCells(fields: fields, line: text), fallbacks: open.fallbacks)
    let reason = open.points.add(cells, to: &points)
    block = open
    if let reason { return .refused(reason) }
    return .data(bytes: fields.end)
  }

  mutating func pass(_ text: UnsafeBufferPointer<UInt8>) {
    if takesNoCells(text) { return }
    guard isAnnotation(text) || isHeaderNext, fields.split(text) == nil else { return }
    do throws(AnnotatedType.Defect) { try read(text) } catch { return }
  }

  /// Empty lines, behind which a header stands, and the first one where it names the delimiter.
  private mutating func takesNoCells(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    defer { isFirstLine = false }
    if isFirstLine, let delimiter = namedDelimiter(text) {
      fields = DelimitedFields(delimiter: delimiter, keepsBlanks: true)
    } else if text.isEmpty {
      isHeaderNext = true
    } else {
      return false
    }
    return true
  }

  private func isAnnotation(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text[0] == 0x23 }

  /// Reads the line that was split as annotation or header.
  private mutating func read(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(AnnotatedType.Defect) {
    let cells = (0..<fields.count).map { fields.string($0, of: text) }
    if isAnnotation(text) { return try annotate(cells) }
    isHeaderNext = false
    hasHeader = true
    missingBefore = missingCount
    if let block { types = block.points.types }
    block = nil
    block = try makeBlock(cells)
  }

  private mutating func annotate(_ line: [String]) throws(AnnotatedType.Defect) {
    var cells = line
    // Results leave the first column to the annotation's name; `influx write` puts a blank behind
    // it, and the first column follows.
    let first = cells.first ?? ""
    let name = first.prefix { $0 != " " }
    cells[0] = String(first.dropFirst(name.count).drop { $0 == " " })
    guard let annotation = Annotation(rawValue: name.dropFirst().lowercased()) else { return }
    if annotation != .timezone {
      // The first one behind rows begins a block.
      if hasHeader { annotations = Annotations() }
      hasHeader = false
      isHeaderNext = true
    }
    switch annotation {
    case .datatype: annotations.datatypes = cells
    case .group: annotations.groups = cells
    case .default: annotations.defaults = cells
    case .constant, .concat:
      annotations.extras.append(try extra(cells, name: String(name), annotation == .concat))
    case .timezone:
      guard let named = WrittenZone(cells.first { !$0.isEmpty } ?? "") else {
        throw AnnotatedType.Defect(
          reason: "#timezone needs an offset such as +0100, or a name such as Europe/London")
      }
      zone = named
    }
  }

  private func extra(
    _ cells: [String], name: String, _ isTemplate: Bool
  ) throws(AnnotatedType.Defect) -> Extra {
    let values = cells[0].isEmpty ? Array(cells.dropFirst()) : cells
    guard let datatype = values.first, values.count > 1 else {
      throw AnnotatedType.Defect(reason: "\(name) needs a type, a name and a value")
    }
    let type = AnnotatedType(datatype)
    let isNameless = type.needsNoName && values.dropFirst(2).allSatisfy(\.isEmpty)
    return Extra(
      type: type, label: isNameless ? "" : values[1],
      text: isNameless ? values[1] : values.count > 2 ? values[2] : type.fallback ?? "",
      isTemplate: isTemplate)
  }

  /// Every block makes its plan anew.
  private func makeBlock(_ header: [String]) throws(AnnotatedType.Defect) -> Block {
    if header.count > 1, header[1] == "error" {
      throw AnnotatedType.Defect(reason: "the file ends with an error instead of tables")
    }
    let columns = try typedColumns(header)
    let names = columns.map(\.name)
    let extras = annotations.extras
    let isLong = names.contains("_field") && names.contains("_value")
    var plan = TablePlan()
    plan.measurement = measurement
    let all = columns + extras.map { (name: $0.label, type: $0.type) }
    for (index, column) in all.enumerated() {
      let isKey = index < annotations.groups.count && annotations.groups[index] == "true"
      plan.columns.append(
        try column.type.column(named: column.name, isKey: isKey, isLong: isLong))
    }
    plan.zone = zone
    if let column = plan.positions({ $0 == .time }).first { plan.useTimes(of: all[column].type) }
    var fallbacks = columns.indices.map { index in
      let own = index < annotations.defaults.count ? annotations.defaults[index] : ""
      return AnnotatedFallback(own.isEmpty ? columns[index].type.fallback ?? "" : own)
    }
    for extra in extras {
      fallbacks.append(
        extra.isTemplate
          ? try AnnotatedFallback(template: extra.text, names: names)
          : AnnotatedFallback(extra.text))
    }
    do {
      return Block(
        columnCount: header.count, fallbacks: fallbacks,
        points: try TablePoints(plan, knownTypes: types))
    } catch {
      throw AnnotatedType.Defect(reason: "time zone \(quoted(zone.name)) not found")
    }
  }

  /// Names and types, the latter from `#datatype`, and where that says none from the names.
  private func typedColumns(
    _ header: [String]
  ) throws(AnnotatedType.Defect) -> [(name: String, type: AnnotatedType)] {
    let datatypes = annotations.datatypes
    guard datatypes.isEmpty || datatypes.count == header.count else {
      throw AnnotatedType.Defect(
        reason: "the header has \(header.count) columns, #datatype \(datatypes.count)")
    }
    let columns = header.enumerated().map { index, cell -> (name: String, type: AnnotatedType) in
      let own = AnnotatedType(index < datatypes.count ? datatypes[index] : "")
      return own.kind.isEmpty ? AnnotatedType.named(cell) ?? (cell, own) : (cell, own)
    }
    guard columns.contains(where: { !$0.type.kind.isEmpty }) else {
      throw AnnotatedType.Defect(
        reason: "no types: expected a line #datatype above the header, or names such as load|double"
      )
    }
    return columns
  }
}

/// What stands behind the `#` of lines that are no rows.
private enum Annotation: String, CaseIterable {
  case datatype, group, `default`, constant, concat, timezone
}

/// Tells annotated CSV by its first lines: an annotation, or a header with types, behind comments
/// and a line such as `sep=;`.
func isAnnotatedCSV(_ lines: [UnsafeBufferPointer<UInt8>]) -> Bool {
  let delimiter = lines.first.flatMap(namedDelimiter)
  let rest = delimiter == nil ? lines[...] : lines.dropFirst()
  for line in rest where !line.isEmpty {
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("#") {
      let name = text.dropFirst().prefix(while: \.isLetter).lowercased()
      if Annotation(rawValue: name) != nil { return true }
      continue
    }
    var fields = DelimitedFields(delimiter: delimiter ?? 0x2C)
    guard fields.split(line) == nil else { return false }
    // One such name alone may be chance, as where bars stand between the cells.
    return (0..<fields.count).count(where: { index in
      AnnotatedType.named(fields.string(index, of: line)) != nil
    }) > 1
  }
  return false
}
