import Foundation
import Testing

/// What hostile data and words come to on a terminal, and in a pipe.
@Suite("Data do not act on a terminal")
struct TerminalOutputTests {
  private static let hostile = "x\u{1B}[2J\u{7}\u{9B}m\u{202E}y"
  private static let script =
    "import \"array\" array.from(rows: [{a: \"\(hostile) end\"}])"

  /// Whether a text has line ends and otherwise nothing that acts on a terminal.
  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      if scalar == "\n" || scalar == "\r" { return true }
      return ![.control, .format].contains(scalar.properties.generalCategory)
    }
  }

  @Test(
    "what is printed",
    arguments: [
      ["run", "-o", "csv", "-e", script], ["run", "-o", "annotated-csv", "-e", script],
      ["run", "-o", "json", "-e", script], ["run", "-o", "ndjson", "-e", script],
      ["run", "-e", script], ["-e", "\"\(hostile) end\""], ["fmt", "s.flux"],
      ["\(hostile) end"], ["run", "\(hostile) end"], ["doc", "\(hostile) end"],
      ["doctor", "\(hostile) end"],
    ])
  func printed(words: [String]) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let path = try runner.write("a = \"\(Self.hostile) end\"\n", to: "s.flux")
    let terminal = try TerminalProgram(
      words.map { $0 == "s.flux" ? path : $0 }, folder: runner.folder, columns: 200)
    let shown = terminal.expect("y end")
    #expect(isHarmless(shown), "\(shown.debugDescription)")
  }

  @Test("names of columns in a file")
  func dataFile() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let path = try runner.write("time,\(Self.hostile)\n2023-01-01,1\n", to: "v.csv")
    let terminal = try TerminalProgram(
      [path], folder: runner.folder, columns: 200, environment: ["TERM": "dumb"])
    let shown = terminal.expect("flux> ")
    #expect(isHarmless(shown), "\(shown.debugDescription)")
    #expect(terminal.leave() == 0)
  }

  @Test("a pipe gets the bytes")
  func pipe() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let answer = try runner.run(["run", "-o", "csv", "-e", Self.script])
    #expect(answer.output == "a\r\n\(Self.hostile) end\r\n", "\(answer)")
  }
}
