import Interpreter

/// The built-in `experimental.to`: the same as `influxdb.wideTo`.
let experimentalTo = influxdataInfluxdbWideTo.alias(in: "experimental", as: "to")
