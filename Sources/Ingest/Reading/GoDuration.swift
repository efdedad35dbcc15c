/// ns in a length of time as Go writes it: `1h30m`, `-1.5s`, `300ms`; nil for other text, and for
/// more than 64 bits hold. Complexity: O(bytes).
func parseGoDuration(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
  var reader = NumberReader(text)
  let isNegative = reader.take(0x2D)
  if !isNegative { _ = reader.take(0x2B) }
  var total: Int64 = 0
  var isFirst = true
  repeat {
    guard let whole = reader.number(digitsMax: 18) else { return nil }
    var digits = 0
    var scale = 1.0
    if reader.take(0x2E) {
      let start = reader.position
      guard let found = reader.number(digitsMax: 18) else { return nil }
      digits = found
      for _ in start..<reader.position { scale *= 10 }
    }
    if isFirst, whole == 0, digits == 0, reader.isAtEnd { return 0 }
    isFirst = false
    guard let unit = durationUnit(&reader) else { return nil }
    // Less than a unit, so that it fits.
    let part = Int64(Double(digits) * (Double(unit) / scale))
    let (product, isTooLong) = Int64(whole).multipliedReportingOverflow(by: unit)
    let (sum, isOver) = total.addingReportingOverflow(product)
    let (all, isBeyond) = sum.addingReportingOverflow(part)
    if isTooLong || isOver || isBeyond { return nil }
    total = all
  } while !reader.isAtEnd
  return isNegative ? -total : total
}

private let durationUnits: [(name: StaticString, nanoseconds: Int64)] = [
  ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000),
  ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
]

/// ns in the unit that stands next; `m` only where no `ms` does.
private func durationUnit(_ reader: inout NumberReader) -> Int64? {
  for unit in durationUnits where reader.take(unit.name) { return unit.nanoseconds }
  return nil
}
