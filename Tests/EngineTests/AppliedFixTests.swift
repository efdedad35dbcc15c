import Diagnostics
import TestSupport
import Testing

@testable import Engine

/// Every mistake that people are known to make gets a message with a fix, and the fix, carried out
/// by its edits, makes a script that runs.
@Suite struct AppliedFixTests {
  struct Mistake: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    /// Part of the message.
    let says: String
    let script: String
    var homeZone: String?

    var testDescription: String { name }
  }

  /// Errors and hints of a script, as `explain --analyze` finds them.
  private func messages(_ text: String, _ homeZone: String?) throws -> [Diagnostic] {
    let session = try makeTestEngine(homeZone: homeZone).makeSession()
    let source = SourceText(name: "<test>", text: text)
    do {
      let profile = try session.profile(source, isAnalyzed: true)
      return (profile.failure?.diagnostics ?? []) + profile.remarks
    } catch let failure as QueryFailure {
      return failure.diagnostics
    }
  }

  @Test(
    arguments: mistakesInScripts + mistakesInPipelines + likelyMistakes + mistakesOfNewcomers
      + mistakesInArguments)
  func theFixMakesItRun(_ mistake: Mistake) throws {
    let found = try messages(mistake.script, mistake.homeZone)
    let message = try #require(
      found.first { $0.code.description == mistake.code }, "found \(found.map(\.message))")
    #expect(message.message.contains(mistake.says), "\(message.message)")
    #expect(message.fix != nil)
    var text = mistake.script
    var edits = message.edits
    // One mistake may stand in a script several times.
    for _ in 0..<4 {
      try #require(!edits.isEmpty, "nothing carries out the fix: \(message.fix ?? "")")
      let source = try #require(edits.first).span.source
      text = try #require(applying(edits, to: source))
      let left = try messages(text, mistake.homeZone)
      guard let next = left.first(where: { $0.severity == .error || $0.code == message.code })
      else { return }
      edits = next.edits
    }
    Issue.record("still not right:\n\(text)\n\(try messages(text, mistake.homeZone))")
  }

  /// Another language's text is named as a whole; nothing can translate it.
  @Test(arguments: [
    "SELECT mean(\"value\") FROM \"cpu\" WHERE time > now() - 1h GROUP BY time(5m)",
    "select * from demand where site = 'a'", "SHOW MEASUREMENTS", "def f(x): return x",
    "function f(x) { return x }",
  ])
  func anotherLanguageIsNamed(script: String) throws {
    let found = try messages(script, nil)
    #expect(found.map(\.code.description) == ["S0023"])
    #expect(found.first?.fix != nil)
  }

  /// Two windows of one hour are no mistake to mend: they are named.
  @Test(arguments: [("2023-10-28", "2023-10-30", "25"), ("2023-03-25", "2023-03-27", "23")])
  func clockChangesAreNamed(start: String, stop: String, hours: String) throws {
    let script = """
      import "array"
      import "timezone"
      option location = timezone.location(name: "Europe/London")
      array.from(rows: [{_time: \(start)T12:00:00Z, _value: 1.0}])
          |> range(start: \(start)T00:00:00Z, stop: \(stop)T00:00:00Z)
          |> aggregateWindow(every: 1h, fn: sum)
      """
    let hint = try #require(try messages(script, nil).first)
    #expect(hint.code.description == "H0008")
    #expect(hint.message.contains("has \(hours) local hours in Europe/London"))
    #expect(hint.fix != nil)
  }

  @Test func hintsAreGivenOnce() throws {
    let engine = try makeTestEngine()
    let script = "\(demand) |> aggregateWindow(every: 1w, fn: mean)"
    func hintCount() throws -> Int {
      try engine.run(script, name: "<test>") { _ in }.remarks.count
    }
    #expect(try hintCount() == 1)
    #expect(try hintCount() == 0)
  }

  /// What is right, or cannot be shown to be wrong, is left in peace.
  @Test(arguments: [
    "\(demand) |> mean()",
    "\(demand) |> aggregateWindow(every: 1h, fn: mean)",
    "\(demand) |> aggregateWindow(every: 1d, fn: mean, timeSrc: \"_start\")",
    "\(demand) |> aggregateWindow(every: 1w, fn: mean, offset: -3d)",
    "\(meters) |> group(columns: [\"id\"]) |> sort(columns: [\"_value\"]) |> limit(n: 1)",
    "\(meters) |> difference()",
    "\(demand) |> fill(usePrevious: true)",
    "\(demand) |> reduce(identity: {n: 0.0}, fn: (r, accumulator) => "
      + "({n: accumulator.n + r._value * 2.0}))",
    "\(demand) |> drop(columns: [\"host\", \"_start\"])",
    "\(demand) |> keep(columns: [\"_time\", \"_value\", \"_valeu\"])",
  ])
  func noHintWithoutProof(script: String) throws {
    #expect(try messages(script, nil).map(\.message) == [])
  }

  /// A run says it; an explanation has it under the step.
  @Test(arguments: [
    (
      "range(start: 2023-12-28, stop: 2024-01-01) |> filter(fn: (r) => r._field == \"NDD\")",
      "no series has the _field \"NDD\"", "use \"ND\""
    ),
    (
      "range(start: 2023-12-28, stop: 2024-01-01) "
        + "|> filter(fn: (r) => r._field == \"NDD\" or r._field == \"nothing\")",
      "no series has the _field \"NDD\" or \"nothing\"", "use \"ND\" for \"NDD\""
    ),
    (
      "range(start: 2023-12-28, stop: 2024-01-01) "
        + "|> filter(fn: (r) => contains(value: r.id, set: [\"m9\", \"x\", \"m8\"]))",
      "no series has the id \"m9\", \"x\" or \"m8\"", "use \"m1\" for \"m9\", \"m1\" for \"m8\""
    ),
    (
      "range(start: 2023-12-28, stop: 2024-01-01) |> filter(fn: (r) => r.id == \"m9\")",
      "there are \"m1\", \"m2\", \"m3\"", "use \"m1\""
    ),
    (
      "range(start: 2031-12-28, stop: 2032-01-01) |> count()",
      "are from 2023-12-28T00:00:00Z to 2023-12-31T23:30:00Z",
      "range(start: 2023-12-28T00:00:00Z, stop: 2023-12-31T23:30:01Z)"
    ),
  ])
  func anEmptyResultSaysWhatThereIs(steps: String, says: String, fix: String) throws {
    let session = try makeTestEngine().makeSession()
    let script = "from(bucket: \"grid\") |> \(steps)"
    let remarks = try session.run(script, name: "<test>") { _ in }.remarks
    #expect(remarks.count == 1 && remarks[0].hasPrefix("hint[H0018]"), "\(remarks)")
    #expect(remarks.first?.contains(says) == true && remarks.first?.contains(fix) == true)
    #expect(
      try session.profile(SourceText(name: "<test>", text: script), isAnalyzed: true).remarks
        .isEmpty)
  }

  @Test func aScriptThatWritesIsNotRunAgainForAHint() throws {
    let session = try makeTestEngine().makeSession()
    let script = """
      import "array"
      array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1.0}])
          |> to(bucket: "grid")
          |> fill(usePrevious: true)
      """
    #expect(try session.run(script, name: "<test>") { _ in }.remarks == [])
  }
}

