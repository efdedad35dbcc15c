import Foundation
import Testing

/// Files that hold no table, or an odd one: each is opened or refused with its place and one fix.
@Suite("Odd files")
struct OddFileTests {
  static let refused: [(name: String, data: Data, message: String, fix: String)] = [
    ("empty.csv", Data(), "empty.csv is empty", "a file that holds data"),
    ("blank.csv", Data("\n\n\n".utf8), "blank.csv is empty", "a file that holds data"),
    ("word.csv", Data("hello".utf8), "no row of data", "rows below its header"),
    ("header.csv", Data("time,v\n".utf8), "no row of data", "rows below its header"),
    ("plain.csv", Data("a,b\n1,2\n".utf8), "no column holds times; found a, b", "--time COLUMN"),
    (
      "far.csv", Data("time,v\n2023-01-01,1\n9999-01-01,2\n2023-01-02,3\n".utf8),
      "time does in 2 of the 3 rows looked at, not so \"9999-01-01\"",
      "--time time --time-format ymd"
    ),
    (
      "uneven.json", Data(#"{"time": ["2023-01-01", "2023-01-02"], "v": [1]}"#.utf8),
      "time, v hold arrays of several lengths", "give these one length"
    ),
    (
      "wide.csv", Data([0xFF, 0xFE]) + ("time,v\n".data(using: .utf16LittleEndian) ?? Data()),
      "UTF-16 text", "iconv -f UTF-16 -t UTF-8 wide.csv"
    ),
    (
      "unmarked.csv", "time,v\n2023-01-01,1\n".data(using: .utf16BigEndian) ?? Data(),
      "UTF-16 text without a mark", "iconv -f UTF-16BE"
    ),
    ("zeros.csv", Data(count: 5000), "is no text: found a zero at byte 1", "a file of text"),
    ("x.xlsx", Data("PK\u{3}\u{4}xyz".utf8), "a zip archive or a spreadsheet", "as CSV"),
    ("x.parquet", Data("PAR1xyz".utf8), "a Parquet file", "as CSV"),
    ("x.bz2", Data("BZh9xyz".utf8), "packed by bzip2", "bzip2 -dc x.bz2"),
    ("x.html", Data("<!DOCTYPE html>\n<p>404</p>\n".utf8), "an HTML or XML page", "CSV or JSON"),
    ("cr.csv", Data("time,v\r2023-01-01,1\r".utf8), "carriage returns alone", "tr "),
    (
      "long.csv", Data("time".utf8) + Data(repeating: 0x2C, count: 2 << 20),
      "long.csv:1: the line is longer than 1 MiB", "a row a line"
    ),
    ("cut.gz", Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1]), "packed data", "fetch"),
  ]

  @Test("refused with what was found and one fix", arguments: 0..<refused.count)
  func refusals(number: Int) throws {
    let (name, data, message, fix) = Self.refused[number]
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try data.write(to: runner.folder.appendingPathComponent(name))
    for words in [[name], ["ingest", "--store", "grid.db", name]] {
      let answer = try runner.run(words, input: "")
      #expect((1...2).contains(answer.status) && answer.errors.contains(message), "\(answer)")
      let line = answer.errors.split(separator: "\n").first { $0.contains("fix: ") } ?? ""
      #expect(line.contains(fix), "\(answer)")
    }
  }

  @Test(
    "opened",
    arguments: [
      ("\u{FEFF}time,v\n2023-01-01,1\n", "1 point in bucket x"),
      ("sep=;\ntime;v\n2023-01-01;1,5\n", "1 point in bucket x"),
      ("time,\"a\nb\",v\n2023-01-01,\"x\ny\",1\n2023-01-02,z,2\n", "2 rows, 4 points in bucket x"),
      ("time\tv\n2023-01-01\t1\n", "delimiter tab"),
      ("time,v\n2023-01-01,1\n2023-01-02\n2023-01-03,3\n", "refused: 1 row, 0 values"),
    ])
  func opened(text: String, message: String) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write(text, to: "x.csv")
    let answer = try runner.run(["x.csv"], input: "", environment: ["TMPDIR": runner.folder.path])
    #expect(answer.status == 0 && answer.output.contains(message), "\(answer)")
  }

  @Test("a pipe by name is read once")
  func namedPipe() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let path = runner.folder.appendingPathComponent("pipe").path
    try #require(mkfifo(path, 0o600) == 0)
    let writer = Thread {
      guard let file = fopen(path, "w") else { return }
      fputs("time,v\n2023-01-01,1\n2023-01-02,2\n", file)
      fclose(file)
    }
    writer.start()
    let answer = try runner.run(["pipe"], input: "")
    #expect(answer.output.contains("2 rows, 2 points in bucket pipe"), "\(answer)")
  }

  @Test("a row of twenty thousand columns")
  func wide() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let names = (0..<20_000).map { "c\($0)" }.joined(separator: ",")
    let cells = (0..<20_000).map { "\($0 % 10)" }.joined(separator: ",")
    try runner.write("time,\(names)\n2023-01-01,\(cells)\n", to: "x.csv")
    let answer = try runner.run(["x.csv"], input: "")
    #expect(answer.output.contains("1 row, 20,000 points in bucket x"), "\(answer.errors)")
    #expect(answer.output.contains("… and 19,900 fields more"))
  }
}
