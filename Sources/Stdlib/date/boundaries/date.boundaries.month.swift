import Interpreter

/// The built-in `boundaries.month`: the same as `experimental/date/boundaries.month`.
let dateBoundariesMonth = experimentalDateBoundariesMonth.alias(in: "date/boundaries")
