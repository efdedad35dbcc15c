import Columnar
import Planning

extension RowExpression {
  /// A test with texts that one column is compared with, one after another, as one set:
  /// `r.id == "a" or r.id == "b"` asks once for each text of a dictionary, not twice for each row.
  ///
  /// Only for a test that keeps or drops rows, and only below its `and` and `or`: a null is in no
  /// set, while its comparisons are null. Both drop the row there in either null logic. Parts keep
  /// their order, so that the first one that fails is still the first.
  /// Complexity: O(size).
  func gatheringEqualities() -> RowExpression {
    switch self {
    case .and(let left, let right):
      return .and(left.gatheringEqualities(), right.gatheringEqualities())
    case .or:
      var gathered: [RowExpression] = []
      for part in alternatives {
        if let (column, texts) = part.equality,
          let (before, others) = gathered.last?.equality, before == column
        {
          gathered[gathered.count - 1] = .contains(.column(column, .string), set: others + texts)
        } else {
          gathered.append(part.gatheringEqualities())
        }
      }
      guard let first = gathered.first else { return self }
      return gathered.dropFirst().reduce(first) { .or($0, $1) }
    default: return self
    }
  }

  /// The parts of a chain of `or`, in evaluation order.
  private var alternatives: [RowExpression] {
    var found: [RowExpression] = []
    var pending = [self]
    while let part = pending.popLast() {
      if case .or(let left, let right) = part {
        pending += [right, left]
      } else {
        found.append(part)
      }
    }
    return found
  }

  /// The column of texts that is compared with constants, and these.
  private var equality: (column: Int, texts: [Scalar])? {
    switch self {
    case .compare(.equal, .column(let column, .string), .constant(.string(let text), _)),
      .compare(.equal, .constant(.string(let text), _), .column(let column, .string)):
      (column, [.string(text)])
    case .contains(.column(let column, .string), let set): (column, set)
    default: nil
    }
  }
}
