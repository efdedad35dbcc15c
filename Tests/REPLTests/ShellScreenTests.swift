import Foundation
import TestSupport
import Testing

@testable import REPL

/// A file that is gone at the end of the test.
private final class ScratchFile {
  let path: String

  init(_ text: String? = nil) throws {
    path = NSTemporaryDirectory() + "gridflux-scratch-\(UUID().uuidString)"
    if let text { try text.write(toFile: path, atomically: false, encoding: .utf8) }
  }

  deinit { unlink(path) }

  var text: String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
}

extension ShellTests {
  @Suite(.serialized) struct ShellScreenTests {
    @Test func theEditorBeginsWithTheLastText() throws {
      // Read by a shell: a file that is still open in a child of another test would not start.
      let editor = try ScratchFile("sed -i s/1/7/ \"$1\"\n")
      let terminal = try PseudoTerminal(environment: ["VISUAL": "", "EDITOR": "sh \(editor.path)"])
      terminal.expect("flux> ")
      terminal.type("x = 1\n")
      terminal.expect("ran <x = 1>")
      terminal.expect("flux> ")
      terminal.type(".edit\n")
      terminal.expect("ran <x = 7>")
      terminal.leave()
    }

    @Test func aFailingEditorRunsNothing() throws {
      let terminal = try PseudoTerminal(environment: ["VISUAL": "", "EDITOR": "false"])
      terminal.expect("flux> ")
      terminal.type(".edit\n")
      terminal.expect("the editor false ended with 1")
      terminal.expect("flux> ")
      terminal.leave()
    }

    @Test(arguments: ["long", "wide"])
    func whatDoesNotFitIsPaged(_ text: String) throws {
      let terminal = try PseudoTerminal(environment: ["GRIDFLUX_PAGER": "sed s/^/paged:/"])
      terminal.expect("flux> ")
      terminal.type("\(text)\n")
      terminal.expect(text == "long" ? "paged:line 90" : "paged:www")
      terminal.expect("flux> ")
      terminal.type("short\n")
      #expect(!terminal.expect("ran <short>").contains("paged"))
      terminal.expect("flux> ")
      terminal.type(".pager off\n")
      terminal.expect("flux> ")
      terminal.type("\(text)\n")
      #expect(!terminal.expect(text == "long" ? "line 90" : "wwww").contains("paged"))
      terminal.leave()
    }

    @Test func aMissingPagerHidesNothing() throws {
      let terminal = try PseudoTerminal(environment: ["GRIDFLUX_PAGER": "/no/such/pager"])
      terminal.expect("flux> ")
      terminal.type("long\n")
      terminal.expect("\nline 90")
      terminal.expect("90 rows")
      terminal.leave()
    }

    @Test func aLongQueryShowsHowFarItIs() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type("wait\n")
      terminal.expectQuery()
      terminal.expect("5 rows read   Ctrl-C stops")
      terminal.interrupt()
      terminal.expect("\u{1B}[Kcancelled")
      terminal.leave()
    }

