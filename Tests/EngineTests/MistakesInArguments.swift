/// Arguments that the functions refuse, and texts that do not read as what they shall be.
let mistakesInArguments: [AppliedFixTests.Mistake] =
  mistakesInWords + mistakesInLengths + mistakesInCounts + missingArguments + forgottenArguments
  + mistakesInColumns + unreadableTexts

private let mistakesInWords: [AppliedFixTests.Mistake] = [
  .init(
    name: "a misspelt mode of stddev", code: "E0101", says: "smple",
    script: data + "data |> stddev(mode: \"smple\")"),
  .init(
    name: "half a mode of stddev", code: "E0101", says: "pop",
    script: data + "data |> stddev(mode: \"pop\")"),
  .init(
    name: "half a method of quantile", code: "E0101", says: "unknown method exact",
    script: data + "data |> quantile(q: 0.5, method: \"exact\")"),
  .init(
    name: "another word for except", code: "E0101", says: "invalid group mode",
    script: data + "data |> group(columns: [\"n\"], mode: \"exclude\")"),
  .init(
    name: "a misspelt onEmpty", code: "E0101", says: "onEmpty",
    script: data + "data |> filter(fn: (r) => r.n > 2, onEmpty: \"kep\")"),
  .init(
    name: "a misspelt method of join.tables", code: "E0101", says: "lefft",
    script: "import \"join\"\n" + data
      + "join.tables(left: data, right: data, on: (l, r) => l._time == r._time, "
      + "as: (l, r) => l, method: \"lefft\")"),
  .init(
    name: "an unknown kind of join", code: "E0101", says: "iner",
    script: data + "join(tables: {a: data, b: data}, on: [\"_time\"], method: \"iner\")"),
  .init(
    name: "a misspelt onNonmonotonic", code: "E0101", says: "onNonmonotonic",
    script: data + "data |> histogram(bins: [1.0, 5.0]) "
      + "|> histogramQuantile(quantile: 0.5, onNonmonotonic: \"drp\")"),
  .init(
    name: "a misspelt mode of experimental.group", code: "E0101", says: "extend",
    script: "import \"experimental\"\n" + data
      + "data |> experimental.group(columns: [\"n\"], mode: \"extends\")"),
  .init(
    name: "a misspelt type of null", code: "E0101", says: "flaot",
    script: "import \"internal/debug\"\ndebug.null(type: \"flaot\")"),
  .init(
    name: "half a form of times", code: "E0101", says: "timeFormat",
    script: "import \"gridflux\"\n"
      + "gridflux.csv(csv: \"t,x\\n1704067200,2\\n\", timeFormat: \"unix\")"),
  .init(
    name: "a misspelt zone", code: "E0101", says: "Europe/Lodon",
    script: "import \"timezone\"\ntimezone.location(name: \"Europe/Lodon\")"),
  .init(
    name: "a zone by its city", code: "E0101", says: "New York",
    script: "import \"timezone\"\ntimezone.location(name: \"New York\")"),
  .init(
    name: "one name for two results", code: "E0009", says: "with the name \"a\"",
    script: data + "data |> yield(name: \"a\")\ndata |> limit(n: 1) |> yield(name: \"a\")"),
]

