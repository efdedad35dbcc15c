import Columnar
import Planning

/// A column as selectors read it: presence always, values only for `min` and `max`.
struct SelectionColumn {
  private let column: Column
  private let plain: PlainColumn?
  private let batch: Batch

  init(_ column: Column, of batch: Batch, needsValues: Bool, budget: MemoryBudget?) throws {
    self.column = column
    self.batch = batch
    if needsValues {
      plain = try PlainColumn(column, of: batch, budget: budget)
    } else {
      plain = nil
    }
  }

  func isPresent(_ row: Int) -> Bool {
    if let plain { return plain.isValid(row) }
    let table = column.isConstant ? batch.table(ofRow: row) : 0
    return !column.isNull(row: row, table: table)
  }

  func word(_ row: Int) -> UInt64 { plain?.words?[row] ?? 0 }

  func isNaN(_ row: Int) -> Bool {
    column.type == .float && Double(bitPattern: word(row)).isNaN
  }

  /// The first row of the largest or smallest value, or -1. Complexity: O(rows).
  func extreme(_ rows: Range<Int>, wantsMax: Bool) -> Int {
    guard let plain, let words = plain.words else { return -1 }
    return extremeRow(
      words, type: column.type, validity: plain.validity, rows: rows, wantsMax: wantsMax) ?? -1
  }
}

/// Which row of a table a selector takes: the first of equals, never one whose value is null.
///
/// A NaN that comes first is never replaced; a later one never wins.
struct RowSelection {
  private enum Rule { case first, last, min, max }
  private let rule: Rule
  private let type: ColumnType

  /// nil for `min` and `max` of texts and bools.
  init?(_ function: AggregateOperation.Function, type: ColumnType) {
    self.type = type
    switch function {
    case .last: rule = .last
    case .min: rule = .min
    case .max: rule = .max
    default: rule = .first
    }
    if needsValues && (type == .string || type == .bool) { return nil }
  }

  var needsValues: Bool { rule == .min || rule == .max }

  /// The row among `rows`, or -1. Complexity: O(rows).
  func row(_ column: SelectionColumn, _ rows: Range<Int>) -> Int {
    switch rule {
    case .first:
      for row in rows where column.isPresent(row) { return row }
      return -1
    case .last:
      for row in rows.reversed() where column.isPresent(row) { return row }
      return -1
    case .min, .max: return column.extreme(rows, wantsMax: rule == .max)
    }
  }

  /// The row among later ones that takes the place of one selected before, or -1.
  /// Complexity: O(rows).
  func successor(
    of held: SelectionColumn, _ heldRow: Int, in column: SelectionColumn, _ rows: Range<Int>
  ) -> Int {
    switch rule {
    case .first: return -1
    case .last: return row(column, rows)
    case .min, .max:
      let (first, second) = piece(column, rows)
      let row = second >= 0 ? second : first
      return row >= 0 && isBetter(column.word(row), than: held.word(heldRow)) ? row : -1
    }
  }

  /// What has to be kept of the rows of a piece of a table, in this order, so that selecting among
  /// such rows of all pieces selects the table's row: the selected one and, where that is a NaN,
  /// which is none in a piece further on, the one selected without it. -1: none. Complexity: O(rows).
  func piece(_ column: SelectionColumn, _ rows: Range<Int>) -> (first: Int, second: Int) {
    let first = row(column, rows)
    guard first >= 0, needsValues, column.isNaN(first) else { return (first, -1) }
    var next = first &+ 1
    while next < rows.upperBound, !column.isPresent(next) || column.isNaN(next) { next &+= 1 }
    return (first, row(column, next..<rows.upperBound))
  }

  private func isBetter(_ new: UInt64, than old: UInt64) -> Bool {
    let (low, high) = rule == .min ? (new, old) : (old, new)
    return switch type {
    case .float: Double(bitPattern: low) < Double(bitPattern: high)
    case .uint: low < high
    default: Int64(bitPattern: low) < Int64(bitPattern: high)
    }
  }
}

/// The selection of a selector among values of a type. Errors: `X0004` where it has none.
func makeRowSelection(
  _ function: AggregateOperation.Function, type: ColumnType, _ setup: OperatorSetup
) throws -> RowSelection {
  if let selection = RowSelection(function, type: type) { return selection }
  let name = function == .min ? "MinSelector" : "MaxSelector"
  throw setup.failure(
    .columnTypeUnsupported,
    "invalid use of function: *universe.\(name) has no implementation for type \(type.name)")
}
