import Columnar
import Planning

/// The texts of numbers, bools and times; null for null.
final class TextMakingNode: VectorNode {
  private let operand: VectorNode
  private let type: ColumnType
  private let memory: LaneMemory
  private var bytes: LaneBytes

  /// type: of the operand; no text.
  init(_ operand: VectorNode, _ type: ColumnType, budget: MemoryBudget?) throws {
    self.operand = operand
    self.type = type
    memory = try LaneMemory(hasTexts: true, budget: budget)
    bytes = LaneBytes(budget: budget)
  }

  override func begin(_ batch: Batch) throws { try operand.begin(batch) }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let lane = try operand.evaluate(chunk)
    bytes.removeAll()
    var scratch: [UInt8] = []
    var lastRow = -1
    for row in 0..<chunk.count {
      guard lane.isValid(row), chunk.isActive(row) else {
        memory.texts[row] = .empty
        continue
      }
      if lastRow >= 0, lane.words[row] == lane.words[lastRow] {
        memory.texts[row] = memory.texts[lastRow]
      } else {
        scratch.removeAll(keepingCapacity: true)
        appendText(lane.words[row], to: &scratch)
        memory.texts[row] = try scratch.withUnsafeBufferPointer { try bytes.append([$0]) }
      }
      lastRow = row
    }
    bytes.settle(memory, lane, chunk)
    return Lane(words: memory.words, texts: memory.texts, valid: lane.valid)
  }

  private func appendText(_ word: UInt64, to text: inout [UInt8]) {
    switch type {
    case .int: appendInt(Int64(bitPattern: word), to: &text)
    case .uint: appendUInt(word, to: &text)
    case .float: appendFloat(Double(bitPattern: word), to: &text)
    case .time: appendTime(Int64(bitPattern: word), to: &text)
    case .bool: text.append(contentsOf: word != 0 ? "true".utf8 : "false".utf8)
    case .string: break
    }
  }
}

/// Texts one after another: `+` of texts, and interpolation.
final class TextJoinNode: VectorNode {
  private let parts: [VectorNode]
  /// A null among the parts fails the row; else it makes the result null.
  private let failsForNull: Bool
  private let memory: LaneMemory
  private var bytes: LaneBytes

  init(_ parts: [VectorNode], failsForNull: Bool, budget: MemoryBudget?) throws {
    self.parts = parts
    self.failsForNull = failsForNull
    memory = try LaneMemory(hasTexts: true, budget: budget)
    bytes = LaneBytes(budget: budget)
  }

  override func begin(_ batch: Batch) throws {
    for part in parts { try part.begin(batch) }
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let lanes = try parts.map { try $0.evaluate(chunk) }
    bytes.removeAll()
    var pieces: [UnsafeBufferPointer<UInt8>] = []
    for row in 0..<chunk.count {
      let isPresent = lanes.allSatisfy { $0.isValid(row) }
      memory.valid[row] = isPresent ? 1 : 0
      // What nobody needs must not be an old view either.
      memory.texts[row] = .empty
      guard chunk.isActive(row) else { continue }
      guard isPresent else {
        if failsForNull { throw VectorFailure() }
        continue
      }
      pieces.removeAll(keepingCapacity: true)
      for lane in lanes { pieces.append(lane.texts[row].bytes) }
      memory.texts[row] = try bytes.append(pieces)
    }
    let lane = memory.lane(hasNulls: true)
    bytes.settle(memory, lane, chunk)
    return lane
  }
}

/// The bytes of the texts that a node makes for a chunk.
///
/// Memory may move while it grows, so views are made as positions and settled at the end.
struct LaneBytes {
  private var bytes: GrowingBuffer<UInt8>

  init(budget: MemoryBudget?) { bytes = GrowingBuffer(budget: budget) }

  mutating func removeAll() { bytes.removeAll() }

  /// A text of pieces, as a view whose address is its position until `settle`.
  /// Errors: `VectorFailure` for one that is too long; `MemoryExhausted`.
  mutating func append(_ pieces: [UnsafeBufferPointer<UInt8>]) throws -> TextView {
    let start = bytes.count
    for piece in pieces { try bytes.append(contentsOf: piece) }
    let count = bytes.count - start
    if count > textBytesMax { throw VectorFailure() }
    return TextView(
      UnsafeBufferPointer(start: UnsafePointer(bitPattern: UInt(start + 1)), count: count))
  }

  /// Turns positions into addresses for the rows that got a text.
  func settle(_ memory: LaneMemory, _ lane: Lane, _ chunk: Chunk) {
    guard let base = bytes.base else { return }
    for row in 0..<chunk.count where lane.isValid(row) && chunk.isActive(row) {
      let position = Int(bitPattern: memory.texts[row].base) - 1
      memory.texts[row].base = UnsafePointer(base) + position
    }
  }
}
