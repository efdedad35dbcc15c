import Foundation
import Ingest
import Testing

@Suite("Line protocol")
struct LineProtocolTests {
  private func points(_ text: String) throws -> [String] {
    let runner = try IngestRunner()
    try runner.ingest(text) { $0.format = .lineProtocol }
    return try runner.points().map(\.description)
  }

  @Test("a line is measurement, tags, fields and a time")
  func line() throws {
    #expect(
      try points("meter,id=m1,zone=north kwh=1.5,count=3i,serial=7u,on=t,note=\"a b\" 1000\n") == [
        "meter,id=m1,zone=north count=3 (int) 1970-01-01T00:00:00.000001Z",
        "meter,id=m1,zone=north kwh=1.5 (float) 1970-01-01T00:00:00.000001Z",
        "meter,id=m1,zone=north note=a b (string) 1970-01-01T00:00:00.000001Z",
        "meter,id=m1,zone=north on=true (bool) 1970-01-01T00:00:00.000001Z",
        "meter,id=m1,zone=north serial=7 (uint) 1970-01-01T00:00:00.000001Z",
      ])
  }

  @Test("series are told apart by their tags, whatever bytes these hold and however they are spelt")
  func identity() throws {
    let found = try points(
      "m,a=x\u{0}b\u{0}y v=1 0\nm,a=x,b=y v=2 0\nm,b=y,a=x v=3 1\n")
    #expect(
      found == [
        "m,a=x\u{0}b\u{0}y v=1 (float) 1970-01-01T00:00:00Z",
        "m,a=x,b=y v=2 (float) 1970-01-01T00:00:00Z",
        "m,a=x,b=y v=3 (float) 1970-01-01T00:00:00.000000001Z",
      ])
  }

  @Test("backslashes protect commas, blanks, equals signs, quotes and backslashes")
  func escapes() throws {
    #expect(
      try points(#"south\ west,ta\=g=a\,b\ c fi\ eld="say \"x\\y\" \n" 0"#) == [
        #"south west,ta=g=a,b c fi eld=say "x\y" \n (string) 1970-01-01T00:00:00Z"#
      ])
  }

  @Test("a quoted text may run over line ends; line numbers go on behind it")
  func newlineInText() throws {
    let runner = try IngestRunner()
    let summary = try runner.ingest("m f=\"one\ntwo\nthree\",g=1 0\nnonsense\n") {
      $0.format = .lineProtocol
    }
    #expect(
      try runner.points().map(\.description) == [
        "m f=one\ntwo\nthree (string) 1970-01-01T00:00:00Z", "m g=1 (float) 1970-01-01T00:00:00Z",
      ])
    #expect(summary.files[0].committedThroughLine == 4)
    #expect(runner.rejects.contains("in.txt,4,,"))
  }

  @Test("a quote that is not closed costs its own line and no other")
  func openQuote() throws {
    let runner = try IngestRunner()
    let lines = (0..<1000).map { $0 == 500 ? "m f=\"open \($0)" : "m g=\($0) \($0)" }
    let summary = try runner.ingest(lines.joined(separator: "\n")) { $0.format = .lineProtocol }
    #expect(summary.files[0].linesRejected == 1)
    #expect(summary.files[0].points == 999)
    #expect(runner.rejects.contains(",501,,quote not closed,"))
  }

  @Test("CRLF and a byte-order mark at the start are read")
  func lineEnds() throws {
    #expect(
      try points("\u{FEFF}m f=\"a\" 0\r\n\r\n# comment\r\nm g=2 1\r\n") == [
        "m f=a (string) 1970-01-01T00:00:00Z", "m g=2 (float) 1970-01-01T00:00:00.000000001Z",
      ])
  }

  @Test(
    "what is no line is refused with a reason",
    arguments: [
      ("m", "no fields"), (",t=v f=1", "no measurement"), ("m f", "is no field"),
      ("m =1", "without a name"), ("m f=", "has no value"), ("m f=x", "is no number"),
      ("m f=+1", "is no number"), ("m f=1 x", "is no time"), ("m f=1 1 2", "text after the time"),
      ("m f=\"a\"b", "text after the closing quote"), ("m,t f=1", "has no value"),
      ("m,=v f=1", "a tag without a name"), ("m,t=a=b f=1", "bare ="),
      ("m,t=a,t=b f=1", "stands twice"), ("m,_field=a f=1", "cannot be the name of a tag"),
      ("m time=1", "cannot be the name of a field"), ("m f=1 9223372036854775807", "out of range"),
      ("\u{0}m f=1", "NUL"), ("\u{FEFF}m f=1 0", "byte-order mark"),
    ])
  func refused(line: String, reason: String) throws {
    let runner = try IngestRunner()
    let summary = try runner.ingest("good f=1 0\n\(line)\ngood f=2 1\n") {
      $0.format = .lineProtocol
    }
    #expect(summary.files[0].linesRejected == 1)
    #expect(summary.files[0].inserted == 2)
    #expect(runner.rejects.contains(",2,,"), "\(runner.rejects)")
    #expect(runner.rejects.contains(reason), "\(runner.rejects)")
  }

  @Test("the first value fixes a field's type, also across runs; others are refused with the line")
  func types() throws {
    let runner = try IngestRunner()
    try runner.ingest("m f=1 0\nm f=1i,g=2 1\n", name: "a.lp") { $0.format = .lineProtocol }
    try runner.ingest("m f=\"x\" 2\nm,t=v f=3 3\n", name: "b.lp") { $0.format = .lineProtocol }
    #expect(
      try runner.points().map(\.description) == [
        "m f=1 (float) 1970-01-01T00:00:00Z", "m,t=v f=3 (float) 1970-01-01T00:00:00.000000003Z",
      ])
    #expect(runner.rejects.contains("holds float values, found string"))
  }

  @Test("of equal times the last line counts, however its tags are ordered")
  func lastWins() throws {
    #expect(
      try points("m,a=1,b=2 f=1 0\nm,b=2,a=1 f=2 0\nm,a=1,b=2 f=3 0\nm,b=2,a=1 f=4 0\n") == [
        "m,a=1,b=2 f=4 (float) 1970-01-01T00:00:00Z"
      ])
  }

  @Test("precision counts units; a line without a time gets now in that unit")
  func precision() throws {
    let runner = try IngestRunner()
    try runner.ingest("m f=1 60\nm g=2\n") {
      $0.format = .lineProtocol
      $0.reading.precision = .seconds
      $0.nowNanoseconds = 90_500_000_000
    }
    #expect(
      try runner.points().map(\.description) == [
        "m f=1 (float) 1970-01-01T00:01:00Z", "m g=2 (float) 1970-01-01T00:01:30Z",
      ])
  }

  @Test("dumps of older servers name databases between their comments")
  func dump() throws {
    let runner = try IngestRunner()
    let summary = try runner.ingest(
      """
      # INFLUXDB EXPORT: 1677-09-21T00:12:43Z - 2262-04-11T23:47:16Z
      # DDL
      CREATE DATABASE grid WITH NAME autogen
      # DML
      # CONTEXT-DATABASE:grid
      # writing tsm data
      meter,id=m1 kwh=1 0
      """)
    #expect(summary.files[0].format == "lp")
    #expect(summary.files[0].linesRejected == 0)
    #expect(summary.files[0].points == 1)
  }

  @Test("reading a file again changes nothing, also by force")
  func again() throws {
    let runner = try IngestRunner()
    let path = try runner.write(
      Data("m,t=a f=1 0\nm,t=b g=2i 0\nbad\n".utf8), to: "x.lp")
    #expect(try runner.ingest(paths: [path]).total(\.inserted) == 2)
    let before = try runner.points()
    #expect(try runner.ingest(paths: [path]).total(\.lines) == 0)
    let forced = try runner.ingest(paths: [path]) { $0.restarts = true }
    #expect(forced.total(\.unchanged) == 2 && forced.total(\.inserted) == 0)
    #expect(try runner.points() == before)
  }

  @Test("a run that stopped goes on behind its last commit")
  func resumes() throws {
    let runner = try IngestRunner()
    let text = (0..<100).map { "m f=\"a\n\($0)\" \($0)\n" }.joined()
    let path = try runner.write(Data(text.utf8), to: "x.lp")
    try runner.ingest(paths: [path]) { $0.commitLines = 7 }
    #expect(try runner.points().count == 100)
    let progress = try runner.ingest(paths: [path]).files[0]
    #expect(progress.resumedAfterLine == 200 && progress.points == 0)
  }
}
