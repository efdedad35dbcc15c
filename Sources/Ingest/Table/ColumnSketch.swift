import Columnar
import Planning

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
  /// Cells that are a day in some form, without a time of it.
  private(set) var dayCount = 0
  /// Cells that are a time of day.
  private(set) var clockCount = 0
  /// The first cell that is no time in any form that is tried.
  private(set) var firstWithoutTime: String?
  /// Of whole numbers.
  private(set) var wholeRange: ClosedRange<Int64>?

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
      if let whole = parseInt(text) { addWhole(whole) }
    } else if case .value = tableNumber(text, usesDecimalComma: true) {
      commaOnlyCount += 1
    }
    if tableBool(text) != nil { boolCount += 1 }
    if ClockForm.timeOfDay(text) != nil { clockCount += 1 }
    var hasOffset = false
    var isDay = false
    var isTime = false
    for index in timeCounts.indices {
      let form = timeCounts[index].form
      guard let time = form.read(text), form.unixPrecision == nil || isPlausible(time) else {
        continue
      }
      timeCounts[index].count += 1
      isTime = true
      if form.unixPrecision == nil, time.offset != nil { hasOffset = true }
      if time.isDay { isDay = true }
    }
    if !isTime, firstWithoutTime == nil {
      firstWithoutTime = String(decoding: text.prefix(40), as: UTF8.self)
    }
    if hasOffset { offsetCount += 1 }
    if isDay { dayCount += 1 }
    if valueCount == Self.triedMax { timeCounts.removeAll { $0.count * 2 < Self.triedMax } }
  }

  private mutating func addWhole(_ whole: Int64) {
    wholeCount += 1
    let range = wholeRange ?? whole...whole
    wholeRange = min(range.lowerBound, whole)...max(range.upperBound, whole)
  }

  /// How the cells spell times of day; nil where nearly all of them do not. Whole numbers are hours
  /// or half hours only under a name that says so.
  var clockForm: ClockForm? {
    guard valueCount > 0 else { return nil }
    if clockCount * 10 >= valueCount * 9 { return .clock }
    guard wholeCount == valueCount, let range = wholeRange else { return nil }
    if isPeriodName {
      return range.lowerBound >= 1 && range.upperBound <= 50 ? .halfHourCount : nil
    }
    guard isHourName else { return nil }
    switch (range.lowerBound, range.upperBound) {
    case (0..., ...24) where range.lowerBound == 0: return .hourBeginning
    case (1..., ...24): return range.upperBound == 24 || saysEnding ? .hourEnding : .hourBeginning
    case (1..., 25): return .hourCount
    default: return nil
    }
  }

  private var isHourName: Bool {
    let letters = name.lowercased().filter(\.isLetter)
    return ["hour", "stunde", "heure", "hora"].contains { letters.hasSuffix($0) }
      || letters.hasPrefix("hourend") || letters.hasPrefix("hourof")
      || ["he", "hr"].contains(letters)
  }

  private var isPeriodName: Bool {
    name.lowercased().filter(\.isLetter).contains("settlementperiod")
  }

  private var saysEnding: Bool {
    let name = name.lowercased()
    return name.contains("end") || name == "he"
  }

  /// Forms in which nearly all cells are times; the rest is refused later, one by one.
  var timeForms: [TimeForm] {
    let enough = max(1, (valueCount * 9 + 9) / 10)
    return timeCounts.compactMap { $0.count >= enough ? $0.form : nil }
  }

  /// The form in which the most cells are times, where it is at least a third of them.
  var nearlyTimes: (form: TimeForm, count: Int)? {
    timeCounts.filter { $0.count > 0 && $0.count * 3 >= valueCount }
      .max { $0.count < $1.count }.map { ($0.form, $0.count) }
  }

  /// JSON's arrays stay as they are written.
  var holdsArrays: Bool { !distinct.isEmpty && distinct.allSatisfy { $0.hasPrefix("[") } }

  /// 1990 to 2100: other whole numbers are no unix times.
  private func isPlausible(_ time: CellTime) -> Bool {
    (631_152_000_000_000_000..<4_102_444_800_000_000_000).contains(time.clock)
  }

  var isTimeName: Bool {
    let name = name.lowercased()
    return ["time", "date", "stamp", "utc", "hour", "period", "datum", "zeit", "epoch"]
      .contains { name.contains($0) } || ["ts", "day"].contains(name) || isStartName
  }

  /// Of two columns of times, the one that the interval begins with.
  var isStartName: Bool {
    let words = name.lowercased().split { !$0.isLetter }
    return words.contains { ["von", "from", "start", "begin", "anfang", "uhr"].contains($0) }
  }

  private static let identifierWords: Set<String> = [
    "id", "meter", "mpan", "serial", "code", "site", "node", "station", "sensor", "device", "unit",
    "plant", "zone", "region", "area", "feeder", "bus", "substation",
  ]

  /// Names a thing rather than measures it.
  var isIdentifierName: Bool {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.contains {
      Self.identifierWords.contains(String($0))
    }
      || name.hasSuffix("Id") || name.hasSuffix("ID")
  }

  /// Mostly numbers; a few words among them are refused later, one by one.
  func isNumeric(usesDecimalComma: Bool) -> Bool {
    let numbers = numberCount + (usesDecimalComma ? commaOnlyCount : 0)
    return numbers * 10 >= valueCount * 9
  }
}
