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

  /// Errors: `X0004` for `min` and `max` of texts and bools.
  init(
    _ function: AggregateOperation.Function, type: ColumnType, _ setup: OperatorSetup
  ) throws {
    self.type = type
    switch function {
    case .last: rule = .last
    case .min: rule = .min
    case .max: rule = .max
    default: rule = .first
    }
    let name = rule == .min ? "MinSelector" : "MaxSelector"
    if (rule == .min || rule == .max) && (type == .string || type == .bool) {
      throw setup.failure(
        .columnTypeUnsupported,
        "invalid use of function: *universe.\(name) has no implementation for type \(type.name)")
    }
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

  /// Whether a later row takes the place of one selected before; both are present.
  func replaces(
    _ held: SelectionColumn, _ heldRow: Int, _ column: SelectionColumn, _ row: Int
  ) -> Bool {
    switch rule {
    case .first: false
    case .last: true
    case .min, .max: isBetter(column.word(row), than: held.word(heldRow))
    }
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
