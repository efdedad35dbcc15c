import Columnar

/// Points of one field of one series: what they have in common.
struct PointColumn: Sendable {
  let measurement: String
  let tags: [(label: String, value: String)]
  let field: String
  let type: ColumnType
  /// Such as `MW`; nil where the file does not say.
  var unit: String?
}

/// A value of a line that was left out, while the rest of the line was taken.
struct ValueRejection {
  let column: String
  let reason: String
}

/// Decoded lines on their way to the store.
///
/// Points stand one after another as they came, whatever their column: a file that goes from series
/// to series with every line then writes to one place in memory, and a million series of one point
/// cost no more than one series of a million.
struct PointBlock {
  private struct Point {
    let column: Int32
    let time: Int64
    /// A number or bool; of a text its place in `strings`.
    let word: UInt64
  }

  private(set) var columns: [PointColumn] = []
  private var points: [Point] = []
  private var strings: [String] = []
  /// Values of the last line that were refused.
  var rejections: [ValueRejection] = []

  var pointCount: Int { points.count }

  /// Makes a column; its number stays valid until the columns are removed.
  mutating func addColumn(_ column: PointColumn) -> Int {
    columns.append(column)
    return columns.count - 1
  }

  /// time: ns since the Unix epoch.
  mutating func append(_ column: Int, time: Int64, word: UInt64) {
    points.append(Point(column: Int32(truncatingIfNeeded: column), time: time, word: word))
  }

  mutating func append(_ column: Int, time: Int64, string: String) {
    append(column, time: time, word: UInt64(strings.count))
    strings.append(string)
  }

  /// The points by column, each column's in the order of their arrival.
  /// Complexity: O(points + columns).
  func grouped() -> GroupedPoints {
    var starts = [Int](repeating: 0, count: columns.count + 1)
    for point in points { starts[Int(point.column) + 1] += 1 }
    for column in columns.indices { starts[column + 1] += starts[column] }
    var next = starts
    var times = [Int64](repeating: 0, count: points.count)
    var words = [UInt64](repeating: 0, count: points.count)
    for point in points {
      let place = next[Int(point.column)]
      next[Int(point.column)] = place &+ 1
      times[place] = point.time
      words[place] = point.word
    }
    return GroupedPoints(
      columns: columns, starts: starts, times: times, words: words, strings: strings)
  }

  /// Leaves the columns as they are, without points; there is room for as many again.
  mutating func removePoints() {
    let capacity = points.count
    points = []
    points.reserveCapacity(capacity)
    strings.removeAll()
  }

  /// Forgets the columns too: their numbers are no longer valid.
  mutating func removeColumns() {
    columns.removeAll()
    removePoints()
  }
}

/// The points of a block, column after column.
struct GroupedPoints: Sendable {
  let columns: [PointColumn]
  /// `[columns + 1]`
  let starts: [Int]
  /// ns since the Unix epoch. `[points]`
  let times: [Int64]
  /// Numbers and bools; of texts their places in `strings`. `[points]`
  let words: [UInt64]
  let strings: [String]

  func points(ofColumn column: Int) -> Range<Int> { starts[column]..<starts[column + 1] }
}
