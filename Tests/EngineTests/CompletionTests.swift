import Foundation
import TestSupport
import Testing

@testable import Engine

/// What Tab offers: the language's names and the store's.
@Suite struct CompletionTests {
  private func session() throws -> Session {
    let engine = try makeTestEngine()
    for (id, value) in [("m0001", 1.0), ("m0002", 2.0), ("x \"9\"", 3.0)] {
      try engine.writePoints(
        bucket: "meters", measurement: "meter", field: "kwh",
        series: [SeriesPoints(tags: [("id", id)], times: [0], values: [value])])
    }
    try engine.writePoints(
      bucket: "meters", measurement: "weather", field: "wind",
      series: [SeriesPoints(tags: [("site", "Leeds")], times: [0], values: [1])])
    return engine.makeSession()
  }

  @Test(
    arguments: [
      // Names, functions after a pipe, members.
      ("x = aggregateW", ["aggregateWindow"]), ("x |> lim", ["limit"]), ("imp", ["import"]),
      ("import \"date\" date.trunc", ["date.truncate"]),
      ("v.time", ["v.timeRangeStart", "v.timeRangeStop"]),
      // Arguments that are not there yet.
      ("from(bu", ["bucket: ", "bucketID: "]), ("x |> limit(n: 1, off", ["offset: "]),
      ("x |> limit(n: 1, n", ["nonsenseIsNoName"]),
      ("import \"date\" date.truncate(t: now(), un", ["unit: "]),
      // Inside of strings.
      ("import \"influxdata/influxdb/sch", ["influxdata/influxdb/schema\""]),
      ("from(bucket: \"met", ["meters\""]),
      ("x |> filter(fn: (r) => r._measurement == \"", ["demand", "meter", "weather"]),
      (
        "from(bucket: \"meters\") |> filter(fn: (r) => r._measurement == \"weather\" and r._field == \"",
        ["wind\""]
      ),
      ("from(bucket: \"meters\") |> filter(fn: (r) => r.id == \"m", ["m0001", "m0002"]),
      ("from(bucket: \"meters\") |> filter(fn: (r) => r[\"id\"] != \"x", ["x \\\"9\\\"\""]),
      ("x |> filter(fn: (r) => r.si", ["r.site"]), ("x |> filter(fn: (r) => r[\"si", ["site\""]),
      ("x |> keep(columns: [\"_ti", ["_time\""]), ("x |> group(columns: [\"id\", \"si", ["site\""]),
      ("import \"timezone\" timezone.location(name: \"Europe/Lond", ["Europe/London\""]),
      // Nothing is known of other texts.
      ("y = \"me", []), ("from(bucket: \"nothing like it", []),
    ] as [(String, [String])])
  func candidates(text: String, expected: [String]) throws {
    let found = try session().completion(of: text)
    let wanted = expected == ["nonsenseIsNoName"] ? [] : expected
    if expected == ["nonsenseIsNoName"] {
      #expect(!found.candidates.contains("n: "))
    } else {
      #expect(found.candidates == wanted, "\(found)")
    }
    for candidate in found.candidates { #expect(candidate.hasPrefix(found.started)) }
  }

  @Test func definedFunctionsAndRecordsAreKnown() throws {
    let session = try session()
    _ = try session.runKeeping(
      "f = (first, second=2) => first\nr1 = {north: 1, south: 2}", name: "<test>")
    #expect(session.completion(of: "f(").candidates == ["first: ", "second: "])
    #expect(session.completion(of: "r1.no").candidates == ["r1.north"])
  }

  @Test func manyTagValuesAreAskedForWithALimit() throws {
    let engine = try makeTestEngine()
    for number in 0..<300 {
      try engine.writePoints(
        bucket: "b", measurement: "m", field: "f",
        series: [SeriesPoints(tags: [("id", "v\(number + 1_000)")], times: [0], values: [1])])
    }
    let session = engine.makeSession()
    let text = "from(bucket: \"b\") |> filter(fn: (r) => r.id == \""
    #expect(session.completion(of: text).candidates.count == Completion.candidatesMax)
    #expect(session.completion(of: text + "v129").candidates.count == 10)
    #expect(session.completion(of: text + "v1299").candidates == ["v1299\""])
  }

  @Test func dashboardVariablesAreGivenOnlyWhereTheyAreRead() throws {
    let session = try session()
    #expect(try session.provideDashboardRecord(for: "x = {v: 1}\nx.v.y") == nil)
    #expect(try session.provideDashboardRecord(for: "v = {a: 1}\nv.a") == nil)
    for own in [
      "f = (v) => v.a\nf(v: {a: 1})", "f = () => {\n  v = {a: 1}\n\n  return v.a\n}\nf()",
      "f = (v={a: 1}) => (x) => v.a\nf()",
    ] {
      #expect(try session.provideDashboardRecord(for: own) == nil, "\(own)")
    }
    let given = try #require(
      try session.provideDashboardRecord(
        for: "f = (v) => v.a\nx = (start=v.timeRangeStart) => start"))
    #expect(given.contains("timeRangeStart: 1970-01-01T00:00:00Z"))
    #expect(given.contains("defaultBucket: \"grid\""))
    #expect(
      try session.define("v.site", as: "a \"b\" ${c}").contains("site: \"a \\\"b\\\" \\x24{c}\""))
    #expect(try session.runKeeping("v.site", name: "<test>").0.value?.text == "a \"b\" ${c}")
    #expect(throws: QueryError.self) { try session.define("1x", as: "1") }
  }

  @Test func aRecordOfTheSessionRunsByItself() throws {
    var record = ScriptRecord()
    record.append("import \"date\"\nx = 1")
    record.append("x = 2\ny = x")
    record.append("import \"date\"\nx")
    #expect(record.script == "import \"date\"\n\nx = 2\n\ny = x\n\nx\n")
    #expect(
      record.standalone("import \"math\"\ny + 1")
        == "import \"date\"\n\nimport \"math\"\n\nx = 2\n\ny = x\n\ny + 1\n")
  }

  @Test func paintedTextKeepsItsCharacters() {
    let text = "from(bucket: \"größe\") // ü\n  |> f(x: 1h, y: /a/)"
    let painted = highlightedScript(text)
    #expect(painted.contains("\u{1B}[32m\"größe\"\u{1B}[0m"))
    let bare = painted.replacingOccurrences(
      of: "\u{1B}\\[[0-9;]*m", with: "", options: .regularExpression)
    #expect(bare == text)
  }
}
