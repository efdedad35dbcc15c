/// The difference is larger than twice what the runs scatter by.
func isMeasurable(_ a: MeasuredVariant, _ b: MeasuredVariant) -> Bool {
  let difference = (a.mean - b.mean).magnitude
  let deviationA = a.noise * a.mean
  let deviationB = b.noise * b.mean
  let count = Double(max(1, min(a.nanoseconds.count, b.nanoseconds.count)))
  let scatter = ((deviationA * deviationA + deviationB * deviationB) / count).squareRoot()
  return difference > 2 * scatter && difference > 0.02 * max(a.mean, b.mean)
}

/// The largest scatter of any variant, as a share of its mean.
func noiseOf(_ comparison: Comparison) -> Double {
  comparison.variants.map(\.noise).max() ?? 0
}

/// A small positive number with one decimal and its power of ten: `9.5e-16`.
func decimalExponent(_ value: Double) -> String {
  guard value > 0, value.isFinite else { return "0" }
  var mantissa = value
  var exponent = 0
  while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
  while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  return "\(decimalText(mantissa, 1))e\(exponent)"
}
