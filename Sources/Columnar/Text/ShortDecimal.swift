/// Reads a decimal of at most 15 digits: the quotient of two exact floats, so rounded once. nil for
/// everything else, which says nothing about whether it is a number. Complexity: O(bytes).
/// Source: Clinger, "How to read floating point numbers accurately" (1990).
package func parseShortDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
  guard text.count > 0, text.count <= 17 else { return nil }
  var index = text[0] == 0x2D ? 1 : 0
  let isNegative = index == 1
  var mantissa: UInt64 = 0
  var digits = 0
  var fraction = -1
  while index < text.count {
    let digit = text[index] &- 0x30
    if digit <= 9 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      digits &+= 1
      if fraction >= 0 { fraction &+= 1 }
    } else if text[index] == 0x2E, fraction < 0 {
      fraction = 0
    } else {
      return nil
    }
    index &+= 1
  }
  guard digits > 0, digits <= 15 else { return nil }
  let value = fraction > 0 ? Double(mantissa) / powersOfTen[fraction] : Double(mantissa)
  return isNegative ? -value : value
}

/// The whole number and the decimals of a float that is a decimal of at most 15 digits, of which few
/// stand behind the point; nil for others. No shorter decimal reads as the same float, since no two
/// of at most 15 digits do.
func shortDecimal(_ magnitude: Double) -> (number: UInt64, decimals: Int)? {
  for decimals in 0...decimalsTried {
    let scaled = (magnitude * powersOfTen[decimals]).rounded()
    guard scaled < 1e15 else { return nil }
    // Both are exact, so the quotient is the decimal rounded once.
    if scaled / powersOfTen[decimals] == magnitude { return (UInt64(scaled), decimals) }
  }
  return nil
}

private let decimalsTried = 4

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]
