import Foundation
import TestSupport
import Testing

/// Plain terminals, plain locales, long pastes, Ctrl-C at any moment, data that would act.
@Suite("Shell under pressure")
struct ShellHostileTests {
  @Test("a dumb terminal gets no escape, whatever the data hold", arguments: [80, 200])
  func dumbTerminal(columns: Int) throws {
    try ShellFixture.withShell(columns, environment: ["TERM": "dumb", "NO_COLOR": ""]) {
      terminal, _ in
      for line in [
        "from(bucket: \"meters\") |> range(start: 0)", ".last vertical", ".last csv", ".last json",
        ".last ndjson", ".last markdown", ".last annotated-csv", ".chart bar", ".chart heat",
        ".why",
        ".explain", "|> group()", ".chart line", "nonsense\u{7F}", ".tables", ".history",
        "\"a\\x1b[2Jb\"", ".doc mean", ".help",
      ] {
        terminal.type(line + "\n")
        let shown = terminal.expect("flux> ")
        #expect(!shown.contains("\u{1B}"), "\(line)")
        #expect(!shown.contains("\u{7}"), "\(line)")
      }
    }
  }

  @Test("data do not act on a terminal that could", arguments: [80, 200])
  func escapesInData(columns: Int) throws {
    try ShellFixture.withShell(columns, environment: ["NO_COLOR": ""]) { terminal, _ in
      for line in [
        "from(bucket: \"meters\") |> range(start: 0)", ".last vertical", ".last csv", ".chart bar",
        ".mode json",
      ] {
        terminal.type(line + "\n")
        #expect(!terminal.expect("\n").contains("\u{1B}[2J"))
        #expect(!terminal.expect("flux> ").contains("\u{1B}[2J"), "\(line)")
      }
      terminal.type("from(bucket: \"meters\") |> filter(fn: (r) => r.id == \"\t\t")
      #expect(!terminal.expect("m0002").contains("\u{1B}[2J"))
      terminal.giveUpLine()
    }
  }

  @Test("the C locale draws in ASCII", arguments: [80, 200])
  func plainLocale(columns: Int) throws {
    try ShellFixture.withShell(columns, environment: ["LC_ALL": "C"]) { terminal, _ in
      for line in [
        ShellFixture.demand, ".chart", ".chart heat", ".chart duration", "|> limit(n: 3)",
        ".chart bar", ".last vertical",
      ] {
        let shown = terminal.answer(to: line)
        #expect(shown.utf8.allSatisfy { $0 < 0x80 }, "\(line): \(shown)")
      }
      // Letters beyond ASCII are data: they pass.
      #expect(terminal.answer(to: "\"größe 日本\"") == "größe 日本\n")
    }
  }

  @Test("a pasted script of sixty lines runs once, whole", arguments: [80, 200])
  func paste(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      var lines = ["from(bucket: \"neso\")", "    |> range(start: 2023-01-01)"]
      lines += (1...57).map { "    |> filter(fn: (r) => r._value > \($0).0)" }
      lines += ["    |> count()"]
      // In two pieces, and with the line end that terminals send.
      let text = pasted(lines.joined(separator: "\r"))
      terminal.type(String(text.prefix(1_200)))
      usleep(30_000)
      terminal.type(String(text.dropFirst(1_200)) + "\n")
      #expect(!terminal.expect("2 rows   2 tables").contains("error"))
      terminal.expectPrompt()
      #expect(terminal.answer(to: "1 + 1") == "2\n")
    }
  }

  /// A query that runs until it is stopped.
  private static let endless =
    "import \"generate\" generate.from(count: 10000000, fn: (n) => n, start: 2020-01-01T00:00:00Z,"
    + " stop: 2021-01-01T00:00:00Z) |> map(fn: (r) => ({r with x: r._value * 2})) |> sort()"

  @Test("Ctrl-C gives the prompt back from everywhere", arguments: [80, 200])
  func interrupts(columns: Int) throws {
    try ShellFixture.withShell(
      columns,
      environment: ["GRIDFLUX_PAGER": "exec yes paging", "EDITOR": "exec yes editing #"]
    ) { terminal, _ in
      terminal.type("half a li")
      terminal.expect("half a li")
      terminal.giveUpLine()
      terminal.type("f(\n")
      terminal.expect("... ")
      terminal.giveUpLine()
      for (line, sign) in [
        (Self.endless, "Ctrl-C stops"), (".edit", "editing"), (".watch 0.1 1 + 1", "run 2,"),
        (".maxrows all\n" + ShellFixture.demand, "\npaging"),
      ] {
        terminal.type(line + "\n")
        terminal.expect(sign)
        terminal.type("\u{3}")
        terminal.expectPrompt()
      }
      #expect(terminal.answer(to: "1 + 1") == "2\n")
    }
  }
}
