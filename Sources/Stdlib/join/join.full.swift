import Interpreter

/// The built-in `join.full`: all rows of both streams, with their partners where they have some.
let joinFull = joinBuiltin(
  "full", "All rows of both streams, with their partners where they have some.")
