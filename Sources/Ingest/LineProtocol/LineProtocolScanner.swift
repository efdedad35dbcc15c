import Columnar

/// A value as it stands in a line.
enum LineProtocolValue {
  case number(ColumnType, word: UInt64)
  /// Where the text lies, without its quotes; `isEscaped` when it holds a backslash.
  case text(Range<Int>, isEscaped: Bool)

  var type: ColumnType {
    switch self {
    case .number(let type, _): type
    case .text: .string
    }
  }
}

/// Finds the parts of one line of line protocol: `measurement[,tag=value…] field=value[,…] [time]`.
///
/// A byte behind a backslash is taken as it is in names, and a quote or backslash in a quoted text.
/// Source: what InfluxDB 2 takes and keeps, but for what it reads in spite of itself: text behind a
/// quoted text, NUL before a line.
struct LineProtocolScanner {
  struct Field {
    /// As it stands there, with its backslashes.
    let name: Range<Int>
    let value: LineProtocolValue
  }

  enum Found {
    case blank
    case point
    case openQuote
    case bad(String)
  }

  /// Measurement and tags, with their backslashes.
  private(set) var key = 0..<0
  private(set) var fields: [Field] = []
  /// nil where the line has none; the unit is not known here.
  private(set) var time: Int64?
  /// Where the record ends.
  private(set) var end = 0

  private var position = 0

  mutating func scan(_ text: UnsafeBufferPointer<UInt8>) -> Found {
    position = 0
    while position < text.count, text[position] == 0x20 || text[position] == 0x09 { position += 1 }
    guard position < text.count, text[position] != 0x0A else { return .blank }
    switch text[position] {
    case 0x23: return .blank
    case 0x2C: return .bad("no measurement before the first comma")
    case 0x00: return .bad("a NUL byte before the measurement")
    default: break
    }
    let start = position
    guard let keyEnd = space(text, from: start + 1) else {
      return .bad("no fields: expected measurement[,tag=value…] field=value[,…] [time]")
    }
    key = start..<keyEnd
    position = keyEnd
    skipSpaces(text)
    fields.removeAll(keepingCapacity: true)
    while true {
      if let problem = field(text) { return problem }
      guard position < text.count, text[position] == 0x2C else { break }
      position += 1
    }
    return timeAndEnd(text)
  }

  /// The first blank that no backslash stands before.
  private func space(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < text.count {
      if text[index] == 0x20, text[index &- 1] != 0x5C { return index }
      if text[index] == 0x0A { return nil }
      index &+= 1
    }
    return nil
  }

  private mutating func skipSpaces(_ text: UnsafeBufferPointer<UInt8>) {
    while position < text.count, text[position] == 0x20 { position &+= 1 }
  }

  /// Reads `name=value`; returns what stops the line there.
  private mutating func field(_ text: UnsafeBufferPointer<UInt8>) -> Found? {
    let start = position
    while position < text.count {
      let byte = text[position]
      if byte == 0x3D || byte == 0x20 || byte == 0x2C || byte == 0x0A {
        if position == start || text[position &- 1] != 0x5C { break }
      }
      position &+= 1
    }
    guard position < text.count, text[position] == 0x3D else {
      return .bad("\(shown(text, start..<position)) is no field: expected name=value")
    }
    guard position > start else { return .bad("a field without a name") }
    let name = start..<position
    position += 1
    guard position < text.count else { return .bad("field \(shown(text, name)) has no value") }
    if text[position] == 0x22 { return quoted(text, name) }
    let valueStart = position
    while position < text.count, text[position] != 0x2C, text[position] != 0x20,
      text[position] != 0x0A
    {
      position &+= 1
    }
    var valueEnd = position
    if valueEnd < text.count, text[valueEnd] == 0x0A, text[valueEnd - 1] == 0x0D { valueEnd -= 1 }
    guard valueEnd > valueStart else { return .bad("field \(shown(text, name)) has no value") }
    let token = UnsafeBufferPointer(rebasing: text[valueStart..<valueEnd])
    guard let (type, word) = lineProtocolScalar(token) else {
      return .bad(
        "\(shown(text, valueStart..<valueEnd)) of field \(shown(text, name)) is no number, "
          + "true or false, and no text in double quotes")
    }
    fields.append(Field(name: name, value: .number(type, word: word)))
    return nil
  }

