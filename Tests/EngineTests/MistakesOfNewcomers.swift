/// Words and signs of other languages, and brackets that were forgotten.
let mistakesOfNewcomers: [AppliedFixTests.Mistake] = [
  .init(
    name: "hours in full", code: "S0005", says: "1hour",
    script: "\(demand) |> aggregateWindow(every: 1hour, fn: mean)"),
  .init(
    name: "days in full", code: "S0005", says: "7days",
    script: "from(bucket: \"grid\") |> range(start: -7days)"),
  .init(
    name: "a capital unit", code: "S0005", says: "1M",
    script: "\(demand) |> aggregateWindow(every: 1M, fn: mean)"),
  .init(
    name: "an exponent", code: "S0004", says: "1.5e3",
    script: data + "data |> filter(fn: (r) => r._value > 1.5e3)"),
  .init(
    name: "a negative exponent", code: "S0004", says: "1e-3",
    script: data + "data |> filter(fn: (r) => r._value > 1e-3)"),
  .init(
    name: "digits in groups", code: "S0004", says: "1_000",
    script: data + "data |> limit(n: 1_000)"),
  .init(
    name: "a hexadecimal", code: "S0004", says: "0x1F", script: data + "data |> limit(n: 0x1F)"),
  .init(
    name: "a parameter without brackets", code: "S0001", says: "(r) =>",
    script: data + "data |> filter(fn: r => r.n > 2)"),
  .init(
    name: "a thin arrow", code: "S0001", says: "->", script: "f = (x) -> x + 1\nf(x: 1)"),
  .init(
    name: "a dot before a bracket", code: "S0001", says: "[",
    script: data + "data |> filter(fn: (r) => r.[\"_field\"] == \"a\")"),
  .init(
    name: "an open index", code: "S0001", says: "]",
    script: data + "data |> filter(fn: (r) => r[\"_field\" == \"a\")"),
  .init(
    name: "an open call", code: "S0001", says: ")",
    script: data + "data |> filter(fn: (r) => r._field == \"a\""),
  .init(
    name: "an open array", code: "S0001", says: "]", script: "x = [1, 2\ny = 3\nx[0] + y"),
  .init(
    name: "an open interpolation", code: "S0001", says: "}", script: "\"a ${1 + 1\""),
  .init(
    name: "three equal signs", code: "S0001", says: "===",
    script: data + "data |> filter(fn: (r) => r._field === \"a\")"),
  .init(
    name: "less or greater for unequal", code: "S0001", says: "<>",
    script: data + "data |> filter(fn: (r) => r._field <> \"a\")"),
  .init(
    name: "capital AND", code: "S0001", says: "AND",
    script: data + "data |> filter(fn: (r) => r._field == \"a\" AND r.n > 2)"),
  .init(
    name: "capital NOT", code: "S0001", says: "NOT",
    script: data + "data |> filter(fn: (r) => NOT exists r.n)"),
  .init(
    name: "an exclamation mark", code: "S0007", says: "!",
    script: data + "data |> filter(fn: (r) => !(r.n > 2))"),
  .init(
    name: "half a pipe", code: "S0007", says: "|",
    script: data + "data | filter(fn: (r) => r.n > 2)"),
  .init(
    name: "the other half of a pipe", code: "T0002", says: "not Comparable",
    script: data + "data > filter(fn: (r) => r.n > 2)"),
  .init(
    name: "no pipe", code: "T0006", says: "tables",
    script: data + "data\n  filter(fn: (r) => r.n > 2)\n  |> limit(n: 1)"),
  .init(
    name: "a record without brackets", code: "S0001", says: "brackets",
    script: data + "data |> map(fn: (r) => {r with x: 1})"),
  .init(
    name: "a comma for with", code: "S0010", says: "mix",
    script: data + "data |> map(fn: (r) => ({r, x: 1}))"),
  .init(
    name: "an equal sign in a record", code: "S0001", says: "`:`",
    script: data + "data |> map(fn: (r) => ({r with x = 1}))"),
  .init(
    name: "an equal sign in a call", code: "S0001", says: "`:`",
    script: data + "data |> limit(n = 5)"),
  .init(name: "let", code: "S0001", says: "let", script: "let x = 1\nx"),
  .init(name: "a comparison that names", code: "T0005", says: "x", script: "x == 1"),
  .init(
    name: "a block comment", code: "S0001", says: "/*",
    script: "/* one\n   two */\nx = 1 /* three */\nx"),
  .init(
    name: "a bucket without its name", code: "S0009", says: "grid",
    script: "from(\"grid\") |> range(start: -4d)"),
  .init(
    name: "a bucket without quotes", code: "T0005", says: "grid",
    script: "from(bucket: grid) |> range(start: -4d)"),
  .init(
    name: "a column without its name", code: "S0009", says: "_value",
    script: data + "data |> mean(\"_value\")"),
  .init(
    name: "a bare column", code: "T0007", says: "_value", script: data + "data |> mean(_value)"),
  .init(
    name: "half a parameter's name", code: "T0007", says: "col",
    script: data + "data |> mean(col: \"_value\")"),
  .init(
    name: "group by", code: "T0007", says: "by", script: data + "data |> group(by: [\"_field\"])"),
  .init(
    name: "in", code: "S0001", says: "`in`",
    script: data + "data |> filter(fn: (r) => r._field in [\"a\", \"b\"] and r.n > 2)"),
  .init(
    name: "not in", code: "S0001", says: "`in`",
    script: data + "data |> filter(fn: (r) => r.n > 2 and r._field not in [\"b\"])"),
  .init(name: "avg", code: "T0005", says: "avg", script: data + "data |> avg()"),
  .init(name: "len", code: "T0005", says: "len", script: "len(arr: [1, 2])"),
  .init(
    name: "where", code: "T0005", says: "where", script: data + "data |> where(fn: (r) => r.n > 2)"),
  .init(name: "a function without its package", code: "T0005", says: "abs", script: "abs(x: -1.0)"),
  .init(
    name: "a function that is called", code: "T0006", says: "tables",
    script: "\(demand) |> aggregateWindow(every: 1h, fn: mean())"),
  .init(
    name: "a function in quotes", code: "T0001", says: "but found string",
    script: "\(demand) |> aggregateWindow(every: 1h, fn: \"mean\")"),
  .init(
    name: "another language's function in quotes", code: "T0001", says: "but found string",
    script: "\(demand) |> aggregateWindow(every: 1h, fn: \"avg\")"),
  .init(
    name: "a map to a bare value", code: "E0014", says: "must return an object",
    script: data + "data |> map(fn: (r) => r._value * 2.0)"),
  .init(
    name: "a test without its function", code: "S0009", says: "r.n > 2",
    script: data + "data |> filter(r.n > 2)"),
  .init(
    name: "a call without its function", code: "S0009", says: "contains",
    script: data + "data |> filter(contains(value: r._field, set: [\"a\"]))"),
  .init(
    name: "one nameless column for many", code: "S0009", says: "_field",
    script: data + "data |> group(\"_field\")"),
  .init(
    name: "a column to drop without its name", code: "S0009", says: "n",
    script: data + "data |> drop(\"n\")"),
  .init(
    name: "or between two values", code: "T0001", says: "expected bool",
    script: data + "data |> filter(fn: (r) => r._field == \"a\" or \"b\")"),
  .init(
    name: "or between three values", code: "T0001", says: "expected bool",
    script: data + "data |> filter(fn: (r) => r._field == \"a\" or \"b\" or \"c\")"),
  .init(
    name: "a zone in quotes", code: "T0001", says: "(argument location)",
    script: "\(demand) |> aggregateWindow(every: 1d, fn: mean, location: \"Europe/London\")"),
  .init(
    name: "a time in quotes", code: "T0002", says: "string is not Timeable",
    script: "import \"date\"\ndate.hour(t: \"2024-01-01T10:00:00Z\")"),
  .init(
    name: "a dot for a pipe", code: "T0001", says: "stream",
    script: data + "data.filter(fn: (r) => r.n > 2)"),
  .init(
    name: "a fill of another type", code: "X0101", says: "type mismatch",
    script: "\(demand) |> fill(value: 0)"),
  .init(
    name: "a rate of times in disorder", code: "X0101", says: "out-of-order",
    script: data + "data |> sort(columns: [\"_time\"], desc: true) |> derivative()"),
  .init(
    name: "a duration of a range in quotes", code: "E0103", says: "not a time",
    script: "from(bucket: \"grid\") |> range(start: \"-4d\")"),
  .init(
    name: "a date of a range in quotes", code: "E0103", says: "not a time",
    script: "from(bucket: \"grid\") |> range(start: \"2023-12-28\")"),
]

private let demand = """
  from(bucket: "grid") |> range(start: 2023-12-28, stop: 2024-01-01) \
  |> filter(fn: (r) => r._field == "ND")
  """
private let data = """
  import "array"
  data = array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, _field: "a", _value: 1.0, n: 2},
    {_time: 2024-01-02T00:00:00Z, _field: "a", _value: 3.0, n: 4},
  ])

  """
