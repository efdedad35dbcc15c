import Foundation
import Testing

/// Stores that are not as they should be: exit code 3, a message that says why, nothing lost.
@Suite("Damaged stores")
struct DamagedStoreTests {
  private static let query = """
    from(bucket: "neso") |> range(start: 1990-01-01T00:00:00Z, stop: 2040-01-01T00:00:00Z) |> count()
    """

  /// A runner with a store of a year of sample data.
  private func filled() throws -> CommandLineRunner {
    let runner = try CommandLineRunner()
    #expect(try runner.run(["synth", "neso", "--years", "2012", "--out", "data"]).status == 0)
    let outcome = try runner.run(["ingest", "--store", "grid.db", "data/demanddata_2012.csv"])
    #expect(outcome.status == 0, "\(outcome)")
    return runner
  }

  private func query(_ runner: CommandLineRunner) throws -> CommandLineRunner.Outcome {
    try runner.run(["run", "--store", "grid.db", "-"], input: Self.query)
  }

  private func store(_ runner: CommandLineRunner) -> URL {
    runner.folder.appendingPathComponent("grid.db")
  }

  @Test("not a store, an empty file, a directory")
  func notStores() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write(String(repeating: "this is no store\n", count: 500), to: "grid.db")
    let text = try query(runner)
    #expect(text.status == 3 && text.errors.contains("not a"), "\(text)")
    #expect(try runner.run(["store", "verify", "--store", "."]).status == 3)
    let absent = try runner.run(["run", "--store", "none/at/all.db", "-"], input: Self.query)
    #expect(absent.status == 3, "\(absent)")
  }

  @Test("a truncated store is noticed")
  func truncated() throws {
    let runner = try filled()
    defer { runner.remove() }
    let bytes = try Data(contentsOf: store(runner))
    for part in [2, 3, 10] {
      try bytes.prefix(bytes.count / part).write(to: store(runner))
      let outcome = try query(runner)
      #expect(outcome.status == 3, "\(outcome)")
      #expect(outcome.errors.contains("of the \(bytes.count) bytes"), "\(outcome)")
      let verified = try runner.run(["store", "verify", "--store", "grid.db"])
      #expect(verified.status == 3, "\(verified)")
    }
  }

  @Test("flipped bits are found by verify and change no answer")
  func bitFlips() throws {
    let runner = try filled()
    defer { runner.remove() }
    let expected = try query(runner)
    #expect(expected.status == 0)
    let bytes = try Data(contentsOf: store(runner))
    for flip in 0..<20 {
      var damaged = bytes
      // Spread over the file by a step that is prime to its size.
      let position = (flip * 7_919_777 + 104_729) % bytes.count
      damaged[position] ^= UInt8(1 << (flip % 8))
      try damaged.write(to: store(runner))
      let outcome = try query(runner)
      #expect(
        outcome.status == 3 || outcome.output == expected.output, "bit \(position): \(outcome)")
      let verified = try runner.run(["store", "verify", "--store", "grid.db"])
      #expect(verified.status == 3, "bit \(position): \(verified)")
    }
  }

  @Test("a newer format is refused with both numbers")
  func newer() throws {
    let runner = try filled()
    defer { runner.remove() }
    var bytes = try Data(contentsOf: store(runner))
    // The user version of an SQLite file stands at byte 60, big-endian.
    bytes.replaceSubrange(60..<64, with: [0, 0, 3, 231])
    try bytes.write(to: store(runner))
    let outcome = try query(runner)
    #expect(outcome.status == 3, "\(outcome)")
    #expect(outcome.errors.contains("format 999"), "\(outcome)")
    #expect(outcome.errors.contains("knows formats up to 2"), "\(outcome)")
  }

  @Test("a full disk loses nothing that was acknowledged")
  func fullDisk() throws {
    let runner = try filled()
    defer { runner.remove() }
    #expect(try runner.run(["synth", "neso", "--years", "2015-2019", "--out", "more"]).status == 0)
    let before = try query(runner)
    let shell = URL(fileURLWithPath: "/bin/sh")
    let size = try Data(contentsOf: store(runner)).count / 512
    let outcome = try runner.run(
      [
        "-c",
        "ulimit -f \(size + 64); exec '\(CommandLineRunner.program.path)' ingest --store grid.db more/*.csv",
      ], program: shell)
    #expect(outcome.status == 3, "\(outcome)")
    #expect(try runner.run(["store", "verify", "--store", "grid.db"]).status == 0)
    let again = try runner.run(["ingest", "--store", "grid.db", "data/demanddata_2012.csv"])
    #expect(again.status == 0, "\(again)")
    let after = try query(runner)
    #expect(before.status == 0 && after.status == 0)
    #expect(before.output.isEmpty == false)
  }

  @Test("a read-only store is read and not written", .enabled(if: getuid() != 0))
  func readOnly() throws {
    let runner = try filled()
    defer { runner.remove() }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o400], ofItemAtPath: store(runner).path)
    #expect(try query(runner).status == 0)
    let outcome = try runner.run(["ingest", "--store", "grid.db", "data/demanddata_2012.csv"])
    #expect(outcome.status == 3, "\(outcome)")
  }
}
