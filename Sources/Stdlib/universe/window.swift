import Interpreter

/// The built-in `window`: cuts tables into windows of time.
let universeWindow = windowBuiltin("window", "Cuts tables into windows of time.")
