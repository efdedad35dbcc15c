import Interpreter

/// The built-in `join.left`: all rows of the left stream, with their partners where they have
/// some.
let joinLeft = joinBuiltin(
  "left", "All rows of the left stream, with their partners where they have some.")
