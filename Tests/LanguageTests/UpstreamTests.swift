import Engine
import Foundation
import Stdlib
import TestSupport
import Testing

/// Upstream's own testcases: `Tests/Upstream/scoreboard.tsv` says which pass, and
/// `explanations.tsv` why the others do not.
struct UpstreamTests {
  /// A clone of upstream's repository, or its folder `stdlib`: `$GRIDFLUX_UPSTREAM`.
  static let clone: String? = {
    guard let path = ProcessInfo.processInfo.environment["GRIDFLUX_UPSTREAM"] else { return nil }
    let inner = path + "/stdlib"
    return FileManager.default.fileExists(atPath: inner) ? inner : path
  }()

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Upstream")

  private static func lines(_ name: String) throws -> [[String]] {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func names(_ lines: [[String]]) -> Set<String> {
    Set(lines.map { "\($0[0]) \($0[1])" })
  }

  /// A failure at an import says itself what is missing.
  @Test func everyFailureIsExplained() throws {
    let failed = try Self.lines("scoreboard.tsv").filter {
      $0[2] == "failed" && !$0[3].hasPrefix("invalid import path")
    }
    let explained = try Self.lines("explanations.tsv")
    let missing = Self.names(failed).subtracting(Self.names(explained)).sorted()
    #expect(missing.isEmpty, "without explanation: \(missing)")
    #expect(explained.allSatisfy { $0.count == 3 && $0[2].count > 20 })
  }

  /// What fails because an answer is another is listed among the differences; the others give
  /// upstream's answer by other steps.
  @Test func everyOtherAnswerIsADifference() throws {
    let failed = Self.names(try Self.lines("scoreboard.tsv").filter { $0[2] == "failed" })
    let alike = Self.names(
      try Self.lines("explanations.tsv").filter { $0[2].hasSuffix("the answer is the same") })
    #expect(failed.subtracting(alike) == Set(differences.flatMap(\.testcases)))
  }

  @Test(
    .enabled(if: clone != nil, "no clone of upstream in $GRIDFLUX_UPSTREAM"),
    arguments: ["all", "none", "vector"])
  func scoreboardIsFresh(paths: String) throws {
    // Upstream's runner hands a testcase this secret.
    setenv("GRIDFLUX_SECRET_TOKEN", "mysecrettoken", 1)
    var engineOptions = EngineOptions()
    engineOptions.paths = try AllowedPaths(list: paths)
    var options = TestOptions()
    options.paths = [try #require(Self.clone)]
    options.jobs = EngineOptions().threadCount
    let report = try Engine(options: engineOptions).test(options)
    let mismatch = goldenMismatch(report.scoreboard, "Upstream/scoreboard.tsv")
    #expect(mismatch == nil, "\(mismatch?.prefix(2000) ?? "")")
  }

  @Test(.enabled(if: clone != nil, "no clone of upstream in $GRIDFLUX_UPSTREAM"))
  func nothingThatPassesIsExplained() throws {
    let passed = try Self.lines("scoreboard.tsv").filter { $0[2] == "passed" }
    let stale = try Self.names(Self.lines("explanations.tsv")).intersection(Self.names(passed))
    #expect(stale.isEmpty, "explained, but passing: \(stale.sorted())")
  }
}
