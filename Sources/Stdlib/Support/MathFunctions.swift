#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// NaN if either is; +0 above -0.
func largerNumber(_ a: Double, _ b: Double) -> Double {
  if a == .infinity || b == .infinity { return .infinity }
  if a.isNaN || b.isNaN { return .nan }
  if a == 0, b == 0 { return a.sign == .minus ? b : a }
  return a > b ? a : b
}

/// NaN if either is; -0 below +0.
func smallerNumber(_ a: Double, _ b: Double) -> Double {
  if a == -.infinity || b == -.infinity { return -.infinity }
  if a.isNaN || b.isNaN { return .nan }
  if a == 0, b == 0 { return a.sign == .minus ? a : b }
  return a < b ? a : b
}

/// The difference, but not below zero; NaN for infinities of one sign.
func positiveDifference(_ a: Double, _ b: Double) -> Double {
  let difference = a - b
  return difference <= 0 ? 0 : difference
}

/// The inverse error function: a rational first guess, then two Newton steps on `erf`, which reach
/// the last bit or the one beside it. NaN outside of -1 … 1.
/// Source: Giles, Approximating the erfinv function (2010), for the guess.
func inverseErf(_ y: Double) -> Double {
  if y.isNaN || y < -1 || y > 1 { return .nan }
  if y == 1 { return .infinity }
  if y == -1 { return -.infinity }
  if y == 0 { return y }
  var w = -log1p(-y * y)
  var guess: Double
  if w < 5 {
    w -= 2.5
    guess = [
      3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087, -0.00125372503,
      -0.00417768164, 0.246640727, 1.50140941,
    ].reduce(2.81022636e-08) { $0 * w + $1 }
  } else {
    w = sqrt(w) - 3
    guess = [
      0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613,
      0.00943887047, 1.00167406, 2.83297682,
    ].reduce(-0.000200214257) { $0 * w + $1 }
  }
  guess *= y
  let slope = 2 / Double.pi.squareRoot()
  for _ in 0..<3 {
    // Near the ends `erfc` keeps the digits that `erf` loses.
    let error = y > 0.5 ? (1 - y) - erfc(guess) : y < -0.5 ? erfc(-guess) - (1 + y) : erf(guess) - y
    let step = error / (slope * exp(-guess * guess))
    if !step.isFinite { break }
    guess -= step / (1 + guess * step)
  }
  return guess
}

/// The cube root, libm's with its last bit set right: one Newton step on the exact residual.
func cubeRoot(_ x: Double) -> Double {
  let root = cbrt(x)
  guard root.isFinite, root != 0, root.isNormal else { return root }
  let square = root * root
  let squareError = fma(root, root, -square)
  let cube = square * root
  let cubeError = fma(square, root, -cube) + squareError * root
  let residual = (cube - x) + cubeError
  let better = root - residual / (3 * square)
  return better.isFinite ? better : root
}
