import Columnar
import Interpreter

/// The built-in `polyline.rdp`: thins each table out to the points that give the line of values
/// its shape.
let experimentalPolylineRdp = Builtin(
  package: "experimental/polyline", name: "rdp",
  signature: """
    (<-tables: stream[A], ?valColumn: string, ?timeColumn: string, ?epsilon: float, \
    ?retention: float) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Thins each table out to the points that give the line of values its shape.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("valColumn", "The column to work on; `_value` if left out."),
      ("timeColumn", "The column of times; `_time` if left out."),
      ("epsilon", "How far from the line a point must lie to stay."),
      ("retention", "How many points stay, in percent; without both, as many as the shape needs."),
    ],
    example: """
      import "experimental/polyline"
      import "sampledata"

      sampledata.float()
        |> polyline.rdp(epsilon: 12.0)
      """,
    output: """
      tag,_time,_value
      t1,2021-01-01T00:00:00Z,-2.18
      t1,2021-01-01T00:00:30Z,17.53
      t1,2021-01-01T00:00:50Z,4.43
      t2,2021-01-01T00:00:00Z,19.85
      t2,2021-01-01T00:00:20Z,-3.75
      t2,2021-01-01T00:00:30Z,19.77
      t2,2021-01-01T00:00:50Z,1.86
      """),
  body: .function { call in
    let label = try call.string("valColumn", default: "_value")
    let timeLabel = try call.string("timeColumn", default: "_time")
    let choice: LineThinning
    switch (call.optional("epsilon"), call.optional("retention")) {
    case (.some, .some):
      throw call.invalid("Please provide either epsilon or retention rate and not both")
    case (.some, nil):
      let epsilon = try call.float("epsilon")
      guard epsilon > 0 else {
        throw call.invalid("Epsilon values need to be greater than 0.0")
      }
      choice = .distance(epsilon)
    case (nil, .some):
      let share = try call.float("retention")
      guard share > 0, share < 100 else {
        throw call.invalid("Retention percentage should be between 0.0 and 100.0")
      }
      choice = .share(share / 100)
    case (nil, nil): choice = .shape
    }
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      let times = try step.times(of: batch, timeLabel)
      let column = try step.numbers(of: batch, label, "polyline.rdp")
      let schema = try batch.schema.keyThen([Field("_time", .time), Field("_value", .float)], step)
      return try batch.remade(schema, step) { table, append in
        let rows = batch.rows(ofTable: table).filter { !times.isNull($0) && !column.isNull($0) }
        let points = rows.map { LinePoint(x: Double(times.int($0)), y: column.float($0)) }
        guard let kept = choice.kept(of: points) else {
          throw step.failure(
            "The number of points to retain is less than 1. Please consider increasing the retention "
              + "rate")
        }
        for index in kept {
          let row = rows[index]
          try append(
            batch.key(ofTable: table) + [.time(times.int(row)), .float(column.float(row))])
        }
        return true
      }
    }
  })
