import Columnar

/// A count with commas between thousands: `17,520`.
package func countText(_ count: Int) -> String {
  let digits = String(count.magnitude)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return count < 0 ? "-" + text : text
}

/// A count with its noun, in the singular for one: `1 table`, `2 tables`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(countText(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// A number with a fixed count of decimals, halves away from zero.
package func decimalText(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite else { return formatFloat(value) }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = (value.magnitude * scale).rounded()
  guard let whole = Int64(exactly: scaled) else { return formatFloat(value) }
  let digits = String(whole)
  let padded =
    String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  let sign = value < 0 && whole != 0 ? "-" : ""
  if decimals == 0 { return sign + padded }
  return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}

/// Milliseconds with as many decimals as three figures need: `0.030`, `2.66`, `10.6`, `1,240`.
package func millisecondsText(_ nanoseconds: Double) -> String {
  let milliseconds = nanoseconds / 1_000_000
  switch milliseconds.magnitude {
  case ..<1: return decimalText(milliseconds, 3)
  case ..<10: return decimalText(milliseconds, 2)
  case ..<1000: return decimalText(milliseconds, 1)
  default: return countText(Int(exactly: milliseconds.rounded()) ?? Int.max)
  }
}

/// Bytes in binary units: `512 B`, `26 KiB`, `0.5 MiB`.
package func bytesText(_ bytes: Int) -> String {
  let kibibytes = Double(bytes) / 1024
  if bytes < 1024 { return "\(bytes) B" }
  if kibibytes < 100 { return decimalText(kibibytes, kibibytes < 10 ? 1 : 0) + " KiB" }
  let mebibytes = kibibytes / 1024
  if mebibytes < 1024 { return decimalText(mebibytes, mebibytes < 100 ? 1 : 0) + " MiB" }
  return decimalText(mebibytes / 1024, 1) + " GiB"
}

/// How many times: `4.7x`, `65x`.
package func ratioText(_ ratio: Double) -> String {
  decimalText(ratio, ratio < 10 ? 1 : 0) + "x"
}
