import Interpreter

/// The built-in `tickscript.alert`: gives each row a level and a message, and keeps it as a
/// status.
let contribBonitooIoTickscriptAlert = Builtin(
  package: "contrib/bonitoo-io/tickscript", name: "alert",
  signature: """
    (<-tables: stream[A], check: {B with _check_id: string, _check_name: string, \
    _type: string, tags: C}, ?id: (r: D) => string, ?details: (r: D) => string, \
    ?message: (r: D) => string, ?crit: (r: D) => bool, ?warn: (r: D) => bool, ?info: \
    (r: D) => bool, ?ok: (r: D) => bool, ?topic: string) => stream[E] where A: \
    Record, C: Record, D: Record, E: Record
    """,
  documentation: Documentation(
    "Gives each row a level and a message, and keeps it as a status.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("check", "The check, from `defineCheck`."),
      ("id", "Gives the id of a row."),
      ("details", "Gives details of a row."),
      ("message", "Gives the message of a row."),
      ("crit", "Which rows are critical."),
      ("warn", "Which rows are a warning."),
      ("info", "Which rows are worth knowing."),
      ("ok", "Which rows are well."),
      ("topic", "A topic that the statuses belong to."),
    ],
    example: """
      import "array"
      import "contrib/bonitoo-io/tickscript"
      import "influxdata/influxdb/monitor"

      option now = () => 2021-06-07T02:00:00Z
      option monitor.write = (tables=<-) => tables

      array.from(rows: [{_time: 2021-06-07T00:00:00Z, _measurement: "plant", mw: 95.0}])
        |> group(columns: ["_measurement"])
        |> tickscript.alert(
          check: tickscript.defineCheck(id: "1", name: "output"), crit: (r) => r.mw < 100.0,
        )
        |> keep(columns: ["_level", "_message", "mw"])
      """,
    output: """
      _level,_message,mw
      crit,Threshold Check: output is: crit,95
      """),
  isPure: false,
  body: .flux(
    source: """
      (
        tables=<-,
        check,
        id=(r) => "${r._check_id}",
        details=(r) => "",
        message=(r) => "Threshold Check: ${r._check_name} is: ${r._level}",
        crit=(r) => false,
        warn=(r) => false,
        info=(r) => false,
        ok=(r) => true,
        topic="",
      ) => {
        named =
          tables
            |> drop(fn: (column) => column =~ /_start.*/ or column =~ /_stop.*/)
            |> map(fn: (r) => ({r with _check_id: check._check_id, _check_name: check._check_name}))
            |> map(fn: (r) => ({r with id: id(r: r)}))
            |> map(fn: (r) => ({r with details: details(r: r)}))
        filed =
          if topic == "" then
            named
          else
            named |> set(key: "_topic", value: topic) |> experimental.group(mode: "extend", columns: ["_topic"])

        return filed |> monitor.check(data: check, messageFn: message, crit: crit, warn: warn, info: info, ok: ok)
      }
      """, imports: ["experimental", "influxdata/influxdb/monitor"]))
