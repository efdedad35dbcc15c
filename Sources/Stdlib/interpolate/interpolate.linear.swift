import Columnar
import Interpreter

/// The built-in `interpolate.linear`: adds rows at regular times, on the line between the rows
/// around them.
let interpolateLinear = Builtin(
  package: "interpolate", name: "linear",
  signature: """
    (<-tables: stream[{T with _time: time, _value: float}], every: duration) => \
    stream[{T with _time: time, _value: float}]
    """,
  documentation: Documentation(
    "Adds rows at regular times, on the line between the rows around them.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("every", "Distance between the starts of windows."),
    ],
    example: """
      import "sampledata"
      import "interpolate"

      sampledata.float()
        |> interpolate.linear(every: 5s)
      """,
    output: """
      tag,_time,_value
      t1,2021-01-01T00:00:00Z,-2.18
      t1,2021-01-01T00:00:05Z,4.369999999999999
      t1,2021-01-01T00:00:10Z,10.92
      t1,2021-01-01T00:00:15Z,9.135
      t1,2021-01-01T00:00:20Z,7.35
      t1,2021-01-01T00:00:25Z,12.440000000000001
      t1,2021-01-01T00:00:30Z,17.53
      t1,2021-01-01T00:00:35Z,16.380000000000003
      t1,2021-01-01T00:00:40Z,15.23
      t1,2021-01-01T00:00:45Z,9.83
      t1,2021-01-01T00:00:50Z,4.43
      t2,2021-01-01T00:00:00Z,19.85
      t2,2021-01-01T00:00:05Z,12.41
      t2,2021-01-01T00:00:10Z,4.97
      t2,2021-01-01T00:00:15Z,0.6100000000000003
      t2,2021-01-01T00:00:20Z,-3.75
      t2,2021-01-01T00:00:25Z,8.010000000000002
      t2,2021-01-01T00:00:30Z,19.77
      t2,2021-01-01T00:00:35Z,16.814999999999998
      t2,2021-01-01T00:00:40Z,13.86
      t2,2021-01-01T00:00:45Z,7.859999999999999
      t2,2021-01-01T00:00:50Z,1.86
      """),
  body: .function { call in
    let every = try call.duration("every")
    _ = try call.calendar(of: "every") { try truncated(0, to: every, location: .utc) }
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      for (index, field) in batch.schema.fields.enumerated()
      where !batch.schema.isKey(index) && field.label != "_time" && field.label != "_value" {
        throw step.failure("column \(field.label) is not in the group key")
      }
      let times = try step.times(of: batch, "_time")
      let values = try step.numbers(of: batch, "_value", "interpolate.linear")
      guard values.type == .float else {
        throw step.failure(
          "cannot interpolate \(values.type.name) values; expected float values")
      }
      let schema = try batch.schema.keyThen([Field("_time", .time), Field("_value", .float)], step)
      return try batch.remade(schema, step) { table, append in
        let key = batch.key(ofTable: table)
        var previous: (time: Int64, value: Double)?
        for row in batch.rows(ofTable: table) {
          guard let value = values.number(row), !times.isNull(row) else {
            throw step.failure("null values are not supported")
          }
          let time = times.int(row)
          if let previous {
            let slope = (value - previous.value) / Double(time &- previous.time)
            var next = try step.following(previous.time, every)
            while next < time {
              try step.context.checkCancellation()
              let between = previous.value + slope * Double(next &- previous.time)
              try append(key + [.time(next), .float(between)])
              next = try step.following(next, every)
            }
          }
          try append(key + [.time(time), .float(value)])
          previous = (time, value)
        }
        return true
      }
    }
  })

extension StepContext {
  /// The first window bound after a time.
  fileprivate func following(_ time: Int64, _ every: CalendarDuration) throws -> Int64 {
    do {
      let start = try truncated(time, to: every, location: .utc)
      return try adding(every, to: start, location: .utc)
    } catch let error as CalendarError {
      throw failure(error.message)
    }
  }
}
