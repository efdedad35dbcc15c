import Columnar
import Formats

/// What annotations say of a column's cells: a kind, how they are written, and what stands for
/// empty ones, as in `double:,.|0`, `boolean:y,Y:n,N`, `dateTime:2006-01-02`, `tag`.
/// Source: InfluxDB's documentation of extended annotated CSV.
struct AnnotatedType {
  let kind: String
  let format: String?
  /// nil where the text names none.
  let fallback: String?

  init(_ text: String) {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    fallback = parts.count > 1 ? String(parts[1]) : nil
    let words = parts[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    kind = String(words[0])
    format = words.count > 1 ? String(words[1]) : nil
  }

  /// Splits a header's cell such as `load|double|0` into name and type; nil where it holds no
  /// type's name.
  static func named(_ cell: String) -> (name: String, type: AnnotatedType)? {
    guard let bar = cell.firstIndex(of: "|") else { return nil }
    let type = AnnotatedType(String(cell[cell.index(after: bar)...]))
    return type.isKnown ? (String(cell[..<bar]), type) : nil
  }

  private static let kinds: Set = [
    "measurement", "tag", "time", "dateTime", "field", "ignore", "ignored", "string", "double",
    "long", "unsignedLong", "boolean", "duration",
  ]

  var isKnown: Bool { Self.kinds.contains(kind) }

  /// Measurements and times need no name.
  var needsNoName: Bool { ["measurement", "time", "dateTime"].contains(kind) }

  /// Why a line cannot be understood.
  struct Defect: Error { let reason: String }

  /// isKey: `#group` says so. isLong: rows name their field and hold one value.
  /// Errors: for a type that is not known, or a format that cannot be.
  func column(named name: String, isKey: Bool, isLong: Bool) throws(Defect) -> TableColumn {
    let role = role(of: name, isKey, isLong)
    var column = TableColumn(name: name, role: role)
    column.takeNameAsIs()
    guard role.isValue else { return column }
    guard isKnown || kind.isEmpty else {
      throw Defect(
        reason: "column \(quoted(name)) has the type \(quoted(kind)), which is not known here")
    }
    column.form = try form(of: name)
    return column
  }

  private func role(of name: String, _ isKey: Bool, _ isLong: Bool) -> ColumnRole {
    switch (name, kind) {
    case ("_time", _), (_, "time"), ("", "dateTime"): return .time
    case ("_measurement", _), (_, "measurement"): return .measurement
    case ("_start", _), ("_stop", _), ("result", _), ("table", _), (_, "ignored"), (_, "ignore"):
      return .ignored
    case ("_field", _) where isLong: return .fieldName
    case ("_value", _) where isLong: return .value(valueType)
    case ("", _): return .ignored
    default: break
    }
    if isKey || kind == "tag" || (isLong && kind == "string") { return .tag }
    if kind == "dateTime" { return isLong ? .ignored : .time }
    return .field(valueType)
  }

  private var valueType: ColumnType {
    switch kind {
    case "long", "duration": .int
    case "unsignedLong": .uint
    case "boolean": .bool
    case "string": .string
    default: .float
    }
  }

  private func form(of name: String) throws(Defect) -> CellForm? {
    switch (kind, format) {
    case ("duration", _): return .duration
    case ("boolean", nil): return .initials
    case ("boolean", .some(let format)):
      let lists = format.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard lists.count == 2 else {
        throw Defect(
          reason: "column \(quoted(name)): boolean:\(format) needs the words for true and those "
            + "for false, as in boolean:yes,y:no,n")
      }
      let words = lists.map { list in list.split(separator: ",").map { Array($0.utf8) } }
      return .words(isTrue: words[0], isFalse: words[1])
    case ("double", .some(let format)), ("long", .some(let format)),
      ("unsignedLong", .some(let format)):
      guard let decimal = format.unicodeScalars.first else { return nil }
      return .number(
        decimal: Array(String(decimal).utf8),
        grouping: format.unicodeScalars.dropFirst().map { Array(String($0).utf8) })
    default: return nil
    }
  }
}

extension TablePlan {
  /// How a type's times are written. Errors show later, row by row: a layout may be anything.
  mutating func useTimes(of type: AnnotatedType) {
    switch type.format {
    case nil, "": takesUnixNanoseconds = true
    case "RFC3339", "RFC3339Nano": timeForm = .yearFirst
    case "number": timeForm = .unixNanoseconds
    case .some(let layout): timeLayout = GoTimeLayout(layout)
    }
  }
}
