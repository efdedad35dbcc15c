import Columnar
import Planning

/// A function of one lane whose result is null where the operand is.
final class UnaryNode: VectorNode {
  /// Writes the results of `count` words.
  typealias Kernel =
    @Sendable (
      _ count: Int, _ operand: UnsafePointer<UInt64>, _ result: UnsafeMutablePointer<UInt64>
    ) -> Void

  private let operand: VectorNode
  private let kernel: Kernel
  private let memory: LaneMemory

  init(_ operand: VectorNode, budget: MemoryBudget?, kernel: @escaping Kernel) throws {
    self.operand = operand
    self.kernel = kernel
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws { try operand.begin(batch) }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let lane = try operand.evaluate(chunk)
    kernel(chunk.count, lane.words, memory.words)
    return Lane(words: memory.words, texts: memory.texts, valid: lane.valid)
  }

  /// `not` of a bool.
  static let not: Kernel = { count, operand, result in
    for row in 0..<count { result[row] = operand[row] ^ 1 }
  }

  /// Unary minus of an int or a float.
  static func negate(_ type: ColumnType) -> Kernel {
    if type == .float {
      return { count, operand, result in
        for row in 0..<count { result[row] = (-Double(bitPattern: operand[row])).bitPattern }
      }
    }
    return { count, operand, result in
      for row in 0..<count { result[row] = 0 &- operand[row] }
    }
  }

  /// A conversion between numbers, bools and times that cannot fail.
  static func convert(from source: ColumnType, to target: ColumnType) -> Kernel {
    switch (source, target) {
    case (.int, .float), (.uint, .float), (.bool, .float):
      // A bool is 0 or 1, which an int may be.
      let type = source == .uint ? ColumnType.uint : .int
      return { count, operand, result in
        convertToFloat(operand, type: type, count: count, into: result)
      }
    case (.float, .int), (.float, .uint):
      return { count, operand, result in
        convertFromFloat(operand, to: target, count: count, into: result)
      }
    default:
      return { count, operand, result in result.update(from: operand, count: count) }
    }
  }

  static func call(_ function: @escaping @Sendable (Double) -> Double) -> Kernel {
    { count, operand, result in
      for row in 0..<count {
        result[row] = function(Double(bitPattern: operand[row])).bitPattern
      }
    }
  }
}
