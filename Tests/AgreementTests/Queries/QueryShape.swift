import Columnar

/// The columns that the generator believes a stream to have at some step. It may be wrong: a query
/// that fails must fail alike on every path.
struct QueryShape {
  var columns: [String: ColumnType]
  var key: Set<String>

  /// Of a stream of random rows.
  init(valueType: ColumnType) {
    let schema = RandomRows.schema(valueType)
    columns = Dictionary(
      schema.fields.map { ($0.label, $0.type) }, uniquingKeysWith: { first, _ in first })
    key = ["_field", "host"]
  }

  /// Of points in a store.
  init(storeFieldType: ColumnType) {
    columns = [
      "_time": .time, "_value": storeFieldType, "_field": .string, "_measurement": .string,
      "host": .string, "zone": .string,
    ]
    key = ["_field", "_measurement", "host", "zone"]
  }

  var labels: [String] { columns.keys.sorted() }

  /// Labels of columns of some type outside the key.
  func labels(_ isWanted: (ColumnType) -> Bool) -> [String] {
    labels.filter { label in !key.contains(label) && columns[label].map(isWanted) == true }
  }

  mutating func afterAggregate(_ column: String, _ type: ColumnType?) {
    let result = type ?? columns[column] ?? .float
    columns = columns.filter { key.contains($0.key) }
    columns[column] = result
  }
}
