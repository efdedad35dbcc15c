/// Some thousand rows of *one schema and many tables*: the unit that flows between operators.
///
/// Tables lie one after another; table `t` has rows `tableStarts[t] ..< tableStarts[t + 1]`, maybe
/// none. A table's rows are contiguous in the stream, but may go on in the next batch of the same
/// schema: that batch's first table is then a continuation (`continuesTable`). Key columns are
/// `constant`, so a batch holds one key row per table. There is no heap object per table or row.
@usableFromInline package struct Batch: Sendable {
  package let schema: Schema
  /// One per field of the schema, in its order.
  package let columns: [Column]
  /// `[tables + 1]`, ascending, first 0, last == rows.
  @usableFromInline package let tableStarts: BufferSlice<Int32>
  /// The first table began in the batch before.
  package let continuesTable: Bool
  /// The number of each row's piece, an int column beside the others; nil: 0 in all rows.
  ///
  /// A *piece* is what of a table came together: one input table of a `group`, say. `sort` and the
  /// joins of the package `join` sort each piece by itself and then merge them, which shows where
  /// rows tie. Neighbours in one table belong to one piece when their numbers are equal; numbers of
  /// different tables say nothing of each other. Only plans with such a step number pieces.
  package let pieces: Column?

  package init(
    schema: Schema, columns: [Column], tableStarts: BufferSlice<Int32>,
    continuesTable: Bool = false, pieces: Column? = nil
  ) {
    precondition(columns.count == schema.fields.count && tableStarts.count >= 1)
    self.pieces = pieces
    self.schema = schema
    self.columns = columns
    self.tableStarts = tableStarts
    self.continuesTable = continuesTable
  }

  @inlinable package var tableCount: Int { tableStarts.count - 1 }
  @inlinable package var rowCount: Int { Int(tableStarts.pointer[tableCount]) }

  @inlinable package func rows(ofTable table: Int) -> Range<Int> {
    Int(tableStarts.pointer[table])..<Int(tableStarts.pointer[table + 1])
  }
}
