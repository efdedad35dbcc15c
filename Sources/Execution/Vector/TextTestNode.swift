import Columnar
import Planning

/// A test of one text against something constant.
enum TextTest {
  case compare(ComparisonOperator, [UInt8])
  case matches(any TextPattern, negated: Bool)
  /// Sorted by bytes.
  case isElement(of: [[UInt8]])

  func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .compare(let comparison, let constant):
      if comparison.isEquality, text.count != constant.count { return comparison == .notEqual }
      return constant.withUnsafeBufferPointer { comparison.holds(compareBytes(text, $0)) }
    case .matches(let pattern, let negated): return pattern.matches(text) != negated
    case .isElement(let set): return TextTest.contains(set, text)
    }
  }

  private static func contains(_ set: [[UInt8]], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var low = 0
    var high = set.count
    while low < high {
      let middle = (low + high) / 2
      let order = set[middle].withUnsafeBufferPointer { compareBytes($0, text) }
      if order == 0 { return true }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return false
  }

  /// Membership is false for null, the other tests null.
  var isFalseForNull: Bool { if case .isElement = self { true } else { false } }
}

/// A test of a text. A dictionary's entries are each tested once, and a text that is constant in a
/// table once a table.
final class TextTestNode: VectorNode {
  private let operand: VectorNode
  /// The column read, where the operand is nothing but a column.
  private let column: Int?
  private let test: TextTest
  private let memory: LaneMemory
  private var dictionary: StringValues?
  /// 0 not tried yet, 1 false, 2 true. `[dictionary]`
  private var known: [UInt8] = []

  init(_ operand: VectorNode, column: Int?, _ test: TextTest, budget: MemoryBudget?) throws {
    self.operand = operand
    self.column = column
    self.test = test
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
    for row in 0..<chunk.count {
      guard lane.isValid(row) else {
        memory.words[row] = 0
        continue
      }
      let text = lane.texts[row]
      // Neighbours often are the very same text: constants per table.
      if last?.base != text.base || last?.count != text.count || last == nil {
        lastResult = test.holds(text.bytes)
        last = text
      }
      memory.words[row] = lastResult ? 1 : 0
    }
    let valid = test.isFalseForNull ? nil : lane.valid
    return Lane(words: memory.words, texts: memory.texts, valid: valid)
  }

  private func dictionaryLane(
    _ chunk: Chunk, _ codes: BufferSlice<Int32>, _ entries: StringValues
  ) -> Lane {
    if !(dictionary?.isSame(as: entries) ?? false) {
      dictionary = entries
      known = [UInt8](repeating: 0, count: entries.count)
    }
    let rows = codes.pointer + chunk.start
    known.withUnsafeMutableBufferPointer { known in
      for row in 0..<chunk.count {
        let code = Int(rows[row])
        memory.valid[row] = code < 0 ? 0 : 1
        memory.words[row] = 0
        if code < 0 { continue }
        if known[code] == 0 { known[code] = test.holds(entries.utf8(code)) ? 2 : 1 }
        memory.words[row] = UInt64(known[code] &- 1)
      }
    }
    return memory.lane(hasNulls: !test.isFalseForNull)
  }
}
