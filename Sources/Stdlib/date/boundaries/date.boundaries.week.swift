import Interpreter

/// The built-in `boundaries.week`: the same as `experimental/date/boundaries.week`.
let dateBoundariesWeek = experimentalDateBoundariesWeek.alias(in: "date/boundaries")
