import Interpreter

/// The built-in `monitor.write`: keeps statuses; an option, as rows go to the store unless it is set.
let influxdataInfluxdbMonitorWrite = monitorSink("write", keeps: "statuses")
