import Interpreter

/// The built-in `monitor.log`: keeps notifications; an option, as rows go to the store unless it is set.
let influxdataInfluxdbMonitorLog = monitorSink("log", keeps: "notifications")
