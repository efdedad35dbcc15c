import Columnar
import Diagnostics
import Planning
import Semantics

/// How two numbers lie to each other; `unordered` when one is NaN.
enum Ordering {
  case less, equal, greater, unordered

  init<T: Comparable>(_ left: T, _ right: T) {
    self = left < right ? .less : left == right ? .equal : left > right ? .greater : .unordered
  }

  func satisfies(_ comparison: ComparisonOperator) -> Bool {
    switch comparison {
    case .equal: self == .equal
    case .notEqual: self != .equal
    case .less: self == .less
    case .lessOrEqual: self == .less || self == .equal
    case .greater: self == .greater
    case .greaterOrEqual: self == .greater || self == .equal
    }
  }
}

/// `left comparison right`: true, false, or null where either side is null. Numbers of different
/// types compare by value, against a float as floats; strings compare by bytes.
/// Errors: `E0001` for types that cannot be compared so.
package func compare(
  _ comparison: ComparisonOperator, _ left: Value, _ right: Value
) throws -> Value {
  if let ordering = ordering(left, right) { return .bool(ordering.satisfies(comparison)) }
  if left.isNull || right.isNull {
    guard canCompare(left.basicType, right.basicType, comparison) else {
      throw unsupported(comparison.rawValue, left, right)
    }
    return .null(.bool)
  }
  if comparison == .equal || comparison == .notEqual {
    if let equal = try equality(left, right) { return .bool(equal == (comparison == .equal)) }
  }
  throw unsupported(comparison.rawValue, left, right)
}

/// The order of two numbers, strings or times; nil for other pairs.
private func ordering(_ left: Value, _ right: Value) -> Ordering? {
  switch (left, right) {
  case (.int(let l), .int(let r)): Ordering(l, r)
  case (.int(let l), .uint(let r)): Ordering(l, r)
  case (.int(let l), .float(let r)): Ordering(Double(l), r)
  case (.uint(let l), .int(let r)): Ordering(l, r)
  case (.uint(let l), .uint(let r)): Ordering(l, r)
  case (.uint(let l), .float(let r)): Ordering(Double(l), r)
  case (.float(let l), .int(let r)): Ordering(l, Double(r))
  case (.float(let l), .uint(let r)): Ordering(l, Double(r))
  case (.float(let l), .float(let r)): Ordering(l, r)
  case (.string(let l), .string(let r)): ordering(l, r)
  case (.time(let l), .time(let r)): Ordering(l, r)
  default: nil
  }
}

extension Ordering {
  init(_ left: Int64, _ right: UInt64) {
    self = left < 0 ? .less : Ordering(UInt64(left), right)
  }
  init(_ left: UInt64, _ right: Int64) {
    self = right < 0 ? .greater : Ordering(left, UInt64(right))
  }
}

/// The order of the strings' UTF-8 bytes; Swift's own order is by canonical equivalence.
private func ordering(_ left: String, _ right: String) -> Ordering {
  var (left, right) = (left, right)
  return left.withUTF8 { l in right.withUTF8 { r in ordering(l, r) } }
}

/// The order of two byte strings.
func ordering(
  _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
) -> Ordering {
  let difference = compareBytes(left, right)
  return difference < 0 ? .less : difference == 0 ? .equal : .greater
}

/// Whether values of these types, one of them null, may stand on the two sides; nil is the type
/// of an untyped null, which fits everything.
func canCompare(
  _ left: BasicType?, _ right: BasicType?, _ comparison: ComparisonOperator
) -> Bool {
  guard let left, let right else { return true }
  switch (left, right) {
  case (.int, .int), (.int, .uint), (.int, .float), (.uint, .int), (.uint, .uint), (.uint, .float),
    (.float, .int), (.float, .uint), (.float, .float), (.string, .string), (.time, .time):
    return true
  case (.bool, .bool), (.bytes, .bytes): return comparison == .equal || comparison == .notEqual
  default: return false
  }
}

/// Whether two values that have no order are equal; nil where they cannot be compared at all.
private func equality(_ left: Value, _ right: Value) throws -> Bool? {
  switch (left, right) {
  case (.bool(let l), .bool(let r)): return l == r
  case (.bytes(let l), .bytes(let r)): return l == r
  case (.array, .array), (.record, .record), (.dynamic, .dynamic):
    try left.checkSize()
    return areIdentical(left, right)
  default: return nil
  }
}

/// Equality inside of arrays and records: types must be the same, so `1` is not `1.0`; a null
/// equals a null.
package func areIdentical(_ left: Value, _ right: Value) -> Bool {
  switch (left, right) {
  case (.null, .null): return true
  case (.bool(let l), .bool(let r)): return l == r
  case (.int(let l), .int(let r)): return l == r
  case (.uint(let l), .uint(let r)): return l == r
  case (.float(let l), .float(let r)): return l == r
  case (.string(let l), .string(let r)): return l.utf8.elementsEqual(r.utf8)
  case (.time(let l), .time(let r)): return l == r
  case (.duration(let l), .duration(let r)): return l == r
  case (.bytes(let l), .bytes(let r)): return l == r
  case (.regexp(let l), .regexp(let r)): return l.pattern == r.pattern
  case (.array(let l), .array(let r)):
    return l.count == r.count && zip(l, r).allSatisfy(areIdentical)
  case (.record(let l), .record(let r)):
    return l.fields.count == r.fields.count
      && l.fields.allSatisfy { field in
        r[field.label].map { areIdentical(field.value, $0) } ?? false
      }
  case (.dictionary(let l), .dictionary(let r)):
    return l.entries.count == r.entries.count
      && zip(l.entries, r.entries).allSatisfy {
        areIdentical($0.key, $1.key) && areIdentical($0.value, $1.value)
      }
  case (.dynamic(let l), .dynamic(let r)): return areIdentical(l, r)
  case (.function(let l), .function(let r)): return l === r
  case (.stream(let l), .stream(let r)): return l === r
  default: return false
  }
}

/// Whether a dictionary's key comes before another: by value, strings by bytes, durations by
/// their length. Keys of one dictionary are of one type.
package func keyPrecedes(_ left: Value, _ right: Value) -> Bool {
  if let ordering = ordering(left, right) { return ordering == .less }
  if case .duration(let l) = left, case .duration(let r) = right {
    return wholeNanoseconds(l) < wholeNanoseconds(r)
  }
  return false
}
