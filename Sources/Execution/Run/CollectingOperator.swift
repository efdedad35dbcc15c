import Columnar
import Planning

/// Where tables go that must come out sorted by key: on at once where they are known to come in
/// that order, else into a collector until the input has ended.
final class KeyedOutput {
  private let setup: OperatorSetup
  private let onRepeatedKey: TableCollector.RepeatedKey
  private let refusesAtEnd: Bool
  private var collector: TableCollector?

  /// refusesAtEnd: of a step that may fail over a row as well.
  init(
    _ setup: OperatorSetup, onRepeatedKey: TableCollector.RepeatedKey, refusesAtEnd: Bool = false
  ) {
    self.setup = setup
    self.onRepeatedKey = onRepeatedKey
    self.refusesAtEnd = refusesAtEnd
  }

  /// Hands a batch on; `keepsOrder` says that the tables are sorted by key and each key is new.
  func emit(_ batch: Batch, keepsOrder: Bool) throws {
    if keepsOrder && collector == nil {
      if batch.tableCount > 0 { try setup.output.consume(batch) }
      return
    }
    let target =
      collector
      ?? TableCollector(setup, onRepeatedKey: onRepeatedKey, refusesAtEnd: refusesAtEnd)
    collector = target
    try target.add(batch)
  }

  /// The input has ended.
  func finish() throws {
    if let collector { try collector.finish(into: setup.output) }
    collector = nil
  }
}

/// An operator that rewrites batches and whose tables come out sorted by key.
///
/// Where the step after it folds tables, their pieces come out as they are made, and no row is held.
class CollectingOperator: UnaryOperator {
  private lazy var ordered = KeyedOutput(
    setup, onRepeatedKey: onRepeatedKey, refusesAtEnd: failsOverRows)

  /// What happens when a key comes twice.
  var onRepeatedKey: TableCollector.RepeatedKey { .merge }
  /// Whether the step may fail over a row, which then comes before any refusal of a table.
  var failsOverRows: Bool { false }

  /// Hands a batch on; `keepsOrder` says that the tables are sorted by key and each key is new.
  final func emit(_ batch: Batch, keepsOrder: Bool) throws {
    if let keys = setup.foldedKeys {
      try keys.number(batch)
      return try setup.output.consume(batch.with(continuesTable: false))
    }
    try ordered.emit(batch, keepsOrder: keepsOrder)
  }

  /// The last chance to emit.
  func drain() throws {}

  final override func complete() throws {
    try drain()
    setup.notes.tableCount = setup.foldedKeys?.keys.count
    try ordered.finish()
  }
}
