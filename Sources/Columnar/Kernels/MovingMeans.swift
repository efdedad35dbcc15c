import CKernels

/// The means of the `window` values up to each of some rows, the first of them at least
/// `window - 1`. The value of row k has the slot k modulo `window`, and the sum is taken from slot
/// to slot, whatever row is in it. values `[rows.upperBound]`, none null; means `[rows.count]`.
/// Complexity: O(rows * window), some rows at a time.
package func movingMeans(
  _ values: UnsafePointer<UInt64>, window: Int, rows: Range<Int>,
  into means: UnsafeMutablePointer<UInt64>
) {
  let floats = UnsafeRawPointer(values).assumingMemoryBound(to: Double.self)
  let sums = UnsafeMutableRawPointer(means).assumingMemoryBound(to: Double.self)
  kernel_moving_sums(floats, window, rows.lowerBound, rows.count, sums)
  for row in 0..<rows.count { sums[row] /= Double(window) }
}
