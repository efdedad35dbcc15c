import Foundation
import Testing

/// Where upstream's sources say something else than one would think; each answer is upstream's.
@Suite struct UpstreamTrapTests {
  @Test func displayIndentsByDepthAndEndsDictionaryLinesInABlank() throws {
    #expect(
      try scriptOutput("display(v: {a: [1, 2, 3, 4]})")
        == "{a: [\n        1,\n        2,\n        3,\n        4\n    ]}")
    #expect(
      try scriptOutput("display(v: [\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4])")
        == "[\n    a: 1, \n    b: 2, \n    c: 3, \n    d: 4\n]")
    #expect(try scriptOutput("display(v: [[:]])") == "[[:]]")
  }

  @Test(arguments: [
    ("elapsed(unit: 1ms, columnName: \"gap\")", "1500\n1499\n1500"),
    (
      "events.duration(unit: 1ms, columnName: \"gap\", stop: 2021-06-07T12:00:05Z)",
      "1500\n1499\n1500\n249"
    ),
  ])
  func lengthsOfTimeAreOfFloats(step: String, gaps: String) throws {
    let found = try scriptOutput(
      """
      import "array"
      import "contrib/tomhollingworth/events"
      array.from(
        rows: [
          {_time: 2021-06-07T12:00:00.25Z}, {_time: 2021-06-07T12:00:01.75Z},
          {_time: 2021-06-07T12:00:03.25Z}, {_time: 2021-06-07T12:00:04.75Z},
        ],
      )
        |> \(step)
        |> keep(columns: ["gap"])
      """)
    #expect(found == "gap\n\(gaps)")
  }

  /// A counter that starts again below 0 says nothing; NaN is no rise, and a difference beyond 64
  /// bits no number from 0 up.
  @Test(arguments: [
    ("true", "[20.0, 30.0, -40.0, -30.0]", "10\n\n10"),
    ("false", "[20.0, 30.0, 10.0, 15.0]", "10\n\n5"),
    ("true", "[20, 30, 10, -5]", "10\n10\n"),
    ("true", "[1.0, float(v: \"NaN\"), 2.0, 3.0]", "\n2\n1"),
    ("true", "[-2, 9223372036854775807, 9223372036854775807]", "9223372036854775807\n0"),
    ("false", "[-2, 9223372036854775807, 9223372036854775807]", "\n0"),
  ])
  func differenceFromZeroUp(initialZero: String, values: String, expected: String) throws {
    let found = try scriptOutput(
      """
      import "array"
      array.from(rows: array.map(arr: \(values), fn: (x) => ({_value: x})))
        |> difference(nonNegative: true, initialZero: \(initialZero))
      """)
    #expect(found == "_value\n\(expected)")
  }

  /// Where all values are equally frequent there is no mode; a key column has one value only.
  @Test func theModeOfAKeyColumnIsItsValue() throws {
    let rows = "import \"array\"\nrows = array.from(rows: [{k: \"a\", v: 1}, {k: \"a\", v: 2}])\n"
    #expect(
      try scriptOutput(rows + "rows |> group(columns: [\"k\"]) |> mode(column: \"k\")")
        == "k,_value\na,a")
    #expect(try scriptOutput(rows + "rows |> mode(column: \"k\")") == "_value\n")
    #expect(
      try scriptOutput(
        rows
          + """
          rows
            |> group(columns: ["k"])
            |> filter(fn: (r) => r.v > 2, onEmpty: "keep")
            |> mode(column: "k")
          """) == "k,_value\na,a")
  }

  @Test(arguments: ["elapsed(columnName: \"_value\")", "elapsed() |> elapsed()"])
  func aLengthOfTimeTakesNoColumnsPlace(step: String) throws {
    let found = try scriptOutput(
      """
      import "array"
      array.from(rows: [{_time: 2021-06-07, _value: 1}, {_time: 2021-06-08, _value: 2}])
        |> \(step)
      """)
    #expect(found.contains("which is there already"))
  }

  @Test(arguments: [
    "histogram(bins: [1.0, 9.0], upperBoundColumn: \"_value\")",
    "histogram(bins: [1.0, 9.0], countColumn: \"le\")",
  ])
  func aResultHasEachColumnOnce(step: String) throws {
    let found = try scriptOutput(
      "import \"array\"\narray.from(rows: [{_value: 1.0}]) |> \(step)")
    #expect(found.contains("twice"))
  }

  @Test func theNextFloatAfterAZeroIsThatZero() throws {
    let found = try scriptOutput(
      """
      import "math"
      "${math.nextafter(x: -0.0, y: 0.0)} ${math.nextafter(x: 0.0, y: -0.0)}"
      """)
    #expect(found == "-0 0")
  }

  /// The offset moves the time before the zone is asked: at 00:30Z and 1h the clocks of London are
  /// already back.
  @Test func anOffsetBesideAZoneMovesItsChanges() throws {
    let found = try scriptOutput(
      """
      import "date"
      location = {zone: "Europe/London", offset: 1h}
      "${date.add(d: 90s, to: 2021-10-31T01:30:00Z, location: location)}"
      """)
    #expect(found == "2021-10-31T01:31:30.000000000Z")
  }

  /// The bounds that windows and ranges know of move along with the times, whichever columns the
  /// shift names.
  @Test(arguments: ["duration: 1h", "duration: 1h, columns: [\"_time\"]"])
  func boundsAreShiftedWithTheTimes(shift: String) throws {
    let rows = """
      import "array"
      rows = array.from(
        rows: [
          {_time: 2021-06-07T12:00:00Z, _value: 1}, {_time: 2021-06-07T12:20:00Z, _value: 2},
          {_time: 2021-06-07T12:50:00Z, _value: 4},
        ],
      )
        |> range(start: 2021-06-07T12:00:00Z, stop: 2021-06-07T13:00:00Z)
        |> timeShift(\(shift))

      """
    let windows = try scriptOutput(
      rows + """
        rows
          |> aggregateWindow(every: 30m, fn: sum)
          |> keep(columns: ["_time", "_value"])
        """)
    #expect(windows == "_time,_value\n2021-06-07T13:30:00Z,3\n2021-06-07T14:00:00Z,4")
    let range = try scriptOutput(
      rows + """
        rows
          |> range(start: 2021-06-07T13:10:00Z, stop: 2021-06-07T15:00:00Z)
          |> keep(columns: ["_value"])
        """)
    #expect(range == "_value\n2\n4")
  }

  /// Where one of the streams lies outside of its own bounds, no bounds remain.
  @Test func noBoundsRemainBesideAnEmptyRange() throws {
    let found = try scriptOutput(
      """
      import "array"
      rows = array.from(rows: [{_time: 2021-06-07T12:00:00Z, _value: 1}])
        |> range(start: 2021-06-07, stop: 2021-06-08)
      apart = rows |> range(start: 2021-06-09, stop: 2021-06-10)

      union(tables: [rows, apart])
        |> group()
        |> drop(columns: ["_start", "_stop"])
        |> range(start: 2021-06-01, stop: 2021-07-01)
        |> count()
        |> keep(columns: ["_value"])
      """)
    #expect(found == "_value\n0")
  }

  /// A missing column has no type, whichever way the conversion of its bytes runs.
  @Test func bytesOfAMissingColumnFail() throws {
    let found = try scriptOutput(
      """
      import "csv"
      csv.from(csv: "a\\n1\\n", mode: "raw")
        |> map(fn: (r) => ({r with b: string(v: bytes(v: r.none))}))
      """)
    #expect(found.contains("cannot convert null to bytes"))
  }

  /// 2 ^ 53 + 1 and 2 ^ 53 + 3 as floats are 4 apart.
  @Test(arguments: ["r._value", "uint(v: r._value)"])
  func derivativeSubtractsWholeNumbersAsSuch(value: String) throws {
    let found = try scriptOutput(
      """
      import "array"
      array.from(
        rows: [
          {_time: 2021-06-07T12:00:00Z, _value: 9007199254740993},
          {_time: 2021-06-07T12:00:01Z, _value: 9007199254740995},
          {_time: 2021-06-07T12:00:02Z, _value: 9007199254740993},
        ],
      )
        |> map(fn: (r) => ({r with _value: \(value)}))
        |> derivative()
        |> keep(columns: ["_value"])
      """)
    #expect(found == "_value\n2\n-2")
  }

  @Test func fillLeavesAKeyColumnOfAnotherTypeAlone() throws {
    let rows = "import \"array\"\nimport \"internal/debug\"\n"
    let filled = "|> group(columns: [\"a\"]) |> fill(column: \"a\", value: 1.0)"
    #expect(
      try scriptOutput(rows + "array.from(rows: [{a: \"x\", b: 1}]) \(filled)") == "a,b\nx,1")
    #expect(
      try scriptOutput(
        rows + "array.from(rows: [{a: debug.null(type: \"string\"), b: 1}]) \(filled)"
      ).contains("fill column type mismatch: string/float"))
  }

  @Test func rangeKeepsItsBoundsWhereATableHasOthers() throws {
    let table = """
      import "csv"
      csv.from(csv: "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
      #group,false,false,true,true,false,false
      #default,_result,,,,,
      ,result,table,_start,_stop,_time,_value
      ,,0,2021-01-01T00:00:00Z,2021-01-02T00:00:00Z,2021-01-01T12:00:00Z,1
      ")

      """
    #expect(
      try scriptOutput(
        table + "|> range(start: 2021-01-01T06:00:00Z, stop: 2021-01-03T00:00:00Z)")
        == "_start,_stop,_time,_value\n"
        + "2021-01-01T06:00:00Z,2021-01-02T00:00:00Z,2021-01-01T12:00:00Z,1")
    // No overlap: the range's own bounds.
    #expect(
      try scriptOutput(
        table + "|> range(start: 2021-02-01T00:00:00Z, stop: 2021-02-02T00:00:00Z) |> count()")
        == "_start,_stop,_value\n2021-02-01T00:00:00Z,2021-02-02T00:00:00Z,0")
    // No overlap of two calls: bounds without any time.
    #expect(
      try scriptOutput(
        """
        import "sampledata"
        sampledata.int()
          |> range(start: 2021-01-01T00:00:00Z, stop: 2021-01-02T00:00:00Z)
          |> range(start: 2021-02-01T00:00:00Z, stop: 2021-02-02T00:00:00Z)
          |> count()
        """)
        == "_start,_stop,tag,_value\n1970-01-01T00:00:00Z,1970-01-01T00:00:00Z,t1,0\n"
        + "1970-01-01T00:00:00Z,1970-01-01T00:00:00Z,t2,0")
  }

  @Test(arguments: ["tail(n: 1)", "difference()", "elapsed()"])
  func twoTablesOfOneKeyAreRefused(step: String) throws {
    let found = try scriptOutput(
      """
      import "csv"
      csv.from(csv: "#datatype,string,long,dateTime:RFC3339,long,string
      #group,false,false,false,false,true
      #default,_result,,,,
      ,result,table,_time,_value,t
      ,,0,2021-01-01T12:00:00Z,1,a
      ,,1,2021-01-01T12:00:00Z,2,a
      ") |> \(step)
      """)
    #expect(found.hasPrefix("error: found duplicate table with key: {"), "\(found)")
  }

  @Test(arguments: [
    ("_start: \"x\"", "range(start: 2021-01-01T00:00:00Z)", "column _start is not of type time"),
    ("_stop: 1", "range(start: 2021-01-01T00:00:00Z)", "column _stop is not of type time"),
    ("a: 1", "drop(columns: [\"_time\"]) |> stateCount(fn: (r) => true)", "does not exist"),
    ("a: 1", "sample(n: 1)", "no column \"_value\" exists"),
    ("a: 1", "stateDuration(fn: (r) => true, unit: -1s)", "must be greater than zero"),
    (
      "_value: 1",
      "range(start: 2021-01-01T00:00:00Z) |> group(columns: [\"_start\", \"_stop\", \"_value\"]) "
        + "|> integral()", "part of the group key"
    ),
    ("_value: 1", "interpolate.linear(every: 1m)", "int"),
    ("_value: 1", "highestMax(n: 1) |> filter(fn: (r) => r.b == 1)", "missing label b"),
  ])
  func refusals(column: String, steps: String, words: String) throws {
    let found = try scriptOutput(
      """
      import "array"
      import "interpolate"
      array.from(rows: [{_time: 2021-06-07T12:00:00Z, \(column)}]) |> \(steps)
      """)
    #expect(found.hasPrefix("error: ") && found.contains(words), "\(found)")
  }

  @Test func anAverageOfNoColumnTakesTheFirstRowsAway() throws {
    let found = try scriptOutput(
      """
      import "array"
      array.from(rows: [{a: 1}, {a: 2}, {a: 3}]) |> kaufmansAMA(n: 2)
      """)
    #expect(found == "a\n3")
  }

  @Test func sampleDataMayBeAskedForAnyColumn() throws {
    let found = try scriptOutput(
      """
      import "sampledata"
      sampledata.int()
        |> limit(n: 1)
        |> map(fn: (r) => ({tag: r.tag, seen: exists r.nothing}))
      """)
    #expect(found == "tag,seen\nt1,false\nt2,false" || found == "seen,tag\nfalse,t1\nfalse,t2")
  }

  @Test func extendedKeysHaveTheOrderOfColumns() throws {
    let found = try scriptOutput(
      """
      import "array"
      import "experimental"
      array.from(rows: [{a: "x", b: "y", _value: 1}])
        |> group(columns: ["b"])
        |> experimental.group(columns: ["a"], mode: "extend")
        |> sum()
      """)
    #expect(found == "a,b,_value\nx,y,1")
  }

  @Test(arguments: [
    ("Σς", "σΣ", true), ("ß", "ẞ", true), ("İ", "i", false), ("ı", "I", false), ("ı", "ı", true),
  ])
  func lettersWithoutAPairAreEqualToThemselves(left: String, right: String, isEqual: Bool) throws {
    let found = try scriptOutput(
      "import \"strings\"\nstrings.equalFold(v: \"\(left)\", t: \"\(right)\")")
    #expect(found == "\(isEqual)")
  }

  /// Of rows that share a time the first one counts.
  @Test func integralPassesOverRepeatedTimes() throws {
    let found = try scriptOutput(
      """
      import "array"
      array.from(
        rows: [
          {_time: 2021-01-01T00:00:00Z, _value: 1.0}, {_time: 2021-01-01T00:00:10Z, _value: 1.0},
          {_time: 2021-01-01T00:00:10Z, _value: 9.0}, {_time: 2021-01-01T00:00:20Z, _value: 1.0},
        ],
      )
        |> range(start: 2021-01-01T00:00:00Z, stop: 2021-01-01T00:01:00Z)
        |> integral()
        |> keep(columns: ["_value"])
      """)
    #expect(found == "_value\n20")
  }

  /// Times go back where another table's rows follow: 5 to 15 and 0 to 10 cover 10 s each, and the
  /// way back from 15 to 0 takes 15 s away.
  @Test func integralGoesBackInTimeBetweenTablesThatBecameOne() throws {
    let found = try scriptOutput(
      """
      import "array"
      array.from(
        rows: [
          {_time: 2021-01-01T00:00:05Z, t: "a", _value: 1.0},
          {_time: 2021-01-01T00:00:15Z, t: "a", _value: 1.0},
          {_time: 2021-01-01T00:00:00Z, t: "b", _value: 1.0},
          {_time: 2021-01-01T00:00:10Z, t: "b", _value: 1.0},
        ],
      )
        |> group(columns: ["t"])
        |> range(start: 2021-01-01T00:00:00Z, stop: 2021-01-01T00:01:00Z)
        |> group(columns: ["_start", "_stop"])
        |> integral()
        |> keep(columns: ["_value"])
      """)
    #expect(found == "_value\n5")
  }

  @Test func oscillatorsPassOverColumnsThatAreNotThere() throws {
    let rows = "import \"array\"\narray.from(rows: [{a: 1}, {a: 2}, {a: 3}]) |> "
    for function in ["relativeStrengthIndex", "chandeMomentumOscillator"] {
      #expect(try scriptOutput(rows + "\(function)(n: 2, columns: [\"b\"])") == "a\n3")
    }
  }

  /// Rises of 10 and 1, seen from 0: no fall, so the index is 100.
  @Test func strengthOfTooFewRowsIsThatOfThemAll() throws {
    let rows = "import \"array\"\narray.from(rows: [{_value: 10}, {_value: 11}]) |> "
    #expect(try scriptOutput(rows + "relativeStrengthIndex(n: 5)") == "_value\n100")
  }

  @Test func keyValuesHaveOneNullForAllColumns() throws {
    let found = try scriptOutput(
      """
      import "array"
      import "internal/debug"
      none = debug.null(type: "string")
      array.from(rows: [{a: none, b: none}, {a: "x", b: none}])
        |> keyValues(keyColumns: ["a", "b"])
      """)
    #expect(found == "_key,_value\na,\na,x")
  }

  @Test(arguments: [
    ("int(v: \"0x1f\")", "31"), ("int(v: \"-0x1f\")", "-31"), ("int(v: \"0x-1f\")", "-31"),
    ("int(v: none)", "<null>"), ("uint(v: \"0xff\")", "255"), ("uint(v: none)", "<null>"),
    ("bytes(v: \"0aff\")", "0x0aff"),
  ])
  func hexadecimalTextsMayHaveAPrefix(call: String, value: String) throws {
    let found = try scriptOutput(
      """
      import "contrib/bonitoo-io/hex"
      import "internal/debug"
      none = debug.null(type: "string")
      display(v: hex.\(call))
      """)
    #expect(found == value)
  }

  @Test(arguments: [
    "int(v: \"-0x-1f\")", "int(v: \"0x\")", "uint(v: \"0x+1\")", "bytes(v: \"+a\")",
    "bytes(v: \"abc\")",
  ])
  func otherTextsAreNoHexadecimalNumbers(call: String) throws {
    let found = try scriptOutput("import \"contrib/bonitoo-io/hex\"\nhex.\(call)")
    #expect(found.hasPrefix("error: cannot convert string"), "\(found)")
  }

  @Test(arguments: ["sha256(v: none)", "cityhash64(v: none)", "hmac(v: \"a\", k: none)"])
  func hashesOfNullAreNull(call: String) throws {
    let found = try scriptOutput(
      """
      import "contrib/qxip/hash"
      import "internal/debug"
      none = debug.null(type: "string")
      display(v: hash.\(call))
      """)
    #expect(found == "<null>")
  }

  /// A class that is told by half of the rows with a value.
  @Test func naiveBayesTellsProbabilities() throws {
    let found = try scriptOutput(
      """
      import "array"
      import "math"
      import "contrib/RohanSreerama5/naiveBayesClassifier"
      row = (time, name, airborne, value) =>
        ({_time: time, _measurement: "zoo", _field: "tail", _value: value, Animal_name: name, airborne: airborne})
      array.from(
        rows: [
          row(time: 2020-01-01T10:00:00Z, name: "kite", airborne: "1", value: 1),
          row(time: 2020-01-02T10:00:00Z, name: "crow", airborne: "1", value: 1),
          row(time: 2020-01-02T11:00:00Z, name: "gull", airborne: "1", value: 1),
          row(time: 2020-01-02T12:00:00Z, name: "lion", airborne: "0", value: 1),
          row(time: 2020-01-02T13:00:00Z, name: "frog", airborne: "0", value: 0),
        ],
      )
        |> naiveBayesClassifier.naiveBayes(myClass: "airborne", myField: "tail", myMeasurement: "zoo")
        |> group()
        |> sort(columns: ["airborne_P_k_x_class"])
        |> map(fn: (r) => ({class: r.airborne_P_k_x_class, share: math.round(x: r.Probability * 3.0)}))
      """)
    #expect(found == "class,share\n0,1\n1,2")
  }
}
