import Columnar
import Diagnostics

/// One point of a series. A null breaks the line.
package struct ChartPoint: Sendable {
  /// ns since the Unix epoch; the number of the row where there are no times.
  package fileprivate(set) var position: Int64
  package let value: Double?
  /// What a bar of this point is called.
  package let label: String
}

/// What belongs together in a chart: the rows of tables whose keys differ at most in their windows.
package struct ChartSeries: Sendable {
  package internal(set) var label: String
  package internal(set) var points: [ChartPoint] = []
}

/// The numbers of results, made ready for drawing.
package struct ChartData: Sendable {
  package internal(set) var series: [ChartSeries] = []
  package internal(set) var hasTimes = false
  /// What the values are: a field or a column.
  package internal(set) var valueName = ""
  package var unit: String?
  /// Why there is nothing to draw.
  package internal(set) var emptyText = "nothing to draw: the result has no rows\n"

  package var pointCount: Int { series.reduce(0) { $0 + $1.points.count } }

  /// Smallest and largest value; nil without any.
  package var extent: ClosedRange<Double>? {
    var low = Double.infinity
    var high = -Double.infinity
    for point in series.lazy.flatMap(\.points) {
      guard let value = point.value else { continue }
      low = min(low, value)
      high = max(high, value)
    }
    return low <= high ? low...high : nil
  }

  /// First position up to the last, both inside; nil without points.
  package var positions: ClosedRange<Int64>? {
    var low = Int64.max
    var high = Int64.min
    for point in series.lazy.flatMap(\.points) {
      low = min(low, point.position)
      high = max(high, point.position)
    }
    return low <= high ? low...high : nil
  }

  /// `ND [MW]`, safe for a terminal.
  package var title: String {
    terminalText(valueName) + (unit.map { " [\(terminalText($0))]" } ?? "")
  }

  package var seriesLabels: [String] { series.map { terminalText($0.label) } }
}

extension ChartData {
  /// Takes the numbers out of results.
  /// columns: the value columns to draw; empty for `_value`, or every numeric column outside of the
  /// key where there is none. Times come from `_time`, else from the first column of times.
  package init(_ results: [KeptResult], columns: [String] = [], style: ScreenStyle) {
    var collector = ChartCollector(columns: columns, style: style)
    for result in results {
      for batch in result.batches { collector.append(batch) }
    }
    self = collector.data()
  }
}

/// Gathers points by series while batches go by.
private struct ChartCollector {
  private let columns: [String]
  private let style: ScreenStyle
  private var numbers: [[String]: Int] = [:]
  private var keys: [[(label: String, value: String)]] = []
  private var series: [ChartSeries] = []
  private var valueLabels: [String] = []
  private var hasTimes = true
  private var rowCount = 0

  init(columns: [String], style: ScreenStyle) {
    self.columns = columns
    self.style = style
  }

  mutating func append(_ batch: Batch) {
    let schema = batch.schema
    let values = valueColumns(schema)
    let time = timeColumn(schema)
    if batch.rowCount > 0, time == nil { hasTimes = false }
    let names = names(of: batch).filter { $0 != time && !values.contains($0) }
    for table in 0..<batch.tableCount where !batch.rows(ofTable: table).isEmpty {
      let targets = values.map { series(of: $0, batch, table) }
      for row in batch.rows(ofTable: table) {
        rowCount += 1
        let position = time.flatMap { batch.scalar(column: $0, row: row, table: table).timeValue }
        let isLabelled = !hasTimes || rowCount <= Self.labelledRowsMax
        let label = isLabelled ? self.label(names, batch, row, table) : ""
        for (column, target) in zip(values, targets) {
          let value = batch.scalar(column: column, row: row, table: table).number
          series[target].points.append(
            ChartPoint(position: position ?? Int64(rowCount), value: value, label: label))
        }
      }
    }
  }

  private static let windowLabels = ["_start", "_stop"]
  /// Of rows with times only so many may turn out to be told apart by something else.
  private static let labelledRowsMax = 1_000

  /// Columns that may tell rows apart: of few rows those that do, of many all but the windows.
  private func names(of batch: Batch) -> [Int] {
    let candidates = batch.schema.fields.indices.filter {
      !Self.windowLabels.contains(batch.schema.fields[$0].label)
    }
    guard (2...Self.labelledRowsMax).contains(batch.rowCount) else { return candidates }
    let telling = candidates.filter { column in
      var first: Scalar?
      for table in 0..<batch.tableCount {
        for row in batch.rows(ofTable: table) {
          let cell = batch.scalar(column: column, row: row, table: table)
          if let first, first != cell { return true }
          first = cell
        }
      }
      return false
    }
    return telling.isEmpty ? candidates : telling
  }

