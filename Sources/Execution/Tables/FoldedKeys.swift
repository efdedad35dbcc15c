import Columnar
import Diagnostics

/// What a `group` or `window` shares with the one step that folds its tables: the keys of tables that
/// come in pieces, unsorted, so that no row waits for the end.
final class FoldedKeys {
  private(set) var keys: TableKeys
  /// The key of each table of the batch that is being handed on. `[tables]`
  private(set) var numbers: GrowingBuffer<Int32>
  /// All rows come into one table.
  let hasOneKey: Bool

  /// span: the call of the step that regroups, where failures are located.
  init(hasOneKey: Bool, budget: MemoryBudget?, span: Span?) throws {
    self.hasOneKey = hasOneKey
    keys = try TableKeys(budget: budget, span: span)
    numbers = GrowingBuffer(budget: budget)
  }

  /// Numbers the tables of a batch. Errors: `X0005` when two tables of a key differ in a column's
  /// type, `MemoryExhausted`. Complexity: O(bytes of the keys).
  func number(_ batch: Batch) throws {
    // Held by this call alone meanwhile: what a class holds is checked at every access.
    var keys = self.keys
    var numbers = self.numbers
    defer {
      self.keys = keys
      self.numbers = numbers
    }
    numbers.removeAll()
    let schema = keys.number(of: batch.schema)
    let encoder = keys.encoder(of: batch, schema: schema)
    for table in 0..<batch.tableCount {
      let (key, isNew) = try keys.number(of: table, encoder, schema: schema)
      if !isNew { _ = try keys.unite(key, with: schema) }
      try numbers.append(Int32(truncatingIfNeeded: key))
    }
  }
}
