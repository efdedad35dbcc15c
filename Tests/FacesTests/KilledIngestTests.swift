import Foundation
import Testing

/// `kill -9` in the middle of an ingestion: what was acknowledged is there, and nothing is broken.
@Suite("Killed while ingesting", .serialized)
struct KilledIngestTests {
  /// 100 under soak.
  static let rounds = ProcessInfo.processInfo.environment["GRIDFLUX_SOAK"] == nil ? 6 : 100

  @Test("acknowledged lines survive, the store verifies, a re-run completes")
  func killed() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    #expect(try runner.run(["synth", "neso", "--years", "2010-2012", "--out", "data"]).status == 0)
    let files = (2010...2012).map { "data/demanddata_\($0).csv" }
    let whole = try runner.run(["ingest", "--store", "whole.db", "--json"] + files)
    #expect(whole.status == 0, "\(whole)")
    let expected = try totals(runner, "whole.db")
    for round in 0..<Self.rounds {
      let store = "killed\(round).db"
      let output = runner.folder.appendingPathComponent("commits\(round).txt")
      try Data().write(to: output)
      let process = runner.process(
        ["ingest", "--store", store, "--commit-lines", "500", "--show-commits"] + files)
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(5_000 + round * 37_000 % 480_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let acknowledged = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        .split(separator: "\n").filter { $0.contains(": committed through line") }
      guard
        FileManager.default.fileExists(
          atPath: runner.folder.appendingPathComponent(store).path)
      else {
        #expect(acknowledged.isEmpty)
        continue
      }
      let verified = try runner.run(["store", "verify", "--store", store])
      #expect(verified.status == 0, "round \(round): \(verified)")
      try checkAcknowledged(runner, store, acknowledged, files)
      let rerun = try runner.run(["ingest", "--store", store] + files)
      #expect(rerun.status == 0, "round \(round): \(rerun)")
      #expect(try totals(runner, store) == expected, "round \(round)")
    }
  }

  /// Each acknowledged line's point of ND is in the store: there are at least so many.
  private func checkAcknowledged(
    _ runner: CommandLineRunner, _ store: String, _ acknowledged: [Substring], _ files: [String]
  ) throws {
    guard !acknowledged.isEmpty else { return }
    var lines: [String: Int] = [:]
    for line in acknowledged {
      guard let number = line.split(separator: " ").last.flatMap({ Int($0) }),
        let file = files.first(where: { line.contains($0) })
      else {
        Issue.record("not understood: \(line)")
        continue
      }
      lines[file] = max(lines[file] ?? 0, number - 1)
    }
    let stored = try count(runner, store)
    #expect(stored >= lines.values.reduce(0, +), "\(stored) points, acknowledged \(lines)")
  }

  private func count(_ runner: CommandLineRunner, _ store: String) throws -> Int {
    let outcome = try runner.run(
      ["run", "--store", store, "-o", "annotated-csv", "-"],
      input: """
        from(bucket: "neso") |> range(start: 1990-01-01T00:00:00Z, stop: 2040-01-01T00:00:00Z)
          |> filter(fn: (r) => r._field == "ND") |> count()
        """)
    #expect(outcome.status == 0, "\(outcome)")
    return rows(ofAnnotatedCSV: outcome.output).first?["_value"].flatMap { Int($0) } ?? 0
  }

  /// Everything that a few queries see, as text.
  private func totals(_ runner: CommandLineRunner, _ store: String) throws -> String {
    let outcome = try runner.run(
      ["run", "--store", store, "-o", "annotated-csv", "-"],
      input: """
        data = from(bucket: "neso") |> range(start: 1990-01-01T00:00:00Z, stop: 2040-01-01T00:00:00Z)
        data |> count() |> yield(name: "count")
        data |> sum() |> yield(name: "sum")
        data |> aggregateWindow(every: 1mo, fn: last) |> yield(name: "last")
        """)
    #expect(outcome.status == 0, "\(outcome)")
    return outcome.output
  }
}
