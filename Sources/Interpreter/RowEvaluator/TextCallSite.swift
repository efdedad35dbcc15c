import Columnar
import Diagnostics
import Planning

/// A scalar function of one text column: each entry of a dictionary is asked once, and a text that
/// is constant in a table once a table.
final class TextCallSite: RowSite {
  /// What a text came to.
  private struct Answer {
    var word: UInt64 = 0
    /// Bytes of a text, whose address is the word.
    var length = 0
    var isNull: UInt8 = 0
    var isKnown = false
  }

  private let function: any CellFunction
  private let operand: Int
  private let column: Int
  private let target: Int
  private let span: Span?
  private var codes: UnsafePointer<Int32>?
  private var dictionary: StringValues?
  /// By code. `[dictionary]`
  private var answers: [Answer] = []
  /// The answer for the text that was asked last, by its address: in one batch that is the text.
  private var last: Scalar?
  private var lastText = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Texts of the answers by code, as long as the dictionary.
  private let arena = TextArena()

  init(
    _ function: any CellFunction, operand: Int, column: Int, target: Int, span: Span?
  ) {
    self.function = function
    self.operand = operand
    self.column = column
    self.target = target
    self.span = span
  }

  override var makesTexts: Bool { true }

  override func bind(_ batch: Batch) {
    last = nil
    guard case .dictionary(let slice, let values) = batch.columns[column].storage else {
      codes = nil
      dictionary = nil
      answers = []
      arena.release()
      return
    }
    codes = slice.pointer
    if dictionary?.isSame(as: values) ?? false { return }
    dictionary = values
    answers = [Answer](repeating: Answer(), count: values.count)
    arena.release()
  }

  override func run(_ registers: RowRegisters, row: Int) throws {
    if let codes, codes[row] >= 0 {
      let code = Int(codes[row])
      if !answers[code].isKnown { answers[code] = try answer(ofEntry: code, registers) }
      registers.words[target] = answers[code].word
      registers.lengths[target] = answers[code].length
      registers.nulls[target] = answers[code].isNull
      return
    }
    if registers.nulls[operand] != 0 {
      return try registers.setTemporary(target, try evaluate(.null))
    }
    let text = registers.text(operand)
    var answer = last
    if text.baseAddress != lastText.baseAddress || text.count != lastText.count { answer = nil }
    let found = try answer ?? evaluate(registers.scalar(operand, .string))
    last = found
    lastText = text
    try registers.setTemporary(target, found)
  }

  private func evaluate(_ argument: Scalar) throws -> Scalar {
    do {
      return try function.evaluate([argument])
    } catch let failure as QueryFailure {
      throw placed(failure, span)
    }
  }

  private func answer(ofEntry code: Int, _ registers: RowRegisters) throws -> Answer {
    var answer = Answer(isKnown: true)
    switch try evaluate(registers.scalar(operand, .string)) {
    case .null: answer.isNull = 1
    case .bool(let value): answer.word = value ? 1 : 0
    case .string(var value):
      arena.budget = registers.arena.budget
      let copy = try value.withUTF8 { try arena.copy($0) }
      answer.word = UInt64(UInt(bitPattern: copy.baseAddress))
      answer.length = copy.count
    case let other: answer.word = other.word ?? 0
    }
    return answer
  }
}
