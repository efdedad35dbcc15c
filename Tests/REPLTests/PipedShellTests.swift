import Foundation
import Testing

@testable import REPL

/// Runs the shell on a pipe that holds a text, and returns what it wrote.
private func piped(
  _ text: String, isSafe: Bool = false, initPath: String? = nil, scripts: [String] = []
) throws -> (output: String, exitCode: Int32) {
  let input = Pipe()
  let output = Pipe()
  input.fileHandleForWriting.write(Data(text.utf8))
  try input.fileHandleForWriting.close()
  var settings = Shell.Settings()
  settings.initPath = initPath
  settings.scripts = scripts
  settings.input = input.fileHandleForReading.fileDescriptor
  settings.output = output.fileHandleForWriting.fileDescriptor
  let code = withExtendedLifetime((input, output)) {
    Shell.run(session: FakeSession(isSafe: isSafe), settings: settings)
  }
  return (try output.written(), code)
}

extension Pipe {
  /// What was written into the pipe, whose writing end is closed then.
  func written() throws -> String {
    try fileHandleForWriting.close()
    return String(decoding: try fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }
}

extension ShellTests {
  @Suite(.serialized) struct PipedShellTests {
    @Test func aPipedScriptRunsWholeWithoutPrompts() throws {
      let result = try piped("from()\r\n  |> range()\n")
      #expect(result.output == "ran <from()⏎  |> range()>\n")
      #expect(result.exitCode == 0)
    }

    @Test func theLastLineNeedsNoEnd() throws {
      #expect(try piped("x = 1").output == "ran <x = 1>\n")
    }

    @Test func anUnfinishedTextIsRunAtTheEnd() throws {
      #expect(try piped("f(").output == "ran <f(>\n")
    }

    @Test func failuresShowInTheExitCode() throws {
      let result = try piped("fail")
      #expect(result.output == "error[T0001]: it failed at <prompt>:1\n")
      #expect(result.exitCode == 1)
    }

    @Test func nothingIsNothing() throws {
      let result = try piped("\n \n")
      #expect(result.output == "")
      #expect(result.exitCode == 0)
    }

    @Test func commandsStandBetweenStatements() throws {
      let result = try piped("x = a\n.b\n.tables\ny = 1\n.mode  csv \n.explain\n.quit\nz = 1\n")
      #expect(
        result.output == """
          ran <x = a⏎.b>
          did tables <>
          ran <y = 1>
          did mode <csv>
          did explain <y = 1>

          """)
    }

    @Test func unknownCommandsNameTheNearest() throws {
      let result = try piped(".tabels\n")
      #expect(result.output == "there is no command .tabels; did you mean .tables?\n")
      #expect(result.exitCode == 1)
    }