private let demand = """
  from(bucket: "grid") |> range(start: 2023-12-28, stop: 2024-01-01) \
  |> filter(fn: (r) => r._field == "ND")
  """
private let meters = """
  from(bucket: "grid") |> range(start: 2023-12-28, stop: 2024-01-01) \
  |> filter(fn: (r) => r._field == "kwh")
  """
private let rows = """
  import "array"
  data = array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, _field: "a", _value: 1.0, n: 2},
    {_time: 2024-01-02T00:00:00Z, _field: "a", _value: 3.0, n: 4},
  ])

  """

/// Found by reading the script.
private let mistakesInScripts: [AppliedFixTests.Mistake] = [
  .init(
    name: "float of a nameless value", code: "S0009", says: "r._value",
    script: rows + "data |> map(fn: (r) => ({r with x: int(r._value)}))"),
  .init(name: "string of a nameless number", code: "S0009", says: "24", script: "string(24)"),
  .init(name: "a nameless count", code: "S0009", says: "1", script: rows + "data |> limit(1)"),
  .init(
    name: "a nameless duration", code: "S0009", says: "1d",
    script: "\(demand) |> aggregateWindow(1d, fn: mean, timeSrc: \"_start\")"),
  .init(
    name: "a nameless function", code: "S0009", says: "=>",
    script: rows + "data |> filter((r) => r.n > 2)"),
  .init(
    name: "init in reduce", code: "T0007", says: "init",
    script: rows
      + "data |> reduce(init: {s: 0.0}, fn: (r, accumulator) => ({s: accumulator.s + r._value}))"),
  .init(
    name: "timeColumn of mean", code: "T0007", says: "timeColumn",
    script: rows + "data |> mean(timeColumn: \"_time\")"),
  .init(
    name: "a stream between the brackets", code: "T0007", says: "data",
    script: rows + "mean(data)"),
  .init(name: "a bare variable", code: "T0007", says: "x", script: "x = \"1\"\nint(x)"),
  .init(
    name: "float times int", code: "T0001", says: "expected float but found int",
    script: rows + "data |> map(fn: (r) => ({r with _value: r._value * 2}))"),
  .init(
    name: "float column times int column", code: "T0001", says: "expected float",
    script: rows + "data |> map(fn: (r) => ({r with _value: r._value * r.n}))"),
  .init(
    name: "union of float and int", code: "T0001", says: "expected float",
    script: rows + "union(tables: [data, data |> toInt()])"),
  .init(name: "text plus number", code: "T0001", says: "string", script: "\"a\" + 1"),
  .init(name: "time plus duration", code: "T0001", says: "time", script: "x = now() + 1h\nx"),
  .init(
    name: "a duration times a number", code: "T0001", says: "duration",
    script: "x = 1h * 2\nx"),
  .init(
    name: "the difference of two times", code: "T0002", says: "time",
    script: "x = now() - 2020-01-01T00:00:00Z\nx"),
  .init(
    name: "a duration in quotes", code: "T0001", says: "duration",
    script: "\(demand) |> aggregateWindow(every: \"1h\", fn: mean)"),
  .init(
    name: "one column without brackets", code: "T0001", says: "array",
    script: rows + "data |> group(columns: \"_field\")"),
  .init(
    name: "an array that is piped", code: "T0001", says: "stream",
    script: "[{a: 1}] |> filter(fn: (r) => r.a == 1)"),
  .init(
    name: "another parameter than r", code: "T0007", says: "x",
    script: rows + "data |> filter(fn: (x) => x.n > 2)"),
  .init(
    name: "if without else", code: "S0019", says: "else",
    script: rows + "data |> map(fn: (r) => ({r with x: if r._value > 2.0 then 1}))"),
  .init(
    name: "if without else in a filter", code: "S0019", says: "else",
    script: rows + "data |> filter(fn: (r) => if r._value > 2.0 then r.n > 1)"),
  .init(
    name: "if without else beside a column", code: "S0019", says: "else",
    script: rows + "data |> map(fn: (r) => ({r with x: if r._value > 2.0 then r._value * 2.0}))"),
  .init(
    name: "single quotes", code: "S0008", says: "single quotes",
    script: rows + "data |> filter(fn: (r) => r._field == 'a')"),
  .init(
    name: "not null", code: "T0005", says: "null",
    script: rows + "data |> filter(fn: (r) => r._value != null)"),
  .init(
    name: "equal to null", code: "T0005", says: "null",
    script: rows + "data |> filter(fn: (r) => r._value == null)"),
  .init(
    name: "a null column", code: "T0005", says: "null",
    script: rows + "data |> map(fn: (r) => ({r with x: null}))"),
  .init(
    name: "v outside of a dashboard", code: "T0005", says: "v",
    script: "from(bucket: \"grid\") |> range(start: v.timeRangeStart, stop: v.timeRangeStop)"),
  .init(name: "NaN", code: "T0005", says: "NaN", script: "x = NaN\nx"),
  .init(
    name: "a function that an import hides", code: "T0001", says: "not a function",
    script: "import \"join\"\na = \(demand)\njoin(tables: {a: a, b: a}, on: [\"_time\"])"),
  .init(
    name: "limit without a number", code: "T0006", says: "n", script: rows + "data |> limit()"),
  .init(
    name: "windows without a function", code: "T0006", says: "fn",
    script: "\(demand) |> aggregateWindow(every: 1h)"),
  .init(
    name: "a package that is not imported", code: "T0005", says: "math",
    script: "math.abs(x: -1.0)"),
  .init(
    name: "a misspelt function", code: "T0005", says: "filtr",
    script: rows + "data |> filtr(fn: (r) => r.n > 2)"),
  .init(
    name: "a misspelt member", code: "T0003", says: "abz",
    script: "import \"math\"\nmath.abz(x: -1.0)"),
  .init(
    name: "a misspelt import", code: "T0010", says: "strngs",
    script: "import \"strngs\"\nstrings.trimSpace(v: \" a \")"),
  .init(
    name: "a misspelt column", code: "T0003", says: "valu",
    script: rows + "data |> filter(fn: (r) => r._valu > 1.0)"),
  .init(
    name: "nothing to pipe into", code: "T0008", says: "nothing can be piped",
    script: "\"5\" |> int()"),
  .init(
    name: "no brackets behind the pipe", code: "S0011", says: "call",
    script: rows + "data |> count"),
  .init(
    name: "one = for two", code: "S0018", says: "=",
    script: rows + "data |> filter(fn: (r) => r._field = \"a\")"),
  .init(
    name: "&& for and", code: "S0007", says: "&&",
    script: rows + "data |> filter(fn: (r) => r.n > 1 && r.n < 3)"),
  .init(name: "a semicolon", code: "S0007", says: ";", script: "x = 1;\nx"),
  .init(name: "no return", code: "S0013", says: "return", script: "f = () => {\n  1\n}\nf()"),
  .init(
    name: "a month that is a day", code: "S0006", says: "2023-28-12",
    script: "from(bucket: \"grid\") |> range(start: 2023-28-12T00:00:00Z)"),
  .init(
    name: "the 31st of a short month", code: "S0006", says: "2023-11-31",
    script: "from(bucket: \"grid\") |> range(start: 2023-11-31T00:00:00Z)"),
  .init(
    name: "a time without its offset", code: "S0006", says: "2023-12-28T00:00:00",
    script: "from(bucket: \"grid\") |> range(start: 2023-12-28T00:00:00)"),
  .init(
    name: "a blank in a time", code: "S0006", says: "blank",
    script: "from(bucket: \"grid\") |> range(start: 2023-12-28 00:00:00)"),
  .init(
    name: "a forgotten comma", code: "S0020", says: ",",
    script: "from(bucket: \"grid\") |> range(start: -4d stop: now())"),
  .init(
    name: "an open string", code: "S0002", says: "quote",
    script: "from(bucket: \"grid)"),
]

