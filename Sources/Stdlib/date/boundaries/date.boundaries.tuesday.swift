import Interpreter

/// The built-in `boundaries.tuesday`: the same as `experimental/date/boundaries.tuesday`.
let dateBoundariesTuesday = experimentalDateBoundariesTuesday.alias(in: "date/boundaries")