    @Test func watchRunsUntilInterrupted() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      terminal.type(".watch\n")
      terminal.expect("there is no pipeline to watch yet")
      terminal.type("from()\n")
      terminal.expect("ran <from()>")
      terminal.type(".watch 0.1 |> last()\n")
      terminal.expect("every 0.1 s, run 1,")
      terminal.expect("ran <from()⏎|> last()>")
      terminal.expect("run 2,")
      terminal.interrupt()
      terminal.expect("watched ")
      terminal.expect("flux> ")
      terminal.type(".watch 0\n")
      terminal.expect("0.1 to 86400 seconds")
      terminal.leave()
    }

    @Test func watchNeedsATerminal() throws {
      let output = Pipe()
      let shell = Shell(
        session: FakeSession(), reader: NoLines(),
        screen: Screen(
          output: output.fileHandleForWriting.fileDescriptor, usesColor: false, movesCursor: false))
      shell.perform("watch", "x")
      shell.perform("edit", "")
      let text = try output.written()
      #expect(text == ".watch needs a terminal: Ctrl-C ends it\n.edit needs a terminal\n")
    }

    @Test func historyIsSearchedByWordsInOrder() throws {
      let terminal = try PseudoTerminal()
      for text in ["alpha one", "beta two", "alpha three"] {
        terminal.expect("flux> ")
        terminal.type("\(text)\n")
      }
      terminal.expect("ran <alpha three>")
      terminal.type(".history al e\n")
      terminal.expect("alpha one\r\nalpha three\r\n")
      #expect(!terminal.expect("flux> ").contains("beta"))
      terminal.leave()
    }

    @Test func arrowsGoThroughWhatBeginsAlike() throws {
      let terminal = try PseudoTerminal()
      for text in ["alpha = 1", "beta = 2", "gamma = 3"] {
        terminal.expect("flux> ")
        terminal.type("\(text)\n")
      }
      terminal.expect("ran <gamma = 3>")
      terminal.expect("flux> ")
      terminal.type("al\u{1B}[A")
      terminal.expect("pha = 1")
      terminal.type("\n")
      terminal.expect("ran <alpha = 1>")
      terminal.leave()
    }

    @Test func controlRSearchesBackwards() throws {
      let terminal = try PseudoTerminal()
      for text in ["alpha = 1", "beta = 2", "gamma = 3"] {
        terminal.expect("flux> ")
        terminal.type("\(text)\n")
      }
      terminal.expect("ran <gamma = 3>")
      terminal.expect("flux> ")
      terminal.type("\u{12}eta")
      terminal.expect("beta = 2")
      terminal.type("\u{5}0\n")
      terminal.expect("ran <beta = 20>")
      terminal.leave()
    }

    @Test func secretsDoNotReachTheHistory() throws {
      let history = try ScratchFile()
      let terminal = try PseudoTerminal(historyPath: history.path)
      terminal.expect("flux> ")
      terminal.type("x = \"known to the session\"\n")
      terminal.expect("ran <x = \"known to the session\">")
      terminal.type("f(token: \"hush\")\n")
      terminal.expect("ran <f(token: \"hush\")>")
      terminal.type(".set password hush\n")
      terminal.expect("did set <password hush>")
      terminal.leave()
      #expect(history.text.contains("token:"))
      #expect(!history.text.contains("known"))
      #expect(history.text.contains("password"))
      #expect(!history.text.contains("hush"))
    }

    @Test func initFileAndScriptsComeBeforeThePrompt() throws {
      let first = try ScratchFile(".mode csv\ny = 1\n")
      let script = try ScratchFile("from()\n")
      let terminal = try PseudoTerminal(initPath: first.path, scripts: [script.path])
      terminal.expect("did mode <csv>")
      // Of what runs, the init file says nothing that was not asked for; a script does.
      #expect(!terminal.expect("ran <from()").contains("1 row"))
      terminal.expect("1 row")
      terminal.expect("flux> ")
      terminal.type("|> last()\n")
      terminal.expect("⏎|> last()>")
      terminal.leave()
    }

    @Test func theLineIsPaintedWhereColourIsWanted() throws {
      let terminal = try PseudoTerminal(usesColor: true)
      terminal.expect("flux> ")
      terminal.type("x = 1")
      terminal.expect("\u{1B}[35mx = 1\u{1B}[0m")
      terminal.type("\n")
      terminal.expect("ran <x = 1>")
      terminal.expect("\u{1B}[2m1 row\u{1B}[0m")
      terminal.leave()
    }

    @Test func aPasteOfSixtyLinesRunsOnce() throws {
      let terminal = try PseudoTerminal()
      terminal.expect("flux> ")
      let lines = ["from()"] + (1...59).map { "    |> map(fn: (r) => ({r with c\($0): \($0)}))" }
      terminal.type(pasted(lines.joined(separator: "\n") + "\n") + "\n")
      terminal.expect("ran <" + lines.joined(separator: "⏎") + ">")
      #expect(!terminal.expect("flux> ").contains("ran <"))
      terminal.type("\u{1B}[A\n")
      terminal.expect("ran <" + lines.joined(separator: "⏎") + ">")
      terminal.leave()
    }
  }
}

/// No input at all.
private final class NoLines: LineReader {
  let isInteractive = false
  var hasWaitingInput: Bool { false }
  var history: [String] { [] }
  func remember(_ text: String) {}
  func readLine(prompt: String) -> ReadOutcome { .end }
}