private let mistakesInLengths: [AppliedFixTests.Mistake] = [
  .init(
    name: "windows of no length", code: "E0101", says: "non-zero",
    script: "\(demand) |> aggregateWindow(every: 0h, fn: mean)"),
  .init(
    name: "windows of a negative length", code: "E0101", says: "non-negative",
    script: "\(demand) |> aggregateWindow(every: -1h, fn: mean)"),
  .init(
    name: "a negative period", code: "E0101", says: "\"period\"",
    script: "\(demand) |> window(every: 1h, period: -2h)"),
  .init(
    name: "a unit of nothing", code: "E0101", says: "unit must not be zero",
    script: "\(demand) |> integral(unit: 0s)"),
  .init(
    name: "a date truncated to nothing", code: "E0101", says: "cannot be zero",
    script: "import \"date\"\ndate.truncate(t: 2024-01-01T10:20:00Z, unit: 0s)"),
  .init(
    name: "an interpolation of negative steps", code: "E0101", says: "negative",
    script: "import \"interpolate\"\n" + data
      + "data |> drop(columns: [\"n\"]) |> group(columns: [\"_field\"]) "
      + "|> interpolate.linear(every: -1h)"),
  .init(
    name: "a forecast of no interval", code: "E0101", says: "interval",
    script: "\(demand) |> holtWinters(n: 3, interval: 0d)"),
  .init(
    name: "a range to come", code: "P0101", says: "empty range",
    script: "from(bucket: \"grid\") |> range(start: 4d)"),
  .init(
    name: "a range from now on", code: "P0101", says: "empty range",
    script: "from(bucket: \"grid\") |> range(start: now())"),
  .init(
    name: "a range from a time to come", code: "P0101", says: "empty range",
    script: "from(bucket: \"grid\") |> range(start: 2200-01-01T00:00:00Z)"),
  .init(
    name: "a range the wrong way round", code: "P0101", says: "empty range",
    script: "from(bucket: \"grid\") |> range(start: 2024-01-01, stop: 2023-12-28)"),
  .init(
    name: "windows without a range", code: "X0007", says: "nil bounds",
    script: data + "data |> aggregateWindow(every: 12h, fn: mean)"),
]

private let mistakesInCounts: [AppliedFixTests.Mistake] = [
  .init(
    name: "a quantile in percent", code: "E0101", says: "between 0 and 1",
    script: data + "data |> quantile(q: 95.0)"),
  .init(
    name: "a quantile in percent with a fraction", code: "E0101", says: "between 0 and 1",
    script: data + "data |> quantile(q: 99.9)"),
  .init(
    name: "a histogram's quantile in percent", code: "E0101", says: "between 0 and 1",
    script: data + "data |> histogram(bins: [1.0, 5.0]) |> histogramQuantile(quantile: 100.0)"),
  .init(
    name: "compression of an exact quantile", code: "E0101", says: "compression",
    script: data + "data |> quantile(q: 0.9, compression: 1000.0, method: \"exact_mean\")"),
  .init(
    name: "a negative offset", code: "E0101", says: "offset cannot be negative",
    script: data + "data |> limit(n: 5, offset: -1)"),
  .init(
    name: "a negative offset from the end", code: "E0101", says: "offset cannot be negative",
    script: data + "data |> tail(offset: -1, n: 5)"),
  .init(
    name: "every row but none", code: "E0101", says: "positive integer",
    script: data + "data |> sample(n: 0)"),
  .init(
    name: "a position behind the sample", code: "E0101", says: "pos must be less",
    script: data + "data |> sample(n: 2, pos: 2)"),
  .init(
    name: "an average of no rows", code: "E0101", says: "period of 0",
    script: data + "data |> movingAverage(n: 0)"),
  .init(
    name: "an average of fewer rows than none", code: "E0101", says: "period of -2",
    script: data + "data |> exponentialMovingAverage(n: -2)"),
  .init(
    name: "an index over no rows", code: "E0101", says: "greater than 0",
    script: data + "data |> relativeStrengthIndex(n: 0)"),
  .init(
    name: "the 24th hour", code: "E0101", says: "stop must be between 0 and 23",
    script: "\(demand) |> hourSelection(start: 9, stop: 24)"),
  .init(
    name: "from the 24th hour", code: "E0101", says: "start must be between 0 and 23",
    script: "\(demand) |> hourSelection(start: 24, stop: 5)"),
  .init(
    name: "a record behind the last", code: "E0101", says: "index out of bounds: 7",
    script: data + "data |> tableFind(fn: (key) => true) |> getRecord(idx: 7)"),
]

