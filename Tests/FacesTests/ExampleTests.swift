import Foundation
import Testing

/// Every example prints what stands beside it, and every command of the READMEs runs.
/// `RECORD=1` writes the outputs anew and then fails, so that nobody commits unread ones.
@Suite("Examples and READMEs")
struct ExampleTests {
  static let folder = CommandLineRunner.root.appendingPathComponent("Examples")

  static let scripts: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".flux") }.sorted()
  }()

  @Test("there are ten")
  func count() { #expect(Self.scripts.count == 10) }

  @Test("an example prints what it should", arguments: scripts)
  func example(name: String) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let script = Self.folder.appendingPathComponent(name)
    let outcome = try runner.run(["run", script.path])
    #expect(outcome.status == 0, "\(outcome)")
    let expected = script.deletingPathExtension().appendingPathExtension("expected")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(outcome.output.utf8).write(to: expected)
      Issue.record("recorded \(expected.lastPathComponent); read it, then run without RECORD")
      return
    }
    #expect(try outcome.output == String(contentsOf: expected, encoding: .utf8))
  }

  @Test("an example is formatted", arguments: scripts)
  func formatted(name: String) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let script = Self.folder.appendingPathComponent(name).path
    let outcome = try runner.run(["fmt", "--check", script])
    #expect(outcome.status == 0, "\(outcome)")
  }

  @Test("GridWatch ends with the verdict and a report")
  func gridWatch() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let outcome = try runner.run(
      ["watch"], environment: ["GRIDFLUX_BIN": CommandLineRunner.program.path],
      program: Self.folder.appendingPathComponent("gridwatch/run"))
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.contains("SAME ANSWER"), "\(outcome)")
    #expect(outcome.output.contains("17,520"), "\(outcome)")
    for name in ["index.html", "report.md", "times.svg", "growth.svg", "result.json"] {
      let file = runner.folder.appendingPathComponent("watch/report/\(name)")
      #expect(FileManager.default.fileExists(atPath: file.path), "\(name)")
    }
  }

  @Test("the commands of the README run as they stand, one after another")
  func readme() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let files = FileManager.default
    try files.createSymbolicLink(
      at: runner.folder.appendingPathComponent("Examples"), withDestinationURL: Self.folder)
    let bin = runner.folder.appendingPathComponent("bin")
    try files.createDirectory(at: bin, withIntermediateDirectories: true)
    try files.createSymbolicLink(
      at: bin.appendingPathComponent("gridflux"), withDestinationURL: CommandLineRunner.program)
    let readme = try String(
      contentsOf: CommandLineRunner.root.appendingPathComponent("README.md"), encoding: .utf8)
    let commands = shellCommands(in: readme)
    #expect(commands.count > 8)
    for command in commands {
      let outcome = try runner.run(
        ["-ec", command], environment: ["PATH": "\(bin.path):/usr/bin:/bin"],
        program: URL(fileURLWithPath: "/bin/sh"))
      #expect(outcome.status == 0, "\(command)\n\(outcome)")
    }
  }

  @Test("each command has help, and the help's example names the command")
  func help() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let list = try runner.run(["--help"])
    #expect(list.status == 0)
    let names = list.output.split(separator: "\n").filter {
      $0.hasPrefix("  ") && $0.contains("   ")
    }
    .compactMap { $0.dropFirst(2).components(separatedBy: "   ").first }
    .filter { !$0.isEmpty && !$0.hasPrefix("-") && !$0.hasPrefix(" ") }
    #expect(names.contains("compare") && names.contains("store verify"))
    for name in names {
      let help = try runner.run(name.split(separator: " ").map(String.init) + ["--help"])
      #expect(help.status == 0, "\(help)")
      #expect(help.output.hasPrefix("gridflux \(name): "), "\(help)")
      #expect(help.output.contains("example: gridflux"), "\(help)")
    }
  }

  /// Lines of the fenced `sh` blocks, continuation lines joined.
  private func shellCommands(in text: String) -> [String] {
    var commands: [String] = []
    var inBlock = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if trimmed.hasPrefix("```") {
        inBlock = trimmed == "```sh"
      } else if inBlock, !trimmed.isEmpty {
        commands.append(trimmed)
      }
    }
    return commands
  }
}
