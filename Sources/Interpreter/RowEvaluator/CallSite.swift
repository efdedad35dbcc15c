import Columnar
import Diagnostics
import Planning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Calls a scalar built-in. Tags stay the same over all rows of a table, so what the arguments of
/// the row before gave is kept for equal ones: typed lambdas call only functions whose result
/// depends on nothing else.
final class CallSite: RowSite {
  private let function: any CellFunction
  private let operands: [(register: Int, type: ColumnType?)]
  private let target: Int
  private let span: Span?
  /// The operands of the last call that gave a result.
  private var known: [Operand] = []
  private var result = Scalar.null
  /// The result where it is a text.
  private var resultText: [UInt8] = []

  /// An operand as it was; its text in bytes of its own.
  private struct Operand {
    var word: UInt64
    var isNull: Bool
    var text: [UInt8]
  }

  init(
    _ function: any CellFunction, operands: [(register: Int, type: ColumnType?)], target: Int,
    span: Span?
  ) {
    self.function = function
    self.operands = operands
    self.target = target
    self.span = span
  }

  override var makesTexts: Bool { true }

  override func run(_ registers: RowRegisters, row: Int) throws {
    if !isKnown(registers) {
      known.removeAll(keepingCapacity: true)
      let arguments = operands.map { operand in
        operand.type.map { registers.scalar(operand.register, $0) } ?? .null
      }
      do {
        result = try function.evaluate(arguments)
      } catch let failure as QueryFailure {
        throw placed(failure, span)
      }
      if case .string(let text) = result { resultText = Array(text.utf8) }
      keepOperands(registers)
    }
    guard case .string = result else { return registers.setConstant(target, result) }
    try resultText.withUnsafeBufferPointer {
      registers.setText(target, try registers.arena.copy($0))
    }
  }

  private func isKnown(_ registers: RowRegisters) -> Bool {
    if known.count != operands.count || operands.isEmpty { return false }
    for (index, operand) in operands.enumerated() {
      let isNull = registers.nulls[operand.register] != 0
      if isNull != known[index].isNull { return false }
      if isNull { continue }
      if operand.type == .string {
        let text = registers.text(operand.register)
        let isSame = known[index].text.withUnsafeBytes { bytes in
          guard bytes.count == text.count else { return false }
          guard let left = bytes.baseAddress, let right = text.baseAddress else { return true }
          return memcmp(left, right, bytes.count) == 0
        }
        if !isSame { return false }
      } else if registers.words[operand.register] != known[index].word {
        return false
      }
    }
    return true
  }

  private func keepOperands(_ registers: RowRegisters) {
    for operand in operands {
      let isNull = registers.nulls[operand.register] != 0
      let isText = operand.type == .string && !isNull
      known.append(
        Operand(
          word: registers.words[operand.register], isNull: isNull,
          text: isText ? Array(registers.text(operand.register)) : []))
    }
  }
}
