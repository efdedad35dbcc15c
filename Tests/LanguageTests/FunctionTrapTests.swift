import Foundation
import Testing

/// What is easily got wrong in single functions of the library.
@Suite struct FunctionTrapTests {
  @Test func unpivotRefusesItsOwnColumnsAndMissingOnes() throws {
    let rows = "import \"array\"\nimport \"experimental\"\n"
    #expect(
      try scriptOutput(
        rows
          + "array.from(rows: [{_time: 2021-01-01T00:00:00Z, _value: 1}]) |> experimental.unpivot()"
      ).contains("can't have"))
    #expect(
      try scriptOutput(
        rows
          + """
          array.from(rows: [{_time: 2021-01-01T00:00:00Z, mw: 1}])
            |> experimental.unpivot(otherColumns: ["none"])
          """
      ).contains("could not find column named \"none\""))
    #expect(
      try scriptOutput(
        rows
          + """
          array.from(rows: [{_time: 2021-01-01T00:00:00Z, a: 1, b: 2}])
            |> experimental.unpivot(otherColumns: ["_time", "_field"])
            |> count()
          """) == "_value\n2")
  }

  @Test func labelReplaceLeavesTablesThatDoNotMatch() throws {
    let found = try scriptOutput(
      """
      import "internal/promql"
      import "sampledata"
      sampledata.float()
        |> promql.labelReplace(source: "tag", destination: "tag", regex: "t1", replacement: "")
        |> limit(n: 1)
      """)
    #expect(found == "_value\n-2.18\n\ntag,_value\nt2,19.85")
  }

  /// A row of key and result would have the column twice.
  @Test(arguments: [
    "histogram(bins: [0.0, 2.0])", "histogramQuantile(quantile: 0.5)", "keys()", "columns()",
    "holtWinters(n: 1, interval: 1d)", "covariance(columns: [\"_value\", \"le\"])",
    "polyline.rdp()", "promql.promHistogramQuantile(quantile: 0.5)", "promql.resets()",
    "promql.changes()", "promql.instantRate()", "keyValues(keyColumns: [\"k\"])", "distinct()",
    "experimental.histogram(bins: [0.0, 1.0])", "mode()", "integral()", "promql.timestamp()",
    "elapsed(columnName: \"le\")", "stateCount(fn: (r) => true, column: \"le\")",
    "stateDuration(fn: (r) => true, column: \"le\")",
    "events.duration(unit: 1s, stop: 2020-01-03T00:00:00Z, columnName: \"le\")",
  ]) func aResultCannotStandBesideItsColumnInTheKey(step: String) throws {
    let found = try scriptOutput(
      """
      import "array"
      import "contrib/tomhollingworth/events"
      import "experimental"
      import "experimental/polyline"
      import "internal/promql"
      array.from(rows: [
          {_time: 2020-01-01T00:00:00Z, _value: 1.0, le: 1.0, k: "a"},
          {_time: 2020-01-02T00:00:00Z, _value: 1.0, le: 1.0, k: "a"},
      ])
          |> group(columns: ["_value", "le"])
          |> \(step)
      """)
    #expect(found.hasPrefix("error: "), "\(found)")
  }

  /// Two columns of one name cannot be told apart.
  @Test(arguments: [
    ("elapsed(columnName: \"_value\")", "which is there already"),
    ("stateCount(fn: (r) => true, column: \"_value\")", "which is there already"),
    ("stateDuration(fn: (r) => true, column: \"_time\")", "which is there already"),
    ("stateTracking(fn: (r) => true, countColumn: \"n\", durationColumn: \"n\")", "\"n\" twice"),
    ("events.duration(unit: 1s, stop: 2022-01-01T00:00:00Z, columnName: \"tag\")", "already"),
    ("histogram(bins: [0.0, 9.0], upperBoundColumn: \"n\", countColumn: \"n\")", "\"n\" twice"),
  ]) func aNewColumnNeedsAFreeName(step: String, problem: String) throws {
    let found = try scriptOutput(
      """
      import "contrib/tomhollingworth/events"
      import "sampledata"
      sampledata.float() |> \(step)
      """)
    #expect(found.hasPrefix("error: ") && found.contains(problem), "\(found)")
  }

  /// The one pass over windows gives what its definition by single steps gives.
  @Test(arguments: [
    ("_time", "mean", ""), ("_time", "last", ""), ("k", "mean", ", timeDst: \"k\""),
    ("k", "last", ", timeDst: \"k\""), ("k", "median", ", timeDst: \"k\""),
  ]) func aggregateWindowTakesItsTimesOutOfTheKey(
    key: String, function: String, destination: String
  ) throws {
    func found(_ fn: String) throws -> String {
      try scriptOutput(
        """
        import "array"
        array.from(rows: [
            {_time: 2020-01-01T00:00:10Z, _value: 1.0, k: "a"},
            {_time: 2020-01-01T00:00:20Z, _value: 2.0, k: "b"},
            {_time: 2020-01-01T00:00:40Z, _value: 3.0, k: "a"},
        ])
            |> group(columns: ["\(key)"])
            |> range(start: 2020-01-01T00:00:00Z, stop: 2020-01-01T00:01:00Z)
            |> aggregateWindow(every: 30s, fn: \(fn), createEmpty: false\(destination))
        """)
    }
    let stepwise = try found(
      "(tables=<-, column) => tables |> \(function)(column: column) |> limit(n: 1)")
    #expect(stepwise.contains("_value") && !stepwise.hasPrefix("error"), "\(stepwise)")
    #expect(try found(function) == stepwise)
  }

  @Test func aLabelCannotTakeThePlaceOfTheValues() throws {
    let found = try scriptOutput(
      """
      import "internal/promql"
      import "sampledata"
      sampledata.float()
        |> promql.labelReplace(source: "tag", destination: "_value", regex: "t(.)", replacement: "$1")
      """)
    #expect(found.contains("the label \"_value\" would take the place"), "\(found)")
  }

  /// The times lie in one interval: one value forecasts nothing, and its rounding must not overflow.
  @Test func holtWintersTakesTheLongestInterval() throws {
    let found = try scriptOutput(
      """
      import "sampledata"
      sampledata.int() |> holtWinters(n: 3, interval: 292y)
      """)
    #expect(found == "tag,_time,_value")
  }

  /// The C library counts up to the order, which may be billions, and no one could stop it.
  @Test(arguments: ["jn", "yn"]) func besselFunctionsTakeNoEndlessOrder(name: String) throws {
    let found = try scriptOutput(
      "import \"math\"\nmath.\(name)(n: 2147483648, x: 9007199254740993.0)")
    #expect(found.contains("n must lie between -10000000 and 10000000"), "\(found)")
    #expect(try scriptOutput("import \"math\"\nmath.\(name)(n: -10000000, x: 0.5)") != "")
  }

  @Test func wideToWantsTheMeasurementAsText() throws {
    let found = try scriptOutput(
      """
      import "array"
      import "experimental"
      array.from(rows: [{_time: 2021-06-07T00:00:00Z, _measurement: 1.0, mw: 2.5}])
        |> group(columns: ["_measurement"])
        |> experimental.to(bucket: "x")
      """)
    #expect(found.contains("column \"_measurement\" is of type float, expected string"), "\(found)")
  }

  @Test func aCounterThatStartsAnewStillGrows() throws {
    let found = try scriptOutput(
      """
      import "array"
      import "internal/promql"
      array.from(
        rows: [
          {_time: 2021-01-01T00:00:00Z, _value: 10.0}, {_time: 2021-01-01T00:00:10Z, _value: 20.0},
          {_time: 2021-01-01T00:00:20Z, _value: 5.0}, {_time: 2021-01-01T00:00:30Z, _value: 15.0},
        ],
      )
        |> range(start: 2021-01-01T00:00:00Z, stop: 2021-01-01T00:00:30.1Z)
        |> promql.extrapolatedRate(isCounter: true)
      """)
    let value = found.split(separator: ",").last.flatMap { Double($0) } ?? 0
    #expect(abs(value - 25 * 30.1 / 30) < 1e-9, "\(found)")
  }

  @Test func durationsOfRowsWithoutATimeAreNull() throws {
    let found = try scriptOutput(
      """
      import "contrib/tomhollingworth/events"
      import "array"
      import "internal/debug"
      array.from(
        rows: [
          {_time: 2021-01-01T00:00:00Z}, {_time: debug.null(type: "time")},
          {_time: 2021-01-01T00:01:00Z},
        ],
      )
        |> events.duration(stop: 2021-01-01T00:02:00Z)
      """)
    #expect(
      found == "_time,duration\n2021-01-01T00:00:00Z,\n,\n2021-01-01T00:01:00Z,60")
  }

  @Test func forecastsOfHoltAndWinters() throws {
    func forecast(_ rows: String, _ arguments: String) throws -> String {
      try scriptOutput(
        """
        import "generate"
        generate.from(
          count: 12, start: 2021-01-01T00:00:00Z, stop: 2021-01-01T12:00:00Z, fn: (n) => \(rows))
          |> map(fn: (r) => ({r with _value: float(v: r._value)}))
          |> holtWinters(\(arguments))
        """)
    }
    #expect(try forecast("n", "n: 3, interval: 0s").contains("interval must be greater than 0"))
    #expect(try forecast("n", "n: 2, interval: 1ns").contains("intervals"))
    let fit = try forecast(
      "10 + n % 4", "n: 1, interval: 1h, seasonality: 4, withFit: true, withMinSSE: true")
    let rows = fit.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",").dropFirst().compactMap { Double($0) }
    }
    #expect(rows.count == 13)
    // The error that is told is the error of the fit that is given.
    let squares = rows.dropLast().enumerated().map { number, cells in
      let difference = cells[0] - Double(10 + number % 4)
      return difference * difference
    }
    #expect(rows.allSatisfy { abs($0[1] - squares.reduce(0, +)) < 1e-9 })
  }

  @Test func rowsWithSeveralFieldsAreWritten() throws {
    let rows = """
      import "array"
      import "influxdata/influxdb"
      rows = array.from(
        rows: [{_time: 2021-06-07T00:00:00Z, _measurement: "plant", name: "Drax", mw: 1.5, units: 4}],
      )

      """
    #expect(
      try scriptOutput(rows + "rows |> influxdb.wideTo(bucket: \"grid\")").contains("group key"))
    // One script writes, and the same engine reads what was committed.
    let back = try scriptsOutput([
      rows
        + "rows |> group(columns: [\"_measurement\", \"name\"]) |> influxdb.wideTo(bucket: \"w\")",
      rows
        + "rows |> to(bucket: \"f\", tagColumns: [\"name\"], fieldFn: (r) => ({gw: r.mw / 1000.0}))",
      """
      from(bucket: "w") |> range(start: 2021-01-01T00:00:00Z)
        |> keep(columns: ["_time", "name", "_field", "_value"])
      """,
      """
      from(bucket: "f") |> range(start: 2021-01-01T00:00:00Z)
        |> keep(columns: ["_time", "name", "_field", "_value"])
      """,
    ])
    #expect(back[2].contains("mw") && back[2].contains("Drax") && back[2].contains(",4"))
    #expect(back[3].contains("gw") && back[3].contains("0.0015"))
  }

  @Test func stateChangesFromOneLevelToAnother() throws {
    let found = try scriptOutput(
      """
      import "array"
      import "influxdata/influxdb/monitor"
      array.from(
        rows: [
          {_time: 2021-06-07T00:00:00Z, _source_timestamp: 1, _level: "ok"},
          {_time: 2021-06-07T00:01:00Z, _source_timestamp: 2, _level: "crit"},
          {_time: 2021-06-07T00:02:00Z, _source_timestamp: 3, _level: "warn"},
          {_time: 2021-06-07T00:03:00Z, _source_timestamp: 4, _level: "crit"},
        ],
      )
        |> group(columns: ["_level"])
        |> monitor.stateChanges(fromLevel: "ok", toLevel: "crit")
        |> keep(columns: ["_source_timestamp"])
      """)
    #expect(found == "_source_timestamp\n2")
  }

  @Test func whatNeedsAServiceSaysSo() throws {
    for script in [
      "import \"http\"\nhttp.post(url: \"https://example.org\")",
      "import \"sql\"\nsql.from(driverName: \"postgres\", dataSourceName: \"\", query: \"\")",
      "import \"slack\"\nslack.endpoint(token: \"t\")",
      "import \"experimental/http/requests\"\nrequests.get(url: \"https://example.org\").body",
    ] {
      let found = try scriptOutput(script)
      #expect(found.contains("which scripts cannot reach"), "\(found)")
    }
  }

  /// A table's own bounds are cut by the range; its rows are those of the range alone.
  @Test func rangeCutsKeyedBoundsButNotRows() throws {
    let found = try scriptOutput(
      """
      import "csv"
      csv.from(csv: "
      #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
      #group,false,false,true,true,false,false
      #default,,,,,,
      ,result,table,_start,_stop,_time,_value
      ,,0,2021-01-01T00:00:00Z,2021-01-01T01:00:00Z,2021-01-01T00:30:00Z,1
      ,,0,2021-01-01T00:00:00Z,2021-01-01T01:00:00Z,2021-01-01T01:00:00Z,2
      ,,1,2020-01-01T00:00:00Z,2020-01-01T01:00:00Z,2021-01-01T00:15:00Z,3
      ")
        |> range(start: 2021-01-01T00:10:00Z, stop: 2021-01-01T02:00:00Z)
      """.replacing("\n      ", with: "\n"))
    #expect(
      found == """
        _start,_stop,_time,_value
        2021-01-01T00:10:00Z,2021-01-01T01:00:00Z,2021-01-01T00:30:00Z,1
        2021-01-01T00:10:00Z,2021-01-01T01:00:00Z,2021-01-01T01:00:00Z,2
        2021-01-01T00:10:00Z,2021-01-01T02:00:00Z,2021-01-01T00:15:00Z,3
        """)
  }

  @Test func sensuNamesHaveOneLineForEachCharacter() throws {
    let start = "import \"contrib/sranka/sensu\"\n"
    #expect(try scriptOutput(start + "sensu.toSensuName(v: \"Größe 1.a-b\")") == "Gr__e_1.a-b")
    #expect(try scriptOutput(start + "sensu.toSensuName(v: \"\")") == "_")
  }

  @Test func opsgenieRespondersNameTheirTypeFirst() throws {
    let found = try scriptOutput(
      """
      import "contrib/sranka/opsgenie"
      opsgenie.respondersToJSON(v: ["user:ab", "team:x", "escalation:e", "schedule:s:t"])
      """)
    #expect(
      found == """
        [{"type":"user","username":"ab"},{"type":"team","name":"x"},\
        {"type":"escalation","name":"e"},{"type":"schedule","name":"s:t"}]
        """)
  }

  /// Upstream infers these parameters from how the bodies use them.
  @Test(arguments: [
    ("anomalydetection.mad(threshold: 2)", "level\nnormal\nanomaly"),
    ("anomalydetection.mad(threshold: 0.5)", "level\nanomaly\nanomaly"),
  ]) func theThresholdIsAnyNumber(step: String, expected: String) throws {
    let found = try scriptOutput(
      """
      import "array"
      import "contrib/anaisdg/anomalydetection"
      array.from(rows: [
          {_time: 2021-06-07T00:00:00Z, meter: "a", _value: 10.0},
          {_time: 2021-06-07T00:00:00Z, meter: "b", _value: 11.0},
          {_time: 2021-06-07T00:00:00Z, meter: "c", _value: 12.0},
          {_time: 2021-06-07T00:00:00Z, meter: "d", _value: 80.0},
      ])
          |> \(step)
          |> group()
          |> filter(fn: (r) => r.meter == "a" or r.meter == "d")
          |> sort(columns: ["meter"])
          |> keep(columns: ["level"])
      """)
    #expect(found == expected)
  }

  @Test(arguments: [
    ("", "1970-01-01T00:00:00Z"), ("alignTo: 5000000000", "1970-01-01T00:00:05Z"),
    ("alignTo: 2.0", "1970-01-01T00:00:00.000000002Z"),
    ("alignTo: 2020-01-05T00:00:00Z", "2020-01-05T00:00:00Z"),
  ]) func tablesAreAlignedToWhatIntReads(argument: String, expected: String) throws {
    let found = try scriptOutput(
      """
      import "array"
      import "experimental"
      array.from(rows: [{_time: 2021-06-07T00:00:00Z, _value: 1}])
          |> experimental.alignTime(\(argument))
          |> keep(columns: ["_time"])
      """)
    #expect(found == "_time\n" + expected)
  }

  @Test(arguments: [("100", "false"), ("400", "true"), ("400.0", "true")])
  func distancesAreAnyNumber(distance: String, expected: String) throws {
    let found = try scriptOutput(
      """
      import "experimental/geo"
      place = {lat: 59.9139, lon: 10.7522}
      geo.ST_DWithin(region: place, geometry: {lat: 60.3913, lon: 5.3221}, distance: \(distance))
      """)
    #expect(found == expected)
  }

  /// Found by the fuzzer, as a query that did not end.
  @Test func nothingIsRepeatedWithoutCounting() throws {
    let found = try scriptOutput(
      """
      import "array"
      import "strings"
      array.from(rows: [{v: ""}, {v: "a"}])
        |> filter(fn: (r) => r.v == "")
        |> map(fn: (r) => ({v: strings.repeat(v: r.v, i: 4611686018427387904) + "."}))
      """)
    #expect(found == "v\n.")
  }

  @Test func joinSortsByItsColumnsInLabelOrder() throws {
    let found = try scriptOutput(
      """
      import "array"
      a = array.from(rows: [{x: 2, y: 1, v: 1}, {x: 1, y: 2, v: 2}, {x: 1, y: 1, v: 3}])
      b = array.from(rows: [{x: 1, y: 1, w: 4}, {x: 2, y: 1, w: 5}, {x: 1, y: 2, w: 6}])
      join(tables: {a: a, b: b}, on: ["y", "x"]) |> keep(columns: ["x", "y"])
      """)
    #expect(found == "x,y\n1,1\n1,2\n2,1")
  }
}
