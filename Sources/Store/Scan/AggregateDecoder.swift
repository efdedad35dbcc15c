import Columnar
import Diagnostics
import Planning

/// Answers an aggregate or a selector per series and window: from statistics where these say all,
/// else from the rows.
struct AggregateDecoder: UnitDecoding {
  let rows: UnitDecoder
  let aggregate: ScanAggregate
  let grid: WindowGrid?
  /// 1 without windows.
  let windowCount: Int
  let usesStatistics: Bool

  /// The most windows of one table: that of the native step.
  private static let windowsMax = 1 << 24

  /// Errors: `X0008` for too many windows, as the native step.
  init(_ plan: ScanPlan, _ aggregate: ScanAggregate, _ loader: SegmentLoader) throws {
    rows = UnitDecoder(plan, loader)
    self.aggregate = aggregate
    usesStatistics = plan.request.usesStatistics
    guard let window = aggregate.window else {
      grid = nil
      windowCount = 1
      return
    }
    do {
      let isArithmetic = window.location.isUTC && window.every.months == 0
      grid = try WindowGrid(
        try WindowSequence(window), over: plan.request.bounds ?? 0..<0,
        countMax: aggregate.createEmpty || !isArithmetic ? Self.windowsMax : .max,
        budget: plan.context.budget)
    } catch let error as TooManyWindows {
      throw QueryFailure(
        DiagnosticCode("X0008"),
        "\(error.count) windows in the range, at most \(error.countMax) are made",
        fix: "make the windows longer or the range shorter")
    }
    windowCount = grid?.count ?? 0
  }

