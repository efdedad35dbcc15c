import CKernels

/// The means of `window` values from each of `count` rows on, summed from the first value to the last
/// and then divided. values `[count + window - 1]`, none null; means `[count]`.
/// Complexity: O(count * window), some rows at a time.
package func movingMeans(
  _ values: UnsafePointer<UInt64>, window: Int, count: Int,
  into means: UnsafeMutablePointer<UInt64>
) {
  let floats = UnsafeRawPointer(values).assumingMemoryBound(to: Double.self)
  let sums = UnsafeMutableRawPointer(means).assumingMemoryBound(to: Double.self)
  kernel_moving_sums(floats, window, count, sums)
  for row in 0..<count { sums[row] /= Double(window) }
}
