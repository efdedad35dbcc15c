import Interpreter

/// The built-in `boundaries.thursday`: the same as `experimental/date/boundaries.thursday`.
let dateBoundariesThursday = experimentalDateBoundariesThursday.alias(in: "date/boundaries")
