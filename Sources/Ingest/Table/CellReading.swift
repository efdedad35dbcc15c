import Columnar

/// Whether a cell stands for "no value": empty, or one of the words that programs write there.
func isMissing(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
  // Most cells are numbers, and no such word begins with a digit or a point.
  if let first = cell.first, first &- 0x30 < 10 || first == 0x2E { return false }
  switch cell.count {
  case 0: return true
  case 1: return cell[0] == 0x2D
  case 2, 3, 4:
    let word = String(decoding: cell, as: UTF8.self).uppercased()
    return ["NA", "N/A", "NAN", "NULL", "NONE", "NIL", "#N/A", "--", "N/E"].contains(word)
  default: return false
  }
}

/// Reads a number as the file writes it.
func tableNumber(
  _ cell: UnsafeBufferPointer<UInt8>, usesDecimalComma: Bool
) -> NumberCell {
  let text = withoutBlanks(cell)
  if !usesDecimalComma, let value = parseShortDecimal(text) { return .value(value) }
  if isMissing(text) { return .missing }
  guard usesDecimalComma else { return groupedNumber(text) }
  guard text.count <= 64 else { return .bad }
  let swapped = text.map { byte -> UInt8 in
    byte == 0x2C ? 0x2E : byte == 0x2E ? 0x2C : byte
  }
  return swapped.withUnsafeBufferPointer(groupedNumber)
}

/// `true` and `false` in any case; nil for all else.
func tableBool(_ cell: UnsafeBufferPointer<UInt8>) -> Bool? {
  guard cell.count == 4 || cell.count == 5 else { return nil }
  switch String(decoding: cell, as: UTF8.self).lowercased() {
  case "true": return true
  case "false": return false
  default: return nil
  }
}

/// What a cell of a column that is not text turned out to be.
enum WordCell {
  /// The bits of a float, int, uint or time; 1 and 0 for bools.
  case value(UInt64)
  case missing
  case bad
}

/// Reads a cell as a value of a type; a text or a time is none.
func tableWord(
  _ cell: UnsafeBufferPointer<UInt8>, as type: ColumnType, usesDecimalComma: Bool
) -> WordCell {
  if type == .float {
    switch tableNumber(cell, usesDecimalComma: usesDecimalComma) {
    case .value(let value): return .value(value.bitPattern)
    case .missing: return .missing
    case .bad: return .bad
    }
  }
  if isMissing(cell) { return .missing }
  let word: UInt64? =
    switch type {
    case .int: parseInt(cell).map { UInt64(bitPattern: $0) }
    case .uint: parseUInt(cell)
    case .bool: tableBool(cell).map { $0 ? 1 : 0 }
    case .float, .string, .time: nil
    }
  return word.map { .value($0) } ?? .bad
}
