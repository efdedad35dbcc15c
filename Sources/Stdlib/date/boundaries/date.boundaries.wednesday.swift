import Interpreter

/// The built-in `boundaries.wednesday`: the same as `experimental/date/boundaries.wednesday`.
let dateBoundariesWednesday = experimentalDateBoundariesWednesday.alias(in: "date/boundaries")
