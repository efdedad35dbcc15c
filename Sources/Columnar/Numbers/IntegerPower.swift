/// `base ^ exponent` on integers, so that the value has the operands' type: it wraps like the other
/// integer operators and a negative exponent truncates toward zero; nil where zero would be divided
/// by. Complexity: O(log exponent).
package func integerPower(_ base: Int64, _ exponent: Int64) -> Int64? {
  if exponent < 0 {
    switch base {
    case 0: return nil
    case 1: return 1
    case -1: return exponent & 1 == 0 ? 1 : -1
    default: return 0
    }
  }
  return Int64(bitPattern: integerPower(UInt64(bitPattern: base), UInt64(exponent)))
}

/// `base ^ exponent` on unsigned integers; wraps. Complexity: O(log exponent).
package func integerPower(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
  var result: UInt64 = 1
  var factor = base
  var rest = exponent
  while rest > 0 {
    if rest & 1 == 1 { result = result &* factor }
    factor = factor &* factor
    rest >>= 1
  }
  return result
}
