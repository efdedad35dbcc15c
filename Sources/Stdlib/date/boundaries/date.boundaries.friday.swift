import Interpreter

/// The built-in `boundaries.friday`: the same as `experimental/date/boundaries.friday`.
let dateBoundariesFriday = experimentalDateBoundariesFriday.alias(in: "date/boundaries")
