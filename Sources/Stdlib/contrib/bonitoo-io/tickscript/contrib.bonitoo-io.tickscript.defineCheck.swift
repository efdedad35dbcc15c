import Interpreter

/// The built-in `tickscript.defineCheck`: A check, as `alert` and `deadman` want it.
let contribBonitooIoTickscriptDefineCheck = Builtin(
  package: "contrib/bonitoo-io/tickscript", name: "defineCheck",
  signature: """
    (id: string, name: string, ?type: string) => {_check_id: string, _check_name: \
    string, _type: string, tags: {}}
    """,
  documentation: Documentation(
    "A check, as `alert` and `deadman` want it.",
    parameters: [
      ("id", "The id of the check."),
      ("name", "The name of the check."),
      ("type", "Its type; `custom` if left out."),
    ],
    example: """
      import "contrib/bonitoo-io/tickscript"

      tickscript.defineCheck(id: "1", name: "output")
      """,
    output: """
      {
          _check_id: 1,
          _check_name: output,
          _type: custom,
          tags: {}
      }
      """),
  body: .flux(
    source: """
      (id, name, type="custom") => ({_check_id: id, _check_name: name, _type: type, tags: {}})
      """, imports: []))
