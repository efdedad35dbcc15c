/// a + b, or the nearest value that fits.
func saturatingAdd(_ a: Int64, _ b: Int64) -> Int64 {
  let (sum, overflow) = a.addingReportingOverflow(b)
  return overflow ? (b < 0 ? Int64.min : Int64.max) : sum
}

/// a - b, or the nearest value that fits.
func saturatingSubtract(_ a: Int64, _ b: Int64) -> Int64 {
  let (difference, overflow) = a.subtractingReportingOverflow(b)
  return overflow ? (b > 0 ? Int64.min : Int64.max) : difference
}

/// a * b, or the nearest value that fits.
func saturatingMultiply(_ a: Int64, _ b: Int64) -> Int64 {
  let (product, overflow) = a.multipliedReportingOverflow(by: b)
  return overflow ? ((a < 0) == (b < 0) ? Int64.max : Int64.min) : product
}