private let missingArguments: [AppliedFixTests.Mistake] = [
  .init(
    name: "a fill with nothing", code: "E0101", says: "exactly one of value",
    script: data + "data |> fill()"),
  .init(
    name: "a fill with two things", code: "E0101", says: "exactly one of value",
    script: data + "data\n    |> fill(value: 0.0, usePrevious: true)\n    |> limit(n: 1)"),
  .init(name: "keep of nothing", code: "E0101", says: "neither", script: data + "data |> keep()"),
  .init(name: "drop of nothing", code: "E0101", says: "neither", script: data + "data |> drop()"),
  .init(
    name: "rename of nothing", code: "E0101", says: "neither", script: data + "data |> rename()"),
  .init(
    name: "keep by names and by a test", code: "E0101", says: "both",
    script: data + "data |> keep(columns: [\"n\"], fn: (column) => column == \"n\")"),
  .init(
    name: "windows without their length", code: "E0101", says: "at least one of",
    script: "\(demand) |> window()"),
  .init(
    name: "a join on nothing", code: "E0101", says: "at least one column in 'on'",
    script: data + "join(tables: {a: data, b: data})"),
  .init(
    name: "a histogram without bins", code: "E0101", says: "at least one bin",
    script: data + "data |> histogram(bins: [])"),
  .init(
    name: "states without a column", code: "E0101", says: "at least one of countColumn",
    script: data + "data |> stateTracking(fn: (r) => r.n > 2)"),
  .init(
    name: "a source without its bucket", code: "E0101", says: "bucket or bucketID",
    script: "from() |> range(start: -4d)"),
  .init(
    name: "a text and a file", code: "E0101", says: "exactly one of the parameters csv or file",
    script: "import \"csv\"\ncsv.from(csv: \"a\\n1\\n\", mode: \"raw\", file: \"x\")"),
]

private let forgottenArguments: [AppliedFixTests.Mistake] =
  [
    ("filter", "fn"), ("map", "fn"), ("stateCount", "fn"), ("stateDuration", "fn"),
    ("tableFind", "fn"), ("findColumn", "fn"), ("findRecord", "fn"), ("quantile", "q"),
    ("histogram", "bins"), ("pivot", "rowKey"), ("timeShift", "duration"), ("limit", "n"),
  ].map { function, argument in
    .init(
      name: "\(function) without \(argument)", code: "T0006", says: argument,
      script: data + "data |> \(function)()")
  } + [
    .init(
      name: "hourSelection without its hours", code: "T0006", says: "start",
      script: "\(demand) |> hourSelection()"),
    .init(
      name: "timedMovingAverage without its lengths", code: "T0006", says: "every",
      script: "\(demand) |> timedMovingAverage()"),
    .init(
      name: "holtWinters without its lengths", code: "T0006", says: "argument n",
      script: "\(demand) |> holtWinters()"),
  ]

