import Planning
import Testing

/// A script on which gridflux and upstream part, with what both make of it.
struct DifferenceCase: CustomTestStringConvertible, Sendable {
  enum Outcome: Sendable, Equatable {
    /// Results as plain CSV; empty where no table comes.
    case rows(String)
    case value(String)
    /// A message that contains these words.
    case fails(String)
    /// Upstream's process ends with a panic.
    case stops
    /// Upstream never answers.
    case hangs
    /// Upstream's answer is another from run to run.
    case varies
    /// What upstream does, where no table can show it.
    case said(String)
    /// Neither rows nor a value.
    case nothing
  }

  let id: String
  let upstream: Outcome
  let ours: Outcome
  let script: String

  init(_ id: String, upstream: Outcome, ours: Outcome, _ script: String) {
    self.id = id
    self.upstream = upstream
    self.ours = ours
    self.script = script
  }

  var testDescription: String { "\(id): \(script.split(separator: "\n").last ?? "")" }
}

private let data = """
  import "array"
  import "internal/debug"
  data = array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, k: "a", _value: 1.0},
    {_time: 2024-01-01T01:00:00Z, k: "b", _value: 2.0},
    {_time: 2024-01-01T02:00:00Z, k: "a", _value: 4.0},
  ])
  day = data |> range(start: 2024-01-01, stop: 2024-01-02)

  """

