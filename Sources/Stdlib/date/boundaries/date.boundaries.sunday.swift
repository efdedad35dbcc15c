import Interpreter

/// The built-in `boundaries.sunday`: the same as `experimental/date/boundaries.sunday`.
let dateBoundariesSunday = experimentalDateBoundariesSunday.alias(in: "date/boundaries")
