import Columnar
import Planning

extension RowExpression {
  /// The type of the cell.
  var type: CellType {
    switch self {
    case .constant(_, let type), .local(_, let type), .call(_, _, let type, _),
      .failure(_, let type):
      type
    case .duration: .duration
    case .column(_, let type), .accumulator(_, let type), .arithmetic(_, _, _, let type, _),
      .negate(_, let type), .convert(_, let type, _):
      .column(type)
    case .bind(_, _, let body): body.type
    case .compare, .matches, .and, .or, .not, .exists, .contains: .column(.bool)
    case .conditional(_, let consequent, _): consequent.type
    case .concatenate: .column(.string)
    }
  }

  /// Costs nothing to evaluate again and cannot fail.
  var isTrivial: Bool {
    switch self {
    case .constant, .duration, .column, .accumulator, .local: true
    default: false
    }
  }

  /// Whether no expression stands inside more than `limit` others.
  func isShallower(than limit: Int) -> Bool {
    limit > 0 && children.allSatisfy { $0.isShallower(than: limit - 1) }
  }

  /// Expressions in all, counted up to a limit. Complexity: O(limit).
  func size(upTo limit: Int) -> Int {
    var count = 1
    for child in children where count < limit { count += child.size(upTo: limit - count) }
    return count
  }
}
