/// The types that a table column may have. The order is upstream's and decides how group keys of
/// different types compare.
package enum ColumnType: UInt8, Sendable, CaseIterable {
  case bool = 1
  case int, uint, float, string, time

  /// The word of the language.
  package var name: String {
    switch self {
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .float: "float"
    case .string: "string"
    case .time: "time"
    }
  }

  package var isNumeric: Bool { self == .int || self == .uint || self == .float }
}

/// One value of a column, outside of hot loops. Times are nanoseconds since the Unix epoch, UTC.
package enum Scalar: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case float(Double)
  case string(String)
  case time(Int64)

  /// `nil` for null.
  package var type: ColumnType? {
    switch self {
    case .null: nil
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .float: .float
    case .string: .string
    case .time: .time
    }
  }
}

/// A column's label and type.
package struct Field: Sendable, Hashable {
  package var label: String
  package var type: ColumnType
  package init(_ label: String, _ type: ColumnType) {
    self.label = label
    self.type = type
  }
}

/// The columns of a table in table order, and which of them form its group key.
///
/// Labels are unique. `keyIndices` holds column positions in *key order*, which need not be table
/// order.
package struct Schema: Sendable, Hashable {
  package var fields: [Field]
  package var keyIndices: [Int]

  package init(fields: [Field], keyIndices: [Int]) {
    self.fields = fields
    self.keyIndices = keyIndices
  }

  /// Position of a label. Complexity: O(columns).
  package func index(of label: String) -> Int? { fields.firstIndex { $0.label == label } }
  package func isKey(_ index: Int) -> Bool { keyIndices.contains(index) }
  package var keyLabels: [String] { keyIndices.map { fields[$0].label } }
}
