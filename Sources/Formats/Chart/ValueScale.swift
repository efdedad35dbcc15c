import Columnar

/// A linear axis of values with round ticks.
package struct ValueScale: Sendable {
  package let low: Double
  package let high: Double
  package let ticks: [Double]
  private let decimals: Int

  /// Covers `extent` with about `count` ticks at multiples of 1, 2 or 5 times a power of ten.
  /// With `fromZero` the axis begins, or ends, at zero.
  package init(_ extent: ClosedRange<Double>, ticks count: Int, fromZero: Bool = false) {
    var low = extent.lowerBound
    var high = extent.upperBound
    if fromZero {
      low = min(low, 0)
      high = max(high, 0)
    }
    if low == high {
      let margin = low == 0 ? 1 : abs(low) * 0.1
      low -= margin
      high += margin
    }
    let step = Self.roundStep((high - low) / Double(max(1, count)))
    guard step > 0, step.isFinite, (low / step).magnitude < 1e15 else {
      self.low = low
      self.high = high
      ticks = [low, high]
      decimals = 0
      return
    }
    let first = (low / step).rounded(.down)
    let last = (high / step).rounded(.up)
    self.low = first * step
    self.high = last * step
    ticks = (0...max(1, Int(min(last - first, 100)))).map { (first + Double($0)) * step }
    var decimals = 0
    var scaled = step
    while decimals < 9, scaled.rounded() != scaled || scaled < 1 {
      scaled = (scaled * 10 * 1e6).rounded() / 1e6
      decimals += 1
    }
    self.decimals = decimals
  }

  /// Where a value lies: 0 at `low`, 1 at `high`.
  package func share(_ value: Double) -> Double {
    min(1, max(0, (value - low) / (high - low)))
  }

  /// A value with as many decimals as the ticks have.
  package func text(_ value: Double) -> String {
    if value.magnitude >= 1e12 || (decimals >= 9 && value != 0) { return formatFloat(value) }
    var factor = 1.0
    for _ in 0..<decimals { factor *= 10 }
    let scaled = (value.magnitude * factor).rounded()
    guard let whole = Int(exactly: scaled) else { return formatFloat(value) }
    let digits = String(whole)
    let sign = value < 0 && whole != 0 ? "-" : ""
    if decimals == 0 { return sign + grouped(whole) }
    let filled = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + grouped(Int(filled.dropLast(decimals)) ?? 0) + "." + filled.suffix(decimals)
  }

  private static func roundStep(_ step: Double) -> Double {
    guard step > 0, step.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= step { power *= 10 }
    while power > step, power > 1e-300 { power /= 10 }
    for factor in [1.0, 2, 5] where power * factor >= step * 0.999_999 { return power * factor }
    return power * 10
  }
}
