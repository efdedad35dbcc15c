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
  /// For the commonest test, equality with a constant: its bytes, without the enum around them.
  private let constant: UnsafeMutableBufferPointer<UInt8>
  private let constantCount: Int
  private let isEquality: Bool
  private let answerWhenEqual: Bool
  private let nullIsFalse: Bool
  private let operand: Int
  let target: Int
  /// The column that the operand is, where it is one.
  let column: Int?
  private var codes: UnsafePointer<Int32>?
  private var dictionary: StringValues?
  /// By code: 0 unknown, 1 false, 2 true. `[dictionary]`
  private var answers: UnsafeMutableBufferPointer<UInt8>

  init(_ test: Test, operand: Int, column: Int?, target: Int) {
    self.test = test
    self.operand = operand
    self.column = column
    self.target = target
    var bytes: [UInt8] = []
    var comparison: ComparisonOperator?
    if case .compare(let given, let text) = test {
      comparison = given
      bytes = text
    }
    constant = .allocate(capacity: max(1, bytes.count))
    _ = constant.initialize(from: bytes)
    constantCount = bytes.count
    isEquality = comparison == .equal || comparison == .notEqual
    answerWhenEqual = comparison == .equal
    nullIsFalse = if case .contains = test { true } else { false }
    answers = .allocate(capacity: 1)
  }

  deinit {
    constant.deallocate()
    answers.deallocate()
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
      answers.deallocate()
      answers = .allocate(capacity: max(1, values.count))
      answers.initialize(repeating: 0)
    }
  }

  override func run(_ registers: RowRegisters, row: Int) { test(registers, row: row) }

  /// Puts the answer for a row into the target; cannot fail.
  func test(_ registers: RowRegisters, row: Int) {
    guard let codes else {
      if registers.nulls[operand] != 0 { return setNullResult(registers) }
      return registers.setWord(target, holds(registers.text(operand)) ? 1 : 0)
    }
    let code = Int(codes[row])
    if code < 0 { return setNullResult(registers) }
    var answer = answers[code]
    if answer == 0 { answer = testEntry(code) }
    registers.setWord(target, UInt64(answer &- 1))
  }

  @inline(never)
  private func testEntry(_ code: Int) -> UInt8 {
    guard let dictionary else { return 1 }
    let answer: UInt8 = holds(dictionary.utf8(code)) ? 2 : 1
    answers[code] = answer
    return answer
  }

  private func setNullResult(_ registers: RowRegisters) {
    if nullIsFalse { registers.setWord(target, 0) } else { registers.setNull(target) }
  }

  private func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if isEquality {
      let isEqual =
        text.count == constantCount
        && compareBytes(text, UnsafeBufferPointer(rebasing: constant[..<constantCount])) == 0
      return isEqual == answerWhenEqual
    }
    return holdsInGeneral(text)
  }

  @inline(never)
  private func holdsInGeneral(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
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
