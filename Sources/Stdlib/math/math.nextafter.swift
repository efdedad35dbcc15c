import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.nextafter`: the next float after x on the way to y; x itself where both are
/// equal, so that a zero keeps its sign.
let mathNextafter = mathBinary(
  "nextafter", "x", "y", "The next float after x on the way to y.",
  example: ("1.0", "1.0"), output: "1"
) { $0 == $1 ? $0 : nextafter($0, $1) }
