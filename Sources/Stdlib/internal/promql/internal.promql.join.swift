import Interpreter

/// The built-in `promql.join`: the same as `experimental.join`.
let internalPromqlJoin = experimentalJoin.alias(in: "internal/promql")
