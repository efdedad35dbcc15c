import CKernels

/// The exactly rounded sum of each table's present values; 0.0 for a table without any.
///
/// Made for many small tables: no state is kept beyond one table.
/// values `[rows]`; tableStarts `[tables + 1]`, absolute in values; sums `[tables]`.
/// Complexity: O(rows).
package func sumTables(
  _ values: UnsafePointer<Double>, validity: Validity?, tableStarts: BufferSlice<Int32>,
  into sums: UnsafeMutablePointer<Double>
) {
  for table in 0..<(tableStarts.count - 1) {
    let start = Int(tableStarts.pointer[table])
    let count = Int(tableStarts.pointer[table + 1]) &- start
    if validity == nil, count <= Int(KERNEL_SUM_BLOCK_MAX) {
      var high = 0.0
      var low = 0.0
      if kernel_sum_block(values + start, count, &high, &low) == KERNEL_SUM_EXACT {
        sums[table] = high + low + 0.0
        continue
      }
    }
    var sum = ExactSum()
    sum.add(
      UnsafeBufferPointer(start: values + start, count: count),
      validity: validity?.slice(start..<(start + count)))
    sums[table] = sum.rounded()
  }
}

/// The wrapping sum of the present ints or uints.
package func sumWords(_ values: UnsafeBufferPointer<UInt64>, validity: Validity?) -> UInt64 {
  guard let start = values.baseAddress else { return 0 }
  guard let validity else { return kernel_sum_words(start, values.count) }
  var total: UInt64 = 0
  for row in 0..<values.count {
    total &+= start[row] & (validity.isValid(row) ? ~0 : 0)
  }
  return total
}
