import Columnar
import Diagnostics
import Foundation
import Planning
import Testing

@testable import Interpreter

@Suite struct ScopeTests {
  @Test(arguments: [
    ("f = (a, b=2) => a * b\nf(a: 3)", "6"),
    ("f = (a, b=2) => a * b\nf(a: 3, b: 5)", "15"),
    ("f = (x=<-, n) => x + n\n1 |> f(n: 2)", "3"),
    ("f = (x=<-, n) => x + n\nf(x: 1, n: 2)", "3"),
    ("5 |> ((x=<-) => x + 1)()", "6"),
    ("k = 10\nf = (x) => { y = x + k\n return y * 2 }\nf(x: 1)", "22"),
    ("make = (n) => (x) => x + n\nadd = make(n: 5)\nadd(x: 1)", "6"),
    ("n = 1\nf = (n) => { g = (x) => x + n\n return g(x: 10) }\nf(n: 5)", "15"),
    ("x = 1\nf = (a=x) => a\ng = (x) => f()\ng(x: 9)", "1"),
    ("f = (r) => ({r with b: 2, a: 3})\nf(r: {a: 1})", "{a: 3, b: 2}"),
    ("a = 1\n{a}", "{a: 1}"), ("x = [4, 5]\nx[1]", "5"), ("x = {a: {b: 7}}\nx.a.b", "7"),
    ("x = {\"a b\": 7}\nx[\"a b\"]", "7"),
    ("n = 3\n\"n=${n} f=${1.5} d=${90s}\"", "n=3 f=1.5 d=1m30s"),
    ("import \"math\"\nmath.sqrt(x: 9.0)", "3"), ("import m \"math\"\nm.twice(x: 9.0)", "6"),
    ("import \"strings\"\nstrings.length(v: [1, 2])", "102"),
    ("math = {sqrt: 1}\nmath.sqrt", "1"), ("true = 5\ntrue", "5"),
    ("f = (math) => math.x\nf(math: {x: 3})", "3"),
    ("sqrt(x: 1.0)", "error: undefined identifier sqrt"),
    ("f = (a) => a\nf(b: 1, a: 2)", "error: found unexpected argument b"),
    ("f = (a) => a\nf()", "error: missing required argument a"),
    ("f = (a) => a\n1 |> f()", "error: missing pipe argument"),
    ("limit(n: 1)", "error: missing required argument tables"),
    ("f = (a, b=a) => b\nf(a: 1)", "error: undefined identifier a"),
    ("x = [1]\nx[1]", "error: cannot access element 1 of array of length 1"),
    ("x = [1]\nx[-1]", "error: cannot access element -1 of array of length 1"),
    ("{a: 1, a: 2}", "error: duplicate key in object: \"a\""),
    ("x = {a: 1}\nx.b", "<null>"), ("import \"nope\"\n1", "error: invalid import path nope"),
    ("x = 1\nx()", "error: cannot call int: it is not a function"),
  ])
  func scripts(_ script: String, _ expected: String) {
    #expect(shown(script) == expected)
  }

  @Test(arguments: [
    ("option zone = \"CET\"\nzoneOf()", "in CET"), ("zoneOf()", "in UTC"),
    ("zoneOf(zone: \"X\")", "in X"),
    ("option now = () => 2020-01-01\nnow()", "2020-01-01T00:00:00.000000000Z"),
    ("a = now()\noption now = () => 2020-01-01\na == now()", "false"),
    ("import \"math\"\noption math.limitValue = 3\nmath.limitValue", "3"),
    ("option task = {name: \"t\", every: 1h}\ntask.name", "t"),
    ("option now = () => 1\nnow()", "error: option now must return a time, got int"),
  ])
  func options(_ script: String, _ expected: String) {
    #expect(shown(script) == expected)
  }

  @Test func namesPersistFromProgramToProgram() throws {
    let interpreter = Interpreter(evaluation: testEvaluation())
    try run("import \"math\"\nx = 4.0\nf = () => math.sqrt(x: x)", in: interpreter)
    try run("x = 9.0", in: interpreter)
    let value = try #require(try run("f()", in: interpreter).lastValue)
    #expect(displayText(value) == "2")
  }

  @Test func callsAreNotedFromTheInsideOut() throws {
    let script = "f = (x) => x / 0\ng = (x) => f(x: x)\n_h = (x) => g(x: x)\n_h(x: 1)"
    let failure = try #require(throws: QueryFailure.self) { try run(script) }
    #expect(
      upstreamMessage(failure) == "error calling function \"g\" @3:13-3:20: "
        + "error calling function \"f\" @2:12-2:19: cannot divide by zero")
    #expect(failure.diagnostics.first?.span?.text == "x / 0")
    #expect(failure.upstreamCode == 9)
  }

  @Test func aFailureInTheLibraryIsPlacedAtTheCall() throws {
    let failure = try #require(throws: QueryFailure.self) {
      try run("import \"math\"\ny = math.twice(x: 1)")
    }
    #expect(failure.diagnostics.first?.span?.text == "math.twice(x: 1)")
  }

  /// Each function calls the one before it twice: the work doubles 30 times.
  @Test func callsThatMultiplyCanBeCancelled() throws {
    let context = testContext()
    let interpreter = Interpreter(evaluation: testEvaluation(context: context))
    try run("f0 = (x) => x + 1", in: interpreter)
    for number in 1...30 {
      try run(
        "f\(number) = (x) => f\(number - 1)(x: x) + f\(number - 1)(x: x)", in: interpreter)
    }
    context.cancellation.cancel()
    let failure = try #require(throws: QueryFailure.self) { try run("f30(x: 1)", in: interpreter) }
    #expect(failure.kind == .cancelled)
  }

  @Test func callDepthIsLimited() throws {
    let interpreter = Interpreter(evaluation: testEvaluation())
    try run("f0 = (x) => x + 1", in: interpreter)
    for number in 1...callDepthMax {
      try run("f\(number) = (x) => f\(number - 1)(x: x)", in: interpreter)
    }
    #expect(displayText(try run("f500(x: 1)", in: interpreter).lastValue ?? .null(nil)) == "2")
    let failure = try #require(throws: QueryFailure.self) {
      try run("f\(callDepthMax)(x: 1)", in: interpreter)
    }
    #expect(failure.diagnostics.first?.code == .callDepth)
  }

  /// Where little stack is left, evaluation goes on elsewhere, and the depth counts on. The stack is
  /// one on which functions that hold each other can be freed, which recurses too.
  @Test(arguments: [3 << 20]) func callsDoNotNeedTheCallersStack(
    _ stackBytes: Int
  ) async throws {
    let outcomes: [String] = await withCheckedContinuation { continuation in
      let thread = Thread {
        let interpreter = Interpreter(evaluation: testEvaluation())
        func outcome(_ text: String) -> String {
          do {
            return displayText(try run(text, in: interpreter).lastValue ?? .null(nil))
          } catch let failure as QueryFailure {
            return failure.diagnostics.first?.code.description ?? ""
          } catch { return "\(error)" }
        }
        _ = outcome("f0 = (x) => x + 1")
        for number in 1...callDepthMax {
          _ = outcome("f\(number) = (x) => f\(number - 1)(x: x)")
        }
        continuation.resume(
          returning: [outcome("f990(x: 1)"), outcome("f\(callDepthMax)(x: 1)")])
      }
      thread.stackSize = stackBytes
      thread.start()
    }
    #expect(outcomes == ["2", DiagnosticCode.callDepth.description])
  }
}
