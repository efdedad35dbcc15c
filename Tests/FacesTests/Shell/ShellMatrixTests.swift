import Foundation
import Testing

/// One test for each row of what people ask of a shell, in a narrow and in a wide terminal.
@Suite("Shell matrix")
struct ShellMatrixTests {
  @Test("history lasts, and is searched", arguments: [80, 200])
  func history(columns: Int) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    for _ in 0..<2 {
      let terminal = try ShellFixture.shell(runner, columns: columns)
      terminal.answer(to: "first = 1")
      terminal.answer(to: "second = 2")
      #expect(terminal.answer(to: ".history fi 1").contains("first = 1"))
      #expect(terminal.leave() == 0)
    }
    let terminal = try ShellFixture.shell(runner, columns: columns)
    terminal.type("\u{12}rst")
    terminal.expect("first = 1")
    terminal.giveUpLine()
    #expect(terminal.leave() == 0)
  }

  @Test("shells side by side keep what each was told", arguments: [80, 200])
  func sharedHistory(columns: Int) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let shells = try (0..<2).map { _ in try ShellFixture.shell(runner, columns: columns) }
    for (shell, text) in zip(shells + shells, ["a = 1", "b = 2", "c = 3", "c = 3"]) {
      shell.answer(to: text)
    }
    for shell in shells { #expect(shell.leave() == 0) }
    let reader = try ShellFixture.shell(runner, columns: columns)
    #expect(
      reader.answer(to: ".history") == "a = 1\nb = 2\nc = 3\n.history\n")
    #expect(reader.leave() == 0)
  }

  @Test("completion knows names, arguments and the store", arguments: [80, 200])
  func completion(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      // Two arguments begin so.
      terminal.type("from(buc\t")
      terminal.expect("ket")
      terminal.type("\t")
      terminal.expect("bucket:   bucketID: ")
      terminal.type(": \"ne\t")
      terminal.expect("so\"")
      terminal.type(") |> range(sta\t")
      terminal.expect("rt: ")
      terminal.type("2023-01-01) |> filter(fn: (r) => r._fi\t")
      terminal.expect("eld")
      terminal.type(" == \"N\t")
      terminal.expect("D\"")
      terminal.type(") |> agg\t")
      terminal.expect("regateWindow")
      terminal.giveUpLine()
      terminal.type("from(bucket: \"meters\") |> filter(fn: (r) => r.id == \"m\t")
      terminal.expect("000")
      terminal.type("\t")
      terminal.expect("m0001  m0002")
      terminal.giveUpLine()
    }
  }

  @Test("statements span lines", arguments: [80, 200])
  func multiLine(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      terminal.type("from(bucket: \"neso\")\n")
      terminal.expectPrompt()
      terminal.type("|> range(\n")
      terminal.expect("... ")
      terminal.type("start: 2023-01-01) |>\n")
      terminal.expect("... ")
      let text = terminal.answer(to: "count()")
      #expect(text.contains("1008"), "\(text)")
      #expect(text.contains("slowest: "))
    }
  }

  @Test("colour in input, output and errors, unless NO_COLOR", arguments: [80, 200])
  func colour(columns: Int) throws {
    try ShellFixture.withShell(columns, environment: ["NO_COLOR": ""]) { terminal, _ in
      terminal.type("x = \"a\"")
      terminal.expect("\u{1B}[32m\"a\"\u{1B}[0m")
      terminal.type("\n")
      terminal.expectPrompt()
      terminal.type(ShellFixture.demand + "\n")
      terminal.expect("\u{1B}[1m_")
      terminal.expect("slowest: ")
      terminal.expectPrompt()
      terminal.type("nonsense\n")
      terminal.expect("undefined identifier")
      terminal.expectPrompt()
    }
    try ShellFixture.withShell(columns) { terminal, _ in
      terminal.type("nonsense\n")
      #expect(!terminal.expect("undefined identifier").contains("\u{1B}[1"))
      terminal.expectPrompt()
    }
  }

  @Test("an editor of the user's choice", arguments: [80, 200])
  func editor(columns: Int) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    // Read by a shell: a program that is still open in a child of another test would not start.
    let program = try runner.write("echo 'x = 40 + 2' > \"$1\"\n", to: "editor.sh")
    let terminal = try ShellFixture.shell(
      runner, columns: columns, environment: ["EDITOR": "sh \(program)"])
    #expect(terminal.answer(to: ".edit").contains("x = 40 + 2"))
    #expect(terminal.answer(to: "x") == "42\n")
    #expect(terminal.leave() == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: runner.folder.path)
    #expect(!left.contains { $0.hasSuffix(".flux") })
  }

  @Test("times are always shown, unless switched off", arguments: [80, 200])
  func timing(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      let timed = terminal.answer(to: ShellFixture.demand + " |> mean()")
      #expect(timed.contains("1 row   1 table   key ["), "\(timed)")
      #expect(timed.contains(" ms   "))
      terminal.answer(to: ".timer off")
      #expect(!terminal.answer(to: "|> yield()").contains("slowest"))
    }
  }

  @Test("output modes", arguments: [80, 200])
  func modes(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      terminal.answer(to: ShellFixture.demand + " |> count()")
      for (mode, expected) in [
        ("csv", ",ND,demand,"), ("annotated-csv", "#group"), ("json", "\"demand\",1008]"),
        ("ndjson", "\"_value\":1008"), ("markdown", "| "), ("vertical", "  _value        1008"),
        ("chart", "1008"), ("table", "1008"),
      ] {
        // Lines of these formats are as long as they are; only what is drawn fits the screen.
        terminal.type(".mode \(mode)\n")
        terminal.expectPrompt()
        terminal.type(".last\n")
        terminal.expect(expected)
        terminal.expectPrompt()
      }
      #expect(terminal.answer(to: ".mode jsno").contains("fix: .mode json"))
    }
  }

  @Test(
    "long results are cut in the middle, counted, and shown whole on demand", arguments: [80, 200])
  func truncation(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      terminal.answer(to: ".maxrows 6")
      let cut = terminal.answer(to: ShellFixture.demand)
      #expect(cut.contains("⋮ 1,002 rows not shown; .last shows all"), "\(cut)")
      #expect(cut.contains("2023-03-20T00:00:00Z"))
      let whole = terminal.answer(to: ".last")
      #expect(whole.split(separator: "\n").count > 1_008)
      #expect(!whole.contains("not shown;"))
    }
  }

  @Test("a pager for what does not fit", arguments: [80, 200])
  func pager(columns: Int) throws {
    try ShellFixture.withShell(columns, environment: ["GRIDFLUX_PAGER": "sed s/^/P/"]) {
      terminal, _ in
      terminal.answer(to: ShellFixture.demand)
      terminal.type(".last\n")
      terminal.expect("\nP2023-")
      terminal.expect("22431")
      terminal.expectPrompt()
      #expect(terminal.answer(to: "1 + 1") == "2\n")
    }
  }

  @Test("plans and comparisons", arguments: [80, 200])
  func explainAndCompare(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      terminal.type(ShellFixture.demand + " |> mean()\n")
      terminal.expectPrompt()
      #expect(terminal.answer(to: ".explain").contains("path   stats: from stored sums"))
      terminal.type(
        "from(bucket: \"neso\") |> range(start: v.timeRangeStart, stop: v.timeRangeStop)"
          + " |> filter(fn: (r) => r._field == \"ND\") |> mean()\n")
      terminal.expect("slowest")
      terminal.expectPrompt()
      terminal.type(".compare\n")
      terminal.expect("_value = ")
      terminal.expectPrompt()
    }
  }
}
