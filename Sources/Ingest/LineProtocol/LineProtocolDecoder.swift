import Columnar
import Formats
import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Turns line protocol into points.
///
/// Measurement and tags are taken apart once per spelling, fields are found by their place in the
/// line before. A field's type is fixed by its first value; a line with another one is refused.
struct LineProtocolDecoder: LineDecoder {
  private struct Series {
    let measurement: String
    let tags: [(label: String, value: String)]
    /// In the order of their first appearance.
    var fields: [FieldSlot] = []
  }

  /// A spelling of a field's name in one series.
  private struct FieldSlot {
    /// Into `names`.
    let name: Range<Int>
    let type: ColumnType
    /// In the block.
    let column: Int
  }

  let missingCount = 0
  private let precision: TimePrecision
  private let now: Int64
  private var types: [FieldPath: ColumnType]
  private var scanner = LineProtocolScanner()
  /// Spellings of measurement and tags, and the series of each; -1 for one that is refused.
  private var keys = CSVStringTable()
  private var seriesOfKey: [Int] = []
  private var defects: [Int: String] = [:]
  private var series: [Series] = []
  /// Measurement and tags as they mean, whatever their spelling; the code is the series.
  private var identities = CSVStringTable()
  private var identity: [UInt8] = []
  private var names: [UInt8] = []
  /// Slots of the fields of the current line.
  private var slots: [Int] = []
  private var isInDefinitions = false

  /// now: the time of lines without one, in ns. knownTypes: of the fields in the store.
  init(precision: TimePrecision, now: Int64, knownTypes: [FieldPath: ColumnType]) {
    self.precision = precision
    self.now = now - floorModulo(now, precision.nanoseconds)
    types = knownTypes
  }

