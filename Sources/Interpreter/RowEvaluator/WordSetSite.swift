import Columnar
import Planning

/// Membership of a word in a constant set; null is no member.
final class WordSetSite: RowSite {
  private let set: Set<UInt64>
  private let isFloat: Bool
  private let operand: Int
  private let target: Int

  init(_ set: [Scalar], type: ColumnType, operand: Int, target: Int) {
    isFloat = type == .float
    self.set = Set(
      set.compactMap { scalar in
        switch scalar {
        case .bool(let value): return value ? 1 : 0
        case .float(let value): return value.isNaN ? nil : (value + 0.0).bitPattern
        default: return scalar.word
        }
      })
    self.operand = operand
    self.target = target
  }

  override func run(_ registers: RowRegisters, row: Int) {
    if registers.nulls[operand] != 0 { return registers.setWord(target, 0) }
    var word = registers.words[operand]
    // Both zeros are one number; NaN is none.
    if isFloat { word = (Double(bitPattern: word) + 0.0).bitPattern }
    registers.setWord(target, set.contains(word) ? 1 : 0)
  }
}
