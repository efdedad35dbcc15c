import Diagnostics
import Semantics
import Syntax
import Testing

/// Types that grow without bounds end in a message, and shared ones stay small.
struct LimitTests {
  @Test func recordsThatDouble() {
    var script = "a0 = {x: 1}\n"
    for step in 1...60 { script += "a\(step) = {l: a\(step - 1), r: a\(step - 1)}\n" }
    let result = inferred(script + "b = a60 == a60\nc = [a60, a60]")
    #expect(result.lines == [])
    #expect(result.text("a60").map { $0.utf8.count < 10_000 && $0.contains("…") } == true)
  }

  @Test func recordsThatDoubleApartAndMeet() {
    var script = "a0 = {x: 1}\nb0 = {x: 1}\n"
    for step in 1...60 {
      script += "a\(step) = {l: a\(step - 1), r: a\(step - 1)}\n"
      script += "b\(step) = {r: b\(step - 1), l: b\(step - 1)}\n"
    }
    #expect(inferred(script + "c = [a60, b60]").lines == [])
  }

  @Test func functionsThatCallThePreviousTwice() {
    var script = "f0 = (x) => x\n"
    for step in 1...30 { script += "f\(step) = (x) => f\(step - 1)(x: f\(step - 1)(x: x))\n" }
    let result = inferred(script)
    #expect(result.lines == [])
    #expect(result.text("f30") == "(x: A) => A")
  }

  @Test func functionsThatWrapTwice() {
    var script = "f0 = (x) => ({a: x, b: x})\n"
    for step in 1...30 { script += "f\(step) = (x) => f\(step - 1)(x: f\(step - 1)(x: x))\n" }
    #expect(inferred(script).diagnostics.map(\.code) == [.typeTooLarge])
  }

  /// The limit is one of types that grow, not of long texts.
  @Test func manySmallStatements() {
    let script = (0..<140_000).map { "x\($0) = \($0) + 1\n" }.joined()
    #expect(inferred(script).lines == [])
  }

  @Test func polymorphicRecordsThatDouble() {
    var script = "a0 = {f: (x) => x}\n"
    for step in 1...30 { script += "a\(step) = {l: a\(step - 1), r: a\(step - 1)}\n" }
    let result = inferred(script)
    #expect(result.diagnostics.map(\.code) == [.typeTooLarge])
    #expect(inferred("x = 1", in: result.environment).lines == [])
  }

  @Test func recordsThatNest() {
    var script = "a0 = {x: 1}\n"
    for step in 1...2_000 { script += "a\(step) = {l: a\(step - 1)}\n" }
    _ = inferred(script + "b = [a2000, a2000]\nf = (x) => [x, a2000]")
  }

  @Test func longChainsOfSteps() {
    let steps = String(repeating: " |> limit(n: 1)", count: 150)
    let result = inferred("import \"csv\"\nx = csv.from(file: \"a\")" + steps)
    #expect(result.lines == [])
  }

  @Test func wideRecordsInOtherOrder() {
    let names = (0..<1_500).map { "c\($0)" }
    let one = names.map { "\($0): 1" }.joined(separator: ", ")
    let other = names.reversed().map { "\($0): 1" }.joined(separator: ", ")
    #expect(inferred("x = [{\(one)}, {\(other)}]").lines == [])
  }

  private func numbered(
    _ count: Int, separator: String = "", _ part: (Int) -> String
  ) -> String {
    (0..<count).map(part).joined(separator: separator)
  }

  @Test(arguments: ["lines", "operands", "record", "array"])
  func mistakesEndAtTheirLimit(kind: String) {
    let script: String
    switch kind {
    case "lines": script = numbered(10_000) { _ in "undefinedname\n" }
    case "operands": script = numbered(10_000) { "x\($0) = 1 + \"a\"\n" }
    case "record":
      let fields = numbered(20_000, separator: ", ") { "a\($0): u\($0)" }
      script = "x = {\(fields)}"
    default:
      let elements = numbered(20_000, separator: ", ") { "u\($0)" }
      script = "x = [\(elements)]\ny = unknown"
    }
    let found = inferred(script).diagnostics
    #expect(found.count == Diagnostic.mistakesMax)
    #expect(found.filter { $0.notes.contains { $0.contains("not looked at") } }.count == 1)
    #expect(found.last?.notes.last?.contains("not looked at") == true)
  }

  @Test func suggestionsEndBeforeTheyTakeLong() {
    let names = "someLongName = 1\n" + numbered(20_000) { "n\($0) = \($0)\n" }
    let found = inferred(names + numbered(200) { _ in "someLongNaem\n" }).diagnostics
    #expect(found.count == Diagnostic.mistakesMax)
    #expect(found.first?.fix == "use `someLongName`")
    #expect(found.last?.fix == nil)
  }

  @Test func cancellingWithinAStatement() {
    let text = "x = [" + String(repeating: "1, ", count: 50_000) + "1]"
    let file = parse(SourceText(name: "t", text: text)).file
    let environment = TypeEnvironment(packages: TestPackages.small)
    var asked = 0
    let (_, diagnostics) = infer(
      file, in: environment,
      isCancelled: {
        asked += 1
        return asked > 1
      })
    #expect(diagnostics.map(\.code) == [.inferenceCancelled])
    #expect(asked == 2)
    #expect(environment.definedNames == [])
  }

  @Test func cancelling() {
    let file = parse(SourceText(name: "t", text: "a = 1\nb = 2")).file
    let environment = TypeEnvironment(packages: TestPackages.small)
    let (_, diagnostics) = infer(file, in: environment, isCancelled: { true })
    #expect(diagnostics.map(\.code) == [.inferenceCancelled])
    #expect(environment.definedNames == [])
  }
}
