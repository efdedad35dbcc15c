import Columnar
import Diagnostics
import Planning

/// Converts a cell by the rules of the language; the common cases without leaving bytes.
final class ConvertSite: RowSite {
  private let operand: Int
  private let from: ColumnType
  private let to: ColumnType
  private let target: Int
  private let span: Span?
  private var scratch: [UInt8] = []

  init(operand: Int, from: ColumnType, to: ColumnType, target: Int, span: Span?) {
    self.operand = operand
    self.from = from
    self.to = to
    self.target = target
    self.span = span
  }

  override var makesTexts: Bool { to == .string }

  override func run(_ registers: RowRegisters, row: Int) throws {
    if registers.nulls[operand] != 0 { return registers.setNull(target) }
    if to == .string { return try convertToText(registers) }
    if from == .string, let word = parsed(registers.text(operand)) {
      return registers.setWord(target, word)
    }
    do {
      try registers.setTemporary(target, try convert(registers.scalar(operand, from), to: to))
    } catch let failure as QueryFailure {
      throw placed(failure, span)
    }
  }

  private func convertToText(_ registers: RowRegisters) throws {
    let word = registers.words[operand]
    switch from {
    case .int:
      return try writeInteger(
        Int64(bitPattern: word).magnitude, Int64(bitPattern: word) < 0, registers)
    case .uint: return try writeInteger(word, false, registers)
    case .string: return registers.setText(target, registers.text(operand))
    case .float, .time, .bool: break
    }
    scratch.removeAll(keepingCapacity: true)
    switch from {
    case .float: appendFloat(Double(bitPattern: word), to: &scratch)
    case .time: appendTime(Int64(bitPattern: word), to: &scratch)
    default: scratch.append(contentsOf: word != 0 ? "true".utf8 : "false".utf8)
    }
    try scratch.withUnsafeBufferPointer {
      registers.setText(target, try registers.arena.copy($0))
    }
  }

  /// Digits of the longest integer, and its sign.
  private static let integerBytesMax = 20

  /// Writes the digits from the last to the first, straight into the arena.
  private func writeInteger(
    _ magnitude: UInt64, _ isNegative: Bool, _ registers: RowRegisters
  ) throws {
    let end = try registers.arena.allocate(Self.integerBytesMax) + Self.integerBytesMax
    var place = end
    var rest = magnitude
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      place -= 1
      place.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
    } while rest > 0
    if isNegative {
      place -= 1
      place.pointee = UInt8(ascii: "-")
    }
    registers.setText(target, UnsafeBufferPointer(start: place, count: end - place))
  }

  /// The word of a text that reads as the wanted type; nil where `convert` has to decide.
  private func parsed(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
    switch to {
    case .int: parseInt(text).map { UInt64(bitPattern: $0) }
    case .uint: parseUInt(text)
    case .float: parseFloat(text)?.bitPattern
    case .time: parseWrappedTime(text).map { UInt64(bitPattern: $0) }
    case .bool, .string: nil
    }
  }
}
