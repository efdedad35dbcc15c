import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `math.atan2`: angle of the point (x, y), in radians.
let mathAtan2 = mathBinary(
  "atan2", "y", "x", "Angle of the point (x, y), in radians.",
  example: ("0.0", "1.0"), output: "0"
) { atan2($0, $1) }
