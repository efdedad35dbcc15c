import Interpreter

/// The built-in `boundaries.monday`: the same as `experimental/date/boundaries.monday`.
let dateBoundariesMonday = experimentalDateBoundariesMonday.alias(in: "date/boundaries")
