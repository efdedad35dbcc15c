import Columnar
import Diagnostics
import Planning

/// Values handed to a writer, as they lie in the caller's memory. `[rows]` each.
package enum PointValues {
  case floats(UnsafeBufferPointer<Double>)
  case ints(UnsafeBufferPointer<Int64>)
  case uints(UnsafeBufferPointer<UInt64>)
  case bools(UnsafeBufferPointer<UInt8>)
  case strings([String])

  var type: ColumnType {
    switch self {
    case .floats: .float
    case .ints: .int
    case .uints: .uint
    case .bools: .bool
    case .strings: .string
    }
  }

  var count: Int {
    switch self {
    case .floats(let values): values.count
    case .ints(let values): values.count
    case .uints(let values): values.count
    case .bools(let values): values.count
    case .strings(let values): values.count
    }
  }
}

/// Points of one field that wait to be written, by series.
struct PendingField {
  let measurement: String
  let name: String
  private(set) var type: ColumnType
  private(set) var rowCount = 0
  private var numbers: [[UInt8]: Int] = [:]
  private var series: [PendingSeries] = []
  private var lastSeries = -1

  init(measurement: String, name: String, type: ColumnType) {
    self.measurement = measurement
    self.name = name
    self.type = type
  }

  /// The series of the key, as a number for `append`.
  mutating func series(_ key: [UInt8]) -> Int {
    if lastSeries >= 0, series[lastSeries].key == key { return lastSeries }
    lastSeries = numbers[key] ?? series.count
    if lastSeries == series.count {
      numbers[key] = lastSeries
      series.append(PendingSeries(key: key))
    }
    return lastSeries
  }

  /// Appends values, converted to the field's type. Returns the number of rejected ones: all of an
  /// ill-matched type, NaN and infinities.
  mutating func append(
    series number: Int, times: UnsafeBufferPointer<Int64>, values: PointValues
  ) -> Int {
    let before = series[number].times.count
    let rejected: Int
    switch (type, values) {
    case (.float, .floats(let floats)): rejected = series[number].append(times, floats)
    case (.float, .ints(let ints)): rejected = series[number].append(times, ints.map(Double.init))
    case (.float, .uints(let uints)):
      rejected = series[number].append(times, uints.map(Double.init))
    case (.int, .ints(let ints)):
      rejected = series[number].append(times, words: UnsafeRawBufferPointer(ints))
    case (.uint, .uints(let uints)):
      rejected = series[number].append(times, words: UnsafeRawBufferPointer(uints))
    case (.bool, .bools(let bools)):
      series[number].times.append(contentsOf: times)
      for value in bools { series[number].words.append(value == 0 ? 0 : 1) }
      rejected = 0
    case (.string, .strings(let strings)):
      series[number].times.append(contentsOf: times)
      series[number].strings.append(contentsOf: strings)
      rejected = 0
    default:
      return times.count
    }
    rowCount += series[number].times.count - before
    return rejected
  }

  /// Takes over the type that the catalogue turned out to have. Returns the number of points that
  /// cannot be converted and are dropped.
  mutating func convert(to known: ColumnType) -> Int {
    guard known != type else { return 0 }
    let from = type
    type = known
    guard known == .float, from == .int || from == .uint else {
      let rejected = rowCount
      series.removeAll()
      numbers.removeAll()
      lastSeries = -1
      rowCount = 0
      return rejected
    }
    for number in series.indices {
      series[number].words = series[number].words.map { word in
        (from == .int ? Double(Int64(bitPattern: word)) : Double(word)).bitPattern
      }
    }
    return 0
  }

  private func ascendingSeries() -> [Int] {
    let isAscending = series.indices.dropFirst().allSatisfy {
      SeriesKey.precedes(series[$0 - 1].key, series[$0].key)
    }
    if isAscending { return Array(series.indices) }
    return series.indices.sorted { SeriesKey.precedes(series[$0].key, series[$1].key) }
  }

  /// All rows in key and time order; of points with the same time the last one stays.
  func sortedRows(_ summary: inout WriteSummary) -> SegmentRows {
    var rows = SegmentRows(type: type)
    rows.times.reserveCapacity(rowCount)
    if type != .string { rows.words.reserveCapacity(rowCount) }
    for number in ascendingSeries() where !series[number].times.isEmpty {
      rows.beginRun(series[number].key)
      series[number].appendSorted(to: &rows, &summary)
    }
    return rows
  }
}

/// Points of one series in the order of their arrival.
private struct PendingSeries {
  let key: [UInt8]
  var times: [Int64] = []
  var words: [UInt64] = []
  var strings: [String] = []

  init(key: [UInt8]) { self.key = key }

  mutating func append(_ times: UnsafeBufferPointer<Int64>, _ values: [Double]) -> Int {
    values.withUnsafeBufferPointer { append(times, $0) }
  }

  mutating func append(
    _ times: UnsafeBufferPointer<Int64>, _ values: UnsafeBufferPointer<Double>
  ) -> Int {
    if values.allSatisfy(\.isFinite) {
      return append(times, words: UnsafeRawBufferPointer(values))
    }
    var rejected = 0
    for (time, value) in zip(times, values) {
      if value.isFinite {
        self.times.append(time)
        words.append(value.bitPattern)
      } else {
        rejected += 1
      }
    }
    return rejected
  }

  mutating func append(_ times: UnsafeBufferPointer<Int64>, words: UnsafeRawBufferPointer) -> Int {
    self.times.append(contentsOf: times)
    self.words.append(contentsOf: words.bindMemory(to: UInt64.self))
    return 0
  }

  func appendSorted(to rows: inout SegmentRows, _ summary: inout WriteSummary) {
    var isSorted = true
    for row in times.indices.dropFirst() where times[row - 1] >= times[row] {
      isSorted = false
      break
    }
    if isSorted {
      rows.times.append(contentsOf: times)
      rows.words.append(contentsOf: words)
      rows.strings.append(contentsOf: strings)
      return
    }
    // Positions break ties, so that the last of equal times stands last.
    let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    for (place, row) in order.enumerated() {
      if place + 1 < order.count, times[order[place + 1]] == times[row] {
        let next = order[place + 1]
        let isEqual =
          rows.type == .string ? strings[row] == strings[next] : words[row] == words[next]
        if isEqual { summary.unchanged += 1 } else { summary.replaced += 1 }
        continue
      }
      rows.times.append(times[row])
      if rows.type == .string {
        rows.strings.append(strings[row])
      } else {
        rows.words.append(words[row])
      }
    }
  }
}
