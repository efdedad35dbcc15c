import Foundation
import Stdlib
import Testing

/// What upstream answered to recorded scripts, and which of them may come out otherwise here.
@Suite("Recorded answers of upstream")
struct ReplayTests {
  /// The recorded cases beside the checkout; nil on a machine that has none.
  static let cases: URL? = {
    let folder = CommandLineRunner.root.deletingLastPathComponent()
      .appendingPathComponent("shared/flux/cases")
    let script = folder.appendingPathComponent("replay.py")
    return FileManager.default.fileExists(atPath: script.path) ? folder : nil
  }()

  @Test(
    "differ exactly where a difference is listed",
    .enabled(if: cases != nil, "no recorded cases in ../shared/flux/cases"))
  func replay() throws {
    let folder = try #require(Self.cases)
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let failing = runner.folder.appendingPathComponent("failing.json")
    let process = runner.process(
      [
        "replay.py", "--flags", "-o annotated-csv", "--failing", failing.path,
        CommandLineRunner.program.path, "run",
      ], environment: ["PYTHONDONTWRITEBYTECODE": "1"],
      program: URL(fileURLWithPath: "/usr/bin/python3"))
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let found = try JSONDecoder().decode(
      [String: String].self, from: Data(contentsOf: failing))
    let unlisted = found.filter { differingCases[$0.key] == nil }
    #expect(unlisted.isEmpty, "not listed in Differences.swift: \(unlisted)")
    let alike = differingCases.keys.filter { found[$0] == nil }.sorted()
    #expect(alike.isEmpty, "listed in Differences.swift but alike: \(alike)")
  }

  @Test("every listed case names a difference that exists")
  func references() {
    let known = Set(differences.map(\.id))
    #expect(known.count == differences.count)
    let unknown = differingCases.filter { !known.contains($0.value) }
    #expect(unknown.isEmpty, "\(unknown)")
  }
}
