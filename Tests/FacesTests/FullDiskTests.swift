import Foundation
import Testing

/// Standard output that takes nothing: a failure, unless the reader left.
@Suite("Output that cannot be written")
struct FullDiskTests {
  /// A device that has no room.
  private static let full = "/dev/full"
  private static let hasFull = FileManager.default.fileExists(atPath: full)

  /// Runs the program by a shell, which sends its output elsewhere. Only what reads its input is
  /// given one: a program that has ended takes none.
  private func run(
    _ runner: CommandLineRunner, _ words: String, to place: String, input: String? = nil
  ) throws -> CommandLineRunner.Outcome {
    try runner.run(
      ["-c", "\"$PROGRAM\" \(words) \(place)"], input: input,
      environment: ["PROGRAM": CommandLineRunner.program.path],
      program: URL(fileURLWithPath: "/bin/sh"))
  }

  @Test(
    "every command that prints says so", .enabled(if: hasFull),
    arguments: [
      "--help", "--version", "run -e '1 + 1'", "fmt", "doc mean", "man", "completions bash",
      "doctor", "explain -e '1 + 1'", "store info --store grid.db", "x.lp",
      "export --store grid.db -b x", "ingest --store grid.db x.lp", "synth neso", "check s.flux",
      "run -o csv -e 'import \"array\" array.from(rows: [{a: 1}])'", "shell",
    ])
  func fullDisk(words: String) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write("m f=1 0\n", to: "x.lp")
    try runner.write("x = 1\n", to: "s.flux")
    #expect(try runner.run(["ingest", "--store", "grid.db", "x.lp"]).status == 0)
    let answer = try run(
      runner, words, to: "> \(Self.full)",
      input: ["fmt", "shell"].contains(words) ? "1 + 1\n" : nil)
    #expect(answer.status == 1, "\(words) \(answer)")
    #expect(
      answer.errors.contains("gridflux: cannot write standard output: No space left on device"),
      "\(words) \(answer)")
  }

  @Test("a reader that left is no failure")
  func closedPipe() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let answer = try run(runner, "doc --markdown", to: "| head -n 1")
    #expect(answer.status == 0 && answer.errors == "", "\(answer)")
    #expect(answer.output.hasPrefix("# Reference"), "\(answer)")
  }
}
