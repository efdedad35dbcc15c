import Diagnostics
import Semantics
import Syntax
import Testing

/// Let-generalisation, and the text of what it gives.
struct GeneralisationTests {
  @Test(arguments: [
    ("x = 1", "int"), ("x = 1.5", "float"), ("x = \"a\"", "string"), ("x = /a/", "regexp"),
    ("x = 1h", "duration"), ("x = 2020-01-01T00:00:00Z", "time"), ("x = true", "bool"),
    ("x = bytes(v: \"a\")", "bytes"), ("x = \"${1} and ${1h}\"", "string"),
    ("x = []", "[A]"), ("x = [1, 2]", "[int]"), ("x = [\"a\": 1]", "[string:int]"),
    ("x = [:]", "[A:B] where A: Comparable"),
    ("x = {a: 1, b: \"x\"}", "{a: int, b: string}"), ("x = {}", "{}"),
    ("x = (v) => v", "(v: A) => A"),
    ("x = (a, b) => a + b", "(a: A, b: A) => A where A: Addable"),
    ("x = (a, b) => a == b", "(a: A, b: B) => bool where A: Equatable, B: Equatable"),
    ("x = (a, b=1) => a + b", "(a: A, ?b: A) => A where A: Addable"),
    ("x = (t=<-, n) => t", "(<-t: A, n: B) => A"),
    ("x = (r) => r.a", "(r: {A with a: B}) => B"),
    ("x = (r) => ({r with a: 1})", "(r: A) => {A with a: int} where A: Record"),
    ("x = (r) => r.a + r.b", "(r: {A with a: B, b: B}) => B where B: Addable"),
    ("x = (f) => f(a: 1)", "(f: (a: int) => A) => A"),
    ("x = (f) => 1 |> f(a: 2)", "(f: (<-: int, a: int) => A) => A"),
    ("x = (v) => -v", "(v: A) => A where A: Negatable"),
    ("x = (v) => \"${v}\"", "(v: A) => string where A: Stringable"),
    ("x = (v) => exists v", "(v: A) => bool"),
    ("x = (a) => a[0]", "(a: [A]) => A"),
    ("x = (c, a) => if c then a else 1", "(a: int, c: bool) => int"),
    ("x = (v) => v =~ /a/", "(v: string) => bool"),
    ("x = (a, b) => a and not b", "(a: bool, b: bool) => bool"),
  ])
  func typeOfOneAssignment(script: String, text: String) {
    let result = inferred(script)
    #expect(result.lines == [])
    #expect(result.text("x") == text)
  }

  @Test func everyAssignmentIsGeneralised() {
    let result = inferred(
      "id = (x) => x\na = id(x: 1)\nb = id(x: \"s\")\ne = []\nf = [e, [1]]\ng = [e, [\"s\"]]")
    #expect(result.lines == [])
    #expect(result.text("a") == "int")
    #expect(result.text("b") == "string")
    #expect(result.text("g") == "[[string]]")
  }

  @Test func assignmentsInBlocksAreGeneralised() {
    let result = inferred(
      "f = (v) => {\n  id = (x) => x\n  n = id(x: 1)\n  return {n: n, v: id(x: v)}\n}")
    #expect(result.lines == [])
    #expect(result.text("f") == "(v: A) => {n: int, v: A}")
  }

  @Test func parametersAreMonomorphicInTheBody() {
    let result = inferred("f = (id) => ({a: id(x: 1), b: id(x: \"s\")})")
    #expect(result.lines == ["T0001 expected int but found string (argument x) @ \"s\""])
  }

  @Test func aVariableOfAnOuterParameterIsNotGeneralised() {
    let result = inferred("f = (x) => {\n  y = x\n  z = y + 1\n  return y\n}")
    #expect(result.lines == [])
    #expect(result.text("f") == "(x: int) => int")
  }

  @Test func defaultsBelongToTheScopeAroundTheFunction() {
    #expect(inferred("f = (a, b=a) => b").lines == ["T0005 undefined identifier a @ a"])
    let result = inferred("a = \"s\"\nf = (a, b=a) => b")
    #expect(result.lines == [])
    #expect(result.text("f") == "(a: A, ?b: B) => B")
  }

  /// A default does not narrow what may be given instead of it.
  @Test(arguments: [
    "f = (start=-1h, stop=2024-01-01T00:00:00Z) => [start]\nx = f(start: 1)\ny = f(start: -1h)",
    "f = (a, b=1) => a + b\nx = f(a: 1.5, b: 2.0)\ny = f(a: 1)",
    "f = (x=\"default\") => x\nx = f(x: 1)",
    "f = (opts={a: 1}) => opts.a\nx = f(opts: {a: 2, b: 3})",
    "f = (arg=(x=<-) => x, w) => w |> arg()\nx = f(arg: (v=<-) => v, w: 0)",
    "g = (f) => f(a: 1.5)\nx = g(f: (a, b=1) => a)",
  ])
  func defaultsDoNotLeak(script: String) {
    #expect(inferred(script).lines == [])
  }

  @Test(arguments: [
    ("f = (a=1) => a + \"s\"", "T0001 expected string but found int @ 1"),
    ("f = (arg=(x=<-) => x) => 0 |> arg()\ng = () => f(arg: (x) => 5 + x)", "T0"),
  ])
  func defaultsSuitTheBody(script: String, message: String) {
    let lines = inferred(script).lines
    #expect(lines.first?.hasPrefix(message) == true, "\(lines)")
  }

  @Test func aNameIsKnownOnlyAfterItsStatement() {
    #expect(
      inferred("f = () => later\nlater = 1").lines == ["T0005 undefined identifier later @ later"])
    #expect(inferred("f = (n) => f(n: n)").lines == ["T0005 undefined identifier f @ f"])
  }

  @Test func typesStandByExpressionNumber() {
    let result = inferred("x = [1.5]")
    #expect(result.program.types.count == 2)
    let texts = result.program.types.map { "\($0)" }
    #expect(texts.contains { $0.contains("array") })
  }

  @Test func theTypesOfALaterTextCountFromItsFirstNumber() {
    let environment = inferred("a = 1").environment
    let source = SourceText(name: "second", text: "b = a + 2")
    let file = parse(source, firstExpressionNumber: 40).file
    let (program, diagnostics) = infer(file, in: environment, firstExpressionNumber: 40)
    #expect(diagnostics.isEmpty)
    #expect(program.types.count == 3)
    guard case .assignment(_, let value)? = file.body.first?.kind else {
      Issue.record("no assignment")
      return
    }
    #expect(program.type(of: value).map { typeText($0) } == "int")
  }
}
