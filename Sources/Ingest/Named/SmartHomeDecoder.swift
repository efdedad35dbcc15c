import Columnar
import Diagnostics

/// Turns lines of the smart-home data set with weather into points.
///
/// Its stamps are unix seconds that go on by one where a minute has passed: the first stands for
/// itself, the n-th after it for n minutes later. Where a file's stamps go on by a minute they are
/// taken as they are. A unit in square brackets is taken off a column's name and kept as unit.
struct SmartHomeDecoder: LineDecoder {
  static let measurement = "home"
  /// First stamp of the data set: 2016-01-01T00:00 in New York.
  private static let originSeconds: Int64 = 1_451_624_400
  /// A year of stamps.
  private static let originStampsMax: Int64 = 366 * 1440
  private static let textColumns: Set<String> = ["icon", "summary"]

  private let names: [String]
  private let units: [String?]
  private let originSeconds: Int64
  /// Seconds that one step of the stamps stands for.
  private let stepSeconds: Int64
  private var fields = DelimitedFields()
  private var blockColumns: [Int] = []
  private(set) var missingCount = 0

  /// A column `time`, one with a unit in kW, and the weather.
  static func isHeader(_ names: [String]) -> Bool {
    names.first == "time" && names.contains("use [kW]") && names.contains("summary")
  }

  /// firstStamps: of the first two lines of data, as far as they are there.
  /// Errors: `D0110` when the header is another one.
  init(header: UnsafeBufferPointer<UInt8>, path: String, firstStamps: [Int64]) throws {
    let columns = try headerNames(header, path: path)
    guard columns.first == "time", columns.count > 1 else {
      throw QueryFailure(
        .notOfFormat, "\(path):1: no column time at the beginning; found \(shownHeader(columns))",
        fix: "name a file of the smart-home data set with weather")
    }
    let parts = columns.dropFirst().map(nameAndUnit)
    names = parts.map(\.name)
    units = parts.map(\.unit)
    let isMinutes = firstStamps.count < 2 || firstStamps[1] - firstStamps[0] == 1
    stepSeconds = isMinutes ? 60 : 1
    let first = firstStamps.first ?? Self.originSeconds
    let ofDataSet = Self.originSeconds..<(Self.originSeconds + Self.originStampsMax)
    originSeconds = ofDataSet.contains(first) ? Self.originSeconds : first
  }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, into block: inout PointBlock)
    -> LineOutcome
  {
    if text.isEmpty { return .ignored }
    if let defect = fields.split(text) { return .refused(defect.rawValue) }
    guard fields.count == names.count + 1 else {
      return .refused("\(fields.count) columns where the header has \(names.count + 1)")
    }
    guard let stamp = fields.withField(0, of: text, parseInt), let time = time(of: stamp) else {
      return .refused("\(quoted(fields.string(0, of: text))) is no time in unix seconds")
    }
    if blockColumns.isEmpty { addColumns(to: &block) }
    for index in names.indices {
      if Self.textColumns.contains(names[index]) {
        let value = fields.string(index + 1, of: text)
        if value.isEmpty {
          missingCount += 1
        } else {
          block.append(blockColumns[index], time: time, string: value)
        }
        continue
      }
      switch fields.withField(index + 1, of: text, groupedNumber) {
      case .value(let value):
        block.append(blockColumns[index], time: time, word: value.bitPattern)
      case .missing: missingCount += 1
      case .bad:
        block.rejections.append(
          ValueRejection(
            column: names[index],
            reason: "\(quoted(fields.string(index + 1, of: text))) is no number"))
      }
    }
    return .data(bytes: text.count)
  }

  mutating func columnsWereRemoved() { blockColumns = [] }

  private func time(of stamp: Int64) -> Int64? {
    let (steps, early) = stamp.subtractingReportingOverflow(originSeconds)
    let (seconds, late) = steps.multipliedReportingOverflow(by: stepSeconds)
    let (instant, far) = seconds.addingReportingOverflow(originSeconds)
    return early || late || far ? nil : TimePrecision.seconds.time(instant)
  }

  private mutating func addColumns(to block: inout PointBlock) {
    blockColumns = names.indices.map { index in
      block.addColumn(
        PointColumn(
          measurement: Self.measurement, tags: [], field: names[index],
          type: Self.textColumns.contains(names[index]) ? .string : .float, unit: units[index]))
    }
  }
}

/// Takes `use [kW]` apart into `use` and `kW`; also `use (kW)`.
func nameAndUnit(_ column: String) -> (name: String, unit: String?) {
  for (opening, closing) in [("[", "]"), ("(", ")")] where column.hasSuffix(closing) {
    guard let start = column.lastIndex(of: Character(opening)), start > column.startIndex else {
      continue
    }
    let unit = String(column[column.index(after: start)...].dropLast())
    var name = column[..<start]
    while name.last == " " { name.removeLast() }
    if !name.isEmpty, !unit.isEmpty, unit.count <= 16 { return (String(name), unit) }
  }
  return (column, nil)
}
