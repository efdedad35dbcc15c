import Interpreter

/// The built-in `boundaries.yesterday`: the same as `experimental/date/boundaries.yesterday`.
let dateBoundariesYesterday = experimentalDateBoundariesYesterday.alias(in: "date/boundaries")
