import Foundation
import Testing

/// What bad input gets: a message with place, cause and fix, the right exit code, nothing lost.
@Suite("Bad input cannot hurt")
struct BadInputTests {
  static let header = "SETTLEMENT_DATE,SETTLEMENT_PERIOD,ND,TSD\n"

  /// Ingests a file's text into a new store.
  private func ingest(
    _ runner: CommandLineRunner, _ text: String, name: String = "in.csv"
  ) throws -> CommandLineRunner.Outcome {
    try runner.write(text, to: name)
    return try runner.run(["ingest", "--store", "grid.db", "--rejects", "rejects.csv", name])
  }

  private func rejects(_ runner: CommandLineRunner) throws -> String {
    try String(contentsOf: runner.folder.appendingPathComponent("rejects.csv"), encoding: .utf8)
  }

  private func count(_ runner: CommandLineRunner) throws -> String? {
    let outcome = try runner.run(
      ["run", "--store", "grid.db", "-o", "annotated-csv", "-"],
      input: """
        from(bucket: "neso") |> range(start: 1990-01-01T00:00:00Z, stop: 2040-01-01T00:00:00Z)
          |> filter(fn: (r) => r._field == "ND") |> count()
        """)
    #expect(outcome.status == 0, "\(outcome)")
    return rows(ofAnnotatedCSV: outcome.output).first?["_value"]
  }

