import Diagnostics
import Foundation
import Ingest
import Testing

/// What no publisher would write: nothing may crash, and every line is taken or refused.
@Suite("Rough input")
struct RoughInputTests {
  static let samples: [(format: DataFormat, text: String)] = [
    (
      .neso,
      "SETTLEMENT_DATE,SETTLEMENT_PERIOD,ND\n01-JAN-2020,1,100\n\"2020-01-01\",2,NA\n01-Jan-20,3,5\n"
    ),
    (
      .ercot,
      "Hour Ending,COAST,ERCOT\n11/04/2018 02:00,\"1,425.98\",2\n11/04/2018 02:00 DST, 8 ,3\n"
    ),
    (.smartHome, "time,use [kW],summary\n1451624400,0.5,Clear\n1451624401,3.33E-05,\n"),
    (.lineProtocol, "m,t=a\\ b f=1.5,s=\"x\\\"y\nz\",i=3i 1000\n# c\nm,t=b on=t -1\n"),
    (.csv, "time;zone;v\n2023-01-01 00:00;\"a;\"\"b\";1,5\n2023-01-01 00:00;c;2,5\n"),
    (
      .annotatedCSV,
      "#datatype,string,long,dateTime:RFC3339,double,string,string\n#group,false,false,false,"
        + "false,true,true\n#default,_result,,,,,\n,result,table,_time,_value,_field,_measurement\n"
        + ",,0,1970-01-01T00:00:01Z,1.5,f,m\n,,0,1970-01-01T00:00:02Z,2,f,m\n"
    ),
    (.json, "[{\"time\":\"2023-01-01\",\"v\":1,\"n\":{\"a\":[1,2]}},\n{\"time\":\"2023-01-02\"}]"),
    (.ndjson, "{\"time\":1676266200,\"v\":\"x\\u00e9\"}\n{\"time\":1676266201,\"v\":\"y\"}\n"),
  ]

