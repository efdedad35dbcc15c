import Columnar
import Formats
import Store

/// Turns rows of a table into points, by the roles of its columns.
///
/// A row has a time, and tags that name its series; every field column with a value makes a point.
/// Where a column holds the names of fields, the value column makes the one point of the row.
struct TablePoints {
  private struct Series {
    let measurement: String
    let tags: [(label: String, value: String)]
    /// Column of the block by field column; -1 before its first value. `[field columns]`
    var columns: [Int]
    /// Columns of the block by field name and type, where names stand in the rows.
    var named: [String: Int] = [:]
  }

  private let plan: TablePlan
  private let tagColumns: [Int]
  private let fieldColumns: [Int]
  /// `[field columns]`
  private let fieldTypes: [ColumnType]
  /// `[field columns]`
  private let fieldForms: [CellForm?]
  private let measurementColumn: Int?
  private let nameColumn: Int?
  private let valueColumn: Int?
  private let valueType: ColumnType?
  private let valueForm: CellForm?
  private var times: RowTimes?
  /// Of the store's fields and of those seen here.
  private(set) var types: [FieldPath: ColumnType]
  private var keys = CSVStringTable()
  private var keyBytes: [UInt8] = []
  private var series: [Series] = []
  private(set) var missingCount = 0

  /// knownTypes: of the fields in the store. Errors: `D0113` for an unknown zone.
  init(_ plan: TablePlan, knownTypes: [FieldPath: ColumnType]) throws {
    self.plan = plan
    tagColumns = plan.positions { $0 == .tag }
    let fields = plan.columns.enumerated().compactMap { position, column in
      if case .field(let type) = column.role { (position, type) } else { nil }
    }
    fieldColumns = fields.map(\.0)
    fieldTypes = fields.map(\.1)
    fieldForms = fieldColumns.map { plan.columns[$0].form }
    measurementColumn = plan.positions { $0 == .measurement }.first
    nameColumn = plan.positions { $0 == .fieldName }.first
    valueColumn = plan.positions { $0.isValue && !$0.isField }.first
    valueType = valueColumn.flatMap { position in
      if case .value(let type) = plan.columns[position].role { type } else { nil }
    }
    valueForm = valueColumn.flatMap { plan.columns[$0].form }
    times = try RowTimes(plan, repeatsTimes: plan.namesSeries)
    types = knownTypes
  }

  mutating func columnsWereRemoved() {
    keys = CSVStringTable()
    series.removeAll()
  }

  /// Keeps the clock going over a row that is not taken.
  mutating func pass(_ cells: some TableCells) {
    _ = times?.read(cells)
  }

  /// Adds a row's points; returns why it is refused, nil when it is taken.
  mutating func add(_ cells: some TableCells, to block: inout PointBlock) -> String? {
    let time: Int64
    switch times?.read(cells) {
    case .instant(let instant): time = instant
    case .refused(let reason): return reason
    case nil: return "no time"
    }
    let number = seriesNumber(cells)
    if let nameColumn, let valueColumn {
      return addNamed(cells, nameColumn, valueColumn, series: number, time, &block)
    }
    for (place, column) in fieldColumns.enumerated() {
      addField(cells, place, column, series: number, time, &block)
    }
    return nil
  }

  private mutating func seriesNumber(_ cells: some TableCells) -> Int {
    let code = Int(keyCode(cells))
    if code == series.count {
      var tags: [(label: String, value: String)] = []
      for column in tagColumns {
        let value = cells.text(column)
        if !value.isEmpty { tags.append((plan.columns[column].label, value)) }
      }
      let measurement = measurementColumn.map { cells.text($0) } ?? ""
      series.append(
        Series(
          measurement: measurement.isEmpty ? plan.measurement : measurement, tags: tags,
          columns: Array(repeating: -1, count: fieldColumns.count)))
    }
    return code
  }

  /// One code for each distinct row of cells that name a series.
  private mutating func keyCode(_ cells: some TableCells) -> Int32 {
    if tagColumns.count == 1, measurementColumn == nil {
      return cells.withCell(tagColumns[0]) { keys.code(of: $0) }
    }
    keyBytes.removeAll(keepingCapacity: true)
    for column in tagColumns { appendKey(cells, column) }
    if let measurementColumn { appendKey(cells, measurementColumn) }
    return keyBytes.withUnsafeBufferPointer { keys.code(of: $0) }
  }

