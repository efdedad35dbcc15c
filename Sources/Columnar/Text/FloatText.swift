/// The shortest decimal digits that read back as a float: `0.d1d2d3… * 10^pointPosition`.
struct FloatDigits {
  var isNegative = false
  /// Digits without leading and trailing zeros, at most 17; none for zero.
  private var storage: (UInt64, UInt64, UInt64) = (0, 0, 0)
  private(set) var count = 0
  var pointPosition = 0

  /// value is finite. Where it is no short decimal, rewrites what `Double.description` gives: its
  /// digits are the shortest that round-trip and of those the nearest.
  init(_ value: Double) {
    if let short = shortDecimal(value.magnitude) {
      isNegative = value.sign == .minus
      write(short.number, decimals: short.decimals)
      return
    }
    var text = value.description
    text.withUTF8 { read($0) }
  }

  private mutating func write(_ number: UInt64, decimals: Int) {
    if number == 0 { return }
    var rest = number
    var zeros = 0
    while rest % 10 == 0 {
      rest /= 10
      zeros += 1
    }
    var digits = 0
    var power: UInt64 = 1
    while power <= rest {
      power &*= 10
      digits += 1
    }
    count = digits
    withUnsafeMutableBytes(of: &storage) { bytes in
      for index in (0..<digits).reversed() {
        bytes[index] = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10)
        rest /= 10
      }
    }
    pointPosition = digits + zeros - decimals
  }

  private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    var exponent = 0
    var digitsBeforePoint = 0
    var sawPoint = false
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): sawPoint = true
      case UInt8(ascii: "e"):
        var sign = 1
        while position < text.count {
          let digit = text[position]
          position += 1
          if digit == UInt8(ascii: "-") { sign = -1 }
          if digit >= 0x30 && digit <= 0x39 { exponent = exponent * 10 + Int(digit - 0x30) }
        }
        exponent *= sign
      default:
        if !sawPoint { digitsBeforePoint += 1 }
        append(byte, &digitsBeforePoint)
      }
    }
    while count > 0, self[count - 1] == 0x30 { count -= 1 }
    pointPosition = count == 0 ? 0 : digitsBeforePoint + exponent
  }

  private mutating func append(_ digit: UInt8, _ digitsBeforePoint: inout Int) {
    if count == 0 && digit == 0x30 {
      // A leading zero moves the point instead.
      digitsBeforePoint -= 1
      return
    }
    guard count < 24 else { return }
    withUnsafeMutableBytes(of: &storage) { $0[count] = digit }
    count += 1
  }

  subscript(_ index: Int) -> UInt8 {
    withUnsafeBytes(of: storage) { $0[index] }
  }
}

/// Appends a float in the form of `string()`: shortest digits, never an exponent; NaN, +Inf, -Inf.
package func appendFloat(_ value: Double, to text: inout [UInt8]) {
  if appendSpecial(value, to: &text) { return }
  appendPlain(FloatDigits(value), to: &text)
}

/// A float in the form of `string()`: shortest digits, never an exponent; NaN, +Inf, -Inf.
package func formatFloat(_ value: Double) -> String { makeString { appendFloat(value, to: &$0) } }

/// A float in the form of `display()`: with an exponent of at least two digits when the decimal
/// exponent is below -4 or at least 6.
/// Source: strconv's format `g` with shortest precision.
package func formatFloatGo(_ value: Double) -> String {
  makeString { text in
    if appendSpecial(value, to: &text) { return }
    let digits = FloatDigits(value)
    let exponent = digits.count == 0 ? 0 : digits.pointPosition - 1
    if exponent < -4 || exponent >= 6 {
      appendExponential(digits, letter: UInt8(ascii: "e"), exponentDigitsMin: 2, to: &text)
    } else {
      appendPlain(digits, to: &text)
    }
  }
}

/// A float in the form of pivot's labels: `1.5E+00`.
package func formatFloatExponent(_ value: Double) -> String {
  makeString { text in
    if appendSpecial(value, to: &text) { return }
    appendExponential(
      FloatDigits(value), letter: UInt8(ascii: "E"), exponentDigitsMin: 2, to: &text)
  }
}

/// A float as JSON writes it: an exponent below 1e-6 and from 1e21 on, `1e+21`, `1e-7`. NaN and
/// infinities are for the caller to refuse.
package func appendFloatJSON(_ value: Double, to text: inout [UInt8]) {
  if appendSpecial(value, to: &text) { return }
  let digits = FloatDigits(value)
  let magnitude = value.magnitude
  if magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21) {
    appendExponential(digits, letter: UInt8(ascii: "e"), exponentDigitsMin: 1, to: &text)
  } else {
    appendPlain(digits, to: &text)
  }
}

private func appendSpecial(_ value: Double, to text: inout [UInt8]) -> Bool {
  if value.isFinite { return false }
  text.append(contentsOf: (value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf").utf8)
  return true
}

private func appendPlain(_ digits: FloatDigits, to text: inout [UInt8]) {
  if digits.isNegative { text.append(UInt8(ascii: "-")) }
  if digits.pointPosition <= 0 {
    text.append(UInt8(ascii: "0"))
    if digits.count == 0 { return }
    text.append(UInt8(ascii: "."))
    for _ in 0..<(-digits.pointPosition) { text.append(UInt8(ascii: "0")) }
    for index in 0..<digits.count { text.append(digits[index]) }
    return
  }
  for index in 0..<max(digits.count, digits.pointPosition) {
    if index == digits.pointPosition { text.append(UInt8(ascii: ".")) }
    text.append(index < digits.count ? digits[index] : UInt8(ascii: "0"))
  }
}

private func appendExponential(
  _ digits: FloatDigits, letter: UInt8, exponentDigitsMin: Int, to text: inout [UInt8]
) {
  if digits.isNegative { text.append(UInt8(ascii: "-")) }
  text.append(digits.count == 0 ? UInt8(ascii: "0") : digits[0])
  if digits.count > 1 {
    text.append(UInt8(ascii: "."))
    for index in 1..<digits.count { text.append(digits[index]) }
  }
  let exponent = digits.count == 0 ? 0 : digits.pointPosition - 1
  text.append(letter)
  text.append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
  appendPadded(Int64(exponent.magnitude), width: exponentDigitsMin, to: &text)
}
