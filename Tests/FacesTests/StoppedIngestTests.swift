import Foundation
import Testing

/// Ingestions that end early: what they committed is told, and Ctrl-C is heard at once.
@Suite("Ingestion that stops")
struct StoppedIngestTests {
  /// Runs as a user whose second file fails half-way: it is packed and cut short.
  private func stopped(_ words: [String]) throws -> CommandLineRunner.Outcome {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write("m f=1 0\nm f=2 1\n", to: "a.lp")
    // Numbers that do not pack well, so that many lines come before the cut.
    var state: UInt64 = 1
    let lines = (0..<200_000).map { number in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return "m f=\(state >> 40) \(number)\n"
    }
    try runner.write(lines.joined(), to: "b.lp")
    let packed = try runner.run(
      ["-c", "gzip b.lp && head -c 600000 b.lp.gz > cut.lp.gz"],
      program: URL(fileURLWithPath: "/bin/sh"))
    try #require(packed.status == 0, "\(packed)")
    let ingest = ["ingest", "--store", "grid.db", "-b", "x", "--commit-lines", "1000"]
    return try runner.run(ingest + words + ["a.lp", "cut.lp.gz"])
  }

  @Test("says of each file what is committed, beside the failure")
  func text() throws {
    let answer = try stopped([])
    #expect(answer.status != 0 && answer.errors.contains("error[D0104]"), "\(answer)")
    #expect(
      answer.output.contains("a.lp: 2 lines, 2 points, committed through line 2\n"), "\(answer)")
    let line = answer.output.split(separator: "\n").first { $0.hasPrefix("cut.lp.gz: ") } ?? ""
    #expect(line.contains("committed through line ") && line.hasSuffix(", not read to its end"))
    #expect(!line.contains("committed through line 0"), "\(answer)")
  }

  @Test("the same for programs")
  func json() throws {
    let answer = try stopped(["--json"])
    let parsed = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    let report = try #require(parsed as? [String: Any])
    let files = try #require(report["files"] as? [[String: Any]])
    #expect(files.map { $0["complete"] as? Bool } == [true, false])
    #expect(files[0]["committedThroughLine"] as? Int == 2)
    #expect((files[1]["committedThroughLine"] as? Int ?? 0) > 0)
    #expect((report["failure"] as? String)?.contains("cut.lp.gz") == true, "\(answer)")
  }

  @Test("a path that is wrong is found before the first file is read")
  func absent() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write("m f=1 0\n", to: "a.lp")
    for path in ["absent.lp", "."] {
      let answer = try runner.run(["ingest", "--store", "grid.db", "a.lp", path])
      #expect(answer.status == 2 && answer.output.isEmpty, "\(answer)")
      #expect(answer.errors.contains(path == "." ? ". is a directory" : "cannot open absent.lp"))
    }
    let info = try runner.run(["store", "info", "--store", "grid.db", "--json"])
    #expect(info.status == 0 && !info.output.contains("\"a\""), "\(info)")
  }

  @Test(
    "the first Ctrl-C ends what waits for standard input",
    arguments: [
      ["run"], ["run", "-"], ["ingest", "--store", "g.db", "-b", "x", "--format", "lp", "-"],
      ["ingest", "--store", "g.db", "-b", "x", "-"],
    ])
  func interrupted(words: [String]) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let process = runner.process(words)
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try runner.waitUntilInterruptible(process)
    #expect(process.isRunning)
    process.interrupt()
    let patience = Date(timeIntervalSinceNow: 30)
    while process.isRunning, Date() < patience { usleep(20_000) }
    if process.isRunning {
      Issue.record("Ctrl-C did nothing")
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    try input.fileHandleForWriting.close()
  }
}
