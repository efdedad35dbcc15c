extension Batch {
  /// The same rows, cut into other pieces.
  package func with(pieces: Column?) -> Batch {
    Batch(
      schema: schema, columns: columns, tableStarts: tableStarts, continuesTable: continuesTable,
      pieces: pieces)
  }

  /// The rows at which the pieces of a table begin, ascending; none for a table without rows.
  /// Complexity: O(1) for a table of one piece that says so, else O(rows).
  package func pieceStarts(ofTable table: Int) -> [Int] {
    let rows = rows(ofTable: table)
    if rows.isEmpty { return [] }
    guard let pieces, case .plain(.words, _) = pieces.storage else { return [rows.lowerBound] }
    var starts = [rows.lowerBound]
    var last = pieces.pieceNumber(row: rows.lowerBound, table: table)
    for row in rows.dropFirst() {
      let number = pieces.pieceNumber(row: row, table: table)
      if number != last { starts.append(row) }
      last = number
    }
    return starts
  }
}

extension Column {
  /// The number in a column of pieces; a null, where a batch had no numbers, is 0.
  package func pieceNumber(row: Int, table: Int) -> UInt64 {
    switch storage {
    case .plain(.words(let words), let validity):
      validity?.isValid(row) ?? true ? words.pointer[row] : 0
    case .constant(.words(let words), let validity):
      validity?.isValid(table) ?? true ? words.pointer[table] : 0
    default: 0
    }
  }
}