  private mutating func quoted(
    _ text: UnsafeBufferPointer<UInt8>, _ name: Range<Int>
  ) -> Found? {
    let start = position + 1
    position = start
    var isEscaped = false
    while position < text.count, text[position] != 0x22 {
      if text[position] == 0x5C {
        isEscaped = true
        position &+= 1
      }
      position &+= 1
    }
    guard position < text.count else { return .openQuote }
    fields.append(Field(name: name, value: .text(start..<position, isEscaped: isEscaped)))
    position += 1
    if position == text.count || isLineEnd(text, position) { return nil }
    guard text[position] == 0x2C || text[position] == 0x20 else {
      return .bad("text after the closing quote of field \(shown(text, name))")
    }
    return nil
  }

  private func isLineEnd(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    text[position] == 0x0A
      || (text[position] == 0x0D && position + 1 < text.count && text[position + 1] == 0x0A)
  }

  private mutating func timeAndEnd(_ text: UnsafeBufferPointer<UInt8>) -> Found {
    skipSpaces(text)
    let start = position
    while position < text.count, text[position] != 0x20, !isLineEnd(text, position) {
      position &+= 1
    }
    time = nil
    if position > start {
      guard let found = wholeNumber(UnsafeBufferPointer(rebasing: text[start..<position])) else {
        return .bad("\(shown(text, start..<position)) is no time: expected a whole number")
      }
      time = found
    }
    skipSpaces(text)
    if position < text.count, text[position] == 0x0D, isLineEnd(text, position) { position += 1 }
    guard position == text.count || text[position] == 0x0A else {
      return .bad("text after the time")
    }
    end = position
    return .point
  }

  private func shown(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    quotedText(UnsafeBufferPointer(rebasing: text[range]))
  }
}

/// The type and word of a value that is not in quotes; nil for what is none. `1`, `1.5e3` are
/// floats, `1i` an integer, `1u` an unsigned one, `t`, `T`, `true`, `True`, `TRUE` bools.
func lineProtocolScalar(_ token: UnsafeBufferPointer<UInt8>) -> (ColumnType, UInt64)? {
  guard let first = token.first, let last = token.last else { return nil }
  if last == 0x69 {
    let digits = UnsafeBufferPointer(rebasing: token.dropLast())
    return wholeNumber(digits).map { (.int, UInt64(bitPattern: $0)) }
  }
  if last == 0x75 {
    let digits = UnsafeBufferPointer(rebasing: token.dropLast())
    return parseUInt(digits).map { (.uint, $0) }
  }
  if first &- 0x30 < 10 || first == 0x2D || first == 0x2E {
    return plainFloat(token).map { (.float, $0.bitPattern) }
  }
  switch token.count {
  case 1:
    if first | 0x20 == 0x74 { return (.bool, 1) }
    return first | 0x20 == 0x66 ? (.bool, 0) : nil
  case 4, 5:
    let word = String(decoding: token, as: UTF8.self)
    if ["true", "True", "TRUE"].contains(word) { return (.bool, 1) }
    return ["false", "False", "FALSE"].contains(word) ? (.bool, 0) : nil
  default: return nil
  }
}

/// A whole number without a plus sign; nil for other text and out of range.
private func wholeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
  guard let first = text.first, first != 0x2B else { return nil }
  return parseInt(text)
}

/// A finite decimal number: digits, a point, an exponent; no plus sign, no hexadecimal.
func plainFloat(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
  if let value = parseShortDecimal(text) { return value }
  for byte in text {
    switch byte {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: break
    default: return nil
    }
  }
  guard text.first != 0x2B else { return nil }
  return parseFloat(text)
}
