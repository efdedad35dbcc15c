import Interpreter

/// The built-in `boundaries.saturday`: the same as `experimental/date/boundaries.saturday`.
let dateBoundariesSaturday = experimentalDateBoundariesSaturday.alias(in: "date/boundaries")
