import Interpreter

/// The built-in `query.filterFields`: the rows of some fields; of all where none is named.
let experimentalQueryFilterFields = Builtin(
  package: "experimental/query", name: "filterFields",
  signature: """
    (<-table: stream[{A with _field: string}], ?fields: [string]) => stream[{A with \
    _field: string}]
    """,
  documentation: Documentation(
    "The rows of some fields; of all where none is named.",
    parameters: [
      ("table", "The input, usually piped in."),
      ("fields", "The names of the fields."),
    ],
    example: """
      import "experimental/query"

      query.fromRange(bucket: "grid", start: 2023-12-28T00:00:00Z, stop: 2023-12-29T00:00:00Z)
        |> query.filterFields(fields: ["ND"])
        |> count()
      """,
    output: """
      _start,_stop,_field,_measurement,_value
      2023-12-28T00:00:00Z,2023-12-29T00:00:00Z,ND,demand,48
      """),
  body: .flux(
    source: """
      (table=<-, fields=[]) =>
        if length(arr: fields) == 0 then table else table |> filter(fn: (r) => contains(value: r._field, set: fields))
      """, imports: []))