  /// The length stands before the bytes, so that no two rows of cells look alike.
  private mutating func appendKey(_ cells: some TableCells, _ column: Int) {
    cells.withCell(column) { cell in
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: cell.count)) {
        keyBytes.append(contentsOf: $0)
      }
      keyBytes.append(contentsOf: cell)
    }
  }

  private mutating func addField(
    _ cells: some TableCells, _ place: Int, _ column: Int, series number: Int, _ time: Int64,
    _ block: inout PointBlock
  ) {
    let type = fieldTypes[place]
    guard let value = read(cells, column, as: type, fieldForms[place]) else {
      block.rejections.append(
        ValueRejection(
          column: plan.columns[column].label,
          reason: "\(quoted(cells.text(column))) is no value of type \(type.name)"))
      return
    }
    if case .missing = value {
      missingCount += 1
      return
    }
    if series[number].columns[place] < 0 {
      let planned = plan.columns[column]
      guard let made = addColumn(planned.label, type, planned.unit, series: number, &block) else {
        return reject(planned.label, type, series: number, &block)
      }
      series[number].columns[place] = made
    }
    append(value, to: series[number].columns[place], time, &block)
  }

  private mutating func addNamed(
    _ cells: some TableCells, _ nameColumn: Int, _ valueColumn: Int, series number: Int,
    _ time: Int64, _ block: inout PointBlock
  ) -> String? {
    let name = cells.text(nameColumn)
    guard !name.isEmpty else { return "the row names no field" }
    let path = FieldPath(measurement: series[number].measurement, field: name)
    let isText = cells.isText(valueColumn)
    let type =
      valueType ?? (isText ? ColumnType.string : types[path] ?? guessedType(cells, valueColumn))
    guard let value = read(cells, valueColumn, as: type, valueForm) else {
      return "\(quoted(cells.text(valueColumn))) is no value of type \(type.name), as field "
        + "\(quoted(name)) has"
    }
    if case .missing = value, !isText {
      missingCount += 1
      return nil
    }
    let key = "\(name)\u{0}\(type.rawValue)"
    let known = series[number].named[key]
    guard let column = known ?? addColumn(name, type, nil, series: number, &block) else {
      return
        "field \(quoted(name)) holds \(types[path]?.name ?? "other") values, found \(type.name)"
    }
    series[number].named[key] = column
    append(value, to: column, time, &block)
    return nil
  }

  private func guessedType(_ cells: some TableCells, _ column: Int) -> ColumnType {
    cells.withCell(column) { cell in
      if case .bad = tableNumber(cell, usesDecimalComma: plan.usesDecimalComma) {
        return tableBool(cell) == nil ? .string : .bool
      }
      return .float
    }
  }

  private func reject(
    _ label: String, _ type: ColumnType, series number: Int, _ block: inout PointBlock
  ) {
    let path = FieldPath(measurement: series[number].measurement, field: label)
    block.rejections.append(
      ValueRejection(
        column: label,
        reason: "the field holds \(types[path]?.name ?? "other") values, found \(type.name)"))
  }

  /// Makes a column of the block; nil where the field has a type that the values do not fit.
  private mutating func addColumn(
    _ label: String, _ type: ColumnType, _ unit: String?, series number: Int,
    _ block: inout PointBlock
  ) -> Int? {
    let path = FieldPath(measurement: series[number].measurement, field: label)
    let known = types[path] ?? type
    guard known == type || (known == .float && (type == .int || type == .uint)) else { return nil }
    types[path] = known
    return block.addColumn(
      PointColumn(
        measurement: series[number].measurement, tags: series[number].tags, field: label,
        type: type, unit: unit))
  }

  private enum CellValue {
    case word(UInt64)
    case text(String)
    case missing
  }

  /// nil for what is no value of the type.
  private func read(
    _ cells: some TableCells, _ column: Int, as type: ColumnType, _ form: CellForm?
  ) -> CellValue? {
    cells.withCell(column) { cell in
      if type == .string {
        if cell.isEmpty, !cells.isText(column) { return .missing }
        return .text(String(decoding: cell, as: UTF8.self))
      }
      let found =
        form?.word(cell, as: type)
        ?? tableWord(cell, as: type, usesDecimalComma: plan.usesDecimalComma)
      switch found {
      case .value(let word): return .word(word)
      case .missing: return .missing
      case .bad: return nil
      }
    }
  }

  private func append(_ value: CellValue, to column: Int, _ time: Int64, _ block: inout PointBlock)
  {
    switch value {
    case .word(let word): block.append(column, time: time, word: word)
    case .text(let text): block.append(column, time: time, string: text)
    case .missing: break
    }
  }
}
