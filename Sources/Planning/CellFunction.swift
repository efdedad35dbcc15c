import Columnar

/// A scalar built-in as a typed lambda calls it.
package protocol CellFunction: AnyObject, Sendable {
  /// `math.abs`
  var name: String { get }
  /// Arguments in declared order. Errors: `QueryFailure`.
  func evaluate(_ arguments: [Scalar]) throws -> Scalar
  /// The same on words alone, where there is such a form.
  var kernel: CellKernel? { get }
}

/// A scalar built-in on words: the bits of `evaluate` for arguments that are present. A null
/// argument gives null.
package enum CellKernel: Sendable {
  /// One float.
  case float(@Sendable (Double) -> Double)
  /// Two floats, in the order of the cells.
  case floats(@Sendable (Double, Double) -> Double)
  /// A time, to an int or a time; nil where `evaluate` fails.
  case time(@Sendable (Int64) -> Int64?)

  package var canFail: Bool {
    if case .time = self { true } else { false }
  }

  /// The types of the cells that the kernel takes.
  package var operands: [ColumnType] {
    switch self {
    case .float: [.float]
    case .floats: [.float, .float]
    case .time: [.time]
    }
  }
}
