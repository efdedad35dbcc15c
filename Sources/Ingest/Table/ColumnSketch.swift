import Columnar

/// What the first rows say about one column.
struct ColumnSketch {
  static let distinctMax = 1000
  /// After so many values forms that fit fewer than half of them are no longer tried.
  private static let triedMax = 32

  let name: String
  private(set) var valueCount = 0
  private(set) var missingCount = 0
  private(set) var numberCount = 0
  private(set) var wholeCount = 0
  /// Numbers only where the comma is the decimal point.
  private(set) var commaOnlyCount = 0
  private(set) var boolCount = 0
  private(set) var distinct: Set<String> = []
  /// Forms that are still tried, and how many cells are times in them.
  private var timeCounts = TimeForm.allCases.map { (form: $0, count: 0) }
  /// Cells that say their offset from UTC.
  private(set) var offsetCount = 0

  init(name: String) { self.name = name }

  mutating func add(_ cell: UnsafeBufferPointer<UInt8>) {
    let text = withoutBlanks(cell)
    if isMissing(text) {
      missingCount += 1
      return
    }
    valueCount += 1
    if distinct.count <= Self.distinctMax {
      distinct.insert(String(decoding: text, as: UTF8.self))
    }
    if case .value = groupedNumber(text) {
      numberCount += 1
      if parseInt(text) != nil { wholeCount += 1 }
    } else if case .value = tableNumber(text, usesDecimalComma: true) {
      commaOnlyCount += 1
    }
    if tableBool(text) != nil { boolCount += 1 }
    var hasOffset = false
    for index in timeCounts.indices {
      let form = timeCounts[index].form
      guard let time = form.read(text), form.unixPrecision == nil || isPlausible(time) else {
        continue
      }
      timeCounts[index].count += 1
      if form.unixPrecision == nil, time.offset != nil { hasOffset = true }
    }
    if hasOffset { offsetCount += 1 }
    if valueCount == Self.triedMax { timeCounts.removeAll { $0.count * 2 < Self.triedMax } }
  }

  /// Forms in which nearly all cells are times; the rest is refused later, one by one.
  var timeForms: [TimeForm] {
    timeCounts.filter { $0.count > 0 && $0.count * 10 >= valueCount * 9 }.map(\.form)
  }

  /// 1990 to 2100: other whole numbers are no unix times.
  private func isPlausible(_ time: CellTime) -> Bool {
    (631_152_000_000_000_000..<4_102_444_800_000_000_000).contains(time.clock)
  }

  var isTimeName: Bool {
    let name = name.lowercased()
    return ["time", "date", "stamp", "utc", "hour", "period", "datum", "zeit", "epoch"]
      .contains { name.contains($0) } || name == "ts"
  }

  /// Names a thing rather than measures it.
  var isIdentifierName: Bool {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.contains {
      ["id", "meter", "mpan", "serial", "code", "site", "node"].contains($0)
    }
      || name.hasSuffix("Id") || name.hasSuffix("ID")
  }

  /// Mostly numbers; a few words among them are refused later, one by one.
  func isNumeric(usesDecimalComma: Bool) -> Bool {
    let numbers = numberCount + (usesDecimalComma ? commaOnlyCount : 0)
    return numbers * 10 >= valueCount * 9
  }
}
