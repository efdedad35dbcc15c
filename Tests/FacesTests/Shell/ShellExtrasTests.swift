import Foundation
import Testing

/// The rows of the shell matrix that other shells lack, and those on starting and leaving.
@Suite("Shell extras")
struct ShellExtrasTests {
  @Test("charts with units, local time and clock changes", arguments: [80, 200])
  func charts(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      #expect(terminal.answer(to: ".chart").contains("there is no result yet"))
      terminal.answer(to: ".tz Europe/London")
      terminal.answer(to: ShellFixture.demand)
      let line = terminal.answer(to: ".chart")
      #expect(line.hasPrefix("ND [MW]\n"), "\(line)")
      #expect(line.contains("2023-03-20 00:00 to 2023-10-31 23:30, Europe/London"))
      #expect(line.contains("clocks go forward: 2023-03-26 01:00 becomes 02:00"))
      #expect(line.contains("clocks go back: 2023-10-29 02:00 becomes 01:00"))
      #expect(line.contains("┊"))
      let heat = terminal.answer(to: ".chart heat")
      #expect(heat.contains("◂23 h") && heat.contains("◂25 h"), "\(heat)")
      #expect(terminal.answer(to: ".chart duration").contains("share of 1,008 points"))
      terminal.answer(to: "|> aggregateWindow(every: 1mo, fn: max)")
      #expect(terminal.answer(to: ".chart bar").contains("2023-04-01 00:00  █"))
      #expect(terminal.answer(to: ".chart bra").contains("fix: .chart bar"))
    }
  }

  @Test("documentation, with an example that runs", arguments: [80, 200])
  func documentation(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      terminal.type(".doc mean\n")
      terminal.expect("universe.mean: (")
      terminal.expect("example")
      terminal.expectPrompt()
      terminal.type(".doc mean run\n")
      terminal.expect("9.426666666666668")
      terminal.expectPrompt()
      #expect(terminal.answer(to: ".doc maen").contains("fix: .doc mean"))
    }
  }

  @Test("what was meant instead", arguments: [80, 200])
  func didYouMean(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      #expect(terminal.answer(to: ".explian").contains("did you mean .explain?"))
      #expect(terminal.answer(to: ".tz Europe/Lodnon").contains("fix: .tz Europe/London"))
      terminal.type("from(bucket: \"nesso\") |> range(start: 0) |> count()\n")
      terminal.expect("\"neso\"")
      terminal.expectPrompt()
    }
  }

  @Test("a query run again and again", arguments: [80, 200])
  func watch(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      terminal.answer(to: ShellFixture.demand + " |> last()")
      terminal.type(".watch 0.2\n")
      terminal.expect("run 1,")
      terminal.expect("run 2,")
      terminal.type("\u{3}")
      terminal.expect("watched ")
      terminal.expectPrompt()
    }
  }

  @Test("an empty result is explained", arguments: [80, 200])
  func why(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      let empty = terminal.answer(
        to: "from(bucket: \"neso\") |> range(start: 0) |> filter(fn: (r) => r._field==\"nd\")")
      #expect(empty.contains("no series has the _field \"nd\""))
      #expect(empty.contains("no rows"))
      #expect(empty.contains(".why shows where the rows went"))
      terminal.type(".why\n")
      terminal.expect("NOTHING LEFT from here")
      terminal.expect("\"ND\"")
      terminal.expectPrompt()
      terminal.answer(to: ShellFixture.demand.replacingOccurrences(of: "202", with: "201"))
      terminal.type(".why\n")
      terminal.expect("are from")
      terminal.expect("2023-03-20T00:00:00Z to 2023-10-31T23:30:00Z")
      terminal.expectPrompt()
    }
  }

  @Test("commands tell what is set, and list what is asked for", arguments: [80, 200])
  func settings(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, _ in
      for (command, value) in [
        (".mode", "table"), (".timer", "on"), (".maxrows", "auto"), (".tz", "UTC"),
        (".pager", "off"),
      ] {
        #expect(terminal.answer(to: command) == value + "\n")
      }
      let tables = terminal.answer(to: ".tables KWH")
      #expect(tables.contains("meters") && !tables.contains("neso"), "\(tables)")
      #expect(terminal.answer(to: ".tables nothing").contains("holds \"nothing\""))
      terminal.answer(to: ".help")
      terminal.answer(to: ".help save")
    }
  }

  @Test("dashboard variables, settings and parameters", arguments: [80, 200])
  func variables(columns: Int) throws {
    try ShellFixture.withShell(columns, arguments: ["--param", "v.site=Drax", "--param", "n=3"]) {
      terminal, _ in
      #expect(terminal.answer(to: "n + 1") == "4\n")
      #expect(terminal.answer(to: "v.site") == "Drax\n")
      terminal.answer(to: ".set v.timeRangeStart -7d")
      let listed = terminal.answer(to: ".set")
      #expect(listed.contains("v.timeRangeStart = -1w   duration"), "\(listed)")
      #expect(listed.contains("v.defaultBucket = meters   string"))
      #expect(listed.contains("v.timeRangeStop = 2023-10-31T23:30:00.000000001Z   time"))
      terminal.answer(to: ".set site London")
      #expect(terminal.answer(to: "site") == "London\n")
      #expect(terminal.answer(to: ".set a.b c").contains("is no name"))
      #expect(terminal.answer(to: ".show").contains("maxrows  auto"))
    }
  }

  @Test("saving and reading back", arguments: [80, 200])
  func saving(columns: Int) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let base = runner.folder.path
    let terminal = try ShellFixture.shell(runner, columns: columns)
    terminal.answer(to: "x = 20")
    terminal.answer(to: "x = 21")
    terminal.answer(to: ShellFixture.demand + " |> count()")
    for name in ["s.flux", "r.csv", "r.json", "r.md", "r.svg", "copy.db"] {
      terminal.type(".save \(base)/\(name)\n")
      terminal.expect("written: ")
      terminal.expectPrompt()
    }
    #expect(terminal.answer(to: ".save \(base)/r.xyz").contains("fix: .save result.csv"))
    terminal.answer(to: "x = 0")
    terminal.type(".read \(base)/s.flux\n")
    terminal.expect("1008")
    terminal.expect("1 row   1 table")
    terminal.expectPrompt()
    #expect(terminal.answer(to: "x") == "21\n")
    terminal.type(".open \(base)/copy.db\n")
    terminal.expect("store: ")
    terminal.expectPrompt()
    #expect(terminal.answer(to: ".tables").contains("neso"))
    #expect(terminal.leave() == 0)
    let svg = try String(contentsOfFile: base + "/r.svg", encoding: .utf8)
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
    let script = try String(contentsOfFile: base + "/s.flux", encoding: .utf8)
    #expect(!script.contains("x = 20\n"))
  }

  @Test("a script that fails says where, and ends there", arguments: [80, 200])
  func failingScript(columns: Int) throws {
    try ShellFixture.withShell(columns) { terminal, runner in
      let path = try runner.write(
        "a = 1\n.timer on\n\nb = a + \"x\"\n.timer off\n", to: "bad.flux")
      terminal.type(".read \(path)\n")
      terminal.expect("--> \(path):4:9")
      terminal.expect("bad.flux:4: the lines")
      terminal.expect("were not run")
      terminal.expectPrompt()
      #expect(terminal.answer(to: "a") == "1\n")
      #expect(terminal.answer(to: ".show").contains("timer    on"))
    }
  }

  @Test("init file, scripts and then the prompt", arguments: [80, 200])
  func starting(columns: Int) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write("fromInit = 1\n.timer off\n", to: ".gridfluxrc")
    let script = try runner.write("fromScript = 2\n", to: "names.flux")
    let terminal = try ShellFixture.shell(runner, columns: columns, arguments: ["-i", script])
    #expect(terminal.answer(to: "fromInit + fromScript") == "3\n")
    #expect(terminal.answer(to: ".show").contains("timer    off"))
    #expect(terminal.leave() == 0)
    let bare = try ShellFixture.shell(runner, columns: columns, arguments: ["--no-init"])
    #expect(bare.answer(to: ".show").contains("timer    on"))
    #expect(bare.leave() == 0)
  }

  @Test("safe mode shuts files, writes and programs", arguments: [80, 200])
  func safeMode(columns: Int) throws {
    try ShellFixture.withShell(columns, arguments: ["--safe"]) { terminal, _ in
      #expect(terminal.answer(to: ".save x.csv").contains("--safe shuts"))
      #expect(terminal.answer(to: ".edit").contains("--safe shuts"))
      #expect(terminal.answer(to: ".pager on").contains("--safe shuts"))
      terminal.type("import \"csv\" csv.from(file: \"/etc/passwd\", mode: \"raw\")\n")
      terminal.expect("error")
      terminal.expectPrompt()
    }
  }
}
