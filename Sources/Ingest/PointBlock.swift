import Columnar

/// Points of one field of one series, gathered until they are written.
struct PointColumn {
  let measurement: String
  let tags: [(label: String, value: String)]
  let field: String
  let type: ColumnType
  /// Such as `MW`; nil where the file does not say.
  let unit: String?
  /// ns since the Unix epoch. `[points]`
  var times: [Int64] = []
  /// Numbers and bools as words; empty for strings. `[points]`
  var words: [UInt64] = []
  /// `[points]`, empty for other types.
  var strings: [String] = []

  init(
    measurement: String, tags: [(label: String, value: String)], field: String, type: ColumnType,
    unit: String? = nil
  ) {
    self.measurement = measurement
    self.tags = tags
    self.field = field
    self.type = type
    self.unit = unit
  }
}

/// A value of a line that was left out, while the rest of the line was taken.
struct ValueRejection {
  let column: String
  let reason: String
}

/// Decoded lines on their way to the store.
final class PointBlock {
  private(set) var columns: [PointColumn] = []
  private(set) var pointCount = 0
  /// Values of the last line that were refused.
  var rejections: [ValueRejection] = []

  func addColumn(_ column: PointColumn) -> Int {
    columns.append(column)
    return columns.count - 1
  }

  func append(_ column: Int, time: Int64, word: UInt64) {
    columns[column].times.append(time)
    columns[column].words.append(word)
    pointCount &+= 1
  }

  func append(_ column: Int, time: Int64, string: String) {
    columns[column].times.append(time)
    columns[column].strings.append(string)
    pointCount &+= 1
  }

  /// Leaves the columns as they are, without points.
  func removePoints() {
    for index in columns.indices {
      columns[index].times.removeAll(keepingCapacity: true)
      columns[index].words.removeAll(keepingCapacity: true)
      columns[index].strings.removeAll(keepingCapacity: true)
    }
    pointCount = 0
  }

  /// Forgets the columns too: their numbers are no longer valid.
  func removeColumns() {
    columns.removeAll()
    pointCount = 0
  }
}
