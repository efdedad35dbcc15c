import CStore
import Columnar
import Planning

/// Gathers what a window needs to know: from records, from words, or from row numbers alone.
struct WindowAccumulator {
  /// Where a selector's row is: one row, or the rows of a record that holds the value.
  struct Place {
    var piece: Int
    var rows: Range<Int>
    /// nil where only the position is known.
    var word: UInt64?
  }

  private let function: AggregateOperation.Function
  private let type: ColumnType
  private(set) var count = 0
  private var sum = ExactSum()
  private var wholeSum: UInt64 = 0
  private var least: UInt64 = 0
  private var greatest: UInt64 = 0
  private var leastPlace: Place?
  private var greatestPlace: Place?
  private var firstPlace: Place?
  private var lastPlace: Place?

  init(_ function: AggregateOperation.Function, _ type: ColumnType) {
    self.function = function
    self.type = type
  }

  mutating func reset() { self = WindowAccumulator(function, type) }

  /// No value decides the result.
  var needsPositionsOnly: Bool {
    switch function {
    case .count, .first, .last: true
    default: false
    }
  }

  mutating func addPositions(_ rows: Range<Int>, piece: Int) {
    if count == 0 {
      firstPlace = Place(piece: piece, rows: rows.lowerBound..<(rows.lowerBound + 1), word: nil)
    }
    lastPlace = Place(piece: piece, rows: (rows.upperBound - 1)..<rows.upperBound, word: nil)
    count += rows.count
  }

  /// Adds a record of rows; false where it does not know enough.
  mutating func add(_ table: StatisticsTable, _ record: Int, piece: Int, rows: Range<Int>) -> Bool {
    switch function {
    case .sum, .mean:
      guard type == .float else {
        wholeSum &+= table.sum(part: 0, of: record)
        count += rows.count
        return true
      }
      let high = Double(bitPattern: table.sum(part: 0, of: record))
      if high.isNaN { return false }
      sum.add(high)
      let middle = Double(bitPattern: table.sum(part: 1, of: record))
      let low = Double(bitPattern: table.sum(part: 2, of: record))
      if middle != 0 { sum.add(middle) }
      if low != 0 { sum.add(low) }
      count += rows.count
    case .min, .max, .spread:
      note(
        table.minima[record], table.maxima[record],
        Place(piece: piece, rows: rows, word: table.minima[record]),
        Place(piece: piece, rows: rows, word: table.maxima[record]))
      count += rows.count
    default:
      addPositions(rows, piece: piece)
    }
    return true
  }

  /// Adds rows, at least one, from the segment's or piece's row `firstRow` on.
  mutating func add(_ words: UnsafeBufferPointer<UInt64>, piece: Int, firstRow: Int) {
    guard let base = words.baseAddress else { return }
    let rows = firstRow..<(firstRow + words.count)
    switch function {
    case .sum, .mean:
      if type == .float {
        base.withMemoryRebound(to: Double.self, capacity: words.count) { values in
          sum.add(UnsafeBufferPointer(start: values, count: words.count), validity: nil)
        }
      } else {
        for word in words { wholeSum &+= word }
      }
      count += words.count
    case .min, .max, .spread:
      let (low, high) = extremes(base, words.count)
      note(
        words[low], words[high], Place(piece: piece, row: firstRow + low, word: words[low]),
        Place(piece: piece, row: firstRow + high, word: words[high]))
      count += words.count
    default:
      addPositions(rows, piece: piece)
    }
  }

  private func extremes(_ base: UnsafePointer<UInt64>, _ count: Int) -> (least: Int, greatest: Int)
  {
    var low = 0
    var high = 0
    switch type {
    case .float:
      base.withMemoryRebound(to: Double.self, capacity: count) {
        gridflux_extremes_float($0, count, &low, &high)
      }
    case .uint: gridflux_extremes_uint(base, count, &low, &high)
    default:
      base.withMemoryRebound(to: Int64.self, capacity: count) {
        gridflux_extremes_int($0, count, &low, &high)
      }
    }
    return (low, high)
  }

  /// The first of equals stays.
  private mutating func note(_ low: UInt64, _ high: UInt64, _ lowPlace: Place, _ highPlace: Place) {
    if leastPlace == nil || isLess(low, least) {
      least = low
      leastPlace = lowPlace
    }
    if greatestPlace == nil || isLess(greatest, high) {
      greatest = high
      greatestPlace = highPlace
    }
  }

  private func isLess(_ left: UInt64, _ right: UInt64) -> Bool {
    switch type {
    case .float: Double(bitPattern: left) < Double(bitPattern: right)
    case .uint: left < right
    default: Int64(bitPattern: left) < Int64(bitPattern: right)
    }
  }

  func isSame(_ left: UInt64, _ right: UInt64) -> Bool {
    type == .float ? Double(bitPattern: left) == Double(bitPattern: right) : left == right
  }

  // MARK: Results

  /// The word of an aggregate over at least one row.
  var aggregate: UInt64 {
    switch function {
    case .count: UInt64(count)
    case .sum: type == .float ? sum.rounded().bitPattern : wholeSum
    case .mean: mean.bitPattern
    case .spread:
      type == .float
        ? (Double(bitPattern: greatest) - Double(bitPattern: least)).bitPattern
        : greatest &- least
    default: 0
    }
  }

  private var mean: Double {
    switch type {
    case .float: sum.rounded() / Double(count)
    case .int: Double(Int64(bitPattern: wholeSum)) / Double(count)
    default: Double(wholeSum) / Double(count)
    }
  }

  var selected: Place? {
    switch function {
    case .first: firstPlace
    case .last: lastPlace
    case .min: leastPlace
    case .max: greatestPlace
    default: nil
    }
  }
}

extension WindowAccumulator.Place {
  init(piece: Int, row: Int, word: UInt64) {
    self.init(piece: piece, rows: row..<(row + 1), word: word)
  }
}
