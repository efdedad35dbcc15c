/// A float as an integer, toward zero; what does not fit (NaN too) is the smallest integer.
@inlinable package func convertToInt(_ value: Double) -> Int64 {
  // The bounds are exact: 2^63 itself does not fit.
  value >= -0x1p63 && value < 0x1p63 ? Int64(value) : .min
}

/// A float as an unsigned integer, toward zero; negatives wrap; what does not fit is 2^63.
@inlinable package func convertToUInt(_ value: Double) -> UInt64 {
  if value >= 0, value < 0x1p64 { return UInt64(value) }
  return UInt64(bitPattern: convertToInt(value))
}