  mutating func columnsWereRemoved() {
    keys = CSVStringTable()
    seriesOfKey.removeAll()
    defects.removeAll()
    series.removeAll()
    identities = CSVStringTable()
    names.removeAll()
  }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, into block: inout PointBlock)
    -> LineOutcome
  {
    switch scanner.scan(text) {
    case .blank:
      noteSection(text)
      return .ignored
    case .openQuote: return .open
    case .bad(let reason):
      // `influx_inspect export` names databases between its comments.
      return isInDefinitions && starts(text, "CREATE DATABASE ") ? .ignored : .refused(reason)
    case .point: break
    }
    let time: Int64
    if let count = scanner.time {
      guard let found = precision.time(count) else {
        return .refused("the time \(count) \(precision.rawValue) is out of range")
      }
      time = found
    } else {
      time = now
    }
    let number = seriesNumber(UnsafeBufferPointer(rebasing: text[scanner.key]))
    guard number >= 0 else {
      return .refused(defects[-1 - number] ?? "measurement and tags cannot be read")
    }
    if let reason = findSlots(text, series: number, &block) { return .refused(reason) }
    var isTaken = false
    for (field, slot) in zip(scanner.fields, slots) {
      guard slot >= 0 else {
        block.rejections.append(
          ValueRejection(column: "time", reason: "\"time\" cannot be the name of a field"))
        continue
      }
      isTaken = true
      let column = series[number].fields[slot].column
      switch field.value {
      case .number(_, let word): block.append(column, time: time, word: word)
      case .text(let range, let isEscaped):
        let bytes = UnsafeBufferPointer(rebasing: text[range])
        block.append(column, time: time, string: unescaped(bytes, isEscaped))
      }
    }
    if !isTaken {
      block.rejections.removeAll()
      return .refused("\"time\" cannot be the name of a field, and there is no other")
    }
    return .data(bytes: scanner.end)
  }

  private mutating func noteSection(_ text: UnsafeBufferPointer<UInt8>) {
    if starts(text, "# DDL") { isInDefinitions = true }
    if starts(text, "# DML") { isInDefinitions = false }
  }

  private func starts(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard let base = text.baseAddress, text.count >= word.utf8CodeUnitCount else { return false }
    return memcmp(base, word.utf8Start, word.utf8CodeUnitCount) == 0
  }

  /// The series of a key; for one that is refused -1 - its code. Complexity: O(bytes).
  private mutating func seriesNumber(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    let code = Int(keys.code(of: key))
    if code < seriesOfKey.count { return seriesOfKey[code] }
    do throws(LineProtocolKey.Defect) {
      let parsed = try LineProtocolKey(key)
      identity.removeAll(keepingCapacity: true)
      for text in [parsed.measurement] + parsed.tags.flatMap({ [$0.label, $0.value] }) {
        // The length stands before the bytes, so that no two series look alike.
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.utf8.count)) {
          identity.append(contentsOf: $0)
        }
        identity.append(contentsOf: text.utf8)
      }
      let number = Int(identity.withUnsafeBufferPointer { identities.code(of: $0) })
      if number == series.count {
        series.append(Series(measurement: parsed.measurement, tags: parsed.tags))
      }
      seriesOfKey.append(number)
    } catch {
      defects[code] = error.reason
      seriesOfKey.append(-1 - code)
    }
    return seriesOfKey[code]
  }

  /// Finds where each field of the line goes; -1 for a field named `time`. Returns why the line is
  /// refused; then no field's type was fixed by it.
  private mutating func findSlots(
    _ text: UnsafeBufferPointer<UInt8>, series number: Int, _ block: inout PointBlock
  ) -> String? {
    slots.removeAll(keepingCapacity: true)
    for (place, field) in scanner.fields.enumerated() {
      let name = UnsafeBufferPointer(rebasing: text[field.name])
      let known = knownSlot(name, place, series: number)
      if known >= 0 {
        let type = series[number].fields[known].type
        if type != field.value.type { return clash(name, number, type, field.value.type) }
      }
      slots.append(known)
    }
    guard slots.contains(-1) else { return nil }
    return addSlots(text, series: number, &block)
  }

  /// The slot of a spelling, guessed from its place; -1 for a new one.
  private func knownSlot(
    _ name: UnsafeBufferPointer<UInt8>, _ place: Int, series number: Int
  ) -> Int {
    let count = series[number].fields.count
    if place < count, isName(name, of: series[number].fields[place]) { return place }
    for slot in 0..<count where isName(name, of: series[number].fields[slot]) { return slot }
    return -1
  }

  private func isName(_ name: UnsafeBufferPointer<UInt8>, of slot: FieldSlot) -> Bool {
    guard slot.name.count == name.count else { return false }
    return names.withUnsafeBufferPointer { all in
      guard let known = all.baseAddress, let given = name.baseAddress else { return true }
      return memcmp(known + slot.name.lowerBound, given, name.count) == 0
    }
  }

  /// Makes slots for the new fields of the line, after a look whether all types fit.
  private mutating func addSlots(
    _ text: UnsafeBufferPointer<UInt8>, series number: Int, _ block: inout PointBlock
  ) -> String? {
    let measurement = series[number].measurement
    var fresh: [FieldPath: ColumnType] = [:]
    for (field, slot) in zip(scanner.fields, slots) where slot < 0 {
      let name = UnsafeBufferPointer(rebasing: text[field.name])
      let path = FieldPath(measurement: measurement, field: lineProtocolName(name))
      let type = types[path] ?? fresh[path] ?? field.value.type
      if type != field.value.type { return clash(name, number, type, field.value.type) }
      fresh[path] = type
    }
    for (place, field) in scanner.fields.enumerated() where slots[place] < 0 {
      let bytes = UnsafeBufferPointer(rebasing: text[field.name])
      let name = lineProtocolName(bytes)
      if name == "time" { continue }
      slots[place] = knownSlot(bytes, place, series: number)
      if slots[place] >= 0 { continue }
      let type = field.value.type
      types[FieldPath(measurement: measurement, field: name)] = type
      let column =
        series[number].fields.first { block.columns[$0.column].field == name }?.column
        ?? block.addColumn(
          PointColumn(
            measurement: measurement, tags: series[number].tags, field: name, type: type))
      slots[place] = series[number].fields.count
      series[number].fields.append(
        FieldSlot(name: names.count..<(names.count + bytes.count), type: type, column: column))
      names.append(contentsOf: bytes)
    }
    return nil
  }

  private func clash(
    _ name: UnsafeBufferPointer<UInt8>, _ number: Int, _ type: ColumnType, _ found: ColumnType
  ) -> String {
    "field \(quotedText(name)) of \(quoted(series[number].measurement)) holds \(type.name) values, "
      + "found \(found.name)"
  }

  /// A quoted text without the backslashes before quotes and backslashes; others stay.
  private func unescaped(_ text: UnsafeBufferPointer<UInt8>, _ isEscaped: Bool) -> String {
    guard isEscaped else { return String(decoding: text, as: UTF8.self) }
    var bytes: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == 0x5C, index + 1 < text.count,
        text[index + 1] == 0x22 || text[index + 1] == 0x5C
      {
        index += 1
      }
      bytes.append(text[index])
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
