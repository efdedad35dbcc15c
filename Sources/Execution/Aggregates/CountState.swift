import Columnar

/// `count`: the number of rows, nulls included.
final class CountState: AggregateState {
  override var resultType: ColumnType { .int }
  override var needsValues: Bool { false }

  override func add(_ column: PlainColumn?, rows: Range<Int>, slot: Int) throws {
    count(rows.count, slot: slot)
  }

  override func append(slot: Int, to builder: ColumnBuilder) throws {
    try builder.append(word: UInt64(bitPattern: counts[slot]))
  }
}
