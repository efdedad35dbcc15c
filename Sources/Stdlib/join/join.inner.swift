import Interpreter

/// The built-in `join.inner`: rows of two streams that have a partner.
let joinInner = joinBuiltin(
  "inner", "Rows of two streams that have a partner.")
