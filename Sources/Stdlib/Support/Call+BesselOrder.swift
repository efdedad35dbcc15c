import Interpreter

/// The C library takes a step for each order below, and cannot be stopped.
private let besselOrderMax: Int64 = 10_000_000

extension Call {
  /// The argument `n` of a Bessel function.
  /// Errors: `invalid` for an order that would take the C library seconds.
  func besselOrder() throws -> Int32 {
    let order = try int("n")
    guard order.magnitude <= besselOrderMax.magnitude else {
      throw invalid("n must lie between \(-besselOrderMax) and \(besselOrderMax), but was \(order)")
    }
    return Int32(truncatingIfNeeded: order)
  }
}
