/// One row's cells, wherever they come from. Valid until the next row.
protocol TableCells {
  /// The bytes of a cell, without quotes.
  func withCell<Result>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result

  /// The cell is marked as text, by quotes.
  func isText(_ column: Int) -> Bool
}

extension TableCells {
  func text(_ column: Int) -> String { withCell(column) { String(decoding: $0, as: UTF8.self) } }
}

/// The cells of a line that was split.
struct DelimitedCells: TableCells {
  let fields: DelimitedFields
  let line: UnsafeBufferPointer<UInt8>

  func withCell<Result>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result { try fields.withField(column, of: line, body) }

  func isText(_ column: Int) -> Bool { fields.isQuoted(column) }
}
