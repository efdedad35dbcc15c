import Diagnostics
import Foundation
import Ingest
import Testing

@Suite("Rows and columns")
struct TableTests {
  private func points(
    _ text: String, _ change: (inout IngestOptions) -> Void = { _ in }
  ) throws -> [String] {
    let runner = try IngestRunner()
    try runner.ingest(text, name: "grid.csv", change)
    #expect(runner.rejects.isEmpty, "\(runner.rejects)")
    return try runner.points().map(\.description)
  }

  @Test("header, times, numbers, texts and bools are told by the rows; units leave the names")
  func kinds() throws {
    #expect(
      try points(
        "when,load [MW],state,on\n2023-01-01 00:00,1.5,up,true\n2023-01-01 00:30,,down,FALSE\n")
        == [
          "grid load=1.5 (float) 2023-01-01T00:00:00Z", "grid on=false (bool) 2023-01-01T00:30:00Z",
          "grid on=true (bool) 2023-01-01T00:00:00Z",
          "grid state=down (string) 2023-01-01T00:30:00Z",
          "grid state=up (string) 2023-01-01T00:00:00Z",
        ])
  }

  @Test(
    "delimiters and decimal commas",
    arguments: [
      "t;time;v\n1;2023-01-01;1.234,5\n2;2023-01-02;2,25\n",
      "time\tv\n2023-01-01\t1,234.5\n2023-01-02\t2.25\n",
      "time|v\n2023-01-01|1234.5\n2023-01-02|2.25\n",
      "made by a meter\n\ntime,v\n2023-01-01,\"1,234.5\"\n2023-01-02,2.25\n",
      "2023-01-01,1234.5\n2023-01-02,2.25\n",
    ])
  func delimiters(text: String) throws {
    let found = try points(text).filter { !$0.hasPrefix("grid t=") }
    #expect(found.count == 2)
    #expect(found[0].hasSuffix("=1234.5 (float) 2023-01-01T00:00:00Z"), "\(found)")
    #expect(found[1].hasSuffix("=2.25 (float) 2023-01-02T00:00:00Z"), "\(found)")
  }

  @Test(
    "ways to write a time",
    arguments: [
      ("2023-02-01T05:30:00.25Z", "2023-02-01T05:30:00.25Z"),
      ("2023-02-01 05:30+01:00", "2023-02-01T04:30:00Z"),
      ("2023-02-01T05:30:00-0530", "2023-02-01T11:00:00Z"), ("20230201", "2023-02-01T00:00:00Z"),
      ("13/02/2023 05:30", "2023-02-13T05:30:00Z"), ("02/13/2023 5:30 PM", "2023-02-13T17:30:00Z"),
      ("13.02.23 24:00", "2023-02-14T00:00:00Z"), ("13-Feb-2023 05:30:15", "2023-02-13T05:30:15Z"),
      ("2023-02-01 05:30 UTC", "2023-02-01T05:30:00Z"),
      ("13.02.2023 05:30 - 13.02.2023 05:45", "2023-02-13T05:30:00Z"),
      ("13/02/2023 05:30:00 (CET) - 13/02/2023 05:45:00 (CET)", "2023-02-13T04:30:00Z"),
      ("2023-07-01 - 2023-07-02", "2023-07-01T00:00:00Z"),
      ("2023-07-01T05:30 - 2023-07-01T06:00", "2023-07-01T05:30:00Z"),
      ("2023-07-01 05:30 CEST", "2023-07-01T03:30:00Z"), ("1676266200", "2023-02-13T05:30:00Z"),
      ("1676266200123", "2023-02-13T05:30:00.123Z"),
      ("1676266200000000005", "2023-02-13T05:30:00.000000005Z"),
    ])
  func times(text: String, expected: String) throws {
    #expect(try points("time,v\n\(text),1\n") == ["grid v=1 (float) \(expected)"])
  }

  @Test("days and months are told apart by what follows")
  func dayOrMonth() throws {
    #expect(
      try points("date,v\n01/02/2023,1\n02/02/2023,2\n").map { $0.suffix(20) } == [
        "2023-02-01T00:00:00Z", "2023-02-02T00:00:00Z",
      ])
    #expect(
      try points("date,v\n01/31/2023,1\n02/01/2023,2\n").map { $0.suffix(20) } == [
        "2023-01-31T00:00:00Z", "2023-02-01T00:00:00Z",
      ])
  }

  @Test("a zone is told by its clock changes; both passes through the repeated hour are kept")
  func zone() throws {
    let autumn = ["00:30", "01:00", "01:30", "01:00", "01:30", "02:00"]
    let text = "time,v\n" + autumn.enumerated().map { "2023-10-29 \($1),\($0)\n" }.joined()
    #expect(
      try points(text).map { $0.suffix(20) } == [
        "2023-10-28T23:30:00Z", "2023-10-29T00:00:00Z", "2023-10-29T00:30:00Z",
        "2023-10-29T01:00:00Z", "2023-10-29T01:30:00Z", "2023-10-29T02:00:00Z",
      ])
    let runner = try IngestRunner()
    let plan = try #require(try runner.plan(text))
    #expect(plan.zoneText == "Europe/London")
    #expect(plan.flags(format: .csv).contains("Europe/London"))
  }

  @Test(
    "a table above the data says the zone, whatever the number of its columns",
    arguments: ["time,v\n", "time,v,a,b,c,d\n"])
  func preface(header: String) throws {
    let rest = header.count > 7 ? ",1,2,3,4" : ""
    let text =
      "latitude,longitude,elevation,utc_offset_seconds,timezone,timezone_abbreviation\n"
      + "52.5,13.4,38.0,3600,Europe/Berlin,GMT+1\n\n\(header)"
      + (0..<6).map { "2023-07-01T0\($0):00,\($0)\(rest)\n" }.joined()
    let found = try points(text).filter { $0.contains(" v=") }
    #expect(found.count == 6)
    #expect(found[0] == "grid v=0 (float) 2023-06-30T23:00:00Z", "\(found)")
    let plan = try #require(try IngestRunner().plan(text))
    #expect(plan.zoneText == "+01:00" && plan.skippedLines == 3)
    // As it is kept: the flags say all of it.
    #expect(plan.flags(format: .csv).contains("+01:00"))
    #expect(
      try points(text) { $0.reading.table.zone = "Europe/Berlin" }.contains(
        "grid v=0 (float) 2023-06-30T22:00:00Z"))
  }

  /// As ENTSO-E's platform writes them.
  @Test("spans in the hour that autumn repeats, and a zone in the name of their column")
  func spans() throws {
    let hours = ["00:00", "01:00", "02:00", "02:00", "03:00", "04:00"]
    let text =
      "MTU (CET/CEST),Load [MW]\n"
      + zip(hours, hours.dropFirst()).enumerated().map { index, hour in
        "29.10.2023 \(hour.0) - 29.10.2023 \(hour.1),\(index == 4 ? "n/e" : String(index))\n"
      }.joined()
    #expect(
      try points(text).map { $0.suffix(20) } == [
        "2023-10-28T22:00:00Z", "2023-10-28T23:00:00Z", "2023-10-29T00:00:00Z",
        "2023-10-29T01:00:00Z",
      ])
    let plan = try #require(try IngestRunner().plan(text))
    #expect(plan.zoneText == "Europe/Berlin")
    #expect(plan.remarks.contains { $0.contains("the name of column MTU (CET/CEST)") })
  }

  @Test("a zone is told from a day that begins with the repeated hour")
  func earlyRepeat() throws {
    let hours = ["00:00", "01:00", "02:00", "02:00"] + (3..<24).map { "\($0 / 10)\($0 % 10):00" }
    let text = "t;v\n" + hours.enumerated().map { "29.10.2023 \($1);\($0)\n" }.joined()
    let plan = try #require(try IngestRunner().plan(text))
    #expect(plan.zoneText == "Europe/Berlin", "\(plan.remarks)")
    #expect(try points(text).count == 25)
  }

  @Test("settlement periods are half hours of a day in London, of which long days have fifty")
  func periods() throws {
    let rows = (1...50).map { "2023-10-29,\($0),\"2\($0 % 10),000\"\n" }.joined()
    let text = "Settlement Date,Settlement Period,Demand (MW)\n" + rows
    let found = try points(text).map { $0.suffix(20) }.sorted()
    #expect(Set(found).count == 50)
    #expect(found.first == "2023-10-28T23:00:00Z" && found.last == "2023-10-29T23:30:00Z")
    let plan = try #require(try IngestRunner().plan(text))
    #expect(plan.remarks.contains { $0.contains("half hours of Europe/London") })
    // The day after has forty-eight.
    let runner = try IngestRunner()
    try runner.ingest(text + "2023-10-30,48,1\n2023-10-30,49,1\n", name: "x.csv")
    #expect(try runner.points().count == 51)
    #expect(runner.rejects.contains("2023-10-30 49"), "\(runner.rejects)")
    let short = text.split(separator: "\n").dropLast(2).joined(separator: "\n")
    for (zone, first) in [("UTC", "29T00:00:00Z"), ("+01:30", "28T22:30:00Z")] {
      let found = try points(short) { $0.reading.table.zone = zone }.map { $0.suffix(12) }
      #expect(Set(found).count == 48 && found.min().map(String.init) == first, "\(found)")
    }
  }

  @Test("a time that the zone's clocks skip is refused")
  func skipped() throws {
    let runner = try IngestRunner()
    try runner.ingest("time,v\n2023-03-26 01:30,1\n2023-03-26 02:30,2\n", name: "x.csv") {
      $0.reading.table.zone = "Europe/London"
    }
    #expect(runner.rejects.contains("skipped"))
    #expect(try runner.points().count == 1)
  }

  @Test("where rows share times, texts and identifiers name series")
  func series() throws {
    #expect(
      try points(
        #"""
        time,zone,meter_id,kwh
        2023-01-01T00:00:00Z,"north, west",7,1
        2023-01-01T00:00:00Z,south,7,2
        2023-01-01T00:00:00Z,east,7,3
        2023-01-01T00:00:00Z,"a ""b""",7,4
        2023-01-01T00:30:00Z,south,7,5
        """#) == [
          #"grid,meter_id=7,zone=a "b" kwh=4 (float) 2023-01-01T00:00:00Z"#,
          "grid,meter_id=7,zone=east kwh=3 (float) 2023-01-01T00:00:00Z",
          "grid,meter_id=7,zone=north, west kwh=1 (float) 2023-01-01T00:00:00Z",
          "grid,meter_id=7,zone=south kwh=2 (float) 2023-01-01T00:00:00Z",
          "grid,meter_id=7,zone=south kwh=5 (float) 2023-01-01T00:30:00Z",
        ])
  }

  @Test("what is asked for goes before what is found")
  func asked() throws {
    #expect(
      try points("a,b,c,d\n1,2023-01-01,3,x\n") {
        $0.reading.table.measurement = "m"
        $0.reading.table.tags = ["a"]
        $0.reading.table.ints = ["c"]
        $0.reading.table.ignored = ["d"]
      } == ["m,a=1 c=3 (int) 2023-01-01T00:00:00Z"])
  }

  @Test(
    "rows that do not fit are refused with their reason, cells with their column",
    arguments: [
      ("2023-01-01T00:30:00Z,2,3", "3 columns where the header has 2", 1),
      ("2023-01-01T00:30:00Z", "1 columns where the header has 2", 1),
      ("2023-01-01T00:30:00Z,\"2", "quote not closed", 1),
      ("2023-01-01T00:30:00Z,\"2\"x", "text after a closing quote", 1),
      ("2023-13-01T00:30:00Z,2", "is no time", 1), (",2", "is no time", 1),
      ("2023-01-01T00:30:00Z,2\u{0}", "is no value of type float", 1),
      ("2023-01-01T00:30:00Z,1e999", "is no value of type float", 1),
    ])
  func refused(row: String, reason: String, count: Int) throws {
    let runner = try IngestRunner()
    let good = (0..<20).map { "2023-01-02T00:\($0 + 10):00Z,\($0)\n" }.joined()
    let summary = try runner.ingest(
      "time,v\n\(good)\(row)\n2023-01-03T00:00:00Z,7\n", name: "x.csv")
    #expect(summary.total { $0.linesRejected + $0.valuesRejected } == count)
    #expect(summary.total(\.points) == 21)
    #expect(runner.rejects.contains(",22,") && runner.rejects.contains(reason), "\(runner.rejects)")
  }

  @Test("broken UTF-8, CRLF, a byte-order mark and line ends inside quotes are read")
  func bytes() throws {
    let runner = try IngestRunner()
    var data = Data("\u{FEFF}time,text,v\r\n2023-01-01,\"a\r\nb\",1\r\n2023-01-02,".utf8)
    data.append(contentsOf: [0xFF, 0x41])
    data.append(Data(",2\r\n".utf8))
    let summary = try runner.ingest(data, name: "x.csv")
    #expect(summary.files[0].committedThroughLine == 4)
    #expect(summary.files[0].linesRepaired == 1 && summary.files[0].firstRepairedLine == 4)
    #expect(
      try runner.points().filter { $0.type == "string" }.map(\.value) == ["a\r\nb", "\u{FFFD}A"])
  }

  @Test("a file that is cut inside of a line end keeps its numbers")
  func cutLineEnd() throws {
    let runner = try IngestRunner()
    _ = try runner.ingest(Data("time,mw\r\n2023-01-01,1\r\n2023-01-02,2\r".utf8), name: "x.csv")
    #expect(try runner.points().map(\.type) == ["float", "float"])
  }

  @Test("times that no point may have are refused")
  func timesOutOfRange() throws {
    let runner = try IngestRunner()
    let text = """
      time,mw
      2000-01-01T00:00:00Z,3
      2262-04-11T23:47:16.854775806Z,4
      2262-04-11T23:47:16.854775807Z,5
      """
    _ = try runner.ingest(Data(text.utf8), name: "x.csv")
    #expect(
      try runner.points().map(\.time) == [
        "2000-01-01T00:00:00Z", "2262-04-11T23:47:16.854775806Z",
      ])
  }

  @Test("a JSON array without its end is an error")
  func cutArray() throws {
    let runner = try IngestRunner()
    for text in [
      "[{\"time\":\"2023-01-01T00:00:00Z\",\"mw\":1},",
      "{\"data\":[{\"time\":\"2023-01-01T00:00:00Z\",\"mw\":1},{\"ti",
    ] {
      let failure = #expect(throws: QueryFailure.self) {
        try runner.ingest(Data(text.utf8), name: "x.json")
      }
      #expect(failure?.diagnostics.first?.code == .documentCut)
    }
  }

  @Test("a header may have numbers among its names")
  func numbersAsNames() throws {
    let runner = try IngestRunner()
    let text = "_time,_measurement,_field,1,_value\n2023-01-01T00:00:00Z,m,f,a,1\n"
    _ = try runner.ingest(Data(text.utf8), name: "x.csv")
    #expect(try runner.points().map { $0.description.prefix(6) } == ["m,1=a "])
  }

  @Test("Windows-1252 is told by its letters and signs, and said")
  func windows1252() throws {
    let text = "Zeit;Straße [°C];Ort\r\n2023-01-01;1,5;München – Süd €\r\n"
    let data = try #require(text.data(using: .windowsCP1252))
    for isLong in [false, true] {
      let runner = try IngestRunner()
      let more =
        isLong ? String(repeating: "2023-01-01;1,5;München – Süd €\r\n", count: 40_000) : ""
      let rest = try #require(more.data(using: .windowsCP1252))
      let summary = try runner.ingest(data + rest, name: "x.csv")
      #expect(runner.rejects.isEmpty)
      #expect(
        try runner.points().map(\.description) == [
          "x,Ort=München – Süd € Straße=1.5 (float) 2023-01-01T00:00:00Z"
        ])
      let plan = try #require(summary.files[0].plan)
      #expect(plan.remarks.contains { $0.contains("is read as Windows-1252") })
      #expect(plan.columns.map(\.unit) == [nil, "°C", nil])
    }
  }

  @Test("what is no table is refused as a whole")
  func noTable() throws {
    for text in ["", "a,b\n", "a,b\n1,2\n", "time\n2023-01-01\n", "time,time\n2023-01-01,1\n"] {
      let runner = try IngestRunner()
      #expect(throws: (any Error).self) { try runner.ingest(text, name: "x.csv") }
    }
  }

  @Test("a field that the store holds as another type is refused, not lost")
  func typeClash() throws {
    let runner = try IngestRunner()
    try runner.ingest("x v=\"text\" 0\n", name: "a.lp")
    let summary = try runner.ingest("time,v\n2023-01-01,1\n", name: "x.csv")
    #expect(summary.total(\.valuesRejected) == 1 && summary.total(\.refusedByStore) == 0)
    #expect(runner.rejects.contains("holds string values"))
  }
}

@Suite("JSON")
struct JSONTests {
  @Test(
    "an array of objects and objects a line give the same points; inner members are named by path")
  func forms() throws {
    let objects = [
      #"{"time": "2023-01-01T00:00:00Z", "v": 1.5, "n": {"a": 2, "b": null}, "s": "x\n\u00e9, [}"}"#,
      #"{"time": "2023-01-01T01:00:00Z", "v": -2e3, "ok": true}"#,
    ]
    var answers: [[String]] = []
    for (name, text) in [
      ("x.ndjson", objects.joined(separator: "\n")),
      (
        "x.json",
        "[\n  "
          + objects.joined(separator: ",\n  ").replacingOccurrences(
            of: ", \"v\"", with: ",\n \"v\"") + "\n]\n"
      ),
    ] {
      let runner = try IngestRunner()
      let summary = try runner.ingest(text, name: name)
      #expect(summary.total(\.linesRejected) == 0, "\(runner.rejects)")
      answers.append(try runner.points().map(\.description))
    }
    #expect(answers[0] == answers[1])
    #expect(
      answers[0]
        == [
          "x n.a=2 (float) 2023-01-01T00:00:00Z", "x ok=true (bool) 2023-01-01T01:00:00Z",
          "x v=-2000 (float) 2023-01-01T01:00:00Z", "x v=1.5 (float) 2023-01-01T00:00:00Z",
          "x,s=x\né, [} n.a=2 (float) 2023-01-01T00:00:00Z",
        ].filter { !$0.contains(",s=") } || answers[0].contains { $0.contains("x\né, [}") })
  }

  @Test(
    "what is no object is refused with its place",
    arguments: [
      ("[1]", "no JSON object"), ("{\"time\": }", "no value"), ("{\"time\" 1}", "no colon"),
      ("{\"time\": \"x", "quote not closed"), ("{\"a\": 1", "not closed"), ("{} x", "text after"),
      ("{\"a\": \"\\q\"}", "no JSON escape"),
      (String(repeating: "{\"a\":", count: 100) + "1", "nested deeper"),
    ])
  func refused(line: String, reason: String) throws {
    let runner = try IngestRunner()
    let good = #"{"time": "2023-01-01T00:00:00Z", "v": 1}"#
    let summary = try runner.ingest("\(good)\n\(line)\n\(good)\n", name: "x.ndjson")
    #expect(summary.total(\.linesRejected) == 1 && summary.total(\.points) == 2)
    #expect(runner.rejects.contains(",2,,") && runner.rejects.contains(reason), "\(runner.rejects)")
  }
}

@Suite("Packed files")
struct PackedFileTests {
  private func packed(_ program: String, _ data: Data, in runner: IngestRunner) throws -> Data? {
    let path = "/usr/bin/" + program
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    let file = try runner.write(data, to: "plain")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-c", file]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let found = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return found
  }

  @Test("gzip and zstd are unpacked, several members too; cut short or damaged they are refused")
  func unpacked() throws {
    let text = (0..<50_000).map { "m,t=a f=\($0) \($0)\n" }.joined()
    for program in ["gzip", "zstd"] {
      let runner = try IngestRunner()
      guard let data = try packed(program, Data(text.utf8), in: runner),
        let more = try packed(program, Data("m,t=b f=1 0\n".utf8), in: runner)
      else { continue }
      #expect(try runner.ingest(data + more, name: "x").total(\.points) == 50_001)
      #expect(throws: (any Error).self) {
        try runner.ingest(data.prefix(data.count / 2), name: "y")
      }
      var damaged = data
      damaged[damaged.count / 2] ^= 0xFF
      damaged[damaged.count / 2 + 1] ^= 0xFF
      #expect(throws: (any Error).self) { try runner.ingest(damaged, name: "z") }
    }
  }
}

@Suite("The spacing of times")
struct TimeSpacingTests {
  private let hour: Int64 = 3_600_000_000_000

  @Test("the common step, gaps and shorter steps")
  func gaps() {
    let spacing = TimeSpacing([0, 1, 2, 5, 6, 7, 8, 10].map { $0 * hour } + [10 * hour + 1])
    #expect(spacing.step == hour && spacing.gapCount == 2 && spacing.missingCount == 3)
    #expect(spacing.shortCount == 1)
    #expect(spacing.text.hasPrefix("every 1h, 1 steps shorter, 2 gaps with 3 missing: 1970"))
    #expect(TimeSpacing([]).text == "one time a series")
  }

  @Test("days on local clocks and months differ a little, without a gap")
  func calendar() {
    #expect(TimeSpacing([0, 24, 48, 71, 95, 120].map { $0 * hour }).text == "every day, no gaps")
    let months = [0, 31, 59, 90, 120].map { Int64($0) * 24 * hour }
    #expect(TimeSpacing(months).text == "every month, no gaps")
  }
}
