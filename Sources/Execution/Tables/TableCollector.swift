import Columnar
import Diagnostics
import Planning

/// Holds the tables of a stream until its end and gives them back sorted by group key.
///
/// Tables of one key are merged: rows in order of arrival, columns united, missing cells null.
/// Per table it keeps 24 bytes and the encoded key; there is no heap object per table.
package final class TableCollector {
  package enum RepeatedKey {
    /// Equal keys become one table.
    case merge
    /// Upstream refuses the second table.
    case fail
    /// The refusal has the words of the step.
    case failWith(DiagnosticCode, String)
  }

  private let context: QueryContext
  private let span: Span?
  private let onRepeatedKey: RepeatedKey
  private let refusesAtEnd: Bool
  private var refusal: QueryFailure?
  private var batches: [Batch] = []
  private var keys: TableKeys?
  /// The key of each table as it came. `[pieces]`
  private var pieceKeys: GrowingBuffer<Int32>
  private var lastKey = -1
  /// Keys arrived in ascending order, each at one stretch and with one schema.
  private var isOrdered = true
  /// A stretch of one key has several tables.
  private var hasNeighboursAlike = false

  convenience init(
    _ setup: OperatorSetup, onRepeatedKey: RepeatedKey, refusesAtEnd: Bool = false
  ) {
    self.init(
      setup.context, span: setup.span, onRepeatedKey: onRepeatedKey, refusesAtEnd: refusesAtEnd)
  }

  /// span: the step's call, where failures are located. refusesAtEnd: a refusal waits for the end of
  /// the input; for steps that may fail over a row as well, which must come first however the rows
  /// are cut into batches.
  package init(
    _ context: QueryContext, span: Span?, onRepeatedKey: RepeatedKey, refusesAtEnd: Bool = false
  ) {
    self.context = context
    self.span = span
    self.onRepeatedKey = onRepeatedKey
    self.refusesAtEnd = refusesAtEnd
    let budget = context.budget
    pieceKeys = GrowingBuffer(budget: budget)
  }

  /// Takes a batch. Complexity: O(tables). Errors: `X0005` when two tables of a key differ in a
  /// column's type, `X0006` when a key came twice and may not.
  package func add(_ batch: Batch) throws {
    if batch.tableCount == 0 || refusal != nil { return }
    do {
      try number(batch)
    } catch let failure as QueryFailure where refusesAtEnd && !failure.endsRunAtOnce {
      refusal = failure
      batches = []
      keys = nil
    }
  }

  private func number(_ batch: Batch) throws {
    var known = try keys.take() ?? TableKeys(budget: context.budget, span: span)
    defer { keys = known }
    batches.append(batch)
    let schema = known.number(of: batch.schema)
    let encoder = known.encoder(of: batch, schema: schema)
    for table in 0..<batch.tableCount {
      var key = lastKey
      var isNew = false
      if table > 0 || !batch.continuesTable || lastKey < 0 {
        (key, isNew) = try known.number(of: table, encoder, schema: schema)
        if isNew {
          if lastKey >= 0 && isOrdered && known.compare(lastKey, key) > 0 { isOrdered = false }
        } else {
          try refuseRepeated(batch, table)
          if key == lastKey { hasNeighboursAlike = true } else { isOrdered = false }
        }
      }
      try pieceKeys.append(Int32(truncatingIfNeeded: key))
      if !isNew, try known.unite(key, with: schema) { isOrdered = false }
      lastKey = key
    }
  }

  private func refuseRepeated(_ batch: Batch, _ table: Int) throws {
    switch onRepeatedKey {
    case .merge: return
    case .fail:
      throw QueryFailure(
        .duplicateTable, "found duplicate table with key: \(keyText(batch, table))", at: span)
    case .failWith(let code, let message): throw QueryFailure(code, message, at: span)
    }
  }

  /// Hands everything on in key order; the sink is not finished. Errors: `MemoryExhausted`, those of
  /// the sink, a refusal that has waited.
  package func finish(into sink: any BatchSink) throws {
    if let refusal { throw refusal }
    guard let known = keys.take() else { return }
    let averageRows = batches.reduce(0) { $0 + max($1.rowCount, $1.tableCount) } / batches.count
    if isOrdered && (batches.count == 1 || averageRows >= 1_024) {
      return try passOn(into: sink)
    }
    let order = try piecesInKeyOrder(known)
    var assembler = TableAssembler(
      batches: batches, keys: known, context: context, sink: sink)
    batches = []
    for piece in 0..<order.batches.count {
      let key = Int(order.keys.pointer[piece])
      try assembler.add(
        key: key, batch: Int(order.batches.pointer[piece]),
        table: Int(order.tables.pointer[piece]))
    }
    try assembler.flush()
  }

  /// The batches as they came, with neighbours of one key made one table.
  private func passOn(into sink: any BatchSink) throws {
    var piece = 0
    var openKey: Int32 = -1
    for batch in batches {
      try context.checkCancellation()
      let keys = pieceKeys.values[piece..<(piece + batch.tableCount)]
      piece += batch.tableCount
      try sink.consume(
        hasNeighboursAlike ? unitingNeighbours(batch, keys, openKey: openKey) : batch)
      openKey = keys.last ?? openKey
    }
  }

  /// keys: of each table of the batch; openKey: of the table before.
  private func unitingNeighbours(
    _ batch: Batch, _ keys: Slice<UnsafeBufferPointer<Int32>>, openKey: Int32
  ) throws -> Batch {
    let firsts = try Buffer<Int32>(capacity: batch.tableCount, budget: context.budget)
    var count = 0
    var last: Int32 = -1
    for (table, key) in keys.enumerated() where key != last {
      firsts.base[count] = Int32(truncatingIfNeeded: table)
      count += 1
      last = key
    }
    let continues = keys.first == openKey
    if count == batch.tableCount { return batch.with(continuesTable: continues) }
    return try batch.unitingTables(
      firsts: BufferSlice(firsts, count: count), continuesTable: continues,
      budget: context.budget)
  }

  private struct OrderedPieces {
    let keys: BufferSlice<Int32>
    let batches: BufferSlice<Int32>
    let tables: BufferSlice<Int32>
  }

  /// A counting sort of the pieces by the rank of their key; pieces of one key stay in order.
  private func piecesInKeyOrder(_ known: TableKeys) throws -> OrderedPieces {
    let budget = context.budget
    let total = pieceKeys.count
    let keyCount = known.count
    let rankOf = try Buffer<Int32>(capacity: keyCount, budget: budget)
    if isOrdered {
      for key in 0..<keyCount { rankOf.base[key] = Int32(truncatingIfNeeded: key) }
    } else {
      for (rank, key) in known.sorted().enumerated() {
        rankOf.base[Int(key)] = Int32(truncatingIfNeeded: rank)
      }
    }
    let positions = try Buffer<Int>(capacity: keyCount + 1, budget: budget)
    positions.base.update(repeating: 0, count: keyCount + 1)
    let pieces = pieceKeys.values
    for key in pieces { positions.base[Int(rankOf.base[Int(key)]) + 1] &+= 1 }
    for rank in 0..<keyCount { positions.base[rank + 1] &+= positions.base[rank] }
    let keysOut = try Buffer<Int32>(capacity: total, budget: budget)
    let batchesOut = try Buffer<Int32>(capacity: total, budget: budget)
    let tablesOut = try Buffer<Int32>(capacity: total, budget: budget)
    var piece = 0
    for (batchNumber, batch) in batches.enumerated() {
      for table in 0..<batch.tableCount {
        let key = pieces[piece]
        let rank = Int(rankOf.base[Int(key)])
        let position = positions.base[rank]
        positions.base[rank] = position &+ 1
        keysOut.base[position] = key
        batchesOut.base[position] = Int32(truncatingIfNeeded: batchNumber)
        tablesOut.base[position] = Int32(truncatingIfNeeded: table)
        piece &+= 1
      }
    }
    return OrderedPieces(
      keys: BufferSlice(keysOut, count: total), batches: BufferSlice(batchesOut, count: total),
      tables: BufferSlice(tablesOut, count: total))
  }
}

/// A key as upstream writes it: `{host=a,n=1}`, columns in label order.
func keyText(_ batch: Batch, _ table: Int) -> String {
  let labels = batch.schema.keyLabels
  let parts = zip(labels, batch.key(ofTable: table)).sorted { $0.0 < $1.0 }.map { label, value in
    "\(label)=\(scalarText(value))"
  }
  return "{" + parts.joined(separator: ",") + "}"
}

/// A cell as upstream writes it inside messages and pivoted labels.
package func scalarText(_ value: Scalar) -> String {
  switch value {
  case .null: "null"
  case .bool(let value): value ? "true" : "false"
  case .int(let value): String(value)
  case .uint(let value): String(value)
  case .float(let value): formatFloat(value)
  case .string(let value): value
  case .time(let value): formatTime(value)
  }
}
