import Columnar
import Diagnostics
import Planning

/// A test on one text: a comparison with a constant, a match, a membership. Null gives null, but
/// false for a membership.
///
/// On a dictionary column each entry is tested once; rows look up their code. On a column that is
/// constant per table the evaluator runs the site once a table.
final class TextPredicateSite: RowSite {
  enum Test {
    case compare(ComparisonOperator, [UInt8])
    case matches(any TextPattern, negated: Bool)
    /// Sorted by bytes.
    case contains([[UInt8]])
  }

  private let test: Test
  private let operand: Int
  let target: Int
  /// The column that the operand is, where it is one.
  let column: Int?
  private var codes: UnsafePointer<Int32>?
  private var dictionary: StringValues?
  /// By code: 0 unknown, 1 false, 2 true.
  private var results: [UInt8] = []

  init(_ test: Test, operand: Int, column: Int?, target: Int) {
    self.test = test
    self.operand = operand
    self.column = column
    self.target = target
  }

  override func bind(_ batch: Batch) {
    codes = nil
    guard let column, case .dictionary(let slice, let values) = batch.columns[column].storage else {
      return
    }
    codes = slice.pointer
    if dictionary?.offsets.pointer != values.offsets.pointer
      || dictionary?.bytes.pointer != values.bytes.pointer || dictionary?.count != values.count
    {
      dictionary = values
      results = [UInt8](repeating: 0, count: values.count)
    }
  }

  override func run(_ registers: RowRegisters, row: Int) { test(registers, row: row) }

  /// Puts the answer for a row into the target; cannot fail.
  func test(_ registers: RowRegisters, row: Int) {
    guard let codes, let dictionary else {
      if registers.nulls[operand] != 0 { return setNullResult(registers) }
      return registers.setWord(target, holds(registers.text(operand)) ? 1 : 0)
    }
    let code = Int(codes[row])
    guard code >= 0 else { return setNullResult(registers) }
    if results[code] == 0 { results[code] = holds(dictionary.utf8(code)) ? 2 : 1 }
    registers.setWord(target, UInt64(results[code] &- 1))
  }

  private func setNullResult(_ registers: RowRegisters) {
    if case .contains = test { registers.setWord(target, 0) } else { registers.setNull(target) }
  }

  private func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch test {
    case .compare(let comparison, let constant):
      constant.withUnsafeBufferPointer { ordering(text, $0).satisfies(comparison) }
    case .matches(let pattern, let negated): pattern.matches(text) != negated
    case .contains(let set): isElement(text, of: set)
    }
  }

  private func isElement(_ text: UnsafeBufferPointer<UInt8>, of set: [[UInt8]]) -> Bool {
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
}

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
