import Columnar
import Diagnostics
import Formats
import Planning

/// Plain CSV as a source of rows, told by the sniffer that files are ingested with.
package struct TabularTexts: TabularReader {
  package init() {}

  package func source(_ text: TabularText) -> any ScanSource { TabularSource(text) }
}

/// One table of plain CSV, found out and read anew by every query that uses it.
private final class TabularSource: ScanSource {
  private let text: TabularText

  init(_ text: TabularText) { self.text = text }

  var description: String { text.description }
  let tablesByKey = true
  let rowsByTime = false
  var capabilities: ScanCapabilities { ScanCapabilities() }
  func canPush(_ predicate: SourcePredicate) -> Bool { false }
  func canPush(_ aggregate: ScanAggregate) -> Bool { false }
  func schemas(_ request: ScanRequest) -> [Schema]? { nil }

  func open(_ request: ScanRequest, context: QueryContext) throws -> any ScanReader {
    let input =
      switch text.content {
      case .text(let bytes): DataInput(MemoryInput(bytes), name: text.description)
      case .file(let path): DataInput(try FileInput(path: path), name: path)
      }
    do {
      return try TabularScan(LineReader(input), options: text.options, context: context)
    } catch var failure as QueryFailure {
      // What a flag got wrong on a command line, an argument got wrong here.
      failure.kind = .query
      throw failure
    }
  }
}

/// Rows on their way into batches. Memory: one batch and what a line reader holds.
private final class TabularScan: ScanReader {
  private let reader: LineReader
  private let context: QueryContext
  private let plan: TablePlan
  private let schema: Schema
  private var fields: DelimitedFields
  private var times: RowTimes?
  private var builders: [ColumnBuilder] = []
  private var rowCount = 0
  private var hasBegun = false
  private(set) var statistics = ScanStatistics()

  /// Errors: `D0103`, `D0110`, `D0112`, `D0113`.
  init(_ reader: LineReader, options: TableOptions, context: QueryContext) throws {
    self.reader = reader
    self.context = context
    plan = try delimitedPlan(reader, options: options, use: .rows)
    schema = Schema(
      fields: plan.columns.filter(\.isRead).map { Field($0.labelInTable, $0.typeInTable) },
      keyIndices: [])
    fields = DelimitedFields(delimiter: plan.delimiter)
    times = try RowTimes(plan, repeatsTimes: plan.namesSeries)
    statistics.notes = plan.remarks
    try skipHeader(of: plan, reader)
  }

  func next() throws -> Batch? {
    try context.checkCancellation()
    rowCount = 0
    builders = schema.fields.map {
      ColumnBuilder(type: $0.type, capacity: context.batchRowsMax, budget: context.budget)
    }
    while rowCount < context.batchRowsMax, try reader.advance() { try addRow() }
    let isEnd = rowCount == 0
    if isEnd, hasBegun { return nil }
    let starts = try BufferSlice.copying(
      [0, Int32(truncatingIfNeeded: rowCount)], budget: context.budget)
    let batch = Batch(
      schema: schema, columns: try builders.map { try $0.finishPlain() }, tableStarts: starts,
      continuesTable: hasBegun)
    hasBegun = true
    statistics.rowsProduced += rowCount
    statistics.bytesRead = reader.bytesRead
    return batch
  }

  private func addRow() throws {
    if reader.isCut { throw failure("the line is longer than 1 MiB") }
    if reader.line.isEmpty { return }
    var defect = fields.split(reader.line)
    while defect == .quoteNotClosed, try reader.grow() { defect = fields.split(reader.line) }
    if let defect {
      reader.keepFirstLine()
      throw failure(defect.rawValue)
    }
    reader.keep(bytes: fields.end)
    guard fields.count == plan.columns.count else {
      throw failure(
        "\(fields.count) columns where the header has \(plan.columns.count)",
        fix: "where another character stands between cells, delimiter: names it")
    }
    let cells = DelimitedCells(fields: fields, line: reader.line)
    var builder = 0
    for (position, column) in plan.columns.enumerated() where column.isRead {
      if column.role == .time {
        try addTime(cells, to: builders[builder])
      } else {
        try add(cells, position, column, to: builders[builder])
      }
      builder += 1
    }
    rowCount += 1
  }

  private func addTime(_ cells: DelimitedCells, to builder: ColumnBuilder) throws {
    switch times?.read(cells) {
    case .instant(let time): try builder.append(word: UInt64(bitPattern: time))
    case .refused(let reason): throw failure(reason)
    case nil: try builder.appendNull()
    }
  }

  private func add(
    _ cells: DelimitedCells, _ position: Int, _ column: TableColumn, to builder: ColumnBuilder
  ) throws {
    let type = builder.type
    let isGood = try cells.withCell(position) { cell in
      if type == .string {
        if cell.isEmpty, !cells.isText(position) {
          try builder.appendNull()
        } else {
          try builder.append(repairing: cell)
        }
        return true
      }
      switch tableWord(cell, as: type, usesDecimalComma: plan.usesDecimalComma) {
      case .value(let word):
        if type == .bool {
          try builder.append(bool: word != 0)
        } else {
          try builder.append(word: word)
        }
      case .missing: try builder.appendNull()
      case .bad: return false
      }
      return true
    }
    guard isGood else {
      throw failure(
        "\(quoted(cells.text(position))) in column \(quoted(column.name)) is no value of type "
          + "\(type.name), as its first rows have",
        fix: "texts: [\(quoted(column.name))] takes the column as texts")
    }
  }

  private func failure(_ problem: String, fix: String? = nil) -> QueryFailure {
    QueryFailure(.malformedData, "\(reader.path):\(reader.recordNumber): \(problem)", fix: fix)
  }
}

extension TableColumn {
  /// The column has cells of its own in a table of rows.
  fileprivate var isRead: Bool { role != .ignored && role != .clock }

  /// The times are where steps over time look for them.
  fileprivate var labelInTable: String { role == .time ? "_time" : label }

  fileprivate var typeInTable: ColumnType {
    switch role {
    case .time: .time
    case .field(let type): type
    case .value(let type): type ?? .string
    case .clock, .tag, .measurement, .fieldName, .ignored: .string
    }
  }
}