  @Test(
    "lines that are no data are kept with line and reason, the others are stored",
    arguments: [
      ("01-JAN-2020,2,3\n", "3 columns where the header has 4"),
      ("01-JAN-2020,2,3,4,5\n", "5 columns where the header has 4"),
      ("\"01-JAN-2020,2,3,4\n", "quote not closed"),
      ("32-JAN-2020,2,3,4\n", "is no date"),
      ("29-FEB-2021,2,3,4\n", "is no date"),
      ("01-JAN-2020,49,3,4\n", "is no settlement period"),
      ("31-MAR-2019,47,3,4\n", "is no settlement period of that day, which has 46"),
      ("01-JAN-2020,2,x,4\n", "is not a finite number"),
      ("01-JAN-2020,2,NaN,4\n", "is not a finite number"),
      ("01-JAN-2020,2,1e999,4\n", "is not a finite number"),
      ("01-JAN-2020,2,3\u{0}3,4\n", "is not a finite number"),
    ])
  func badLines(line: String, reason: String) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let outcome = try ingest(
      runner, Self.header + "01-JAN-2020,1,100,200\n" + line + "01-JAN-2020,3,101,201\n")
    #expect(outcome.status == 0, "\(outcome)")
    let kept = try rejects(runner)
    #expect(kept.contains(",3,"), "\(kept)")
    #expect(kept.contains(reason), "\(kept)")
    #expect(try count(runner) == "2")
  }

  @Test("broken UTF-8, CRLF and a byte-order mark are read")
  func encodings() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let text = "\u{FEFF}" + Self.header + "01-JAN-2020,1,100,200\n01-JAN-2020,2,101,201"
    let outcome = try ingest(runner, text.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try count(runner) == "2")
    var bytes = Data(Self.header.utf8)
    bytes.append(contentsOf: [0x30, 0x31, 0xFF, 0xFE])
    bytes.append(contentsOf: Data(",1,5,6\n".utf8))
    try bytes.write(to: runner.folder.appendingPathComponent("broken.csv"))
    let broken = try runner.run([
      "ingest", "--store", "grid.db", "--rejects", "rejects.csv", "broken.csv",
    ])
    #expect(broken.status == 0, "\(broken)")
    #expect(try rejects(runner).contains("is no date"))
  }

  @Test("what is no demand file is refused with a usage or query error")
  func notData() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let empty = try ingest(runner, "")
    #expect(empty.status == 1 && empty.errors.contains("empty"), "\(empty)")
    let other = try ingest(runner, "a,b,c\n1,2,3\n")
    #expect(other.status == 1 && other.errors.contains("no column holds times"), "\(other)")
    let named = try runner.run(["ingest", "--store", "grid.db", "--format", "neso", "in.csv"])
    #expect(named.status == 1 && named.errors.contains("SETTLEMENT_DATE"), "\(named)")
    let folder = try runner.run(["ingest", "--store", "grid.db", "."])
    #expect(folder.status == 2 && folder.errors.contains("directory"), "\(folder)")
    let absent = try runner.run(["ingest", "--store", "grid.db", "absent.csv"])
    #expect(absent.status == 2 && absent.errors.contains("absent.csv"), "\(absent)")
  }

  @Test("unknown names show the nearest existing one")
  func unknownNames() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    _ = try ingest(runner, Self.header + "01-JAN-2020,1,100,200\n")
    let range = "|> range(start: 2019-01-01T00:00:00Z, stop: 2021-01-01T00:00:00Z)"
    let bucket = try runner.run(
      ["run", "--store", "grid.db", "-"], input: "from(bucket: \"nso\") \(range)")
    #expect(bucket.status == 1, "\(bucket)")
    #expect(bucket.errors.contains("neso"), "\(bucket)")
    for (predicate, nearest) in [
      ("r._field == \"nd\"", "ND"), ("r._measurement == \"demnd\"", "demand"),
    ] {
      let outcome = try runner.run(
        ["explain", "--analyze", "--store", "grid.db", "-"],
        input: "from(bucket: \"neso\") \(range) |> filter(fn: (r) => \(predicate))")
      #expect(outcome.status == 0, "\(outcome)")
      #expect(outcome.output.contains("\"\(nearest)\""), "\(outcome)")
    }
  }

  @Test(
    "scripts that try to blow up get a message",
    arguments: ["parentheses", "arrays", "types", "functions", "window"])
  func explosiveScripts(kind: String) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let script: String
    switch kind {
    case "parentheses":
      script =
        "x = " + String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)
    case "arrays":
      script =
        "x = " + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    case "types":
      script =
        "a0 = {x: 1}\n"
        + (1...20).map { "a\($0) = {l: a\($0 - 1), r: a\($0 - 1)}\n" }.joined() + "a20.x"
    case "functions":
      script =
        "f0 = (x) => x + 1\n"
        + (1...30).map { "f\($0) = (x) => f\($0 - 1)(x: f\($0 - 1)(x: x))\n" }.joined()
        + "option now = () => 2020-01-01T00:00:00Z\ny = f30(x: 1)\n"
    default:
      script = """
        import "array"
        array.from(rows: [{_time: 2020-03-01T00:00:00Z, _value: 1.0}])
          |> range(start: 2020-01-01T00:00:00Z, stop: 2021-01-01T00:00:00Z)
          |> aggregateWindow(every: 1ns, fn: mean)
        """
    }
    if kind == "functions" {
      let process = runner.process(["-e", script])
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      try runner.waitUntilInterruptible(process)
      #expect(process.isRunning)
      process.interrupt()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 130)
      return
    }
    let outcome = try runner.run(["-e", script])
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.errors.contains("error["), "\(outcome)")
    if kind == "window" { #expect(outcome.errors.contains("31622400000000000"), "\(outcome)") }
  }

  @Test("a script of 10 MB is read")
  func largeScript() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let line = "// a comment that makes the file large, again and again, without end\n"
    let assignments = (0..<20_000).map { "v\($0) = \($0) + 1\n" }.joined()
    let text = assignments + String(repeating: line, count: 10_000_000 / line.utf8.count)
    try runner.write(
      text + "import \"array\"\n", to: "misplaced.flux")
    let misplaced = try runner.run(["run", "misplaced.flux"])
    #expect(misplaced.status == 1, "\(misplaced.errors.prefix(2000))")
    try runner.write(
      "import \"array\"\n" + text + "array.from(rows: [{a: v19999}])\n", to: "s.flux")
    let outcome = try runner.run(["run", "-o", "annotated-csv", "s.flux"])
    #expect(outcome.status == 0, "\(outcome.errors.prefix(2000))")
    #expect(outcome.output.contains(",20000"), "\(outcome.output)")
  }
}