  /// The first window from `start` on that does not stop before the time.
  private func window(from start: Int, reaching time: Int64) -> Int {
    guard let grid else { return windowCount }
    var low = start
    var high = windowCount
    while low < high {
      let middle = low + (high - low) / 2
      if grid.window(middle).stop <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func decode(_ unit: ScanUnit) throws -> DecodedUnit {
    var output = AggregateOutput(self, unit)
    let series = SeriesAggregation(self, unit)
    var numbers: (first: Int, last: Int)?
    let windows = unit.windows ?? 0..<windowCount
    for table in unit.tables.indices {
      let before = output.rowCount
      var hasRows = unit.windows != nil
      try series.begin(unit.pieces(ofTable: table))
      var window = windows.lowerBound
      while window < windows.upperBound {
        let bounds = grid?.window(window)
        let result = try series.result(bounds)
        window += 1
        if result.count > 0 { hasRows = true }
        if result.count > 0 || aggregate.createEmpty {
          try output.append(result, bounds)
        } else if let bounds {
          guard let time = try series.nextTime(from: bounds.stop) else { break }
          window = self.window(from: window, reaching: time)
        }
      }
      if !hasRows { output.removeRows(after: before) }
      guard output.rowCount > before else { continue }
      output.endTable(unit.tables[table].key)
      let number = unit.tables[table].number
      numbers = (numbers?.first ?? number, number)
    }
    series.countStatistics()
    guard let numbers else { return DecodedUnit(batch: nil, firstTable: -1, lastTable: -1) }
    return DecodedUnit(
      batch: try output.batch(unit), firstTable: numbers.first, lastTable: numbers.last)
  }
}

/// What a window of a series came to.
struct WindowResult {
  var count = 0
  /// Sum, mean, spread: the result. Selectors: the value. Nothing without rows.
  var word: UInt64 = 0
  var string = ""
  /// Selectors: the row's time.
  var time: Int64 = 0
}

/// Rows of results on their way into a batch.
private struct AggregateOutput {
  private let decoder: AggregateDecoder
  private let field: FieldInfo
  private var words: [UInt64] = []
  private var strings: [String] = []
  private var times: [Int64] = []
  private var isPresent: [Bool] = []
  private var tableEnds: [Int32] = []
  private var keys: [KeyReference] = []

  init(_ decoder: AggregateDecoder, _ unit: ScanUnit) {
    self.decoder = decoder
    field = unit.scan.field
    let windows = unit.windows?.count ?? decoder.windowCount
    let rows = min(unit.tables.count &* min(windows, Self.expectedRowsMax), Self.expectedRowsMax)
    if holdsStrings { strings.reserveCapacity(rows) } else { words.reserveCapacity(rows) }
    times.reserveCapacity(rows)
    isPresent.reserveCapacity(rows)
    tableEnds.reserveCapacity(unit.tables.count)
    keys.reserveCapacity(unit.tables.count)
  }

  /// No more room than this is asked for before there are rows.
  private static var expectedRowsMax: Int { 1 << 16 }

  var rowCount: Int { isPresent.count }

  private var holdsStrings: Bool { decoder.aggregate.operation.isSelector && field.type == .string }

  mutating func append(_ result: WindowResult, _ bounds: TimeWindow?) throws {
    if holdsStrings { strings.append(result.string) } else { words.append(result.word) }
    isPresent.append(result.count > 0)
    switch decoder.aggregate.timeSource {
    case "_start" where bounds != nil: times.append(bounds?.start ?? 0)
    case "_stop" where bounds != nil: times.append(bounds?.stop ?? 0)
    default: times.append(result.time)
    }
  }

  mutating func removeRows(after count: Int) {
    let excess = rowCount - count
    if holdsStrings { strings.removeLast(excess) } else { words.removeLast(excess) }
    times.removeLast(excess)
    isPresent.removeLast(excess)
  }

  mutating func endTable(_ key: KeyReference) {
    keys.append(key)
    tableEnds.append(Int32(truncatingIfNeeded: rowCount))
  }

  func batch(_ unit: ScanUnit) throws -> Batch {
    let budget = decoder.rows.budget
    let schema = outputSchema(field, unit.labels, decoder.rows.request)
    let keyColumns = try KeyColumns(
      unit, keys, decoder.rows.request.bounds, decoder.rows.loader, budget)
    let starts = try Buffer<Int32>(capacity: keys.count + 1, budget: budget)
    starts.base[0] = 0
    for (table, end) in tableEnds.enumerated() { starts.base[table + 1] = end }
    let function = decoder.aggregate.operation.function
    let isCount = function == .count
    var columns: [Column] = []
    for (index, field) in schema.fields.enumerated() {
      if field.label == "_value", !schema.isKey(index) {
        columns.append(try valueColumn(field.type, validity: isCount ? nil : validity()))
      } else if field.label == "_time", !schema.isKey(index) {
        let ownTime =
          decoder.aggregate.window == nil || decoder.aggregate.timeSource == "_time"
        columns.append(
          Column(
            type: .time,
            storage: .plain(
              .words(try buffer(times.map { UInt64(bitPattern: $0) })),
              ownTime ? try validity() : nil)))
      } else {
        columns.append(try keyColumns.column(field.label))
      }
    }
    return Batch(
      schema: schema, columns: columns,
      tableStarts: BufferSlice(starts, count: keys.count + 1))
  }

  private func buffer(_ words: [UInt64]) throws -> BufferSlice<UInt64> {
    let buffer = try Buffer<UInt64>(capacity: words.count, budget: decoder.rows.budget)
    words.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { buffer.base.update(from: start, count: source.count) }
    }
    return BufferSlice(buffer, count: words.count)
  }

  private func valueColumn(_ type: ColumnType, validity: Validity?) throws -> Column {
    if holdsStrings {
      var text = StringColumnBytes()
      for string in strings { text.append(string) }
      return Column(
        type: .string, storage: .plain(.strings(try text.values(decoder.rows.budget)), validity))
    }
    guard type == .bool else {
      return Column(type: type, storage: .plain(.words(try buffer(words)), validity))
    }
    let bools = try Buffer<UInt8>(capacity: words.count, budget: decoder.rows.budget)
    for (row, word) in words.enumerated() { bools.base[row] = word == 0 ? 0 : 1 }
    return Column(
      type: .bool, storage: .plain(.bools(BufferSlice(bools, count: words.count)), validity))
  }

  /// nil where every row has a result.
  private func validity() throws -> Validity? {
    guard isPresent.contains(false) else { return nil }
    let wordCount = (rowCount + 63) / 64
    let words = try Buffer<UInt64>(capacity: wordCount, budget: decoder.rows.budget)
    words.base.update(repeating: 0, count: wordCount)
    for (row, present) in isPresent.enumerated() where present {
      words.base[row / 64] |= 1 << UInt64(row % 64)
    }
    return Validity(words: BufferSlice(words, count: wordCount), count: rowCount)
  }
}
