import Diagnostics
import Foundation
import Testing

@testable import Syntax

private func codes(_ text: String) -> [String] {
  parse(SourceText(name: "test", text: text)).diagnostics.map { "\($0.code)" }
}

private func repeated(_ text: String, _ count: Int) -> String {
  String(repeating: text, count: count)
}

@Suite struct LimitTests {
  @Test func eightyBracketsParseAndMoreAreRefused() {
    let depth = Parser.nestingMax - 2
    #expect(codes("x = " + repeated("(", depth) + "1" + repeated(")", depth)) == [])
    #expect(codes("x = " + repeated("(", 80) + "1" + repeated(")", 80)) == ["S0015"])
  }

  @Test func chainsAreRefusedBeyondTheirDepth() {
    let count = Parser.treeDepthMax - 1
    #expect(codes("x = 1" + repeated(" + 1", count)) == [])
    #expect(codes("x = 1" + repeated(" + 1", count + 1)) == ["S0016"])
  }

  @Test(arguments: [
    "(", "[", "{a: ", "f(a: ", "x = ", "if ", "if a then ", "() => ", "() => {", "-", "not ",
    "a.", "a |> ", "1 + ", "\"${", "[\"a\": ", "(a=", "builtin a : [", "builtin a : (b: ",
    "testcase a {", "@a(", "@a([", "a[", "a(b: c)", "if a then b else ", "/", "\"", "\\\"\n", "'",
    "}", ")", "]", ",", ":", "$", "é", "<-", "import ", "option a.", "return ", "package ",
    "{a with ", "a and ", "() => { return ", "f(a b ", "x = (",
  ])
  func tenThousandOfAnythingEndWell(_ part: String) throws {
    let source = SourceText(name: "test", text: repeated(part, 10_000))
    #expect(try onSmallStack { parse(source).diagnostics.count } <= Diagnostic.mistakesMax)
    #expect(try onSmallStack { tokenize(source).last?.kind } == .endOfFile)
  }

  @Test func theDeepestScriptsAreFormattedOnASmallStack() throws {
    let depth = Parser.nestingMax - 4
    let scripts = [
      "x = " + repeated("[", depth) + "1" + repeated("]", depth),
      "x = " + repeated("f(a: ", depth) + "1" + repeated(")", depth),
      "x = " + repeated("() => ", depth) + "1",
      "x = " + repeated("if a then ", depth) + "1" + repeated(" else 2", depth),
      "x = " + repeated("-", 170) + "1",
      "x = 1" + repeated(" + 1", 170),
      "x = a" + repeated(" |> f()", 170),
      "x = a" + repeated(".b", 170),
    ]
    for script in scripts {
      let source = SourceText(name: "test", text: script)
      let result = try #require(try onSmallStack { try? format(source) })
      #expect(try tree(of: result) == tree(of: script))
    }
  }

  @Test func aLongScriptIsReadWhole() {
    let line = "x = from(bucket: \"b\") |> filter(fn: (r) => r.a == 1.5 and r.b =~ /c/) // d\n"
    let source = SourceText(name: "test", text: repeated(line, 2_000))
    let result = parse(source)
    #expect(result.diagnostics.isEmpty)
    #expect(result.file.body.count == 2_000)
    #expect(result.file.comments.count == 2_000)
  }

  @Test func messagesEndAtTheirLimit() {
    let found = parse(SourceText(name: "test", text: repeated("x = ;\n", 1_000))).diagnostics
    #expect(found.count == Diagnostic.mistakesMax)
    #expect(found.last?.notes.last?.contains("what follows was not looked at") == true)
    #expect(found.first?.notes.contains { $0.contains("looked at") } == false)
  }
}

/// Carries a result out of a thread; the semaphore orders the two accesses.
private final class Box<Value>: @unchecked Sendable {
  var value: Value?
  init() {}
}

/// Runs on a thread with the stack that test threads have, 512 KiB: a script that needs more of it
/// than the limits allow for ends the test run.
private func onSmallStack<Value: Sendable>(
  _ body: @escaping @Sendable () -> Value
) throws -> Value {
  let box = Box<Value>()
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    box.value = body()
    done.signal()
  }
  thread.stackSize = 512 << 10
  thread.start()
  done.wait()
  return try #require(box.value)
}
