import Columnar

extension Batch {
  /// Calls the body with each `_time` that is not null, in row order.
  /// - Returns: whether there is such a column.
  func forEachTime(_ body: (Int64) -> Void) -> Bool {
    guard let index = schema.index(of: "_time"), schema.fields[index].type == .time else {
      return false
    }
    for table in 0..<tableCount {
      for row in rows(ofTable: table) {
        if case .time(let time) = scalar(column: index, row: row, table: table) { body(time) }
      }
    }
    return true
  }
}
