import Columnar
import Execution
import Interpreter

/// The built-in `pagerduty.dedupKey`: adds a key by which PagerDuty knows that two events are
/// one: a hash of the group key.
let pagerdutyDedupKey = Builtin(
  package: "pagerduty", name: "dedupKey",
  signature: """
    (<-tables: stream[A], ?exclude: [string]) => stream[{A with _pagerdutyDedupKey: \
    string}]
    """,
  documentation: Documentation(
    "Adds a key by which PagerDuty knows that two events are one: a hash of the group key.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("exclude", "The columns that do not count; `_start`, `_stop` and `_level` if left out."),
    ],
    example: """
      import "pagerduty"
      import "sampledata"

      sampledata.float()
        |> limit(n: 1)
        |> pagerduty.dedupKey()
      """,
    output: """
      _time,tag,_value,_pagerdutyDedupKey
      2021-01-01T00:00:00Z,t1,-2.18,18fae60f7253ebb11c5cc79e69037f0320fec216b1be0c101a5575086a3ebd08
      2021-01-01T00:00:00Z,t2,19.85,e137b67e3ecac75539ab3f0c139e421433c389c7a9932a878aff5405712dc384
      """),
  body: .function { call in
    let excluded = try call.strings("exclude", default: ["_start", "_stop", "_level"])
    return try call.tableStep(order: .byKey) { batch, step in
      let keys = ColumnBuilder(type: .string, budget: step.budget)
      for table in 0..<batch.tableCount {
        let pairs = zip(batch.schema.keyLabels, batch.key(ofTable: table))
          .filter { !excluded.contains($0.0) }.sorted { $0.0 < $1.0 }
        let text = pairs.map { "\($0)\n\(scalarText($1))\n" }.joined()
        let key = Scalar.string(hexText(sha256(Array(text.utf8))))
        for _ in batch.rows(ofTable: table) { try keys.append(key) }
      }
      var edit = BatchEdit(batch, budget: step.budget)
      edit.keepAll()
      return [try edit.finish(adding: [("_pagerdutyDedupKey", keys.finishPlain())], step)]
    }
  })
