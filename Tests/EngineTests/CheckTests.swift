import Testing

@testable import Engine

/// What `check` says of scripts, dashboards and templates.
@Suite struct CheckTests {
  private func report(_ name: String, _ text: String) -> CheckReport {
    checkFiles([(name: name, bytes: Array(text.utf8))])
  }

  @Test func aScriptThatRuns() {
    let report = report("q.flux", "from(bucket: \"b\") |> range(start: -1h)")
    #expect(report.scripts.map(\.verdict) == [.runs])
    #expect(report.isClean)
    #expect(report.text == "q.flux   runs\n")
  }

  static let noTexts: [(bytes: [UInt8], line: Int, found: String)] = [
    ([0x78, 0x20, 0x3D, 0x0A, 0xE9, 0x0A], 2, "found 0xE9 at byte 5"),
    ([0xC3], 1, "found 0xC3 at byte 1"), ([0x0A, 0x0A, 0xEF, 0x41], 3, "found 0xEF at byte 3"),
    ([0xE2, 0x82, 0xAC, 0xFF], 1, "found 0xFF at byte 4"),
  ]

  @Test(arguments: 0..<noTexts.count)
  func whatIsNoTextIsAFindingOfItsFile(number: Int) throws {
    let (bytes, line, found) = Self.noTexts[number]
    let good = (name: "ok.flux", bytes: Array("x = 1".utf8))
    let report = checkFiles([good, (name: "bad.flux", bytes: bytes), good])
    #expect(report.scripts.map(\.verdict) == [.runs, .fails, .runs])
    let finding = try #require(report.scripts[1].findings.first)
    #expect(finding.line == line && finding.message.contains(found), "\(finding.message)")
    #expect(report.text.contains("error[U0017]: bad.flux:\(line) is not UTF-8"))
    #expect(report.text.contains("fix: iconv "))
  }

  @Test func aScriptWithAMistakeShowsIt() {
    let report = report("q.flux", "from(bucket: \"b\") |> rnge(start: -1h)")
    #expect(report.scripts.map(\.verdict) == [.fails])
    #expect(!report.isClean)
    #expect(report.text.contains("q.flux:1:22"))
    #expect(report.text.contains("fix: use `range`"))
  }

  @Test(arguments: [
    ("import \"http\"\nhttp.get(url: \"http://localhost\")", "the network"),
    (
      "import \"sql\"\nsql.from(driverName: \"a\", dataSourceName: \"b\", query: \"c\")",
      "a database"
    ),
    ("import \"influxdata/influxdb/secrets\"\nsecrets.get(key: \"k\")", "secrets"),
    ("from(bucket: \"b\", host: \"https://other\") |> range(start: -1h)", "another InfluxDB"),
  ])
  func aScriptThatNeedsAService(script: String, needs: String) throws {
    let report = report("q.flux", script)
    let finding = try #require(report.scripts.first?.findings.first { $0.verdict == .service })
    #expect(finding.message.contains(needs))
    #expect(finding.fix != nil)
    #expect(!report.isClean)
  }

  @Test(arguments: [
    (
      "option task = {name: \"t\", every: 1h}\nfrom(bucket: \"b\") |> range(start: -1h)", "schedule"
    ),
    ("from(bucket: \"b\") |> range(start: -1h) |> to(bucket: \"c\")", "writes"),
    ("from(bucket: \"b\") |> range(start: 2024-1-31)", "the number 1992"),
  ])
  func aScriptThatRunsWithAWarning(script: String, says: String) {
    let report = report("q.flux", script)
    #expect(report.scripts.map(\.verdict) == [.warning])
    #expect(report.text.contains(says))
    #expect(report.isClean)
  }

  static let dashboard = #"""
    {"title": "Grid", "templating": {"list": [{"name": "zone", "type": "custom"}]},
     "panels": [
       {"title": "Demand", "targets": [
         {"refId": "A", "query": "from(bucket: \"grid\") |> range(start: v.timeRangeStart, stop: v.timeRangeStop) |> filter(fn: (r) => r.zone == \"${zone}\" and r._field =~ /^${zone:regex}$/) |> aggregateWindow(every: v.windowPeriod, fn: mean)"},
         {"refId": "B", "query": "SELECT mean(\"v\") FROM demand"}]},
       {"type": "row", "panels": [
         {"title": "Broken", "targets": [{"refId": "A", "query": "from(bucket: \"grid\") |> rnge(start: $__from)"}]}]}]}
    """#

  @Test func aGrafanaDashboard() {
    let report = report("grid.json", Self.dashboard)
    #expect(report.scripts.map(\.place) == ["Grid, Demand, query A", "Grid, Broken, query A"])
    #expect(report.scripts.map(\.verdict) == [.warning, .fails])
    #expect(report.text.contains("the dashboard puts in zone"))
    #expect(report.text.contains("2 scripts: 1 run with a warning, 1 fail"))
  }

  static let template = """
    apiVersion: influxdata.com/v2alpha1
    kind: Task
    metadata:
      name: rollup
    spec:
      every: 1h
      name: hourly rollup
      query: |-
        from(bucket: "grid")
            |> range(start: -1h)
            |> mean()
    ---
    apiVersion: influxdata.com/v2alpha1
    kind: Dashboard
    metadata: {name: demand}
    spec:
      charts:
        - kind: Xy
          name: Load
          queries:
            - query: |-
                from(bucket: v.bucket)
                    |> range(start: v.timeRangeStart)
                    |> filter(fn: (r) => r._value > 1 &&  true)
    """

  @Test func anInfluxDBTemplate() throws {
    let report = report("grid.yml", Self.template)
    #expect(report.scripts.map(\.verdict) == [.warning, .fails])
    let task = try #require(report.scripts.first)
    #expect(task.place == "rollup, hourly rollup")
    #expect(
      task.findings.first?.message == "runs by the clock (every 1h), which nothing here keeps")
    let panel = try #require(report.scripts.last?.findings.first { $0.verdict == .fails })
    #expect(panel.line == 3)
    #expect(panel.fix == "write `and`")
  }

  @Test func programsReadJSON() {
    let text = report("grid.yml", Self.template).json
    #expect(text.contains("\"verdict\": \"fails\""))
    #expect(text.contains("\"service\": 0"))
  }

  @Test(arguments: [
    ("a.json", "{\"panels\": ["), ("a.yml", "a: [1, 2"), ("b.yaml", "a: &x [*x, *x]"),
    ("c.yml", "\u{0}\u{1}"),
  ])
  func aFileThatCannotBeReadFails(name: String, text: String) {
    let report = report(name, text)
    #expect(report.scripts.count <= 1)
    #expect(report.scripts.allSatisfy { $0.verdict == .fails })
  }

  /// Each alias is twice the one before it: a document of a few lines that never ends.
  @Test func aliasesDoNotBlowUp() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 {
      text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
    }
    #expect(report("a.yml", text).scripts.map(\.verdict) == [.fails])
  }

  @Test func fixesAreCarriedOutOneAfterAnother() {
    let fixed = fixedScript(
      "math.abs(x: float(1)) + 2.0 * 3\nfrom(bucket: 'b') |> rnge(start: -1h)", name: "q.flux")
    #expect(
      fixed
        == "import \"math\"\n\nmath.abs(x: float(v: 1)) + 2.0 * 3.0\n"
        + "from(bucket: \"b\") |> range(start: -1h)")
    #expect(fixedScript("1 + 1", name: "q.flux") == nil)
  }
}