  private func mutated(_ bytes: [UInt8], _ random: inout SystemlessRandom) -> [UInt8] {
    var bytes = bytes
    let special: [UInt8] = [
      0, 0x0A, 0x0D, 0x20, 0x22, 0x2C, 0x3B, 0x3D, 0x5C, 0x7B, 0x5B, 0xFF, 0x39,
    ]
    for _ in 0...random.next(below: 6) where !bytes.isEmpty {
      let place = random.next(below: bytes.count)
      switch random.next(below: 4) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(special[random.next(below: special.count)], at: place)
      case 2: bytes[place] = UInt8(random.next(below: 256))
      default:
        let end = min(bytes.count, place + random.next(below: 24))
        bytes.insert(contentsOf: bytes[place..<end], at: random.next(below: bytes.count))
      }
    }
    return bytes
  }

  @Test("mutated files of every format are read or refused", arguments: 0..<samples.count)
  func mutations(sample: Int) throws {
    let (format, text) = Self.samples[sample]
    var random = SystemlessRandom(state: UInt64(sample) + 7)
    let runner = try IngestRunner()
    for number in 0..<150 {
      let data = Data(mutated(Array(text.utf8), &random))
      do {
        let summary = try runner.ingest(data, name: "x\(number)") {
          $0.format = number % 3 == 0 ? nil : format
          $0.bucket = "b\(number % 10)"
        }
        let file = try #require(summary.files.first)
        #expect(file.points == file.inserted + file.replaced + file.unchanged + file.refusedByStore)
        #expect(file.linesRejected <= file.lines)
      } catch {
        // Refused as a whole, with a message.
        #expect(String(describing: error).contains("message"), "\(error)")
      }
    }
  }

  @Test("the samples are told apart, and read again change nothing", arguments: 0..<samples.count)
  func again(sample: Int) throws {
    let (format, text) = Self.samples[sample]
    let runner = try IngestRunner()
    let path = try runner.write(Data(text.utf8), to: "x.data")
    let first = try runner.ingest(paths: [path])
    #expect(first.files[0].format == format.rawValue)
    #expect(first.total(\.linesRejected) == 0 && first.total(\.inserted) > 0, "\(runner.rejects)")
    let points = try runner.points()
    #expect(try runner.ingest(paths: [path]).total(\.lines) == 0)
    let forced = try runner.ingest(paths: [path]) { $0.restarts = true }
    #expect(forced.total(\.inserted) == 0 && forced.total(\.replaced) == 0)
    #expect(forced.total(\.unchanged) == first.total(\.inserted))
    #expect(try runner.points() == points)
  }

  @Test("a line of three MiB costs itself")
  func hugeLine() throws {
    let runner = try IngestRunner()
    let huge = "m s=\"" + String(repeating: "x", count: 3 << 20) + "\" 5\n"
    let summary = try runner.ingest("m f=1 0\n\(huge)m f=2 1\n", name: "x.lp")
    #expect(summary.total(\.linesRejected) == 1 && summary.total(\.points) == 2)
    #expect(runner.rejects.contains(",2,,line longer than 1 MiB,"))
    #expect(summary.files[0].committedThroughLine == 3)
  }

  @Test("what a run refuses is added to what earlier runs refused")
  func rejectsAreAdded() throws {
    let runner = try IngestRunner()
    let head = "file,line,column,reason,text\n"
    let first = try runner.ingest("m f=1 0\nm f=\n", name: "x.lp")
    #expect(first.rejectCount == 1 && runner.rejects.hasPrefix(head), "\(runner.rejects)")
    let kept = runner.rejects
    let second = try runner.ingest("m f=1 0\nm f=,\nm g=\n", name: "y.lp")
    #expect(second.rejectCount == 2)
    #expect(runner.rejects.hasPrefix(kept) && runner.rejects.contains("y.lp,3,"))
    #expect(runner.rejects.components(separatedBy: head).count == 2, "\(runner.rejects)")
    // A line that was cut off by a crash is not gone on with.
    try Data((head + "x.lp,1,,cut").utf8).write(to: URL(fileURLWithPath: runner.rejectsPath))
    try runner.ingest("m f=1 0\nm f=\n", name: "z.lp")
    let lines = runner.rejects.split(separator: "\n")
    #expect(lines.count == 3 && lines[1] == "x.lp,1,,cut", "\(runner.rejects)")
  }

  @Test("a file of something else is not added to, and nothing is read then")
  func rejectsElsewhere() throws {
    let runner = try IngestRunner()
    let url = URL(fileURLWithPath: runner.rejectsPath)
    for text in ["my notes\n", "file,line", "a"] {
      try Data(text.utf8).write(to: url)
      let failure = #expect(throws: QueryFailure.self) {
        try runner.ingest("m f=1 0\nm f=\n", name: "x.lp")
      }
      #expect(failure?.kind == .usage && failure?.message.contains("it begins with") == true)
      #expect(failure?.diagnostics.first?.fix?.contains("--rejects FILE") == true)
      #expect(runner.rejects == text)
      #expect(try runner.points().isEmpty)
    }
    try Data().write(to: url)
    #expect(try runner.ingest("m f=1 0\nm f=\n", name: "x.lp").rejectCount == 1)
    #expect(runner.rejects.hasPrefix("file,line,column,reason,text\n"))
  }

  @Test("a zero byte is kept with the rest of its line")
  func zeroByte() throws {
    let runner = try IngestRunner()
    let rows = (1...30).map { "m f=\($0) \($0)\n" }.joined()
    try runner.ingest(rows + "m \u{0}\" tail\nm f=\n", name: "x.lp")
    let lines = runner.rejects.split(separator: "\n")
    #expect(lines.count == 3, "\(runner.rejects)")
    #expect(lines.first { $0.contains(",31,") }?.hasSuffix("\"m \u{0}\"\" tail\"") == true)
  }

  @Test("times beyond what a store holds are refused, not bent")
  func farTimes() throws {
    let runner = try IngestRunner()
    let summary = try runner.ingest(
      "time,v\n2023-01-01,1\n2023-01-02,1\n2023-01-03,1\n2023-01-04,1\n2023-01-05,1\n"
        + "2023-01-06,1\n2023-01-07,1\n2023-01-08,1\n2023-01-09,1\n9999-01-01,1\n", name: "x.csv")
    #expect(summary.total(\.linesRejected) == 1 && runner.rejects.contains("is no time"))
  }
}

/// The same numbers in every run.
struct SystemlessRandom {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }
}
