import Columnar
import Diagnostics
import Planning

/// Reads CSV into batches, table after table, without holding more than one batch.
///
/// Annotated: blocks of `#datatype`, `#group` and `#default` rows in any order, a header, and rows
/// of one or more tables. Raw: one header, every column a string, one table without a key.
/// An empty cell stands for the column's default, and without one for null.
/// Errors: `D0002` with upstream's wording, line and column.
package final class AnnotatedCSVReader: BatchReader {
  package enum Mode: Sendable { case annotations, raw }

  private let scanner: CSVScanner
  private let mode: Mode
  private let context: QueryContext

  private var block = CSVBlock()
  private var builder: CSVBatchBuilder?
  private var hasFinished = false
  /// The first result's name; a second one is an error.
  private var resultName: String?
  /// The table of the last row, by its text; nil before the first row of a block.
  private var tableText: [UInt8]?
  /// What was read otherwise than it is written.
  package let remarks = CSVRemarks()

  package init(input: any ByteInput, mode: Mode, context: QueryContext) {
    scanner = CSVScanner(input)
    self.mode = mode
    self.context = context
  }

  package func next() throws -> Batch? {
    try context.checkCancellation()
    while !hasFinished {
      if let batch = try step() { return batch }
    }
    return try builder?.finishIfAny()
  }

  /// Takes one record; returns a batch when one is full or the schema changes.
  private func step() throws -> Batch? {
    guard try scanner.next() else {
      hasFinished = true
      return try endBlock()
    }
    if mode == .raw, block.columns == nil { return try beginRaw() }
    if mode == .annotations, block.isAnnotation(scanner.cell(0)) {
      let full = block.columns == nil ? nil : try endBlock()
      if block.columns != nil { block = CSVBlock() }
      try located { () throws(CSVProblem) in try block.addAnnotation(scanner) }
      return full
    }
    if block.columns == nil { return try beginBlock() }
    if block.isError {
      throw QueryFailure(
        .malformedData, scanner.text(1), fix: "mend the query that this text is the answer to")
    }
    return try addRow()
  }

  /// Makes a positioned failure of what the work finds wrong.
  private func located<T>(_ work: () throws(CSVProblem) -> T) throws -> T {
    do { return try work() } catch { throw failure(error) }
  }

  /// For a cell that is not of its column's type.
  private static let cellFix = "correct the cell, or write `string` for its column under #datatype"

  private func failure(_ problem: CSVProblem, column: String? = nil) -> QueryFailure {
    var place = "line \(scanner.line)"
    if let column { place += ", column \"\(column)\"" }
    return QueryFailure(
      .malformedData, "error in csv.from(): \(problem.message) (\(place))", upstreamCode: 2,
      fix: problem.fix ?? column.map { _ in Self.cellFix })
  }

  private func missingTable() -> QueryFailure {
    failure(
      CSVProblem(
        "missing table ID", fix: "give each row its number under `table`, or all one under #default"
      ))
  }

  private func beginRaw() throws -> Batch? {
    let labels = (0..<scanner.cellCount).map { scanner.text($0) }
    try located { () throws(CSVProblem) in try block.beginRaw(labels: labels) }
    return try useLayout()
  }

  private func beginBlock() throws -> Batch? {
    let labels = (0..<scanner.cellCount).map { scanner.text($0) }
    try located { () throws(CSVProblem) in try block.begin(labels: labels) }
    if block.isError { return nil }
    return try useLayout()
  }

  /// Goes on in the same batch when the schema is the same, else hands it out.
  private func useLayout() throws -> Batch? {
    tableText = nil
    guard let columns = block.columns else { return nil }
    if let builder, builder.accepts(columns) {
      builder.use(columns)
      return nil
    }
    let full = try builder?.finishIfAny()
    builder = try CSVBatchBuilder(
      columns, scanner: scanner, remarks: remarks, context: context)
    return full
  }

  private func endBlock() throws -> Batch? {
    if block.columns == nil, block.hasAnnotations {
      throw failure(
        CSVProblem(
          "failed to read header row: EOF", fix: "write the names of the columns below #default"))
    }
    if mode == .annotations, block.columns == nil, builder == nil, hasFinished { return nil }
    guard block.columns != nil, !block.isError, tableText == nil else { return nil }
    if mode == .annotations {
      if block.defaultTable.isEmpty { throw missingTable() }
      try checkResult(block.defaultResult)
    }
    try builder?.beginEmptyTable(failure: failure(_:column:))
    return nil
  }

  private func checkResult(_ name: String) throws {
    if let resultName, resultName != name {
      throw failure(
        CSVProblem(
          "csv.from() can only parse 1 result", fix: "read each result with a call of its own"))
    }
    resultName = name
  }

  private func addRow() throws -> Batch? {
    guard let builder else { return nil }
    if scanner.cellCount != block.cellCount {
      throw failure(
        CSVProblem(
          "record on line \(scanner.line): wrong number of fields",
          fix: "put cells that hold commas between quotes, and leave none out"))
    }
    let isNewTable = try mode == .raw ? tableText == nil : noteTable()
    if mode == .raw { tableText = [] }
    try builder.addRow(isNewTable: isNewTable, failure: failure(_:column:))
    return builder.isFull ? try builder.finishIfAny() : nil
  }

  /// Whether this row begins another table than the row before.
  private func noteTable() throws -> Bool {
    let result = scanner.cell(1)
    if !result.isEmpty || resultName == nil {
      try checkResult(result.isEmpty ? block.defaultResult : scanner.text(1))
    } else if resultName != block.defaultResult, !block.defaultResult.isEmpty {
      try checkResult(block.defaultResult)
    }
    var table = scanner.cell(2)
    let defaultTable = block.defaultTable
    return try defaultTable.withUnsafeBufferPointer { fallback in
      if table.isEmpty { table = fallback }
      if table.isEmpty { throw missingTable() }
      if let tableText, tableText.elementsEqual(table) { return false }
      tableText = Array(table)
      return true
    }
  }
}
