import CKernels

/// An operand of a kernel over ints, uints, floats or times: a column's values, or one value for
/// all rows.
package enum WordOperand {
  /// `[rows]`
  case column(UnsafePointer<UInt64>)
  case constant(UInt64)

  /// Calls `body` with a pointer and the stride that goes with it, 1 or 0.
  func withPointer<Result>(_ body: (UnsafePointer<UInt64>, Int) -> Result) -> Result {
    switch self {
    case .column(let pointer): return body(pointer, 1)
    case .constant(let value): return withUnsafePointer(to: value) { body($0, 0) }
    }
  }
}

/// The operations of `computeArithmetic` on words.
package enum ArithmeticKernel: Sendable { case add, subtract, multiply, divide, modulo }

/// Computes `left op right` for each row of ints, uints or floats of one type. Ints wrap; float
/// modulo is C's `fmod`. Null slots are computed like others.
///
/// active `[rows]`: rows of which 0 is no error to divide by (null, or in a branch not taken); nil
/// where there are none.
/// - Returns: the first active row in which an int or uint is divided by zero; the result is
///   incomplete then.
package func computeArithmetic(
  _ operation: ArithmeticKernel, type: ColumnType, _ left: WordOperand, _ right: WordOperand,
  count: Int, active: UnsafePointer<UInt8>?, into result: UnsafeMutablePointer<UInt64>
) -> Int? {
  left.withPointer { a, aStride in
    right.withPointer { b, bStride in
      if type == .float {
        computeFloats(operation, a, aStride, b, bStride, count, result)
        return nil
      }
      let kernel: kernel_arithmetic
      switch operation {
      case .add: kernel = KERNEL_ADD
      case .subtract: kernel = KERNEL_SUBTRACT
      case .multiply: kernel = KERNEL_MULTIPLY
      case .divide, .modulo:
        let remainder: Int32 = operation == .modulo ? 1 : 0
        let failed =
          type == .uint
          ? kernel_divide_unsigned(remainder, a, aStride, b, bStride, count, active, result)
          : kernel_divide_signed(
            remainder, rebound(a), aStride, rebound(b), bStride, count, active, rebound(result))
        return failed == count ? nil : failed
      }
      kernel_arithmetic_words(kernel, a, aStride, b, bStride, count, result)
      return nil
    }
  }
}

private func computeFloats(
  _ operation: ArithmeticKernel, _ a: UnsafePointer<UInt64>, _ aStride: Int,
  _ b: UnsafePointer<UInt64>, _ bStride: Int, _ count: Int,
  _ result: UnsafeMutablePointer<UInt64>
) {
  let kernel: kernel_arithmetic
  switch operation {
  case .add: kernel = KERNEL_ADD
  case .subtract: kernel = KERNEL_SUBTRACT
  case .multiply: kernel = KERNEL_MULTIPLY
  case .divide: kernel = KERNEL_DIVIDE
  case .modulo:
    for row in 0..<count {
      let dividend = Double(bitPattern: a[row &* aStride])
      let divisor = Double(bitPattern: b[row &* bStride])
      result[row] = dividend.truncatingRemainder(dividingBy: divisor).bitPattern
    }
    return
  }
  kernel_arithmetic_float(
    kernel, rebound(a), aStride, rebound(b), bStride, count, rebound(result))
}

/// The comparisons of `compareOperands`; a null on either side is null.
package enum ComparisonKernel: Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

  var kernel: kernel_comparison {
    switch self {
    case .equal: KERNEL_EQUAL
    case .notEqual: KERNEL_NOT_EQUAL
    case .less: KERNEL_LESS
    case .lessOrEqual: KERNEL_LESS_OR_EQUAL
    case .greater: KERNEL_GREATER
    case .greaterOrEqual: KERNEL_GREATER_OR_EQUAL
    }
  }

  /// The comparison with its sides exchanged.
  var mirrored: ComparisonKernel {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// Whether the comparison holds for an order: negative, zero or positive.
  package func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

/// Compares two operands of int, uint, float or time, to 0 or 1 a row. An int and a uint compare by
/// value; with a float on one side only, convert the other first (`convertToFloat`). Null slots are
/// compared like others. result `[rows]`.
package func compareOperands(
  _ comparison: ComparisonKernel, _ left: WordOperand, _ leftType: ColumnType,
  _ right: WordOperand, _ rightType: ColumnType, count: Int,
  into result: UnsafeMutablePointer<UInt8>
) {
  if leftType == .uint && rightType == .int {
    return compareOperands(
      comparison.mirrored, right, rightType, left, leftType, count: count, into: result)
  }
  left.withPointer { a, aStride in
    right.withPointer { b, bStride in
      switch (leftType, rightType) {
      case (.float, _):
        kernel_compare_float(
          comparison.kernel, rebound(a), aStride, rebound(b), bStride, count, result)
      case (.uint, _):
        kernel_compare_unsigned(comparison.kernel, a, aStride, b, bStride, count, result)
      case (_, .uint):
        kernel_compare_signed_unsigned(
          comparison.kernel, rebound(a), aStride, b, bStride, count, result)
      default:
        kernel_compare_signed(
          comparison.kernel, rebound(a), aStride, rebound(b), bStride, count, result)
      }
    }
  }
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