/// Upstream's answers are those of its recorded cases and of the runs that the language's digest is
/// made from.
let differenceCases: [DifferenceCase] = [
  .init(
    "D001", upstream: .fails("unsupported binary expression float + int"), ours: .value("1025"),
    "2 ^ 10 + 1"),
  .init(
    "D002", upstream: .rows(""), ours: .rows("x\n1\n1\n1\n"),
    data + "data |> map(fn: (r) => ({x: 1}))"),
  .init(
    "D003", upstream: .rows("k,_value\nd,6\n"), ours: .rows("k,_value\nd,4\ne,2\n"),
    """
    import "array"
    array.from(rows: [{k: "x", _value: 1}, {k: "x", _value: 2}, {k: "x", _value: 3}])
      |> group(columns: ["k"])
      |> map(fn: (r) => ({k: if r._value == 2 then "e" else "d", _value: r._value}))
      |> sum()
    """),
  .init(
    "D004", upstream: .rows("_value\n1000000000\n"), ours: .fails("cannot convert time to float"),
    "import \"array\"\narray.from(rows: [{_value: 1970-01-01T00:00:01Z}]) |> toFloat()"),
  .init(
    "D005", upstream: .fails("joins currently must only have two parents"),
    ours: .rows("_value_a,_value_b\n1,1\n2,2\n4,4\n"),
    data + """
      join(tables: {a: data, b: data}, on: ["_time"]) |> keep(columns: ["_value_a", "_value_b"])
      """),
  .init(
    "D006", upstream: .fails("found duplicate operation ID"),
    ours: .rows("_value\n7\n\n_value\n7\n"),
    data + "a = data |> sum()\na |> yield(name: \"1\")\na"),
  .init(
    "D007", upstream: .said("one more row, for a window from 1677 to 2262, with a count of 0"),
    ours: .rows("_start,_stop,_value\n2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,3\n"),
    data + "day |> window(every: inf, createEmpty: true) |> count()"),
  .init(
    "D008", upstream: .stops, ours: .value("2"),
    "import \"internal/debug\"\nif debug.null(type: \"bool\") then 1 else 2"),
  .init(
    "D008", upstream: .stops, ours: .value("<null>"),
    "import \"internal/debug\"\nnot debug.null(type: \"bool\")"),
  .init(
    "D009", upstream: .stops, ours: .fails("column _value:float is not of type string"),
    data + "data |> set(key: \"_value\", value: \"x\")"),
  .init(
    "D010", upstream: .stops, ours: .fails("negative repeat count"),
    "import \"strings\"\nstrings.repeat(v: \"a\", i: -1)"),
  .init(
    "D011", upstream: .stops, ours: .fails("parameter \"period\" must be non-negative"),
    data + "day |> window(every: 1h, period: -10m)"),
  .init(
    "D012", upstream: .stops, ours: .value("<null>"),
    "import \"date\"\nimport \"internal/debug\"\ndate.hour(t: debug.null(type: \"time\"))"),
  .init(
    "D013", upstream: .said("the row, and an empty table of the same key"),
    ours: .rows("_time,k,_value\n2024-01-01T02:00:00Z,a,2.3333333333333335\n"),
    data + "data |> movingAverage(n: 5)"),
  .init(
    "D014", upstream: .said("a row whose cells are null, k too"), ours: .rows("k,_value\n"),
    data + """
      data
        |> filter(fn: (r) => r.k == "a")
        |> group(columns: ["k"])
        |> drop(columns: ["_time"])
        |> filter(fn: (r) => r._value > 9.0, onEmpty: "keep")
        |> exponentialMovingAverage(n: 2)
      """),
  .init(
    "D015", upstream: .rows("_time,elapsed\n,-473352\n"), ours: .rows("_time,elapsed\n,\n"),
    """
    import "array"
    import "internal/debug"
    array.from(rows: [{_time: 2024-01-01T00:00:00Z}, {_time: debug.null(type: "time")}])
      |> elapsed(unit: 1h)
    """),
  .init(
    "D016", upstream: .said("an order that depends on where NaN stands"),
    ours: .rows("_value\n1\n2\nNaN\n"),
    """
    import "array"
    array.from(rows: [{_value: 2.0}, {_value: float(v: "NaN")}, {_value: 1.0}]) |> sort()
    """),
  .init(
    "D017", upstream: .varies, ours: .rows("_value,b,a\n1,2,1\n2,3,2\n4,5,4\n"),
    data + """
      data
        |> keep(columns: ["_value"])
        |> map(fn: (r) => ({r with b: r._value + 1.0, a: r._value}))
      """),
  .init(
    "D018", upstream: .said("one of the two rows is lost"), ours: .rows("_value\n1\n2\n"),
    """
    import "array"
    import "timezone"
    option location = timezone.location(name: "Europe/Oslo")
    array.from(rows: [{_time: 2022-10-30T00:45:00Z, _value: 1}, {_time: 2022-10-30T01:45:00Z, _value: 2}])
      |> range(start: 2022-10-30T00:00:00Z, stop: 2022-10-30T02:00:00Z)
      |> window(every: 30m)
      |> sum()
      |> keep(columns: ["_value"])
    """),
  .init(
    "D018", upstream: .value("2022-10-30T00:45:00.000000000Z"),
    ours: .value("2022-10-30T01:45:00.000000000Z"),
    """
    import "date"
    import "timezone"
    date.truncate(
      t: 2022-10-30T01:45:00Z,
      unit: 15m,
      location: timezone.location(name: "Europe/Oslo"),
    )
    """),
  .init(
    "D019", upstream: .rows("n\n2\n4\n"), ours: .rows("n\n2\n2\n"),
    """
    import "array"
    array.from(rows: [{n: 2}, {n: 2}]) |> group(columns: ["n"]) |> cumulativeSum(columns: ["n"])
    """),
  .init(
    "D019", upstream: .rows("k,_value\na,0\nb,0\na,0\n"), ours: .rows("k,_value\na,1\nb,2\na,4\n"),
    data + """
      data
        |> drop(columns: ["_time"])
        |> group(columns: ["_value"])
        |> difference(columns: ["_value"], keepFirst: true)
      """),
  .init(
    "D020", upstream: .rows("_value\n0.6000000000000001\n"), ours: .rows("_value\n0.6\n"),
    "import \"array\"\narray.from(rows: [{_value: 0.1}, {_value: 0.2}, {_value: 0.3}]) |> sum()"),
  .init(
    "D021", upstream: .said("numbers that mean nothing"), ours: .fails("unit must not be zero"),
    data + "data |> elapsed(unit: 0s)"),
  .init(
    "D022", upstream: .stops, ours: .fails("operand to unary expression is not a number value"),
    "import \"array\"\narray.from(rows: [{u: uint(v: 1)}]) |> map(fn: (r) => ({x: -r.u}))"),
  .init(
    "D024", upstream: .fails("cannot convert argument of type invalid to float"),
    ours: .rows("_value,x\n1,\n"),
    """
    import "csv"
    import "math"
    csv.from(csv: "#datatype,string,long,double
    #group,false,false,false
    #default,_result,,
    ,result,table,_value
    ,,0,1
    ")
      |> map(fn: (r) => ({r with x: math.abs(x: float(v: r.absent))}))
    """),
  .init(
    "D025", upstream: .value("1715-06-13T00:25:26.290448384Z"),
    ours: .fails("invalid expression: 2300-01-01T00:00:00Z"), "2300-01-01T00:00:00Z"),
  .init(
    "D026", upstream: .fails("type conflict: float != string"), ours: .rows("v\n2\n"),
    """
    import "csv"
    csv.from(csv: "#datatype,string,long,string,double
    #group,false,false,true,false
    #default,_result,,,
    ,result,table,k,_value
    ,,0,a,1

    #datatype,string,long,string,string
    #group,false,false,true,false
    #default,_result,,,
    ,result,table,k,_value
    ,,1,b,x
    ")
      |> filter(fn: (r) => r.k == "a")
      |> map(fn: (r) => ({v: r._value + 1.0}))
    """),
  .init(
    "D027", upstream: .rows("_value\n1\n1\n"), ours: .rows("_value\n2\n"),
    """
    import "generate"
    one = generate.from(start: 2024-01-01, stop: 2024-01-02, count: 1, fn: (n) => n)
    two = generate.from(start: 2024-01-02, stop: 2024-01-03, count: 1, fn: (n) => n)
    union(tables: [one, two]) |> count() |> keep(columns: ["_value"])
    """),
  .init(
    "D029", upstream: .fails("record is missing label _start"), ours: .rows("_value\n6\n"),
    data + """
      twice = day |> range(start: 2024-01-01, stop: 2024-01-02)
      union(tables: [twice, day]) |> group() |> count()
      """),
  .init(
    "D030", upstream: .said("a value stands in the row of a window without rows"),
    ours: .rows("_value\n\n2\n6\n6\n4\n"),
    data + """
      data
        |> range(start: 2024-01-01T00:30:00Z, stop: 2024-01-01T03:00:00Z)
        |> aggregateWindow(every: 1h, period: 3h, fn: sum)
        |> keep(columns: ["_value"])
      """),
  .init(
    "D036", upstream: .fails("unsupported binary expression array != array"), ours: .value("true"),
    "[1] != [2]"),
  .init(
    "D036", upstream: .fails("unsupported binary expression object != object"),
    ours: .value("false"), "{a: 1} != {a: 1}"),
  .init(
    "D036", upstream: .fails("unsupported binary expression bytes != bytes"), ours: .value("true"),
    "bytes(v: \"a\") != bytes(v: \"b\")"),
  .init(
    "D037", upstream: .fails("unsupported operator \"+\" to unary expression"), ours: .value("1"),
    "+1"),
  .init(
    "D037", upstream: .fails("unsupported operator \"+\" to unary expression"), ours: .value("1h"),
    "+1h"),
  .init(
    "D038", upstream: .value("0ns"), ours: .fails("cannot convert string \"1x\" to duration"),
    "duration(v: \"1x\")"),
  .init(
    "D039",
    upstream: .fails("map: failed to evaluate map function: cannot convert string \"a\" to int"),
    ours: .fails("cannot convert string \"a\" to int due to invalid syntax"),
    data + "data |> map(fn: (r) => ({x: int(v: r.k)}))"),
  .init(
    "D040", upstream: .said("the request is sent"), ours: .fails("http.post needs a web service"),
    "import \"http\"\nhttp.post(url: \"http://localhost/\", data: bytes(v: \"x\"))"),
  .init(
    "D041", upstream: .said("the host is asked for the secret"),
    ours: .fails("key \"NO_SUCH_KEY\" not found"),
    "import \"influxdata/influxdb/secrets\"\nsecrets.get(key: \"NO_SUCH_KEY\")"),
  .init(
    "D042", upstream: .hangs, ours: .fails("interval must be greater than 0"),
    data + "data |> holtWinters(n: 1, interval: 0s)"),
  .init(
    "D043", upstream: .rows("s,duration\na,473352\nb,0\n"), ours: .rows("s,duration\na,\nb,0\n"),
    """
    import "array"
    import "contrib/tomhollingworth/events"
    import "internal/debug"
    array.from(rows: [
      {_time: debug.null(type: "time"), _stop: 2024-01-01T00:00:00Z, s: "a"},
      {_time: 2024-01-01T00:00:00Z, _stop: 2024-01-01T00:00:00Z, s: "b"},
    ])
      |> events.duration(unit: 1h)
      |> keep(columns: ["s", "duration"])
    """),
  .init(
    "D044", upstream: .said("a second result, _profiler"), ours: .rows("_value\n1\n"),
    """
    import "array"
    import "profiler"
    option profiler.enabledProfilers = ["query"]
    array.from(rows: [{_value: 1}])
    """),
  .init(
    "D045", upstream: .said("the version of its library"), ours: .value(programVersion),
    "import \"runtime\"\nruntime.version()"),
  .init(
    "D046", upstream: .said("the null counts as some number"),
    ours: .rows("_time,_value\n2024-01-01T00:00:00Z,1\n2024-01-01T02:00:00Z,3\n"),
    """
    import "array"
    import "experimental/polyline"
    import "internal/debug"
    array.from(rows: [
      {_time: 2024-01-01T00:00:00Z, _value: 1.0},
      {_time: 2024-01-01T01:00:00Z, _value: debug.null(type: "float")},
      {_time: 2024-01-01T02:00:00Z, _value: 3.0},
    ])
      |> polyline.rdp(epsilon: 0.1)
    """),
  .init(
    "D047", upstream: .rows("k,_value\na,3\n"), ours: .rows("k,_value\na,1\nb,2\n"),
    """
    import "csv"
    csv.from(csv: "#datatype,string,long,string,double
    #group,false,false,true,false
    #default,_result,,,
    ,result,table,k,_value
    ,,0,a,1
    ,,0,b,2
    ")
      |> sum()
    """),
  .init(
    "D048", upstream: .said("a row whose other cells are null"),
    ours: .rows("_time,k,_value\n2024-01-01T00:00:00Z,a,100\n"),
    data + "data |> limit(n: 1) |> relativeStrengthIndex(n: 2)"),
  .init(
    "D049", upstream: .fails("this Flux script returns no streaming data"), ours: .nothing, "x = 1"),
  .init(
    "D049", upstream: .fails("this Flux script returns no streaming data"), ours: .value("2"),
    "1 + 1"),
  .init(
    "D012", upstream: .stops, ours: .rows("_time\n\n"),
    """
    import "array"
    import "internal/debug"
    array.from(rows: [{_time: debug.null(type: "time")}]) |> truncateTimeColumn(unit: 1h)
    """),
  .init(
    "D050", upstream: .rows("_value\n1\n2\n4\n"), ours: .rows("_value\n"),
    data + "data |> keep(columns: [\"_value\"]) |> sort() |> limit(n: -1)"),
  .init(
    "D051", upstream: .stops, ours: .fails("tail offset cannot be negative (-1)"),
    data + "data |> tail(n: 1, offset: -1)"),
  .init(
    "D051", upstream: .stops, ours: .fails("compression must be positive"),
    data + "data |> quantile(q: 0.5, compression: -1.0)"),
  .init(
    "D051", upstream: .stops, ours: .fails("negative shift amount -1"),
    "import \"bitwise\"\nbitwise.slshift(a: 1, b: -1)"),
  .init(
    "D051", upstream: .stops, ours: .fails("count must be from 0"),
    "linearBins(start: 0.0, width: 1.0, count: -1)"),
  .init(
    "D051", upstream: .stops, ours: .fails("histogram needs at least one bin"),
    data + "data |> histogram(bins: [])"),
  .init(
    "D051", upstream: .stops, ours: .fails("n must be greater than 0"),
    data + "data |> relativeStrengthIndex(n: 0)"),
  .init(
    "D051", upstream: .stops, ours: .fails("expected () => time (function) but found int"),
    "option now = 1\nnow()"),
  .init(
    "D052", upstream: .fails("recursive types not supported"), ours: .rows("c,s\n0,7\n"),
    data + """
      data
        |> reduce(
          identity: {s: 0.0, c: 0},
          fn: (r, accumulator) => ({accumulator with s: accumulator.s + r._value}),
        )
      """),
  .init(
    "D053", upstream: .fails("does not exist in scope"), ours: .rows("x\n3\n"),
    """
    import "array"
    array.from(rows: [{a: 1}])
      |> map(fn: (r) => ({x: array.map(arr: [1, 2], fn: (x) => x + r.a)[1]}))
    """),
  .init(
    "D054", upstream: .stops, ours: .fails("cannot mod zero"),
    "import \"array\"\narray.from(rows: [{i: 0}]) |> map(fn: (r) => ({x: 1 % r.i}))"),
  .init(
    "D055", upstream: .stops, ours: .rows("k,_value\n,1\n"),
    """
    import "array"
    import "internal/debug"
    array.from(rows: [{k: debug.null(type: "string"), _value: 1}])
      |> group(columns: ["k"])
      |> fill(column: "k", usePrevious: true)
    """),
  .init(
    "D056", upstream: .rows("_value,n\n100,\n100,\n"), ours: .rows("_value,n\n100,2\n100,3\n"),
    """
    import "array"
    array.from(rows: [{_value: 1.0, n: 1}, {_value: 2.0, n: 2}, {_value: 4.0, n: 3}])
      |> tripleExponentialDerivative(n: 1)
    """),
  .init(
    "D057", upstream: .stops, ours: .rows("x,y\n1,\n"),
    """
    import "array"
    import "internal/debug"
    array.from(rows: [{a: 1}]) |> map(fn: (r) => {
      made = {x: r.a, y: debug.null(type: "int")}

      return {x: made.x, y: made.y}
    })
    """),
  .init(
    "D058", upstream: .rows("_time,n,n\n2021-01-01T00:00:00Z,7,1\n"),
    ours: .fails("the result needs the column \"n\", which is there already"),
    """
    import "array"
    array.from(rows: [{_time: 2021-01-01T00:00:00Z, n: 7}])
      |> stateCount(fn: (r) => r.n > 5, column: "n")
    """),
  .init(
    "D059", upstream: .value("2000-01-31T18:30:00.000000000Z"),
    ours: .value("2000-02-29T18:30:00.000000000Z"),
    """
    import "date"
    import "timezone"
    date.truncate(t: 2000-02-29T23:59:59Z, unit: 1mo, location: timezone.fixed(offset: 5h30m))
    """),
  .init(
    "D059", upstream: .said("the row is lost"), ours: .rows("_value\n1\n"),
    data + """
      data
        |> first()
        |> map(fn: (r) => ({_time: 2021-04-30T20:00:00Z, _value: r._value}))
        |> range(start: 2021-01-01, stop: 2022-01-01)
        |> window(every: 1mo, offset: -5h)
        |> keep(columns: ["_value"])
      """),
  .init(
    "D060", upstream: .said("a table without rows"), ours: .fails("is not of type time"),
    data + "data |> elapsed(timeColumn: \"_value\")"),
  .init(
    "D061", upstream: .fails("got an out-of-order timestamp"),
    ours: .rows("stateDuration\n-1\n-1\n0\n"),
    data + """
      data
        |> timeShift(duration: -60y)
        |> stateDuration(fn: (r) => r._value > 2.0)
        |> keep(columns: ["stateDuration"])
      """),
  .init(
    "D061", upstream: .fails("integral found out-of-order times in time column"),
    ours: .rows("_value\n4.5\n"),
    data + """
      data
        |> timeShift(duration: -60y)
        |> range(start: 1964-01-01, stop: 1964-01-02)
        |> integral(unit: 1h)
        |> keep(columns: ["_value"])
      """),
  .init(
    "D062", upstream: .rows("_value\n1\n2\n"), ours: .rows("_value\n2\n"),
    """
    import "array"
    array.from(rows: [
      {k: "a", _value: 1}, {k: "a", _value: 1}, {k: "a", _value: 2},
      {k: "b", _value: 2}, {k: "b", _value: 2}, {k: "b", _value: 3},
    ])
      |> group(columns: ["k"])
      |> limit(n: 9)
      |> group()
      |> mode()
    """),
  .init(
    "D063", upstream: .rows("_value,k\n1.5,a\n"), ours: .fails("schema collision detected"),
    """
    import "csv"
    text = "#datatype,string,long,double,string
    #group,false,false,false,true
    #default,_result,,,
    ,result,table,_value,k
    ,,0,1.5,a

    #datatype,string,long,string,string
    #group,false,false,false,true
    #default,_result,,,
    ,result,table,_value,k
    ,,1,x,b
    "
    csv.from(csv: text) |> group() |> filter(fn: (r) => r.k == "a")
    """),
]
