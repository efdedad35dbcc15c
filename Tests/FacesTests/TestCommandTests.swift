import Foundation
import Testing

/// `gridflux test` with each of its flags, as a user runs it.
@Suite("The command that runs testcases")
struct TestCommandTests {
  /// One that passes, one that fails, one behind a tag.
  static let file = """
    package sums_test


    import "array"
    import "testing"

    rows = array.from(rows: [{_value: 1}, {_value: 2}])

    testcase right {
        testing.diff(got: rows |> sum(), want: array.from(rows: [{_value: 3}]))
    }

    testcase wrong {
        testing.diff(got: rows |> sum(), want: array.from(rows: [{_value: 4}]))
    }

    testcase slow {
        option testing.tags = ["slow"]

        testing.assertEqualValues(got: 1, want: 1)
    }

    """
  static let root = "{\"name\": \"sums\", \"tags\": [\"slow\"]}"

  private func ran(_ flags: [String]) throws -> CommandLineRunner.Outcome {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write(Self.file, to: "sums_test.flux")
    try runner.write(Self.root, to: "fluxtest.root")
    return try runner.run(["test"] + flags)
  }

  /// The counts of the last line: passed, failed, skipped.
  private func counts(_ outcome: CommandLineRunner.Outcome) -> [Int] {
    let line = outcome.output.split(separator: "\n").last ?? ""
    return line.split(separator: " ").compactMap { Int($0) }
  }

  @Test(
    arguments: [
      ([], [1, 1, 1], 1), (["./"], [1, 1, 1], 1), (["--skip", "wrong"], [1, 0, 2], 0),
      (["--test", "right"], [1, 0, 2], 0), (["--test", "right,slow"], [2, 0, 1], 0),
      (["--tags", "slow"], [2, 1, 0], 1),
      (["--skip-untagged", "--tags", "slow"], [1, 0, 2], 0), (["--jobs", "2"], [1, 1, 1], 1),
      (["--parallel"], [1, 1, 1], 1), (["--via", "none"], [1, 1, 1], 1),
    ] as [([String], [Int], Int32)])
  func flagsChooseAndExitCodesTell(flags: [String], expected: [Int], status: Int32) throws {
    let outcome = try ran(flags)
    #expect(counts(outcome) == expected, "\(outcome)")
    #expect(outcome.status == status, "\(outcome)")
  }

  @Test("a failure is told with its place and rows; what passes only when asked")
  func lines() throws {
    let plain = try ran([])
    #expect(plain.output.contains("FAIL  sums_test.flux:13  wrong: 1 row is missing"), "\(plain)")
    #expect(!plain.output.contains("pass  "))
    let verbose = try ran(["--verbose"])
    #expect(verbose.output.contains("pass  sums_test.flux:9  right"), "\(verbose)")
    #expect(verbose.output.contains("skip  sums_test.flux:17  slow: tagged slow"), "\(verbose)")
  }

  @Test("through a store: the last line says how many went through")
  func throughStore() throws {
    let outcome = try ran(["--through-store", "--test", "right"])
    #expect(outcome.output.contains("0 through the store"), "\(outcome)")
    #expect(outcome.status == 0)
  }

  @Test("as JSON, and as a scoreboard in a file")
  func machineText() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write(Self.file, to: "sums_test.flux")
    try runner.write(Self.root, to: "fluxtest.root")
    let outcome = try runner.run(["test", "--json", "--scoreboard", "board.tsv", "sums_test.flux"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(object["passed"] as? Int == 1 && object["failed"] as? Int == 1)
    let board = try String(
      contentsOf: runner.folder.appendingPathComponent("board.tsv"), encoding: .utf8)
    #expect(board.contains("sums_test.flux\tright\tpassed\t\n"), "\(board)")
  }

  @Test("a tag that the root does not know, and a path that is not there")
  func mistakes() throws {
    let tag = try ran(["--tags", "slwo"])
    #expect(tag.status == 2 && tag.errors.contains("did you mean \"slow\"?"), "\(tag)")
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    #expect(try runner.run(["test", "nowhere"]).status == 2)
  }
}
