import Columnar
import Diagnostics
import Planning

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

  /// Where the times stand.
  struct TimePlace {
    let column: Int
    /// Those in which all of its cells can be read.
    let forms: [TimeForm]
    var clock: (column: Int, form: ClockForm)?
  }

  /// The column of the times, with one of times of day beside it where it holds days; nil where
  /// none is found. Errors: `D0112` where a column that was named holds no times.
  func timePlace() throws -> TimePlace? {
    guard let (column, forms) = try timeColumn() else { return nil }
    return TimePlace(column: column, forms: forms, clock: try clockColumn(beside: column))
  }

  /// Errors: `D0112` where the column that was named holds no times of day.
  private func clockColumn(beside days: Int) throws -> (column: Int, form: ClockForm)? {
    if let name = options.clockColumn {
      guard let column = sketches.firstIndex(where: { $0.name == name }) else {
        throw unknownColumn(name)
      }
      guard let form = sketches[column].clockForm else {
        throw noTimes(
          "column \(quoted(name)) holds no times of day",
          fix: "--clock, in scripts clock, names a column of times like 05:30, or of hours")
      }
      return (column, form)
    }
    let sketch = sketches[days]
    guard sketch.dayCount == sketch.valueCount else { return nil }
    let repeatsDays = sketch.distinct.count < sketch.valueCount
    let found = sketches.indices.filter { column in
      column != days && options.role(of: sketches[column].name) == nil
        && sketches[column].clockForm != nil && (repeatsDays || sketches[column].isTimeName)
    }
    let column = found.first { sketches[$0].isStartName } ?? found.first
    return column.flatMap { column in sketches[column].clockForm.map { (column, $0) } }
  }

  private func timeColumn() throws -> (column: Int, forms: [TimeForm])? {
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
          fix: "--time-format, in scripts timeFormat, names how they are written: "
            + TimeForm.allCases.map(\.rawValue).joined(separator: ", "))
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
    return candidates.first { sketches[$0.0].name == "_time" }
      ?? candidates.first { sketches[$0.0].isTimeName } ?? candidates.first
  }

  /// No column holds times, and points need them.
  func withoutTimes() -> QueryFailure {
    guard rowCount > 0 else {
      return noTimes(
        "there is no row of data to tell the columns by",
        fix: "name a file that holds rows below its header")
    }
    let arrays = sketches.filter(\.holdsArrays).map(\.name)
    if arrays.count > 1 {
      return noTimes(
        "no column holds times; \(shown(arrays)) hold arrays of several lengths",
        fix: "arrays of one length in one object are read as columns: give these one length")
    }
    let nearly = sketches.compactMap { sketch in sketch.nearlyTimes.map { (sketch, $0) } }
      .max { $0.1.count < $1.1.count }
    if let (sketch, times) = nearly, options.role(of: sketch.name) == nil {
      let example = sketch.firstWithoutTime.map { ", not so \(quoted($0))" } ?? ""
      return noTimes(
        "no column holds times; \(sketch.name) does in \(times.count) of the "
          + "\(sketch.valueCount) rows looked at\(example)",
        fix: "--time \(sketch.name) --time-format \(times.form.rawValue) takes it and refuses the "
          + "others, each with its line")
    }
    return noTimes(
      "no column holds times; found \(shown(sketches.map(\.name)))",
      fix: "name it: --time COLUMN --time-format "
        + TimeForm.allCases.map(\.rawValue).joined(separator: "|"))
  }

  private func shown(_ names: [String]) -> String {
    names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
  }

  /// The roles of all columns. repeatsTimes: several rows have one time, so that texts name series.
  /// makesPoints: rows become points rather than rows of one table.
  func roles(time: TimePlace?, repeatsTimes: Bool, makesPoints: Bool) -> [ColumnRole] {
    let isLong = makesPoints && sketches.contains { $0.name == "_value" }
    let comma = usesDecimalComma
    return sketches.indices.map { column in
      let sketch = sketches[column]
      if column == time?.column { return .time }
      if column == time?.clock?.column { return .clock }
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
      // Where the interval ends says nothing about its series.
      if makesPoints, time?.clock != nil, sketch.clockForm != nil { return .ignored }
      let names = (repeatsTimes && count <= ColumnSketch.distinctMax) || count == 1
      return names ? .tag : .field(.string)
    }
  }

  /// Columns that may tell rows of one time apart although they were taken as values: texts first,
  /// then whole numbers.
  func seriesCandidates(_ roles: [ColumnRole]) -> [Int] {
    let free = sketches.indices.filter { column in
      roles[column].isField && options.role(of: sketches[column].name) == nil
        && sketches[column].distinct.count > 1
    }
    let texts = free.filter { roles[$0] == .field(.string) }
    let numbers = free.filter {
      roles[$0] == .field(.float) && sketches[$0].wholeCount == sketches[$0].valueCount
    }
    return texts + numbers.filter { sketches[$0].isIdentifierName }
      + numbers.filter { !sketches[$0].isIdentifierName }
  }

  /// A text, or a number under a name that says so, names series where it tells all rows apart.
  func mayName(_ column: Int, _ role: ColumnRole) -> Bool {
    role == .field(.string) || sketches[column].isIdentifierName
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
