import Columnar
import Diagnostics

/// Turns lines of NESO's Historic Demand Data into points.
///
/// A row is one settlement period: period *p* of local date *d* begins at local midnight of *d* in
/// Europe/London plus (p - 1) x 30 minutes of elapsed time, so a spring day has 46 periods and an
/// autumn day 50. Every other column is a field; `NA` and an empty cell are no point. Columns come
/// and go from year to year, so they are taken from each file's header.
struct NESODemandDecoder: LineDecoder {
  static let measurement = "demand"
  static let zoneName = "Europe/London"
  /// All columns of the format are powers in megawatts.
  static let unit = "MW"
  private static let periodNanoseconds: Int64 = 1_800_000_000_000

  private let dateColumn: Int
  private let periodColumn: Int
  /// Column positions of the fields. `[fields]`
  private let fieldColumns: [Int]
  let fieldNames: [String]
  private let columnCount: Int
  private let zone: ZoneRules
  private var fields = DelimitedFields()
  /// Numbers of the fields in the block; empty before the first line. `[fields]`
  private var blockColumns: [Int] = []
  private var day = Int.min
  private var dayStartNanoseconds: Int64 = 0
  private var dayPeriods = 0
  private(set) var missingCount = 0

  /// Reads the header. Errors: `D0110` when it is not NESO's, naming what is missing.
  init(header: UnsafeBufferPointer<UInt8>, path: String) throws {
    let names = try headerNames(header, path: path)
    guard let dateColumn = names.firstIndex(of: "SETTLEMENT_DATE"),
      let periodColumn = names.firstIndex(of: "SETTLEMENT_PERIOD")
    else {
      throw QueryFailure(
        .notOfFormat,
        "\(path):1: no columns SETTLEMENT_DATE and SETTLEMENT_PERIOD; found \(shownHeader(names))",
        fix: "name a file of NESO's Historic Demand Data")
    }
    let columns = names.indices.filter { $0 != dateColumn && $0 != periodColumn }
    self.dateColumn = dateColumn
    self.periodColumn = periodColumn
    fieldColumns = columns
    fieldNames = columns.map { names[$0] }
    columnCount = names.count
    zone = try localZone(Self.zoneName)
  }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, into block: inout PointBlock)
    -> LineOutcome
  {
    if text.isEmpty { return .ignored }
    if let defect = fields.split(text) { return .refused(defect.rawValue) }
    guard fields.count == columnCount else {
      return .refused("\(fields.count) columns where the header has \(columnCount)")
    }
    let time: Int64
    switch instant(text) {
    case .success(let found): time = found
    case .failure(let refusal): return .refused(refusal.reason)
    }
    if blockColumns.isEmpty { addColumns(to: &block) }
    for (index, column) in fieldColumns.enumerated() {
      switch fields.withField(column, of: text, demandValue) {
      case .value(let value):
        block.append(blockColumns[index], time: time, word: value.bitPattern)
      case .missing: missingCount += 1
      case .bad:
        block.rejections.append(
          ValueRejection(
            column: fieldNames[index],
            reason: "\(quoted(fields.string(column, of: text))) is not a finite number"))
      }
    }
    return .data(bytes: text.count)
  }

  mutating func columnsWereRemoved() { blockColumns = [] }

  private mutating func addColumns(to block: inout PointBlock) {
    blockColumns = fieldNames.map {
      block.addColumn(
        PointColumn(
          measurement: Self.measurement, tags: [], field: $0, type: .float, unit: Self.unit))
    }
  }

  private struct Refusal: Error { let reason: String }

  private mutating func instant(_ line: UnsafeBufferPointer<UInt8>) -> Result<Int64, Refusal> {
    guard let found = fields.withField(dateColumn, of: line, settlementDay) else {
      let text = quoted(fields.string(dateColumn, of: line))
      return .failure(
        Refusal(reason: "\(text) is no date like 2001-01-31, 31-JAN-2001 or 31-Jan-01"))
    }
    if found != day { enter(day: found) }
    guard let period = fields.withField(periodColumn, of: line, parseInt), period >= 1,
      period <= Int64(dayPeriods)
    else {
      let text = quoted(fields.string(periodColumn, of: line))
      return .failure(
        Refusal(reason: "\(text) is no settlement period of that day, which has \(dayPeriods)"))
    }
    return .success(dayStartNanoseconds &+ (period &- 1) &* Self.periodNanoseconds)
  }

  private mutating func enter(day found: Int) {
    day = found
    dayStartNanoseconds = midnight(found)
    dayPeriods = Int((midnight(found + 1) &- dayStartNanoseconds) / Self.periodNanoseconds)
  }

  private func midnight(_ day: Int) -> Int64 {
    zone.instant(ofClock: Int64(day) &* 86_400_000_000_000)
  }
}

/// A plain integer is read directly; everything else by the general reader.
private func demandValue(_ text: UnsafeBufferPointer<UInt8>) -> NumberCell {
  if text.isEmpty || (text.count == 2 && text[0] == 0x4E && text[1] == 0x41) { return .missing }
  var index = text[0] == 0x2D ? 1 : 0
  if text.count - index >= 1, text.count - index <= 15 {
    var magnitude: Int64 = 0
    while index < text.count {
      let digit = Int64(text[index]) - 0x30
      if digit < 0 || digit > 9 { break }
      magnitude = magnitude * 10 + digit
      index += 1
    }
    if index == text.count { return .value(Double(text[0] == 0x2D ? -magnitude : magnitude)) }
  }
  guard let value = parseFloat(text), value.isFinite else { return .bad }
  return .value(value)
}