  private func valueColumns(_ schema: Schema) -> [Int] {
    let numeric = schema.fields.indices.filter { schema.fields[$0].type.isNumeric }
    if !columns.isEmpty { return numeric.filter { columns.contains(schema.fields[$0].label) } }
    if let value = numeric.first(where: { schema.fields[$0].label == "_value" }) { return [value] }
    return numeric.filter { !schema.isKey($0) }
  }

  private func timeColumn(_ schema: Schema) -> Int? {
    if let time = schema.index(of: "_time"), schema.fields[time].type == .time { return time }
    let times = schema.fields.indices.filter { schema.fields[$0].type == .time }
    return times.first { !Self.windowLabels.contains(schema.fields[$0].label) }
      ?? times.first { schema.fields[$0].label == "_start" && schema.isKey($0) }
  }

  /// The series of a value column in a table; a new one for a key not seen before.
  private mutating func series(of column: Int, _ batch: Batch, _ table: Int) -> Int {
    let schema = batch.schema
    let name = schema.fields[column].label
    var key: [(label: String, value: String)] = []
    for index in schema.keyIndices where !Self.windowLabels.contains(schema.fields[index].label) {
      let row = batch.rows(ofTable: table).lowerBound
      key.append(
        (schema.fields[index].label, text(batch.scalar(column: index, row: row, table: table))))
    }
    let identity = [name] + key.flatMap { [$0.label, $0.value] }
    if let known = numbers[identity] { return known }
    numbers[identity] = series.count
    keys.append(key)
    valueLabels.append(name)
    series.append(ChartSeries(label: name))
    return series.count - 1
  }

  private func label(_ names: [Int], _ batch: Batch, _ row: Int, _ table: Int) -> String {
    names.map { text(batch.scalar(column: $0, row: row, table: table)) }
      .joined(separator: " ")
  }

  private func text(_ value: Scalar) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    case .uint(let number): String(number)
    case .float(let number): formatFloat(number)
    case .string(let text): text
    case .time(let time): style.timeText(time)
    }
  }

  /// Rows of one series that all have the same time, such as the last of each meter: the time tells
  /// none of them apart.
  private var isOneInstant: Bool {
    guard hasTimes, rowCount <= Self.labelledRowsMax,
      let first = series.lazy.flatMap(\.points).first?.position
    else { return false }
    return series.contains { $0.points.count > 1 }
      && series.allSatisfy { $0.points.allSatisfy { $0.position == first } }
  }

  /// Series are called after what tells their keys apart, and after their column where several are
  /// drawn.
  func data() -> ChartData {
    var data = ChartData()
    data.hasTimes = hasTimes && rowCount > 0
    data.series = series
    if isOneInstant {
      data.hasTimes = false
      for index in data.series.indices {
        for row in data.series[index].points.indices {
          data.series[index].points[row].position = Int64(row)
        }
      }
    }
    let columnNames = Set(valueLabels)
    let fields = Set(keys.flatMap { $0.filter { $0.label == "_field" }.map(\.value) })
    if columnNames.count == 1, let only = columnNames.first {
      data.valueName = only == "_value" && fields.count == 1 ? fields.first ?? only : only
    } else {
      data.valueName = "values"
    }
    for index in series.indices {
      var parts = columnNames.count > 1 ? [valueLabels[index]] : []
      parts += keys[index].filter { pair in
        !keys.allSatisfy { key in key.contains { $0.label == pair.label && $0.value == pair.value }
        }
      }.map(\.value)
      data.series[index].label = parts.isEmpty ? data.valueName : parts.joined(separator: " ")
    }
    if rowCount > 0, series.isEmpty {
      let wanted = columns.map { terminalText($0) }.joined(separator: ", ")
      data.emptyText =
        columns.isEmpty
        ? "nothing to draw: the result has no column of numbers\n"
        : "nothing to draw: no column of numbers is called \(wanted)\n"
    }
    return data
  }
}

extension Scalar {
  /// A number to draw; nil for null, NaN, infinities and what is no number.
  fileprivate var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .uint(let value): Double(value)
    case .float(let value): value.isFinite ? value : nil
    default: nil
    }
  }

  fileprivate var timeValue: Int64? {
    if case .time(let time) = self { time } else { nil }
  }
}
