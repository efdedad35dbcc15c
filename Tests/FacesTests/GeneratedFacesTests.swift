import Foundation
import Testing

/// What is made of the definitions of commands: help, man page, completions; and `check`, `doc`.
@Suite struct GeneratedFacesTests {
  private func commandNames(_ runner: CommandLineRunner) throws -> [String] {
    let help = try runner.run(["--help"]).output
    let lines = help.components(separatedBy: "one of:\n").last?.split(separator: "\n") ?? []
    return lines.filter { $0.hasPrefix("  ") }.compactMap { line in
      line.drop { $0 == " " }.components(separatedBy: "   ").first
    }
  }

  @Test func theManualPageNamesEveryCommandAndFlag() throws {
    let runner = try CommandLineRunner()
    let page = try runner.run(["man"]).output
    #expect(page.hasPrefix(".TH GRIDFLUX 1"))
    for name in try commandNames(runner) {
      #expect(page.contains("\n.SS gridflux \(name.replacingOccurrences(of: "-", with: "\\-"))"))
    }
    for flag in ["execute", "memory\\-limit", "no\\-hints"] {
      #expect(page.contains("\\-\\-\(flag)"))
    }
    // No text of a definition begins a line as a request does.
    let requests: Set<String> = [
      ".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".RI", ".I", ".br", ".EX", ".EE",
    ]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains(String(line.prefix { $0 != " " })), "\(line)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsNameEveryCommandAndFlag(shell: String) throws {
    let runner = try CommandLineRunner()
    let script = try runner.run(["completions", shell]).output
    for name in try commandNames(runner) {
      for word in name.split(separator: " ") { #expect(script.contains(word), "\(word)") }
    }
    for word in ["annotated-csv", "no-hints", "bash", "memory-limit"] {
      #expect(script.contains(word))
    }
  }

  /// bash itself says what it would complete.
  @Test(arguments: [
    (["gridflux", "com"], ["compare", "completions"]),
    (["gridflux", "store", "ver"], ["verify"]),
    (["gridflux", "run", "-o", "ann"], ["annotated-csv"]),
    (["gridflux", "store", "info", "--js"], ["--json"]),
    (["gridflux", "completions", "z"], ["zsh"]),
  ])
  func bashCompletes(words: [String], expected: [String]) throws {
    let runner = try CommandLineRunner()
    let script = try runner.run(["completions", "bash"]).output
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let probe = """
      \(script)
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1)
      _gridflux
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let answer = try runner.run(
      ["--norc", "-c", probe], program: URL(fileURLWithPath: "/bin/bash"))
    #expect(answer.status == 0, "\(answer)")
    #expect(answer.output.split(separator: "\n").map(String.init).sorted() == expected)
  }

  @Test func theReferenceIsPrinted() throws {
    let runner = try CommandLineRunner()
    let text = try runner.run(["doc", "--markdown"]).output
    #expect(text.hasPrefix("# Reference of the standard library"))
    #expect(try runner.run(["doc", "strings.trim"]).output.contains("strings.trim"))
    let missing = try runner.run(["doc", "aggregateWindw"])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("aggregateWindow"))
  }

  @Test func doctorListsTheLibraries() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let answer = try runner.run(["doctor"])
    let line = answer.output.split(separator: "\n").first { $0.hasPrefix("libraries ") } ?? ""
    for name in ["SQLite 3.", "zstd 1.", "zlib 1.", "libyaml 0.", "libedit ", "RE2"] {
      #expect(line.contains(name), "\(answer)")
    }
    #expect(answer.status == 0, "\(answer)")
  }

  @Test func checkGoesThroughFolders() throws {
    let runner = try CommandLineRunner()
    let folder = runner.folder.appendingPathComponent("queries/deep")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "x = 1\n".write(
      to: folder.appendingPathComponent("fine.flux"), atomically: true, encoding: .utf8)
    #expect(try runner.run(["check", "queries"]).status == 0)
    let broken = folder.appendingPathComponent("broken.flux")
    try "x = 'a'\n".write(to: broken, atomically: true, encoding: .utf8)
    try "ignored".write(
      to: folder.appendingPathComponent("notes.txt"), atomically: true, encoding: .utf8)
    let found = try runner.run(["check", "queries"])
    #expect(found.status == 1)
    #expect(found.output.contains("2 scripts: 1 run, 1 fail"))
    #expect(try runner.run(["check", "--json", "queries"]).output.contains("\"fails\": 1"))
    let fixed = try runner.run(["check", "--fix", "queries"])
    #expect(fixed.status == 0, "\(fixed)")
    #expect(try String(contentsOf: broken, encoding: .utf8) == "x = \"a\"\n")
    try Data([0x78, 0x0A, 0xE9]).write(to: folder.appendingPathComponent("bytes.flux"))
    for flags in [[], ["--fix"]] {
      let mixed = try runner.run(["check", "queries"] + flags)
      #expect(mixed.status == 1 && mixed.output.contains("bytes.flux:2 is not UTF-8"), "\(mixed)")
      #expect(mixed.output.contains("3 scripts: 2 run, 1 fail"), "\(mixed)")
    }
  }

  @Test func hintsGoToStandardErrorAndCanBeSilenced() throws {
    let runner = try CommandLineRunner()
    let script = """
      import "array"
      array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
          |> range(start: 2024-01-01, stop: 2024-01-02)
          |> aggregateWindow(every: 1d, fn: sum)
      """
    let environment = ["TZ": "Europe/Berlin"]
    let loud = try runner.run(["-e", script], environment: environment)
    #expect(loud.errors.contains("hint[H0006]"))
    #expect(!loud.output.contains("hint"))
    let quiet = try runner.run(["-e", script, "--no-hints"], environment: environment)
    #expect(quiet.errors == "")
    #expect(quiet.output == loud.output)
  }

  @Test func secretsOfTheEnvironmentAreHidden() throws {
    let runner = try CommandLineRunner()
    let outcome = try runner.run(
      ["-e", "from(bucket: \"very-secret-text\")"],
      environment: ["GRIDFLUX_SECRET_NAME": "very-secret-text"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("***"))
    #expect(!outcome.errors.contains("very-secret-text"))
  }
}