/// Found by running it.
private let mistakesInPipelines: [AppliedFixTests.Mistake] = [
  .init(
    name: "a misspelt bucket", code: "E0105", says: "gird",
    script: "from(bucket: \"gird\") |> range(start: -4d)"),
  .init(
    name: "a range that is empty", code: "P0101", says: "empty range",
    script: "from(bucket: \"grid\") |> range(start: 2023-12-31, stop: 2023-12-31)"),
  .init(
    name: "the mean of a text field", code: "X0004",
    says: "mean() needs numbers; _value is string in 1 table of 6 (_field \"state\")",
    script: "from(bucket: \"grid\") |> range(start: 2023-12-28, stop: 2024-01-01) |> mean()"),
  .init(
    name: "the mean of texts only", code: "X0004", says: "needs numbers",
    script: "from(bucket: \"grid\") |> range(start: 2023-12-28, stop: 2024-01-01) "
      + "|> filter(fn: (r) => r._field == \"state\") |> mean()"),
  .init(
    name: "a stored float times int", code: "E0001", says: "float * int",
    script: "\(demand) |> map(fn: (r) => ({r with _value: r._value * 2}))"),
  .init(
    name: "a stored float by int", code: "E0001", says: "float / int",
    script: "\(demand) |> map(fn: (r) => ({r with _value: r._value / 1000}))"),
  .init(
    name: "a stored float plus text", code: "E0001", says: "float + string",
    script: "\(demand) |> map(fn: (r) => ({r with x: r._value + \" MW\"}))"),
  .init(
    name: "tables of two types", code: "X0005", says: "float and int",
    script: "union(tables: [\(demand), \(demand) |> toInt()]) |> group()"),
  .init(
    name: "window after mean", code: "X0003", says: "_time",
    script: "\(demand) |> mean() |> window(every: 1h)"),
  .init(
    name: "derivative after mean", code: "X0102", says: "_time",
    script: "\(demand)\n    |> mean()\n    |> derivative()"),
  .init(
    name: "range after mean", code: "X0003", says: "_time",
    script: "\(demand) |> mean() |> range(start: 2023-01-01)"),
  .init(
    name: "a time that keep left out", code: "X0003", says: "_time",
    script: "\(demand) |> keep(columns: [\"_value\"]) |> window(every: 1h, createEmpty: false)"),
  .init(
    name: "a misspelt column of an aggregate", code: "X0003", says: "_valu",
    script: "\(demand) |> sum(column: \"_valu\")"),
  .init(
    name: "plain CSV", code: "D0002", says: "annotation",
    script: "import \"csv\"\ncsv.from(csv: \"a,b\n1,2\n\")"),
]

