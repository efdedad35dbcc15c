import Foundation
import Testing

/// `gridflux.csv`: plain CSV with types in a script.
@Suite("Plain CSV in scripts")
struct PlainCSVTests {
  private func run(
    _ script: String, _ runner: CommandLineRunner, _ flags: [String] = []
  ) throws -> CommandLineRunner.Outcome {
    try runner.run(["run", "-o", "csv", "-e", "import \"gridflux\"\n" + script] + flags)
  }

  @Test("a file is read with the types, times and zone that a look at it finds")
  func file() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write(DataFileTests.demand, to: "demand.csv")
    let rows = try run("gridflux.csv(file: \"demand.csv\") |> limit(n: 2)", runner)
    #expect(rows.status == 0, "\(rows)")
    #expect(
      rows.output.replacing("\r\n", with: "\n")
        == "_time,region,load\n2023-01-01T00:00:00Z,north,0.5\n2023-01-01T01:00:00Z,north,1.5\n",
      "\(rows)")
    let days = try run(
      """
      gridflux.csv(file: "demand.csv")
        |> range(start: 2023-01-01T00:00:00Z, stop: 2023-01-03T00:00:00Z)
        |> aggregateWindow(every: 1d, fn: mean, column: "load") |> keep(columns: ["load"])
      """, runner)
    #expect(days.output.replacing("\r\n", with: "\n") == "load\n12\n36.23913043478261\n", "\(days)")
  }

  @Test("a table without times, texts and missing cells, quoted line ends, packed bytes")
  func kinds() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let answer = try run(
      #"""
      gridflux.csv(csv: "plant,\"mw\nnet\",on,code\nDrax,\"1,200.5\",true,7\n\"a\nb\",,FALSE,8\n",
        ints: ["code"]) |> map(fn: (r) => ({r with none: not exists r["mw\nnet"]}))
      """#, runner)
    #expect(answer.status == 0, "\(answer)")
    #expect(
      answer.output.replacing("\r\n", with: "\n")
        == "plant,\"mw\nnet\",on,code,none\nDrax,1200.5,true,7,false\n\"a\nb\",,false,8,true\n",
      "\(answer)")
  }

  @Test(
    "what does not fit is an error with its place and one fix",
    arguments: [
      (
        "time,v\n2023-01-01,1\n2023-01-02\n", "demand.csv:3: 1 columns where the header has 2",
        "delimiter: names it"
      ),
      (
        "time,v\n" + (10..<40).map { "2023-01-\($0 % 20 + 10),1\n" }.joined() + "2023-02-01,off\n",
        "demand.csv:32: \"off\" in column \"v\" is no value of type float", "texts: [\"v\"]"
      ),
      ("time,time\n2023-01-01,1\n", "column \"time\" stands twice", "another name"),
      ("", "is empty", "holds data"),
    ])
  func refused(text: String, message: String, fix: String) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write(text, to: "demand.csv")
    let answer = try run("gridflux.csv(file: \"demand.csv\")", runner)
    #expect(answer.status != 0 && answer.errors.contains(message), "\(answer)")
    #expect(answer.errors.contains(fix), "\(answer)")
  }

  @Test("arguments that cannot be, files that are closed or not there")
  func mistakes() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write("time,v\n2023-01-01,1\n", to: "x.csv")
    for (script, flags, message) in [
      ("gridflux.csv()", [], "must provide csv raw text or filename"),
      ("gridflux.csv(csv: \"a\", file: \"x.csv\")", [], "exactly one"),
      ("gridflux.csv(file: \"x.csv\", delimiter: \"ab\")", [], "a delimiter is one character"),
      ("gridflux.csv(file: \"x.csv\", timeFormat: \"iso\")", [], "timeFormat is one of ymd"),
      ("gridflux.csv(file: \"x.csv\", time: \"t\")", [], "no column \"t\""),
      ("gridflux.csv(file: \"x.csv\", zone: \"Mars\")", [], "time zone \"Mars\" not found"),
      ("gridflux.csv(file: \"absent.csv\")", [], "no such file"),
      ("gridflux.csv(file: \"x.csv\")", ["--safe"], "files are closed to this script"),
    ] {
      let answer = try run(script, runner, flags)
      #expect(answer.status != 0 && answer.errors.contains(message), "\(script): \(answer)")
    }
    let plain = try runner.run(["run", "-e", "import \"csv\"\ncsv.from(file: \"x.csv\")"])
    #expect(
      plain.status == 1 && plain.errors.contains("fix: read it with its types by `gridflux.csv`"),
      "\(plain)")
  }
}
