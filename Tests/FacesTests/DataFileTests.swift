import Foundation
import Testing

/// Data files opened by their name, and points taken out again.
@Suite("Files open by name")
struct DataFileTests {
  static let demand =
    "timestamp;region;load [MW]\n"
    + (0..<48).map { hour in
      hour == 30 ? "" : "2023-01-0\(1 + hour / 24) \(hour % 24):00;north;\(hour),5\n"
    }.joined()

  @Test("a plain CSV file: what was found, the command that keeps it, and a shell on it")
  func opened() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write(Self.demand, to: "demand.csv")
    let opened = try runner.run(
      ["demand.csv"],
      input:
        "from(bucket: \"demand\") |> range(start: 0) |> count() |> keep(columns: [\"_value\"])\n")
    #expect(opened.status == 0, "\(opened)")
    for part in [
      "demand.csv: csv, 47 rows, 47 points in bucket demand",
      "delimiter ;, a header, decimal commas, times in timestamp (ymd, UTC), series by region",
      "every 1h, 1 gap with 1 missing: 2023-01-02T05:00:00Z to 2023-01-02T07:00:00Z", "MW", "47",
    ] {
      #expect(opened.output.contains(part), "\(part) in \(opened)")
    }
    let line = try #require(
      opened.output.split(separator: "\n").first { $0.contains("gridflux ingest") })
    // The command is for a shell: run by one, it gives what a look by itself gives.
    let command = line.trimmingCharacters(in: .whitespaces).replacingOccurrences(
      of: "gridflux ", with: CommandLineRunner.program.path + " ")
    let kept = try runner.run(["-c", command], program: URL(fileURLWithPath: "/bin/sh"))
    #expect(kept.status == 0 && kept.output.contains("47 points new"), "\(kept)")
    let again = try runner.run(["ingest", "--store", "grid.db", "demand.csv"])
    #expect(again.output.contains("0 points new, 0 replaced, 47 already there"), "\(again)")
  }

  @Test("what was deleted comes back with its file")
  func readAgainAfterADelete() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write("m f=1 0\nm f=2 1000000000\n", to: "x.lp")
    func ingest(_ bucket: String) throws -> String {
      try runner.run(["ingest", "--store", "grid.db", "-b", bucket, "x.lp"]).output
    }
    #expect(try ingest("a").contains("2 points new"))
    #expect(try ingest("ab").contains("2 points new"))
    #expect(try ingest("a").contains("went on after line 2"))
    let deleted = try runner.run([
      "delete", "--store", "grid.db", "-b", "a", "--start", "1970-01-01T00:00:01Z", "--stop",
      "1971-01-01T00:00:00Z",
    ])
    #expect(deleted.output.contains("deleted 1 points"), "\(deleted)")
    #expect(try ingest("a").contains("1 points new, 0 replaced, 1 already there"))
    #expect(try ingest("ab").contains("went on after line 2"))
  }

  @Test("results for programs are not mixed with what was found")
  func quiet() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write("m f=1 0\n", to: "x.lp")
    let answer = try runner.run(
      ["x.lp", "-o", "ndjson"],
      input: "from(bucket: \"x\") |> range(start: -60y) |> keep(columns: [\"_value\"])\n")
    #expect(answer.status == 0, "\(answer)")
    #expect(answer.output.hasPrefix(#"{"result":"_result","table":0,"_value":1}"#), "\(answer)")
    #expect(!answer.output.contains("bucket"), "\(answer)")
    #expect(answer.errors.contains("x.lp: lp, 1 row, 1 point in bucket x"), "\(answer)")
  }

  @Test("several files, each in its bucket; mistakes are usage errors")
  func several() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write("m f=1 0\n", to: "x.lp")
    try runner.write("time,v\n2023-01-01,1\n", to: "a/x.csv")
    let opened = try runner.run(
      ["x.lp", "a/x.csv"], input: "buckets() |> keep(columns: [\"name\"])\n")
    #expect(opened.status == 0, "\(opened)")
    #expect(opened.output.contains("bucket x\n") && opened.output.contains("bucket x_2\n"))
    for (words, message) in [
      (["x.lp", "--store", "grid.db"], "on a store or on files"),
      (["absent.csv"], "cannot open absent.csv"), (["."], "is a directory"),
      (["x.lp", "--format", "xml"], "--format is one of"),
    ] {
      let refused = try runner.run(words)
      #expect(refused.status == 2 && refused.errors.contains(message), "\(refused)")
    }
  }

  @Test("an export is ingested again to the same bytes", arguments: ["lp", "annotated-csv", "csv"])
  func roundTrip(format: String) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    _ = try runner.run(["synth", "neso", "--years", "2023"])
    let ingested = try runner.run(["ingest", "--store", "a.db", "demanddata_2023.csv"])
    #expect(ingested.status == 0, "\(ingested)")
    let onlyND = ["--where", "_field=ND"]
    let first = try runner.run(
      ["export", "--store", "a.db", "-b", "neso", "-f", format, "-o", "one"] + onlyND)
    #expect(first.status == 0 && first.output == "one: 17520 points\n", "\(first)")
    let back = try runner.run(["ingest", "--store", "b.db", "-b", "neso", "one"])
    #expect(back.status == 0 && back.output.contains("17,520 points new"), "\(back)")
    let second = try runner.run(["export", "--store", "b.db", "-b", "neso", "-f", format])
    #expect(second.status == 0, "\(second.errors)")
    let bytes = try Data(contentsOf: runner.folder.appendingPathComponent("one"))
    #expect(Data(second.output.utf8) == bytes)
  }

  @Test("an export without a bucket, or of one that is not there, says so")
  func exportMistakes() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write("m f=1 0\n", to: "x.lp")
    _ = try runner.run(["ingest", "--store", "a.db", "x.lp"])
    let none = try runner.run(["export", "--store", "a.db"])
    #expect(none.status == 2 && none.errors.contains("--bucket"), "\(none)")
    let absent = try runner.run(["export", "--store", "a.db", "-b", "y", "-o", "out"])
    #expect(absent.status == 1 && absent.errors.contains("could not find bucket"), "\(absent)")
    #expect(
      !FileManager.default.fileExists(atPath: runner.folder.appendingPathComponent("out").path))
  }
}
