import Columnar
import Planning

/// What each text of a lane comes to by some function: each entry of a dictionary is asked once, and
/// a text that is constant in a table once a table.
final class TextFunctionNode: VectorNode {
  /// nil stands for null. Errors fail the row.
  typealias Function = (UnsafeBufferPointer<UInt8>?) throws -> Scalar

  private let operand: VectorNode
  /// The column read, where the operand is nothing but a column.
  private let column: Int?
  private let isText: Bool
  private let function: Function
  private let memory: LaneMemory
  /// By row of the chunk, into the list of the dictionary or of the chunk.
  private let numbers: Buffer<Int32>
  private var chunkResults: ScalarList
  private var dictionary: StringValues?
  private var dictionaryResults: ScalarList
  /// By code; -1 not asked yet. `[dictionary]`
  private var known: [Int32] = []

  init(
    _ operand: VectorNode, column: Int?, type: ColumnType, budget: MemoryBudget?,
    _ function: @escaping Function
  ) throws {
    self.operand = operand
    self.column = column
    isText = type == .string
    self.function = function
    memory = try LaneMemory(hasTexts: isText, budget: budget)
    numbers = try Buffer(capacity: LaneMemory.rowsMax, budget: budget)
    chunkResults = ScalarList(budget: budget)
    dictionaryResults = ScalarList(budget: budget)
  }

  override func begin(_ batch: Batch) throws { try operand.begin(batch) }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    if let column, case .dictionary(let codes, let entries) = chunk.batch.columns[column].storage {
      return try dictionaryLane(chunk, codes, entries)
    }
    let lane = try operand.evaluate(chunk)
    chunkResults.removeAll()
    var last: TextView?
    var lastNumber: Int32 = -1
    var nullNumber: Int32?
    for row in 0..<chunk.count {
      numbers.base[row] = -1
      guard chunk.isActive(row) else { continue }
      guard lane.isValid(row) else {
        let number = try nullNumber ?? chunkResults.append(try ask(nil))
        nullNumber = number
        numbers.base[row] = number
        continue
      }
      let text = lane.texts[row]
      if last == nil || last?.base != text.base || last?.count != text.count {
        lastNumber = try chunkResults.append(try ask(text.bytes))
        last = text
      }
      numbers.base[row] = lastNumber
    }
    return chunkResults.lane(numbers.base, count: chunk.count, isText: isText, memory)
  }

  private func dictionaryLane(
    _ chunk: Chunk, _ codes: BufferSlice<Int32>, _ entries: StringValues
  ) throws -> Lane {
    if !(dictionary?.isSame(as: entries) ?? false) {
      dictionary = entries
      dictionaryResults.removeAll()
      // The last one is the answer for null.
      known = [Int32](repeating: -1, count: entries.count + 1)
    }
    for row in 0..<chunk.count {
      numbers.base[row] = -1
      guard chunk.isActive(row) else { continue }
      let given = Int(codes.pointer[chunk.start &+ row])
      let code = given < 0 ? entries.count : given
      if known[code] < 0 {
        known[code] = try dictionaryResults.append(
          try ask(given < 0 ? nil : entries.utf8(code)))
      }
      numbers.base[row] = known[code]
    }
    return dictionaryResults.lane(numbers.base, count: chunk.count, isText: isText, memory)
  }

  private func ask(_ text: UnsafeBufferPointer<UInt8>?) throws -> Scalar {
    try failingRows { try function(text) }
  }
}

/// Carries out work for a row whose failure the row path will tell. Errors: `VectorFailure`;
/// `MemoryExhausted` as it is.
func failingRows<Result>(_ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as MemoryExhausted {
    throw error
  } catch {
    throw VectorFailure()
  }
}
