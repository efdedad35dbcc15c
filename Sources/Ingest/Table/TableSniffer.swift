import Columnar
import Diagnostics

/// Works out how a table is to be read from its first rows and from what was asked for.
struct TableSniffer {
  static let rowsMax = 20_000

  let path: String
  let options: TableOptions
  private var sketches: [ColumnSketch]
  private(set) var rowCount = 0

  init(path: String, names: [String], options: TableOptions) {
    self.path = path
    self.options = options
    sketches = names.map(ColumnSketch.init)
  }

  mutating func add(_ cells: some TableCells) {
    guard rowCount < Self.rowsMax else { return }
    rowCount += 1
    for column in sketches.indices { cells.withCell(column) { sketches[column].add($0) } }
  }

  var usesDecimalComma: Bool {
    options.usesDecimalComma ?? sketches.contains { $0.commaOnlyCount > 0 && isMostlyComma($0) }
  }

  private func isMostlyComma(_ sketch: ColumnSketch) -> Bool {
    (sketch.numberCount + sketch.commaOnlyCount) * 10 >= sketch.valueCount * 9
  }

  /// The column of the times, and the forms in which all of them can be read.
  /// Errors: `D0112` where none is found, or the one that was named holds no times.
  func timeColumn() throws -> (column: Int, forms: [TimeForm]) {
    if let name = options.timeColumn {
      guard let column = sketches.firstIndex(where: { $0.name == name }) else {
        throw unknownColumn(name)
      }
      let forms =
        options.timeForm.map { [$0] }
        ?? TimeForm.allCases.filter(
          sketches[column].timeForms.contains)
      guard !forms.isEmpty else {
        throw noTimes(
          "column \(quoted(name)) holds no times that can be told",
          fix: "--time-format \(TimeForm.allCases.map(\.rawValue).joined(separator: "|"))")
      }
      return (column, forms)
    }
    let candidates = sketches.indices.compactMap { column -> (Int, [TimeForm])? in
      let sketch = sketches[column]
      guard sketch.valueCount > 0, options.role(of: sketch.name) == nil else { return nil }
      let forms = TimeForm.allCases.filter { form in
        guard sketch.timeForms.contains(form) else { return false }
        // Whole numbers are times only under a name that says so.
        return sketch.isTimeName || sketch.wholeCount < sketch.valueCount
      }
      return forms.isEmpty ? nil : (column, forms)
    }
    guard
      let found = candidates.first(where: { sketches[$0.0].name == "_time" })
        ?? candidates.first(where: { sketches[$0.0].isTimeName }) ?? candidates.first
    else {
      let names = sketches.prefix(8).map(\.name).joined(separator: ", ")
      throw noTimes(
        rowCount == 0
          ? "there is no row of data to tell the columns by"
          : "no column holds times; found \(names)",
        fix: "name it: --time COLUMN --time-format dmy")
    }
    return found
  }

  /// The roles of all columns. repeatsTimes: several rows have one time, so that texts name series.
  func roles(time: Int, repeatsTimes: Bool) -> [ColumnRole] {
    let isLong = sketches.contains { $0.name == "_value" }
    let comma = usesDecimalComma
    return sketches.indices.map { column in
      let sketch = sketches[column]
      if column == time { return .time }
      if let role = options.role(of: sketch.name) { return role }
      if isLong {
        switch sketch.name {
        case "_measurement": return .measurement
        case "_field": return .fieldName
        case "_value":
          return sketches.contains { $0.name == "_field" } ? .value(nil) : .field(.float)
        case "_start", "_stop", "result", "table", "": return .ignored
        default: return .tag
        }
      }
      let count = sketch.distinct.count
      if sketch.valueCount == 0 { return .field(.float) }
      if sketch.boolCount == sketch.valueCount { return .field(.bool) }
      if sketch.isNumeric(usesDecimalComma: comma) {
        let isName = repeatsTimes && sketch.isIdentifierName && count * 4 < rowCount
        return isName && sketch.wholeCount == sketch.valueCount ? .tag : .field(.float)
      }
      let names = (repeatsTimes && count <= ColumnSketch.distinctMax) || count == 1
      return names ? .tag : .field(.string)
    }
  }

  /// Cells of a column that say their offset stand in it.
  func saysOffset(_ column: Int) -> Bool { sketches[column].offsetCount > 0 }

  /// A name that was asked for and is not there.
  func unknownColumn(_ name: String) -> QueryFailure {
    let near = nearest(name, in: sketches.map(\.name))
    return QueryFailure(
      .noTimeColumn,
      "\(path): no column \(quoted(name)); found "
        + sketches.prefix(8).map(\.name).joined(separator: ", "), kind: .usage,
      fix: near.map { "did you mean \(quoted($0))?" })
  }

  /// Errors: `D0112` for a name that no column has.
  func checkNames() throws {
    for name in options.names where !sketches.contains(where: { $0.name == name }) {
      throw unknownColumn(name)
    }
  }

  private func noTimes(_ what: String, fix: String) -> QueryFailure {
    QueryFailure(.noTimeColumn, "\(path): \(what)", fix: fix)
  }
}

extension DiagnosticCode {
  package static let noTimeColumn = DiagnosticCode("D0112")
}
