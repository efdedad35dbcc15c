import CKernels

/// Truth values of rows in one byte each: 0 false, 1 true, 2 null.
package enum Truth {
  /// `left and right` under the row rules (`threeValued` false: a null on the left counts as false)
  /// or in three-valued logic. All `[rows]`; the result may be one of the operands.
  package static func and(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int, threeValued: Bool,
    into result: UnsafeMutablePointer<UInt8>
  ) {
    if threeValued {
      kernel_and_three(left, right, count, result)
    } else {
      kernel_and_row(left, right, count, result)
    }
  }

  /// `left or right`; see `and`.
  package static func or(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int, threeValued: Bool,
    into result: UnsafeMutablePointer<UInt8>
  ) {
    if threeValued {
      kernel_or_three(left, right, count, result)
    } else {
      kernel_or_row(left, right, count, result)
    }
  }

  /// `not value`; null stays null.
  package static func not(
    _ values: UnsafePointer<UInt8>, count: Int, into result: UnsafeMutablePointer<UInt8>
  ) {
    kernel_not(values, count, result)
  }

  /// 1 where the value is true: what `filter` keeps.
  package static func mask(
    _ values: UnsafePointer<UInt8>, count: Int, into result: UnsafeMutablePointer<UInt8>
  ) {
    kernel_truth_mask(values, count, result)
  }

  /// Marks the rows that a bitmap calls null. values `[rows]`.
  package static func setNulls(_ values: UnsafeMutablePointer<UInt8>, _ validity: Validity?) {
    guard let validity else { return }
    for row in 0..<validity.count where !validity.isValid(row) { values[row] = 2 }
  }

  /// Bools and their bitmap (nil without nulls). values `[rows]`. Errors: `MemoryExhausted`.
  package static func column(
    _ values: UnsafePointer<UInt8>, count: Int, budget: MemoryBudget?
  ) throws -> Column {
    let bools = try Buffer<UInt8>(capacity: count, budget: budget)
    let words = try Validity.makeWords(count: count, budget: budget)
    for row in 0..<count {
      bools.base[row] = values[row] & 1
      if values[row] == 2 { clearBit(words.base, row) }
    }
    return Column(
      type: .bool,
      storage: .plain(
        .bools(BufferSlice(bools, count: count)), Validity.finished(words, count: count)))
  }
}
