import Columnar
import Diagnostics

/// Turns lines of NESO's Historic Demand Data into points.
///
/// A row is one settlement period: period *p* of local date *d* begins at local midnight of *d* in
/// Europe/London plus (p - 1) x 30 minutes of elapsed time, so a spring day has 46 periods and an
/// autumn day 50. Every other column is a field; `NA` and an empty cell are no point. Columns come
/// and go from year to year, so they are taken from each file's header.
struct NESODemandDecoder {
  static let measurement = "demand"
  static let zoneName = "Europe/London"
  /// All columns of the format are powers in megawatts.
  static let unit = "MW"
  private static let periodNanoseconds: Int64 = 1_800_000_000_000

  /// Why a line, or one value of it, was not taken.
  struct Rejection {
    let reason: String
    /// nil when the whole line was refused.
    let column: String?
  }

  private let dateColumn: Int
  private let periodColumn: Int
  /// Column positions of the fields. `[fields]`
  private let fieldColumns: [Int]
  let fieldNames: [String]
  private let columnCount: Int
  private let zone: ZoneRules
  private var day = Int.min
  private var dayStartNanoseconds: Int64 = 0
  private var dayPeriods = 0
  private(set) var missingCount = 0

  /// Reads the header. Errors: `D0110` when it is not NESO's, naming what is missing.
  init(header: UnsafeBufferPointer<UInt8>, path: String) throws {
    var fields = DelimitedFields()
    if let defect = fields.split(header) {
      throw QueryFailure(.notDemandData, "\(path):1: \(defect.rawValue) in the header")
    }
    let names = (0..<fields.count).map { fields.string($0, of: header) }
    guard let dateColumn = names.firstIndex(of: "SETTLEMENT_DATE"),
      let periodColumn = names.firstIndex(of: "SETTLEMENT_PERIOD")
    else {
      throw QueryFailure(
        .notDemandData,
        "\(path):1: no columns SETTLEMENT_DATE and SETTLEMENT_PERIOD; found "
          + (names.count == 1 && names[0].isEmpty
            ? "an empty line" : names.prefix(6).joined(separator: ", ")),
        fix: "name a file of NESO's Historic Demand Data")
    }
    let columns = names.indices.filter { $0 != dateColumn && $0 != periodColumn }
    if let empty = columns.first(where: { names[$0].isEmpty }) {
      throw QueryFailure(.notDemandData, "\(path):1: column \(empty + 1) has no name")
    }
    if let twice = columns.first(where: { names.firstIndex(of: names[$0]) != $0 }) {
      throw QueryFailure(.notDemandData, "\(path):1: column \(names[twice]) stands twice")
    }
    self.dateColumn = dateColumn
    self.periodColumn = periodColumn
    fieldColumns = columns
    fieldNames = columns.map { names[$0] }
    columnCount = names.count
    do { zone = try zoneRules(named: Self.zoneName) } catch {
      throw QueryFailure(
        .notDemandData, "time zone \(Self.zoneName) not found", fix: "apt-get install tzdata")
    }
  }

  /// Adds a line's points to the block and calls `reject` for what is refused.
  /// Returns whether the line was taken, in whole or in part. Complexity: O(bytes).
  mutating func decode(
    _ line: UnsafeBufferPointer<UInt8>, fields: inout DelimitedFields, into block: inout PointBlock,
    reject: (Rejection) throws -> Void
  ) rethrows -> Bool {
    if let defect = fields.split(line) {
      try reject(Rejection(reason: defect.rawValue, column: nil))
      return false
    }
    guard fields.count == columnCount else {
      try reject(
        Rejection(
          reason: "\(fields.count) columns where the header has \(columnCount)", column: nil))
      return false
    }
    let time: Int64
    switch instant(line, fields) {
    case .success(let found): time = found
    case .failure(let refusal):
      try reject(refusal.rejection)
      return false
    }
    for (index, column) in fieldColumns.enumerated() {
      let cell = fields.withField(column, of: line, demandValue)
      switch cell {
      case .value(let value):
        block.fields[index].times.append(time)
        block.fields[index].values.append(value)
      case .missing: missingCount += 1
      case .bad:
        try reject(
          Rejection(
            reason: "\(quoted(fields.string(column, of: line))) is not a finite number",
            column: fieldNames[index]))
      }
    }
    return true
  }

  private struct Refusal: Error { let rejection: Rejection }

  private mutating func instant(
    _ line: UnsafeBufferPointer<UInt8>, _ fields: DelimitedFields
  ) -> Result<Int64, Refusal> {
    guard let found = fields.withField(dateColumn, of: line, settlementDay) else {
      let text = quoted(fields.string(dateColumn, of: line))
      return .failure(
        Refusal(
          rejection: Rejection(
            reason: "\(text) is no date like 2001-01-31, 31-JAN-2001 or 31-Jan-01",
            column: nil)))
    }
    if found != day { enter(day: found) }
    guard let period = fields.withField(periodColumn, of: line, parseInt), period >= 1,
      period <= Int64(dayPeriods)
    else {
      let text = quoted(fields.string(periodColumn, of: line))
      return .failure(
        Refusal(
          rejection: Rejection(
            reason: "\(text) is no settlement period of that day, which has \(dayPeriods)",
            column: nil)))
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

private enum DemandCell {
  case value(Double)
  case missing
  case bad
}

/// A plain integer is read directly; everything else by the general reader.
private func demandValue(_ text: UnsafeBufferPointer<UInt8>) -> DemandCell {
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

/// For messages: quoted, shortened, without control characters.
func quoted(_ text: String) -> String {
  let shown = text.unicodeScalars.prefix(40).map { scalar -> String in
    scalar.value < 0x20 || scalar.value == 0x7F
      ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
  }
  return "\"" + shown.joined() + (text.unicodeScalars.count > 40 ? "…" : "") + "\""
}

extension DiagnosticCode {
  package static let notDemandData = DiagnosticCode("D0110")
}
