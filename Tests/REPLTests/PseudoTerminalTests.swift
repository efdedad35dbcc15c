import Foundation
import TestSupport
import Testing

@testable import REPL

/// One after the other: signal handlers belong to the process.
@Suite(.serialized) enum ShellTests {}

extension ShellTests {
  @Suite(.serialized) struct PseudoTerminalTests {
    @Test func aLineIsRunAndItsStatusShown() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type("x = 1\n")
      terminal.expect("ran <x = 1>")
      terminal.expect("1 row")
      terminal.expect("flux> ")
      #expect(terminal.endInput() == 0)
    }

    @Test func openBracketsAskForMore() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type("f(\n")
      terminal.expect("... ")
      terminal.type("a: 1)\n")
      terminal.expect("ran <f(⏎a: 1)>")
      terminal.leave()
    }

    @Test func aLeadingPipeGoesOnWithTheLastPipeline() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type("|> f()\n")
      terminal.expect("there is no pipeline to go on with")
      terminal.type("from()\n")
      terminal.expect("ran <from()>")
      terminal.type("  |> range()\n")
      terminal.expect("ran <from()⏎  |> range()>")
      terminal.type("fail\n")
      terminal.expect("it failed")
      terminal.type("|> sum()\n")
      terminal.expect("ran <from()⏎  |> range()⏎|> sum()>")
      terminal.leave()
    }

    @Test(arguments: ["\n", "\r", "\r\n"])
    func aPasteIsOneInputThatEnterRuns(lineEnd: String) throws {
      let terminal = try PseudoTerminal()
      terminal.expect("\u{1B}[?2004h")
      terminal.expect("flux> ")
      let lines = ["from()", "    |> range()", "", "\t|> sum()"]
      terminal.type(pasted(lines.map { $0 + lineEnd }.joined()))
      #expect(!terminal.expect("sum()").contains("ran <"))
      terminal.type("\n")
      terminal.expect("\u{1B}[?2004l")
      terminal.expect("ran <from()⏎    |> range()⏎⏎\\t|> sum()>")
      terminal.leave()
    }

    @Test func lineEndsOfAPasteAreNewlines() {
      #expect(pastedText("a\r\nb\rc\n\nd\r\n\n".utf8) == "a\nb\nc\n\nd")
      // As a terminal hands on carriage returns and newlines that it swaps.
      #expect(pastedText("a\n\rb\n\r\n\rc\r\rd\n\r".utf8) == "a\nb\n\nc\n\nd")
      #expect(pastedText("a\r\n\r\nb".utf8) == "a\n\nb")
      #expect(pastedText([0xFF, 0x41, 0x1B]) == "\u{FFFD}A\u{FFFD}")
      #expect(pastedText([]) == "")
    }

    @Test func aPasteMayComeInPieces() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type("x = ")
      for piece in ["\u{1B}[2", "00~f(\n  a: 1,\n", "  größ", "e: 日\u{1B}[20", "1~)\n"] {
        terminal.type(piece)
        waitAMoment()
        waitAMoment()
      }
      terminal.expect("ran <x = f(⏎  a: 1,⏎  größe: 日)>")
      terminal.leave()
    }

    @Test func aPasteDoesNotActOnTheEditor() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type(pasted("x = 1\u{1}\u{1B}c\t\u{7}") + "\n")
      terminal.expect("ran <x = 1\u{FFFD}\u{FFFD}c\\t\u{FFFD}>")
      terminal.leave()
    }

    @Test func commandsStandInAPasteToo() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type(pasted("x = 1\n.tables\ny = 2") + "\n")
      terminal.expect("ran <x = 1>")
      terminal.expect("did tables <>")
      terminal.expect("ran <y = 2>")
      terminal.leave()
    }

    @Test func interruptEndsAPasteThatDoesNot() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type("seen\u{1B}[200~never ended\n")
      terminal.expect("seen")
      terminal.interrupt()
      terminal.expect("^C")
      terminal.expect("flux> ")
      terminal.type("\u{1B}[201~y = 2\n")
      terminal.expect("y = 2>")
      terminal.leave()
    }

    @Test func tabCompletesNames() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type("x |> agg\t()\n")
      terminal.expect("ran <x |> aggregateWindow()>")
      terminal.type("strings.to\t")
      terminal.expect("strings.toLower  strings.toUpper")
      terminal.type("U\t(v: 1)\n")
      terminal.expect("ran <strings.toUpper(v: 1)>")
      terminal.type(".ta\t\n")
      terminal.expect("did tables <>")
      terminal.leave()
    }

    @Test func interruptDropsWhatIsTyped() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type("f(\n")
      terminal.expect("... ")
      terminal.type("half a li")
      terminal.expect("half a li")
      terminal.interrupt()
      terminal.expect("^C")
      terminal.expect("flux> ")
      terminal.type("y = 2\n")
      terminal.expect("ran <y = 2>")
      terminal.leave()
    }

    @Test func interruptCancelsARunningQuery() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type("wait\n")
      terminal.expectQuery()
      terminal.interrupt()
      terminal.expect("cancelled")
      terminal.expect("flux> ")
      terminal.leave()
    }

    /// The terminal itself takes a Ctrl-D then, and hands over a NUL.
    @Test func endOfInputDuringAQueryDoesNotJamTheEditor() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type("wait\n")
      terminal.expectQuery()
      terminal.type("\u{4}")
      terminal.interrupt()
      terminal.expect("cancelled")
      terminal.expect("flux> ")
      #expect(terminal.endInput() == 0)
    }

    @Test func lettersBeyondASCIIAreKept() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type("x = \"größe 日本\"\n")
      terminal.expect("ran <x = \"größe 日本\">")
      terminal.leave()
    }

    @Test func historyIsKeptForThisUserOnly() throws {
      let path = NSTemporaryDirectory() + "gridflux-history-\(UUID().uuidString)"
      defer { unlink(path) }
      var terminal = try PseudoTerminal(historyPath: path)
      terminal.expect("flux> ")
      terminal.type("first = 1\n")
      terminal.expect("ran <first = 1>")
      terminal.expect("flux> ")
      #expect(terminal.endInput() == 0)
      var status = stat()
      #expect(stat(path, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
      terminal = try PseudoTerminal(historyPath: path)
      terminal.expect("flux> ")
      terminal.type("\u{1B}[A")
      terminal.expect("first = 1")
      terminal.type("\n")
      terminal.expect("ran <first = 1>")
      terminal.leave()
    }

    /// A script of many lines stays in the shell that it was pasted into.
    @Test func longTextsAreNotWrittenToTheHistory() throws {
      let path = NSTemporaryDirectory() + "gridflux-history-\(UUID().uuidString)"
      defer { unlink(path) }
      let terminal = try PseudoTerminal(historyPath: path)
      terminal.expect("flux> ")
      terminal.type(pasted("x = [\n" + String(repeating: "1,\n", count: 30_000) + "]") + "\n")
      terminal.expect("ran <x = [")
      terminal.expect("flux> ")
      terminal.type("y = 2\n")
      terminal.expect("ran <y = 2>")
      // A Ctrl-D that comes before the prompt is the terminal's, not the shell's.
      terminal.expect("flux> ")
      #expect(terminal.endInput() == 0)
      let kept = try String(contentsOfFile: path, encoding: .utf8)
      #expect(kept.contains("y") && kept.utf8.count < 100)
    }

    @Test func aDumbTerminalWorksToo() throws {
      let terminal = try PseudoTerminal(terminal: "dumb")
      #expect(!terminal.expect("flux> ").contains("\u{1B}"))
      terminal.type("x = 1\n")
      let shown = terminal.expect("ran <x = 1>") + terminal.leave()
      #expect(!shown.contains("\u{1B}"))
    }

    @Test func dataDoNotActOnTheTerminal() throws {
      let terminal = try PseudoTerminal(terminal: "dumb")
      terminal.expect("flux> ")
      terminal.type("control\n")
      terminal.expect("a\\x1b[2Jb\\x07")
      terminal.leave()
    }
  }
}
