import Interpreter

/// The built-in `join.right`: all rows of the right stream, with their partners where they have
/// some.
let joinRight = joinBuiltin(
  "right", "All rows of the right stream, with their partners where they have some.")
