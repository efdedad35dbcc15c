import CKernels

/// The operations of `computeArithmetic`.
package enum ArithmeticKernel: Sendable { case add, subtract, multiply, divide, modulo }

/// Computes `left op right` for each row of ints, uints or floats of one type. Ints wrap; float
/// modulo is C's `fmod`. Null slots are computed like others. left, right and result `[count]`
///
/// active `[count]`: rows of which 0 is no error to divide by (null, or in a branch not taken); nil
/// where there are none.
/// - Returns: whether no active row divides an int or uint by zero; else the result is incomplete.
package func computeArithmetic(
  _ operation: ArithmeticKernel, type: ColumnType, _ left: UnsafePointer<UInt64>,
  _ right: UnsafePointer<UInt64>, count: Int, active: UnsafePointer<UInt8>?,
  into result: UnsafeMutablePointer<UInt64>
) -> Bool {
  let kernel: kernel_arithmetic
  switch (operation, type) {
  case (.add, _): kernel = KERNEL_ADD
  case (.subtract, _): kernel = KERNEL_SUBTRACT
  case (.multiply, _): kernel = KERNEL_MULTIPLY
  case (.divide, .float): kernel = KERNEL_DIVIDE
  case (.modulo, .float):
    for row in 0..<count {
      let dividend = Double(bitPattern: left[row])
      result[row] =
        dividend.truncatingRemainder(dividingBy: Double(bitPattern: right[row]))
        .bitPattern
    }
    return true
  case (.divide, _), (.modulo, _):
    let remainder: Int32 = operation == .modulo ? 1 : 0
    return count
      == (type == .uint
        ? kernel_divide_unsigned(remainder, left, right, count, active, result)
        : kernel_divide_signed(
          remainder, rebound(left), rebound(right), count, active, rebound(result)))
  }
  if type == .float {
    kernel_arithmetic_float(kernel, rebound(left), rebound(right), count, rebound(result))
  } else {
    kernel_arithmetic_words(kernel, left, right, count, result)
  }
  return true
}

/// The comparisons of `compareWords`.
package enum ComparisonKernel: Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

  fileprivate var kernel: kernel_comparison {
    switch self {
    case .equal: KERNEL_EQUAL
    case .notEqual: KERNEL_NOT_EQUAL
    case .less: KERNEL_LESS
    case .lessOrEqual: KERNEL_LESS_OR_EQUAL
    case .greater: KERNEL_GREATER
    case .greaterOrEqual: KERNEL_GREATER_OR_EQUAL
    }
  }
}

/// Compares rows of two operands of one type, or of an int (on the left) and a uint, to words 0 or 1.
/// Null slots are compared like others. left, right and result `[count]`
package func compareWords(
  _ comparison: ComparisonKernel, _ left: UnsafePointer<UInt64>, _ leftType: ColumnType,
  _ right: UnsafePointer<UInt64>, _ rightType: ColumnType, count: Int,
  into result: UnsafeMutablePointer<UInt64>
) {
  let kernel = comparison.kernel
  switch (leftType, rightType) {
  case (.float, _): kernel_compare_float(kernel, rebound(left), rebound(right), count, result)
  case (.uint, _), (.bool, _): kernel_compare_unsigned(kernel, left, right, count, result)
  case (_, .uint): kernel_compare_signed_unsigned(kernel, rebound(left), right, count, result)
  default: kernel_compare_signed(kernel, rebound(left), rebound(right), count, result)
  }
}

/// For each row the left word where the test is not zero, else the right one. All `[count]`
package func chooseWords(
  _ test: UnsafePointer<UInt64>, _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>,
  count: Int, into result: UnsafeMutablePointer<UInt64>
) {
  kernel_choose_words(test, left, right, count, result)
}

/// 1 for each row whose word is not zero and that is present; valid holds 1 where it is, nil where all
/// are. All `[count]`
package func fillMask(
  _ mask: UnsafeMutablePointer<UInt8>, _ words: UnsafePointer<UInt64>,
  _ valid: UnsafePointer<UInt8>?, count: Int
) {
  kernel_truth_mask(words, valid, count, mask)
}

/// Converts ints or uints to floats. values and result `[rows]`.
package func convertToFloat(
  _ values: UnsafePointer<UInt64>, type: ColumnType, count: Int,
  into result: UnsafeMutablePointer<UInt64>
) {
  if type == .uint {
    kernel_float_from_unsigned(values, count, rebound(result))
  } else {
    kernel_float_from_signed(rebound(values), count, rebound(result))
  }
}

/// Converts floats to ints or uints: towards zero, negatives wrap for uint; NaN and what is out of
/// range give the smallest int, or 2^63. values and result `[rows]`.
package func convertFromFloat(
  _ values: UnsafePointer<UInt64>, to type: ColumnType, count: Int,
  into result: UnsafeMutablePointer<UInt64>
) {
  if type == .uint {
    kernel_unsigned_from_float(rebound(values), count, result)
  } else {
    kernel_signed_from_float(rebound(values), count, rebound(result))
  }
}

/// Reads 8-byte values under another 8-byte type; C sees the same memory.
private func rebound<Element>(_ pointer: UnsafePointer<UInt64>) -> UnsafePointer<Element> {
  UnsafeRawPointer(pointer).assumingMemoryBound(to: Element.self)
}

private func rebound<Element>(
  _ pointer: UnsafeMutablePointer<UInt64>
) -> UnsafeMutablePointer<Element> {
  UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Element.self)
}

/// The first row with the largest (or smallest) present value of int, uint, float or time. A NaN
/// that comes first stays; a later one never wins. nil where no row is present.
/// values `[rows]`; rows to look at, absolute in values and validity.
package func extremeRow(
  _ values: UnsafePointer<UInt64>, type: ColumnType, validity: Validity?, rows: Range<Int>,
  wantsMax: Bool
) -> Int? {
  if rows.isEmpty { return nil }
  guard let validity else {
    let start = values + rows.lowerBound
    let max: Int32 = wantsMax ? 1 : 0
    return rows.lowerBound
      + (type == .float
        ? kernel_extreme_float(max, rebound(start), rows.count)
        : type == .uint
          ? kernel_extreme_unsigned(max, start, rows.count)
          : kernel_extreme_signed(max, rebound(start), rows.count))
  }
  var best: Int?
  for row in rows where validity.isValid(row) {
    guard let current = best else {
      best = row
      continue
    }
    if isBeyond(values[row], values[current], type, wantsMax: wantsMax) { best = row }
  }
  return best
}

private func isBeyond(
  _ value: UInt64, _ best: UInt64, _ type: ColumnType, wantsMax: Bool
) -> Bool {
  switch type {
  case .float:
    let (a, b) = (Double(bitPattern: value), Double(bitPattern: best))
    return wantsMax ? a > b : a < b
  case .uint: return wantsMax ? value > best : value < best
  default:
    let (a, b) = (Int64(bitPattern: value), Int64(bitPattern: best))
    return wantsMax ? a > b : a < b
  }
}
