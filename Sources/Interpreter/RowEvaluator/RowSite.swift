import Columnar
import Diagnostics
import Planning

/// A slow step of a row program with what it needs: constants, operand registers, a function.
class RowSite {
  /// Computes the target register of the row. Errors: `QueryFailure`.
  func run(_ registers: RowRegisters, row: Int) throws {}

  /// Whether the target may be a text in the row's arena.
  var makesTexts: Bool { false }

  /// Called once per batch before its rows.
  func bind(_ batch: Batch) {}
}

/// Fails, as the typed lambda says.
final class FailureSite: RowSite {
  private let failure: QueryFailure
  init(_ failure: QueryFailure) { self.failure = failure }
  override func run(_ registers: RowRegisters, row: Int) throws { throw failure }
}

/// Joins texts; a null among them is an error.
final class ConcatenateSite: RowSite {
  private let operands: [Int]
  private let target: Int
  private let span: Span?

  init(operands: [Int], target: Int, span: Span?) {
    self.operands = operands
    self.target = target
    self.span = span
  }

  override var makesTexts: Bool { true }

  override func run(_ registers: RowRegisters, row: Int) throws {
    var count = 0
    for operand in operands {
      if registers.nulls[operand] != 0 { throw placed(nullInterpolation, span) }
      count += registers.lengths[operand]
    }
    let text = try registers.arena.allocate(count)
    var position = 0
    for operand in operands {
      let part = registers.text(operand)
      if let source = part.baseAddress { (text + position).update(from: source, count: part.count) }
      position += part.count
    }
    registers.setText(target, UnsafeBufferPointer(start: text, count: count))
  }
}

func placed(_ failure: QueryFailure, _ span: Span?) -> QueryFailure {
  var failure = failure
  if !failure.diagnostics.isEmpty, failure.diagnostics[0].span == nil {
    failure.diagnostics[0].span = span
  }
  return failure
}
