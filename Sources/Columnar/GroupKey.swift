extension Batch {
  /// The values of a table's group key, in key order. `[keys]`
  package func key(ofTable table: Int) -> [Scalar] {
    schema.keyIndices.map { columns[$0].constantScalar(table: table) }
  }
}

/// Positions of a schema's key columns in order of their labels' bytes.
func keyIndicesByLabel(_ schema: Schema) -> [Int] {
  schema.keyIndices.sorted {
    compareBytes(schema.fields[$0].label, schema.fields[$1].label) < 0
  }
}

/// Compares the group keys of tables of two schemas again and again.
package struct GroupKeyComparison: Sendable {
  private let left: [Int]
  private let right: [Int]
  /// Key columns that both start with, same labels and types: these are compared by value.
  private let common: Int
  /// What labels and types say when the common columns are equal.
  private let remainder: Int

  package init(_ left: Schema, _ right: Schema) {
    self.left = keyIndicesByLabel(left)
    self.right = keyIndicesByLabel(right)
    var common = 0
    var remainder = self.left.count - self.right.count
    while common < min(self.left.count, self.right.count) {
      let a = left.fields[self.left[common]]
      let b = right.fields[self.right[common]]
      let labels = compareBytes(a.label, b.label)
      if labels != 0 {
        // The key that lacks the smaller label is less.
        remainder = -labels
        break
      }
      if a.type != b.type {
        remainder = Int(a.type.rawValue) - Int(b.type.rawValue)
        break
      }
      common += 1
    }
    self.common = common
    self.remainder = remainder.signum()
  }

  /// Negative, zero or positive as table a of the left batch sorts before, with or after table b
  /// of the right one.
  package func compare(_ a: Batch, _ tableA: Int, _ b: Batch, _ tableB: Int) -> Int {
    for index in 0..<common {
      let order = compareConstants(a.columns[left[index]], tableA, b.columns[right[index]], tableB)
      if order != 0 { return order }
    }
    return remainder
  }
}

/// The order of group keys in which tables come out of an operator that sorts them: columns in
/// label order, where the key that lacks the smaller label is less; then type, null first, value;
/// NaN after numbers.
package func compareGroupKeys(_ a: Batch, _ tableA: Int, _ b: Batch, _ tableB: Int) -> Int {
  GroupKeyComparison(a.schema, b.schema).compare(a, tableA, b, tableB)
}

/// Compares one cell of two constant columns of the same type.
private func compareConstants(_ a: Column, _ tableA: Int, _ b: Column, _ tableB: Int) -> Int {
  guard case .constant(let left, _) = a.storage, case .constant(let right, _) = b.storage else {
    return 0
  }
  let leftNull = a.isNull(row: 0, table: tableA)
  let rightNull = b.isNull(row: 0, table: tableB)
  if leftNull || rightNull { return (leftNull ? 0 : 1) - (rightNull ? 0 : 1) }
  switch (left, right) {
  case (.words(let x), .words(let y)):
    return compareWords(x.pointer[tableA], y.pointer[tableB], a.type)
  case (.bools(let x), .bools(let y)):
    return Int(x.pointer[tableA]) - Int(y.pointer[tableB])
  case (.strings(let x), .strings(let y)):
    return compareBytes(x.utf8(tableA), y.utf8(tableB))
  default: return 0
  }
}

/// The order of two values of one type given as words: NaN after numbers, NaNs equal, -0.0 == 0.0.
func compareWords(_ a: UInt64, _ b: UInt64, _ type: ColumnType) -> Int {
  switch type {
  case .uint: return a < b ? -1 : (a > b ? 1 : 0)
  case .float:
    let x = Double(bitPattern: a)
    let y = Double(bitPattern: b)
    if x < y { return -1 }
    if x > y { return 1 }
    if x == y { return 0 }
    return (x.isNaN ? 1 : 0) - (y.isNaN ? 1 : 0)
  default:
    let x = Int64(bitPattern: a)
    let y = Int64(bitPattern: b)
    return x < y ? -1 : (x > y ? 1 : 0)
  }
}

/// Compares two scalars as group keys and `sort` do: null first, then type, then value.
package func compareScalars(_ a: Scalar, _ b: Scalar) -> Int {
  let typeOrder = Int(a.type?.rawValue ?? 0) - Int(b.type?.rawValue ?? 0)
  if typeOrder != 0 { return typeOrder.signum() }
  switch (a, b) {
  case (.bool(let x), .bool(let y)): return (x ? 1 : 0) - (y ? 1 : 0)
  case (.string(let x), .string(let y)): return compareBytes(x, y)
  default:
    guard let x = a.word, let y = b.word, let type = a.type else { return 0 }
    return compareWords(x, y, type)
  }
}
