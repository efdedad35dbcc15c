import Semantics
import Testing

/// What persists from line to line of a prompt.
struct EnvironmentTests {
  @Test func linesBuildOnEarlierOnes() {
    let first = inferred("import \"strings\"\nid = (x) => x")
    let second = inferred("n = strings.strlen(v: id(x: \"a\"))", in: first.environment)
    #expect(second.lines == [])
    #expect(second.text("n") == "int")
    #expect(first.environment.definedNames == ["id", "n", "strings"])
  }

  @Test func aFailedLineLeavesNoTrace() {
    let environment = inferred("f = (r) => r.a").environment
    let failed = inferred("import \"math\"\nb = f(r: {a: math.pi})\nc = b + \"s\"", in: environment)
    #expect(failed.lines == ["T0001 expected float but found string @ \"s\""])
    #expect(environment.definedNames == ["f"])
    let next = inferred(
      "import \"math\"\nb = f(r: {a: \"s\"}) + \"t\"\nc = math.abs(x: 1.0)", in: environment)
    #expect(next.lines == [])
    #expect(next.text("f") == "(r: {A with a: B}) => B")
    #expect(next.text("b") == "string")
  }

  @Test func aLaterLineMayRedefineANameOrSetAnOptionAgain() {
    let environment = inferred("a = 1\noption now = () => 2020-01-01T00:00:00Z").environment
    let next = inferred(
      "a = \"s\"\noption now = () => 2021-01-01T00:00:00Z\nb = a + \"t\"", in: environment)
    #expect(next.lines == [])
    #expect(next.text("a") == "string")
  }

  @Test func manyLinesInTurn() {
    let environment = inferred("f0 = (x) => x").environment
    for line in 1...50 {
      _ = inferred("f\(line) = (x) => f\(line - 1)(x: x) + nope", in: environment)
      let good = inferred("f\(line) = (x) => f\(line - 1)(x: x)", in: environment)
      #expect(good.lines == [])
    }
    #expect(environment.type(ofName: "f50").map { typeText($0) } == "(x: A) => A")
  }
}
