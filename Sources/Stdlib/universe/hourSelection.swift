import Columnar
import Interpreter

/// The built-in `hourSelection`: keeps the rows of some hours of the day, both ends included.
let universeHourSelection = Builtin(
  package: "universe", name: "hourSelection",
  signature: """
    (<-tables: stream[A], start: int, stop: int, ?location: {zone: string, offset: \
    duration}, ?timeColumn: string) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "Keeps the rows of some hours of the day, both ends included.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("start", "The first hour, 0 to 23."),
      ("stop", "The last hour; before start wraps over midnight."),
      ("location", "The time zone of window bounds; the option `location` if left out."),
      ("timeColumn", "The column of times; `_time` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> hourSelection(start: 0, stop: 8)
        |> limit(n: 2)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:10Z,t1,10.92
      2021-01-01T00:00:00Z,t2,19.85
      2021-01-01T00:00:10Z,t2,4.97
      """),
  body: .function { call in
    let (start, stop) = (try call.int("start"), try call.int("stop"))
    for (name, hour) in [("start", start), ("stop", stop)] where !(0...23).contains(hour) {
      // The last hour of a day begins at 23, and 24 is the midnight at which the next one begins.
      let meant = hour < 0 || name == "start" ? 0 : 23
      throw call.invalid("\(name) must be between 0 and 23", change: .set(name, to: "\(meant)"))
    }
    let timeLabel = try call.string("timeColumn", default: "_time")
    let location = try call.locationOrOption()
    let clock = try call.calendar { try LocalClock(location) }
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      let times = try step.times(of: batch, timeLabel)
      var edit = BatchEdit(batch, budget: step.budget)
      for table in 0..<batch.tableCount {
        for row in batch.rows(ofTable: table) where !times.isNull(row) {
          let hour = clock.timeOfDay(at: times.int(row)) / nanosecondsPerHour
          let isInside =
            start <= stop ? hour >= start && hour <= stop : hour >= start || hour <= stop
          if isInside { edit.keep(row) }
        }
        edit.endTable(table)
      }
      return [try edit.finish()]
    }
  })
