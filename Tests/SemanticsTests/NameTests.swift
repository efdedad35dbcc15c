import Testing

/// Imports, packages, options, and names that are not there.
struct NameTests {
  private func fix(_ script: String) -> String? { inferred(script).diagnostics.first?.fix }

  @Test func importedMembers() {
    let result = inferred(
      "import \"math\"\nimport s \"strings\"\na = math.pi\nf = s.strlen\nb = f(v: \"x\")\nm = math")
    #expect(result.lines == [])
    #expect(result.text("a") == "float")
    #expect(result.text("f") == "(v: string) => int")
    #expect(result.text("m") == "{NaN: () => float, abs: (x: float) => float, pi: float}")
    #expect(result.environment.packagePath(ofName: "s") == "strings")
  }

  @Test func unknownImports() {
    let result = inferred("import \"string\"\nx = string.strlen(v: \"a\")")
    #expect(result.lines == ["T0010 invalid import path string @ \"string\""])
    #expect(result.diagnostics.first?.fix == "write `import \"strings\"`")
    #expect(fix("import \"json\"") == "write `import \"experimental/json\"`")
  }

  @Test func unknownMembers() {
    let result = inferred("import \"strings\"\nx = strings.strlne(v: \"a\")")
    #expect(result.lines == ["T0003 record is missing label strlne @ strlne"])
    #expect(result.diagnostics.first?.fix == "use `strlen`")
  }

  @Test func undefinedIdentifiers() {
    #expect(fix("lenght(arr: [1])") == "use `length`")
    #expect(fix("value = 1\nx = vlaue") == "use `value`")
    #expect(fix("x = strings.strlen(v: \"a\")") == "add `import \"strings\"` at the top")
    #expect(fix("x = dynamic.dynamic(v: 1)") == "add `import \"experimental/dynamic\"` at the top")
    #expect(fix("import \"strings\"\nx = toUpper(v: \"a\")") == "write `strings.toUpper`")
    #expect(fix("x = null")?.contains("exists") == true)
    #expect(fix("x = v.timeRangeStart")?.contains("range(start: -1h)") == true)
    #expect(fix("x = zzzzzzzzzz") == nil)
  }

  @Test func preludeNamesMayBeShadowed() {
    let result = inferred("true = 1\nx = true + 1\nlimit = 3\ny = limit * 2")
    #expect(result.lines == [])
  }

  @Test func variablesAreAssignedOncePerScope() {
    #expect(inferred("a = 1\na = 2").lines == ["T0011 variable \"a\" reassigned @ a"])
    #expect(inferred("a = 1\nf = () => {\n  a = 2\n  return a\n}").lines == [])
    #expect(
      inferred("f = () => {\n  a = 2\n  a = 3\n  return a\n}").lines == [
        "T0011 variable \"a\" reassigned @ a"
      ])
  }

  @Test func optionRules() {
    #expect(
      inferred("option now = () => 2020-01-01T00:00:00Z\nx = now()").lines == [])
    #expect(
      inferred("option now = () => 2020-01-01T00:00:00Z\noption now = () => 2020-01-01T00:00:00Z")
        .lines == ["T0012 option \"now\" reassigned @ now"])
    #expect(
      inferred("option a = 1\na = 2").lines == [
        "T0013 variable \"a\" conflicts with option of same name @ a"
      ])
    #expect(
      inferred("option a = 1\noption b = a + 1").lines == [
        "T0014 option \"b\" depends on option \"a\", which is defined in the same package @ a"
      ])
    #expect(inferred("option a = 1\noption b = (a) => a").lines == [])
    #expect(
      inferred("option now = 1").lines == [
        "T0001 expected () => time (function) but found int @ 1"
      ])
    #expect(inferred("option location = {zone: \"X\"}").lines == [])
    #expect(inferred("option task = {every: 1h}").lines == [])
  }

  @Test func optionsOfPackages() {
    let head = "import \"planner\"\nimport \"math\"\n"
    #expect(inferred(head + "option planner.disableLogicalRules = [\"a\"]").lines == [])
    #expect(
      inferred(head + "option planner.disableLogicalRules = 1").lines == [
        "T0001 expected [string] (array) but found int @ 1"
      ])
    #expect(
      inferred(
        head
          + "option planner.disableLogicalRules = [\"a\"]\noption planner.disableLogicalRules = [\"a\"]"
      ).lines == ["T0012 option \"planner.disableLogicalRules\" reassigned @ disableLogicalRules"])
    #expect(
      inferred(head + "option math.pi = 3.0").lines == [
        "T0019 \"math.pi\" is not an option @ pi"
      ])
    #expect(
      inferred(head + "option planner.nope = 3.0").lines == [
        "T0003 record is missing label nope @ nope"
      ])
  }

  @Test func builtinStatements() {
    let result = inferred("builtin f : (x: A, ?y: [int]) => {r: A} where A: Numeric\nx = f(x: 1).r")
    #expect(result.lines == [])
    #expect(result.text("f") == "(x: A, ?y: [int]) => {r: A} where A: Numeric")
    #expect(
      inferred("builtin f : integer").lines == ["T0015 invalid named type integer @ integer"])
    #expect(
      inferred("builtin f : (x: A) => A where A: Number").lines == [
        "T0015 invalid constraint Number @ Number"
      ])
  }

  @Test func testcasesAreNotEntered() {
    #expect(inferred("testcase a {\n  x = nope\n}").lines == [])
  }
}