    @Test func beginningsOfNamesAndOtherShellsWordsAreKnown() throws {
      #expect(try piped(".tab\n.q\nx\n").output == "did tables <>\n")
      #expect(try piped(".exit\nx\n").output == "")
      #expect(
        try piped(".e\n").output
          == "there is no command .e; did you mean .edit or .explain?\n")
      #expect(try piped(".xyz\n").output == "there is no command .xyz; .help lists them\n")
      #expect(try piped("exit\n").output.hasSuffix("undefined identifier\nfix: .quit\n"))
      #expect(try piped("?\n").output.hasSuffix("fix: .help\n"))
      #expect(
        try piped(".quit now\nx\n").output
          == ".quit takes nothing after it, found \"now\"\nran <x>\n")
    }

    @Test func helpFitsTheScreen() throws {
      let output = Pipe()
      let shell = Shell(
        session: FakeSession(), reader: Lines(count: 0, line: ""),
        screen: Screen(
          output: output.fileHandleForWriting.fileDescriptor, usesColor: false, movesCursor: false))
      shell.perform("help", "")
      for command in ShellCommand.allCases { shell.perform("help", command.rawValue) }
      let text = try output.written()
      for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      for command in ShellCommand.allCases {
        #expect(text.contains("\nexample: .\(command.rawValue)"))
      }
    }

    @Test func helpOfOneCommandAndOfTheKeys() throws {
      #expect(try piped(".help mode\n").output.hasPrefix(".mode [FORMAT]  choose"))
      #expect(try piped(".help shortcuts\n").output.contains("Ctrl-R"))
      #expect(try piped(".help mdoe\n").output.contains("did you mean .mode?"))
    }

    @Test func safeModeShutsWhatReachesFiles() throws {
      for command in ["open a.db", "read a.flux", "save a.csv", "edit", "compare a b"] {
        let result = try piped(".\(command)\n", isSafe: true)
        #expect(result.output.contains("--safe shuts"), "\(command)")
        #expect(result.exitCode == 1)
      }
      #expect(try piped(".compare\n", isSafe: true).output == "did compare <>\n")
    }

    @Test func scriptsReadEachOtherOnlySoDeep() throws {
      let path = NSTemporaryDirectory() + "gridflux-script-\(UUID().uuidString)"
      defer { unlink(path) }
      try ".read \(path)\n".write(toFile: path, atomically: false, encoding: .utf8)
      #expect(try piped(".read \(path)\n").output.contains("16 deep"))
    }

    @Test func initFileThenScriptsThenInput() throws {
      let path = NSTemporaryDirectory() + "gridflux-script-\(UUID().uuidString)"
      defer { for suffix in ["a", "b"] { unlink(path + suffix) } }
      try "a = 1\n.mode csv\n".write(toFile: path + "a", atomically: false, encoding: .utf8)
      try "b = 2".write(toFile: path + "b", atomically: false, encoding: .utf8)
      let result = try piped("|> c()\n", initPath: path + "a", scripts: [path + "b"])
      #expect(
        result.output == "ran <a = 1>\ndid mode <csv>\nran <b = 2>\nran <b = 2⏎|> c()>\n")
      #expect(try piped("x\n", initPath: "/no/such").output == "ran <x>\n")
      #expect(try piped("x\n", scripts: ["/no/such"]).exitCode == 1)
    }

    @Test func helpListsEveryCommand() throws {
      let output = try piped(".help\n").output
      for command in ShellCommand.allCases { #expect(output.contains(".\(command.rawValue) ")) }
    }

    @Test func scriptsAreRead() throws {
      let path = NSTemporaryDirectory() + "gridflux-script-\(UUID().uuidString)"
      defer { unlink(path) }
      try "a = 1".write(toFile: path, atomically: false, encoding: .utf8)
      #expect(try piped(".read \(path)\n|> f()\n").output == "ran <a = 1>\nran <a = 1⏎|> f()>\n")
      #expect(try piped(".read /no/such\n").output == "/no/such: No such file or directory\n")
      #expect(try piped(".read\n").exitCode == 1)
    }

    @Test func aScriptEndsWithItsFirstFailure() throws {
      let path = NSTemporaryDirectory() + "gridflux-script-\(UUID().uuidString)"
      defer { unlink(path) }
      try "a = 1\n.mode csv\n\nfail\n.tables\nb = 2\n".write(
        toFile: path, atomically: false, encoding: .utf8)
      let result = try piped(".read \(path)\nc = 3\n")
      // Sentences are broken to fit a screen.
      let words = result.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      #expect(
        words == "ran <a = 1> did mode <csv> error[T0001]: it failed at \(path):4 "
          + "\(path):4: the lines after this one were not run ran <c = 3>")
      #expect(result.exitCode == 1)
    }

    /// A script is what it is, wherever it is read.
    @Test func aScriptDoesNotGoOnWithWhatWasTyped() throws {
      let path = NSTemporaryDirectory() + "gridflux-script-\(UUID().uuidString)"
      defer { unlink(path) }
      try "|> f()".write(toFile: path, atomically: false, encoding: .utf8)
      #expect(
        try piped("from()\n.read \(path)\n").output == "ran <from()>\nran <|> f()>\n")
    }

    @Test func textsBeyondTheLimitAreRefused() throws {
      let output = Pipe()
      let lines = Lines(
        count: 3, line: String(repeating: "x", count: Shell.textBytesMax / 2))
      let shell = Shell(
        session: FakeSession(), reader: lines,
        screen: Screen(
          output: output.fileHandleForWriting.fileDescriptor, usesColor: false, movesCursor: false))
      #expect(shell.run() == 1)
      #expect(try output.written().hasPrefix("the text is longer than 16777216"))
    }
  }
}

/// Long lines that are all there at once, then one short line.
private final class Lines: LineReader {
  let isInteractive = false
  var count: Int
  let line: String

  init(count: Int, line: String) {
    self.count = count
    self.line = line
  }

  var hasWaitingInput: Bool { count > 0 }
  func remember(_ text: String) {}
  var history: [String] { [] }

  func readLine(prompt: String) -> ReadOutcome {
    count -= 1
    return count < 0 ? .end : .line(count == 0 ? "" : line)
  }
}

@Suite struct CompletionTests {
  @Test(
    arguments: [
      ("x |> agg", "agg", ["aggregateWindow"]),
      ("strings.to", "strings.to", ["strings.toLower", "strings.toUpper"]),
      (".ti", ".ti", [".timer"]), (".mode c", "c", ["csv"]), (".help his", "his", ["history"]),
      ("f(a: fi", "fi", ["filter", "findColumn"]), ("x ", "", []),
    ] as [(String, String, [String])])
  func candidatesFitTheWordBeforeTheCursor(_ text: String, _ prefix: String, _ names: [String]) {
    let found = candidates(for: text, in: FakeSession())
    #expect(found.prefix == prefix)
    if !prefix.isEmpty { #expect(found.candidates == names) }
  }

  @Test func filesAreCompletedForCommandsThatTakeThem() throws {
    let folder = NSTemporaryDirectory() + "gridflux-files-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder + "/inner", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["/one.flux", "/other.flux", "/.hidden"] {
      try "x".write(toFile: folder + name, atomically: false, encoding: .utf8)
    }
    let session = FakeSession()
    #expect(
      candidates(for: ".read \(folder)/o", in: session).candidates
        == [folder + "/one.flux", folder + "/other.flux"])
    #expect(candidates(for: ".read \(folder)/i", in: session).candidates == [folder + "/inner/"])
    #expect(candidates(for: ".read /no/such", in: session).candidates.isEmpty)
  }

  @Test func manyCandidatesStandInColumns() {
    #expect(candidateList(["a", "bb"], columns: 10) == "a  bb")
    let list = candidateList(["a", "bbb", "cc\u{7}", "日本"], columns: 14)
    #expect(list == "a       bbb\ncc\\x07  日本")
    #expect(candidateList(["longer", "than the screen"], columns: 4) == "longer\nthan the screen")
  }

  @Test func theCommonPartIsFound() {
    #expect(commonPrefix(["filter", "findColumn"]) == "fi")
    #expect(commonPrefix(["a"]) == "a")
    #expect(commonPrefix([]) == "")
    #expect(commonPrefix(["a", "b"]) == "")
  }
}
