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
    case (.int, .float):
      return { count, operand, result in
        for row in 0..<count {
          result[row] = Double(Int64(bitPattern: operand[row])).bitPattern
        }
      }
    case (.uint, .float), (.bool, .float):
      return { count, operand, result in
        for row in 0..<count { result[row] = Double(operand[row]).bitPattern }
      }
    case (.float, .int):
      return { count, operand, result in
        for row in 0..<count {
          let value = Double(bitPattern: operand[row])
          // The bounds are exact; what does not fit, NaN too, is the smallest int.
          let fits = value >= -0x1p63 && value < 0x1p63
          result[row] = UInt64(bitPattern: fits ? Int64(value) : Int64.min)
        }
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

/// `exists`: whether a row is present.
final class ExistsNode: VectorNode {
  private let operand: VectorNode
  private let memory: LaneMemory

  init(_ operand: VectorNode, budget: MemoryBudget?) throws {
    self.operand = operand
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws { try operand.begin(batch) }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let lane = try operand.evaluate(chunk)
    for row in 0..<chunk.count { memory.words[row] = lane.isValid(row) ? 1 : 0 }
    return memory.lane(hasNulls: false)
  }
}

/// `contains`: membership in a constant set; false for null.
final class ContainsNode: VectorNode {
  private let operand: VectorNode
  private let words: [UInt64]
  private let texts: [[UInt8]]
  private let type: ColumnType?
  private let memory: LaneMemory

  init(_ operand: VectorNode, _ set: [Scalar], budget: MemoryBudget?) throws {
    self.operand = operand
    type = set.first?.type
    words = set.compactMap { value in
      if case .bool(let bool) = value { return bool ? 1 : 0 }
      return value.word
    }
    texts = set.compactMap { if case .string(let text) = $0 { Array(text.utf8) } else { nil } }
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws { try operand.begin(batch) }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let lane = try operand.evaluate(chunk)
    for row in 0..<chunk.count {
      memory.words[row] = lane.isValid(row) && contains(lane, row) ? 1 : 0
    }
    return memory.lane(hasNulls: false)
  }

  private func contains(_ lane: Lane, _ row: Int) -> Bool {
    switch type {
    case nil: return false
    case .string:
      let text = lane.texts[row].bytes
      return texts.contains { $0.count == text.count && $0.elementsEqual(text) }
    case .float:
      let value = Double(bitPattern: lane.words[row])
      return words.contains { Double(bitPattern: $0) == value }
    default: return words.contains(lane.words[row])
    }
  }
}

/// `=~` and `!~`. A dictionary's texts are each matched once.
final class MatchNode: VectorNode {
  private let operand: VectorNode
  /// The column read, where the operand is nothing but a column.
  private let column: Int?
  private let pattern: any TextPattern
  private let negated: Bool
  private let memory: LaneMemory
  private var dictionary: StringValues?
  /// 0 not tried yet, 1 no match, 2 match. `[dictionary]`
  private var known: [UInt8] = []

  init(
    _ operand: VectorNode, column: Int?, _ pattern: any TextPattern, negated: Bool,
    budget: MemoryBudget?
  ) throws {
    self.operand = operand
    self.column = column
    self.pattern = pattern
    self.negated = negated
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws { try operand.begin(batch) }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    if let column, case .dictionary(let codes, let entries) = chunk.batch.columns[column].storage {
      return dictionaryLane(chunk, codes, entries)
    }
    let lane = try operand.evaluate(chunk)
    var last: TextView?
    var lastResult = false
    for row in 0..<chunk.count where lane.isValid(row) {
      let text = lane.texts[row]
      // Neighbours often are the very same text: constants per table.
      if last?.base != text.base || last?.count != text.count || last == nil {
        lastResult = pattern.matches(text.bytes) != negated
        last = text
      }
      memory.words[row] = lastResult ? 1 : 0
    }
    return Lane(words: memory.words, texts: memory.texts, valid: lane.valid)
  }

  private func dictionaryLane(
    _ chunk: Chunk, _ codes: BufferSlice<Int32>, _ entries: StringValues
  ) -> Lane {
    if !(dictionary?.isSame(as: entries) ?? false) {
      dictionary = entries
      known = [UInt8](repeating: 0, count: entries.count)
    }
    for row in 0..<chunk.count {
      let code = Int(codes.pointer[chunk.start &+ row])
      memory.valid[row] = code < 0 ? 0 : 1
      if code < 0 { continue }
      if known[code] == 0 { known[code] = pattern.matches(entries.utf8(code)) ? 2 : 1 }
      memory.words[row] = (known[code] == 2) != negated ? 1 : 0
    }
    return memory.lane(hasNulls: true)
  }
}
