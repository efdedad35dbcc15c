import Columnar
import Diagnostics
import Planning

/// A stretch of work for one thread: whole tables, or part of a long one, of one schema.
struct ScanUnit: Sendable {
  struct Table: Sendable {
    let key: KeyReference
    let pieceStart: Int
    /// The same for all units that hold a part of the table.
    let number: Int
  }

  let scan: FieldScan
  let labels: [String]
  /// Of an aggregate in windows: those to answer; nil for all.
  var windows: Range<Int>?
  var tables: [Table] = []
  var pieces: [ScanPiece] = []
  var rowCount = 0

  func pieces(ofTable table: Int) -> Range<Int> {
    let end = table + 1 < tables.count ? tables[table + 1].pieceStart : pieces.count
    return tables[table].pieceStart..<end
  }
}

/// What a unit became: a batch without empty tables, and the number of each of its tables.
struct DecodedUnit: Sendable {
  let batch: Batch?
  let firstTable: Int
  let lastTable: Int
}

/// What a thread makes of a unit.
protocol UnitDecoding: Sendable {
  func decode(_ unit: ScanUnit) throws -> DecodedUnit
}

/// Reads a scan: units are decoded by several threads and delivered in order.
final class StoreScanReader: ScanReader {
  private let plan: ScanPlan
  private let loader: SegmentLoader
  private let decoder: any UnitDecoding
  private let unitsPerTask: Int
  private var units: UnitPlanner
  private var running: [Pending<[DecodedUnit]>] = []
  private var ready: [DecodedUnit] = []
  private var lastTable = -1
  private var lastTableRows = 0
  private var rowsProduced = 0
  private var isAtEnd = false

  init(_ plan: ScanPlan) throws {
    self.plan = plan
    loader = SegmentLoader(plan.source.session)
    if let aggregate = plan.request.aggregate {
      let decoder = try AggregateDecoder(plan, aggregate, loader)
      units = UnitPlanner(plan, windowCount: decoder.windowCount)
      self.decoder = decoder
      unitsPerTask = 1
    } else {
      units = UnitPlanner(plan)
      decoder = UnitDecoder(plan, loader)
      unitsPerTask = 4
    }
  }

  deinit {
    // Threads at work use the session, which must outlive them.
    for task in running { _ = try? task.wait() }
  }

  var statistics: ScanStatistics {
    var statistics = loader.statistics
    statistics.segmentsTotal = plan.statistics.segmentsTotal
    statistics.segmentsSkipped = statistics.segmentsTotal - statistics.segmentsOpened
    statistics.rowsProduced = rowsProduced
    return statistics
  }

  func next() throws -> Batch? {
    while true {
      while let unit = ready.first {
        ready.removeFirst()
        if let batch = try deliver(unit) { return batch }
      }
      try plan.context.checkCancellation()
      try fill()
      if running.isEmpty {
        if isAtEnd, ready.isEmpty { return nil }
        continue
      }
      ready = try running.removeFirst().wait()
    }
  }

  /// Keeps every thread busy. With one thread, or where all the work is one task, it is done here and
  /// now: another thread would only be waited for.
  private func fill() throws {
    let ahead = plan.context.threadCount > 1 ? plan.context.threadCount + 1 : 0
    while !isAtEnd, running.count < max(ahead, 1) {
      var task = try nextTask(unitsMax: ahead > 0 ? unitsPerTask : 1)
      if ahead > 0, running.isEmpty, !task.isEmpty {
        let following = try nextTask(unitsMax: unitsPerTask)
        if !following.isEmpty {
          start(task)
          task = following
        } else {
          isAtEnd = true
        }
      }
      if task.isEmpty {
        isAtEnd = true
      } else if ahead == 0 || isAtEnd {
        ready = try task.map { try decoder.decode($0) }
        return
      } else {
        start(task)
      }
    }
  }

  private func start(_ task: [ScanUnit]) {
    running.append(Pending { [decoder, task] in try task.map { try decoder.decode($0) } })
  }

  /// The next units, as many as are one thread's share; none at the end.
  private func nextTask(unitsMax: Int) throws -> [ScanUnit] {
    var task: [ScanUnit] = []
    var rows = 0
    let rowsMax = unitsPerTask &* plan.context.batchRowsMax
    while task.count < unitsMax, rows < rowsMax, let unit = try units.next() {
      rows &+= unit.rowCount
      task.append(unit)
    }
    return task
  }

  /// Sets right whether the first table continues, and cuts tables at the row limit.
  private func deliver(_ unit: DecodedUnit) throws -> Batch? {
    guard var batch = unit.batch else { return nil }
    let continues = unit.firstTable == lastTable
    if continues != batch.continuesTable {
      batch = Batch(
        schema: batch.schema, columns: batch.columns, tableStarts: batch.tableStarts,
        continuesTable: continues)
    }
    let firstRows = continues ? lastTableRows : 0
    lastTable = unit.lastTable
    lastTableRows = batch.rows(ofTable: batch.tableCount - 1).count
    if batch.tableCount == 1 { lastTableRows += firstRows }
    if let rowsMax = plan.request.rowsPerTableMax {
      guard let cut = try limited(batch, to: rowsMax, firstRows: firstRows) else { return nil }
      batch = cut
    }
    rowsProduced += batch.rowCount
    return batch
  }

  /// At most `rowsMax` rows of each table, of whose first one `firstRows` went before.
  private func limited(_ batch: Batch, to rowsMax: Int, firstRows: Int) throws -> Batch? {
    let counts = (0..<batch.tableCount).map { table in
      let known = table == 0 ? firstRows : 0
      return min(batch.rows(ofTable: table).count, max(rowsMax - known, 0))
    }
    if counts.reduce(0, +) == batch.rowCount { return batch }
    let mask = try Buffer<UInt8>(capacity: batch.rowCount, budget: plan.context.budget)
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      for row in rows { mask.base[row] = row - rows.lowerBound < counts[table] ? 1 : 0 }
    }
    let keepsEmpty = rowsMax == 0
    let cut = try batch.filtered(
      mask: mask.base, keepEmptyTables: keepsEmpty, budget: plan.context.budget)
    return cut.tableCount == 0 ? nil : cut
  }
}