/// Scripts that run and yet do not say what was meant.
private let likelyMistakes: [AppliedFixTests.Mistake] = [
  .init(
    name: "a date without zeros", code: "T0020", says: "the number 2020",
    script: "from(bucket: \"grid\") |> range(start: 2023-1-2) "
      + "|> filter(fn: (r) => r._field == \"ND\")"),
  .init(
    name: "days of UTC", code: "H0006", says: "01:00 in Europe/Berlin",
    script: "\(demand) |> aggregateWindow(every: 1d, fn: sum)", homeZone: "Europe/Berlin"),
  .init(
    name: "the end of a window as its day", code: "H0005", says: "end of each window",
    script: "import \"date\"\n\(demand) |> aggregateWindow(every: 1d, fn: sum) "
      + "|> map(fn: (r) => ({r with day: date.weekDay(t: r._time)}))"),
  .init(
    name: "weeks from Thursday", code: "H0007", says: "Thursday",
    script: "\(demand) |> aggregateWindow(every: 1w, fn: sum)"),
  .init(
    name: "thirty days for a month", code: "H0007", says: "of 30 days",
    script: "\(demand) |> aggregateWindow(every: 30d, fn: sum)"),
  .init(
    name: "limit of each table", code: "H0004", says: "3 tables",
    script: "\(meters)\n    |> sort(columns: [\"_value\"])\n    |> limit(n: 2)"),
  .init(
    name: "a join of times that miss each other", code: "H0003", says: "no row of 192",
    script: "a = \(demand)\nb = \(demand) "
      + "|> map(fn: (r) => ({r with _time: time(v: int(v: r._time) + 60000000)}))\n"
      + "join(tables: {a: a, b: b}, on: [\"_time\"])"),
  .init(
    name: "a join on a time that mean dropped", code: "H0003", says: "no row of 1",
    script: "a = \(demand) |> mean()\nb = \(demand) |> max() "
      + "|> map(fn: (r) => ({r with _time: r._stop}))\n"
      + "join(tables: {a: a, b: b}, on: [\"_time\"])"),
  .init(
    name: "the mean of a counter", code: "H0001", says: "never falls",
    script: "\(demand) |> cumulativeSum() |> mean()"),
  .init(
    name: "differences across series", code: "H0002", says: "(\"m1\", \"m2\", \"m3\")",
    script: "\(meters) |> group() |> difference()"),
  .init(
    name: "a reduce that is mean", code: "H0010", says: "mean()",
    script: "\(demand) |> reduce(identity: {sum: 0.0, count: 0.0}, fn: (r, accumulator) => "
      + "({sum: accumulator.sum + r._value, count: accumulator.count + 1.0})) "
      + "|> map(fn: (r) => ({r with _value: r.sum / r.count}))"),
  .init(
    name: "a reduce that is max", code: "H0010", says: "max()",
    script: "\(demand) |> reduce(identity: {max: 0.0}, fn: (r, accumulator) => "
      + "({max: if r._value > accumulator.max then r._value else accumulator.max}))"),
  .init(
    name: "nothing to fill with", code: "H0009", says: "leading rows",
    script: "from(bucket: \"grid\") |> range(start: 2023-12-27, stop: 2023-12-29) "
      + "|> filter(fn: (r) => r._field == \"ND\") "
      + "|> aggregateWindow(every: 1h, fn: max, createEmpty: true) |> fill(usePrevious: true)"),
  .init(
    name: "an integral beyond the data", code: "H0013", says: "beyond them",
    script: "from(bucket: \"grid\") |> range(start: 2023-12-20, stop: 2024-01-01) "
      + "|> filter(fn: (r) => r._field == \"ND\") |> integral(unit: 1h, interpolate: \"linear\")"),
  .init(
    name: "a misspelt column of a join", code: "H0003", says: "no row of 192",
    script: "a = \(demand)\njoin(tables: {a: a, b: a |> map(fn: (r) => ({r with x: 1}))}, "
      + "on: [\"_tme\"])"),
  .init(
    name: "no range", code: "H0011", says: "all of the bucket is read, 2023-12-28 to 2023-12-31",
    script: "from(bucket: \"grid\") |> filter(fn: (r) => r._field == \"ND\") |> count()"),
  .init(
    name: "one result without a name", code: "H0012", says: "beside named",
    script: "\(demand) |> yield(name: \"named\")\n\(demand) |> mean()"),
]