private let mistakesInColumns: [AppliedFixTests.Mistake] = [
  .init(
    name: "a misspelt column of pivot", code: "X0012", says: "_fild",
    script: data
      + "data |> pivot(rowKey: [\"_time\"], columnKey: [\"_fild\"], valueColumn: \"_value\")"),
  .init(
    name: "a misspelt row key of pivot", code: "X0012", says: "_tim",
    script: data
      + "data |> pivot(rowKey: [\"_tim\"], columnKey: [\"_field\"], valueColumn: \"_value\")"),
  .init(
    name: "a misspelt column to rename", code: "X0003", says: "_valu",
    script: data + "data |> rename(columns: {_valu: \"x\"})"),
  .init(
    name: "a misspelt column to duplicate", code: "X0003", says: "_valu",
    script: data + "data |> duplicate(column: \"_valu\", as: \"x\")"),
  .init(
    name: "a misspelt column to sort by", code: "H0016", says: "\"_valu\"",
    script: data + "data |> sort(columns: [\"_valu\"], desc: true)"),
  .init(
    name: "a misspelt tag to group by", code: "H0016", says: "\"idd\"",
    script: "\(meters) |> group(columns: [\"idd\"]) |> sum()"),
  .init(
    name: "a misspelt tag in a filter", code: "H0016", says: "\"idd\"",
    script: "\(meters) |> filter(fn: (r) => r.idd != \"\") |> sum()"),
  .init(
    name: "a misspelt tag in brackets", code: "H0016", says: "\"idd\"",
    script: "\(meters) |> filter(fn: (r) => r[\"idd\"] =~ /m/ and r._value >= 0.0)"),
  .init(
    name: "a misspelt column to keep", code: "H0016", says: "\"_valeu\"",
    script: "\(demand) |> keep(columns: [\"_time\", \"_valeu\"])"),
  .init(
    name: "a misspelt column of distinct", code: "H0016", says: "\"fild\"",
    script: data + "data |> rename(columns: {_field: \"field\"}) |> distinct(column: \"fild\")"),
  .init(
    name: "a misspelt interpolation", code: "H0017", says: "\"linear\"",
    script: "\(demand) |> integral(unit: 1h, interpolate: \"lin\")"),
  .init(
    name: "a misspelt column of a table", code: "E0101", says: "cannot find column _valu",
    script: data + "data |> tableFind(fn: (key) => true) |> getColumn(column: \"_valu\")"),
]

private let unreadableTexts: [AppliedFixTests.Mistake] = [
  .init(
    name: "a decimal as an int", code: "E0003", says: "\"12.5\" to int",
    script: texts("12.5") + "data |> map(fn: (r) => ({r with x: int(v: r.text)}))"),
  .init(
    name: "a literal decimal as an int", code: "E0003", says: "\"12.5\" to int",
    script: "int(v: \"12.5\")"),
  .init(
    name: "blanks around a number", code: "E0003", says: "\" 12 \" to int",
    script: texts(" 12 ") + "data |> map(fn: (r) => ({r with x: int(v: r.text)}))"),
  .init(
    name: "a decimal comma", code: "E0003", says: "\"12,5\" to float",
    script: texts("12,5") + "data |> map(fn: (r) => ({r with x: float(v: r.text)}))"),
  .init(
    name: "commas between thousands", code: "E0003", says: "\"1,234.5\" to float",
    script: texts("1,234.5") + "data |> map(fn: (r) => ({r with x: float(v: r.text)}))"),
  .init(
    name: "a time with a blank", code: "E0003", says: "to time",
    script: texts("2024-01-31 12:30:00") + "data |> map(fn: (r) => ({r with x: time(v: r.text)}))"),
  .init(
    name: "a time without seconds", code: "E0003", says: "to time",
    script: texts("2024-01-31 12:30") + "data |> map(fn: (r) => ({r with x: time(v: r.text)}))"),
  .init(
    name: "a text of a time without its offset", code: "E0003", says: "to time",
    script: "time(v: \"2024-01-31T12:30:00\")"),
  .init(
    name: "a capital truth", code: "E0003", says: "\"TRUE\" to bool",
    script: texts("TRUE") + "data |> map(fn: (r) => ({r with x: bool(v: r.text)}))"),
  .init(
    name: "yes for true", code: "E0003", says: "\"yes\" to bool",
    script: texts("yes") + "data |> filter(fn: (r) => bool(v: r.text))"),
]

private let demand = """
  from(bucket: "grid") |> range(start: 2023-12-28, stop: 2024-01-01) \
  |> filter(fn: (r) => r._field == "ND")
  """
private let meters = """
  from(bucket: "grid") |> range(start: 2023-12-28, stop: 2024-01-01) \
  |> filter(fn: (r) => r._field == "kwh")
  """
private let data = """
  import "array"
  data = array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, _field: "a", _value: 1.0, n: 2},
    {_time: 2024-01-02T00:00:00Z, _field: "a", _value: 3.0, n: 4},
  ])

  """

/// A table of one text.
private func texts(_ text: String) -> String {
  "import \"array\"\ndata = array.from(rows: [{text: \"\(text)\"}])\n"
}
