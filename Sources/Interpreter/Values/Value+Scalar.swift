import Columnar
import Semantics

extension Value {
  /// The value of a cell; a null gets the column's type.
  package init(_ scalar: Scalar, type: ColumnType? = nil) {
    switch scalar {
    case .null: self = .null(type?.basicType)
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = .uint(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .time(let value): self = .time(value)
    }
  }

  /// The value as a cell; nil for a type that no column can have.
  package var scalar: Scalar? {
    switch self {
    case .null(let type):
      if let type, type.columnType == nil { nil } else { .null }
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .uint(let value): .uint(value)
    case .float(let value): .float(value)
    case .string(let value): .string(value)
    case .time(let value): .time(value)
    default: nil
    }
  }

  /// The value itself, or what a dynamic value holds.
  package var unwrapped: Value {
    if case .dynamic(let inner) = self { inner.unwrapped } else { self }
  }
}
