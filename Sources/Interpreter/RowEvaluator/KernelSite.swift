import Columnar
import Diagnostics
import Planning

/// Calls a function of one float.
final class FloatSite: RowSite {
  private let function: @Sendable (Double) -> Double
  private let operand: Int
  private let target: Int

  init(_ function: @escaping @Sendable (Double) -> Double, operand: Int, target: Int) {
    self.function = function
    self.operand = operand
    self.target = target
  }

  override func run(_ registers: RowRegisters, row: Int) {
    registers.nulls[target] = registers.nulls[operand]
    registers.words[target] =
      function(Double(bitPattern: registers.words[operand])).bitPattern
  }
}

/// Calls a function of two floats.
final class FloatsSite: RowSite {
  private let function: @Sendable (Double, Double) -> Double
  private let operands: (Int, Int)
  private let target: Int

  init(
    _ function: @escaping @Sendable (Double, Double) -> Double, operands: (Int, Int), target: Int
  ) {
    self.function = function
    self.operands = operands
    self.target = target
  }

  override func run(_ registers: RowRegisters, row: Int) {
    let isNull = registers.nulls[operands.0] | registers.nulls[operands.1]
    let value = function(
      Double(bitPattern: registers.words[operands.0]),
      Double(bitPattern: registers.words[operands.1]))
    registers.nulls[target] = isNull
    registers.words[target] = value.bitPattern
  }
}

/// Calls a function of one time.
final class TimeSite: RowSite {
  private let kernel: @Sendable (Int64) -> Int64?
  private let function: any CellFunction
  private let operand: Int
  private let target: Int
  private let span: Span?

  init(
    _ kernel: @escaping @Sendable (Int64) -> Int64?, _ function: any CellFunction, operand: Int,
    target: Int, span: Span?
  ) {
    self.kernel = kernel
    self.function = function
    self.operand = operand
    self.target = target
    self.span = span
  }

  override func run(_ registers: RowRegisters, row: Int) throws {
    if registers.nulls[operand] != 0 { return registers.setNull(target) }
    let time = Int64(bitPattern: registers.words[operand])
    if let result = kernel(time) {
      return registers.setWord(target, UInt64(bitPattern: result))
    }
    do {
      try registers.setTemporary(target, try function.evaluate([.time(time)]))
    } catch let failure as QueryFailure {
      throw placed(failure, span)
    }
  }
}
