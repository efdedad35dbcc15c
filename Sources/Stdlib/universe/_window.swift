import Interpreter

/// The built-in `_window`: cuts tables into windows of time; every argument is given.
let universePrivateWindow = windowBuiltin(
  "_window", "Cuts tables into windows of time; every argument is given.", requiresAll: true)
