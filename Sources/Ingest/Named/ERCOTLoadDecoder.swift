import Columnar
import Diagnostics

/// Turns lines of ERCOT's hourly load archive into points.
///
/// A row is one hour, named by its end on the clocks of America/Chicago: `24:00` is midnight of the
/// next day, ` DST` marks the second pass through the hour that autumn repeats, and spring lacks an
/// hour. A point stands at the hour's start, so that a day's hours lie in that day; or at its end,
/// where that is asked for. Every other column is a field, in megawatts.
struct ERCOTLoadDecoder: LineDecoder {
  static let measurement = "load"
  static let zoneName = "America/Chicago"
  static let unit = "MW"
  private static let hourNanoseconds: Int64 = 3_600_000_000_000

  private let fieldNames: [String]
  private let zone: ZoneRules
  private let stamp: HourStamp
  private var fields = DelimitedFields()
  private var blockColumns: [Int] = []
  private(set) var missingCount = 0
  /// Start of the hour of the line before.
  private var lastStart = Int64.min

  /// The first column's name says that an hour's end stands in it.
  static func isHeader(_ names: [String]) -> Bool {
    let letters = (names.first ?? "").lowercased().filter(\.isLetter)
    return letters == "hourending" || letters == "hourend"
  }

  /// Reads the header. Errors: `D0110` when it is not ERCOT's.
  init(header: UnsafeBufferPointer<UInt8>, path: String, stamp: HourStamp) throws {
    let names = try headerNames(header, path: path)
    guard Self.isHeader(names), names.count > 1 else {
      throw QueryFailure(
        .notOfFormat,
        "\(path):1: no columns HourEnding and load zones; found \(shownHeader(names))",
        fix: "name a file of ERCOT's hourly load archive")
    }
    fieldNames = Array(names.dropFirst())
    zone = try localZone(Self.zoneName)
    self.stamp = stamp
  }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, into block: inout PointBlock)
    -> LineOutcome
  {
    if text.isEmpty { return .ignored }
    if let defect = fields.split(text) { return .refused(defect.rawValue) }
    guard fields.count == fieldNames.count + 1 else {
      return .refused("\(fields.count) columns where the header has \(fieldNames.count + 1)")
    }
    guard let label = fields.withField(0, of: text, HourEnding.init) else {
      return .refused(
        "\(quoted(fields.string(0, of: text))) is no hour like 12/31/2018 24:00 or "
          + "11/04/2018 02:00 DST")
    }
    guard let start = start(of: label) else {
      return .refused(
        "\(quoted(fields.string(0, of: text))) is an hour that the clocks of \(Self.zoneName) "
          + "skipped")
    }
    lastStart = start
    let time = stamp == .start ? start : start &+ Self.hourNanoseconds
    if blockColumns.isEmpty { addColumns(to: &block) }
    for index in fieldNames.indices {
      switch fields.withField(index + 1, of: text, groupedNumber) {
      case .value(let value):
        block.append(blockColumns[index], time: time, word: value.bitPattern)
      case .missing: missingCount += 1
      case .bad:
        block.rejections.append(
          ValueRejection(
            column: fieldNames[index],
            reason: "\(quoted(fields.string(index + 1, of: text))) is no number"))
      }
    }
    return .data(bytes: text.count)
  }

  mutating func columnsWereRemoved() { blockColumns = [] }

  mutating func pass(_ text: UnsafeBufferPointer<UInt8>) {
    guard fields.split(text) == nil, fields.count > 0,
      let label = fields.withField(0, of: text, HourEnding.init)
    else { return }
    lastStart = start(of: label) ?? lastStart
  }

  private mutating func addColumns(to block: inout PointBlock) {
    blockColumns = fieldNames.map {
      block.addColumn(
        PointColumn(
          measurement: Self.measurement, tags: [], field: $0, type: .float, unit: Self.unit))
    }
  }

  /// Start of the hour; nil for one that the clocks skip.
  private func start(of label: HourEnding) -> Int64? {
    let clock = label.clock &- Self.hourNanoseconds
    guard let readings = zone.readings(ofClock: clock) else {
      // Some years name spring's short hour by what the clocks show at its end.
      let start = zone.instant(ofClock: label.clock) &- Self.hourNanoseconds
      return start == lastStart ? nil : start
    }
    guard let second = readings.second else { return label.isRepeated ? nil : readings.first }
    // Where the mark is missing, the same hour comes twice in a row.
    return label.isRepeated || lastStart == readings.first ? second : readings.first
  }
}

/// Which end of an hour a point's time is.
package enum HourStamp: String, Sendable, CaseIterable {
  case start, end
}

/// `MM/DD/YYYY HH:MM`, also with fewer digits, with or without ` DST`.
struct HourEnding {
  /// What the clocks show at the end, in ns since 1970-01-01T00:00:00 on them.
  let clock: Int64
  /// The second pass through the repeated hour.
  let isRepeated: Bool

  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var reader = NumberReader(text)
    reader.skipSpaces()
    guard let month = reader.number(digitsMax: 2), reader.take(0x2F),
      let day = reader.number(digitsMax: 2), reader.take(0x2F),
      let year = reader.number(digitsMax: 4), reader.take(0x20)
    else { return nil }
    reader.skipSpaces()
    guard let hour = reader.number(digitsMax: 2), hour <= 24, reader.take(0x3A),
      let minute = reader.number(digitsMax: 2), minute == 0,
      let date = civilDay(year: year < 100 ? 2000 + year : year, month: month, day: day)
    else { return nil }
    reader.skipSpaces()
    isRepeated = reader.take("DST")
    reader.skipSpaces()
    guard reader.isAtEnd else { return nil }
    clock = Int64(date) &* 86_400_000_000_000 &+ Int64(hour) &* 3_600_000_000_000
  }
}
