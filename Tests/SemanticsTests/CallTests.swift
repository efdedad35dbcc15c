import Testing

/// Calls: named arguments, pipes, functions as arguments.
struct CallTests {
  @Test(arguments: [
    ("length()", ["T0006 missing required argument arr @ length()"]),
    ("limit(n: 1)", ["T0006 missing required argument tables @ limit(n: 1)"]),
    (
      "contains(value: 1)", ["T0006 missing required argument set @ contains(value: 1)"]
    ),
    (
      "float(x: 1)", ["T0007 found unexpected argument x (Expected `v`) @ x"]
    ),
    (
      "int(v: 1, b: 2)", ["T0007 found unexpected argument b @ b"]
    ),
    (
      "1 |> int()",
      ["T0008 nothing can be piped into `int` @ int()"]
    ),
    ("1 |> length()", ["T0001 expected [A] (array) but found int (argument arr) @ length()"]),
    (
      "contains(value: 1, set: [\"a\"])",
      [
        "T0001 expected int but found string (argument set) @ \"a\""
      ]
    ),
    ("contains(value: /a/, set: [])", ["T0002 regexp is not Nullable (argument value) @ /a/"]),
    (
      "contains(v: 1, set: [1])",
      [
        "T0007 found unexpected argument v (Expected `value`) @ v"
      ]
    ),
  ])
  func messages(expression: String, messages: [String]) {
    #expect(inferred("x = \(expression)").lines.sorted() == messages.sorted())
  }

  @Test func candidatesAreListedAsUpstreamDoes() {
    let result = inferred("import \"csv\"\nx = csv.from(path: \"a\")")
    #expect(
      result.lines == [
        "T0007 found unexpected argument path (Expected one of `csv`, `file` or `mode`) @ path"
      ])
  }

  @Test func aMisspeltArgumentIsOneMistake() {
    let result = inferred(
      "import \"csv\"\ncsv.from(file: \"a\") |> reduce(fn: (r, accumulator) => accumulator, init: {a: 0})"
    )
    #expect(
      result.lines == ["T0007 found unexpected argument init (Expected `identity`) @ init"])
    #expect(result.diagnostics.first?.fix == "name it `identity`")
    #expect(result.diagnostics.first?.notes == ["`reduce` takes `fn`, `identity`"])
  }

  @Test func argumentsHaveAnyOrderAndAPipeMayBeNamed() {
    let result = inferred(
      "import \"csv\"\nt = csv.from(file: \"a\")\na = limit(offset: 1, n: 2, tables: t)\nb = t |> limit(n: 2)"
    )
    #expect(result.lines == [])
  }

  @Test func aPipedArgumentGivenTwice() {
    let result = inferred(
      "import \"csv\"\nt = csv.from(file: \"a\")\na = t |> limit(n: 2, tables: t)")
    #expect(result.lines == ["T0007 found unexpected argument tables (Expected `offset`) @ tables"])
  }

  @Test func ownPipeFunctions() {
    let result = inferred(
      "double = (x=<-) => x * 2\na = 5 |> double()\nb = double(x: 5)\nc = 5 |> ((x=<-) => x + 1)()\nd = \"a\" |> double()"
    )
    #expect(result.text("a") == nil)
    #expect(result.lines == ["T0001 expected int but found string (argument x) @ double()"])
  }

  @Test func aWrongResultInsideAnArgument() {
    let result = inferred(
      "import \"array\"\narray.from(rows: [{a: 1}]) |> filter(fn: (r) => r.a + 1)")
    #expect(result.lines == ["T0001 expected bool but found int for return type @ r.a + 1"])
  }

  @Test func aNamedFunctionWithAWrongResult() {
    let result = inferred(
      "import \"array\"\nf = (r) => 1\narray.from(rows: [{a: 1}]) |> filter(fn: f)")
    #expect(
      result.lines == ["T0001 expected bool but found int for return type (argument fn) @ f"])
  }

  @Test func aWrongParameterName() {
    let result = inferred(
      "import \"array\"\narray.from(rows: [{a: 1}]) |> filter(fn: (x) => x.a == 1)")
    #expect(
      result.lines == ["T0007 found unexpected argument x (Expected `r`) (argument fn) @ x"])
    #expect(result.diagnostics.first?.fix == "name the parameter `r`")
  }

  @Test func aFunctionThatIsCalledInsteadOfNamed() {
    let result = inferred(
      """
      import "csv"
      csv.from(file: "a") |> aggregateWindow(every: 1h, fn: mean())
      """)
    #expect(result.lines == ["T0006 missing required argument tables @ mean()"])
    #expect(result.diagnostics.first?.fix == "name the function without calling it: `mean`")
  }

  @Test func functionsWithOptionalParametersFit() {
    let result = inferred(
      """
      import "csv"
      t = csv.from(file: "a")
      a = t |> aggregateWindow(every: 1h, fn: mean)
      b = t |> aggregateWindow(every: 1h, fn: (tables=<-, column) => tables |> count(column: column))
      c = t |> aggregateWindow(every: 1h, fn: limit)
      """)
    #expect(
      result.lines == [
        "T0007 found unexpected argument n (Expected `column`) (argument fn) @ limit"
      ])
  }

  @Test func callingWhatIsNoFunction() {
    #expect(
      inferred("a = 1\nx = a(b: 2)").lines == [
        "T0001 expected () => A (function) but found int @ a"
      ])
  }

  @Test func bareArguments() {
    let result = inferred("v = 1\nx = float(v)")
    #expect(result.lines == [])
    #expect(inferred("x = float(v)").lines.first == "T0005 undefined identifier v @ v")
  }

  @Test func literalsGetTheirTypesBeforeTheirBodiesAreRead() {
    let result = inferred(
      "import \"array\"\narray.from(rows: [{v: 1.5}]) |> map(fn: (r) => ({r with w: r.v * 2}))")
    #expect(result.lines == ["T0001 expected float but found int @ 2"])
    #expect(result.diagnostics.first?.fix == "write `2.0`")
    #expect(result.diagnostics.first?.labels.contains { $0.span.text == "1.5" } == true)
  }
}
