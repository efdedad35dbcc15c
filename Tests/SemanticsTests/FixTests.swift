import Testing

/// The one fix of each frequent mistake.
struct FixTests {
  @Test(arguments: [
    ("x = 1.5 * 2", "write `2.0`"),
    ("x = 2 * 1.5", "write `2.0`"),
    ("i = int(v: 1)\nx = 1.5 * i", "convert it: `float(v: i)`"),
    ("x = \"a\" + 1", "convert it: `string(v: 1)`"),
    ("x = 1 + \"a\"", "convert it: `string(v: 1)`"),
    (
      "x = now() + 1h", "import \"date\" and write `date.add(d: 1h, to: now())`"
    ),
    (
      "x = now() - 1h", "import \"date\" and write `date.sub(d: 1h, from: now())`"
    ),
    ("x = 1h * 2", "multiply with `date.scale(d: …, n: …)` of package date"),
    ("x = 1h + 2h", "add nanoseconds: `duration(v: int(v: 1h) + int(v: 2h))`"),
    ("import \"math\"\nx = math.abs(x: 1)", "write `1.0`"),
    ("import \"strings\"\nx = strings.strlen(v: 1)", "convert it: `string(v: 1)`"),
    ("x = \"${[1]}\"", "`display(v: …)` gives the text of any value"),
    ("import \"csv\"\ncsv.from(file: \"a\") |> group(columns: \"b\")", "write an array: `[\"b\"]`"),
    ("x = strngs.strlen(v: \"a\")", "use `strings`, after `import \"strings\"`"),
    (
      "import \"csv\"\ncsv.from(file: \"a\") |> aggregateWindow(every: \"1h\", fn: mean)",
      "write the duration without quotes: `1h`"
    ),
    ("x = length()", "pipe a value in: `… |> length(…)`"),
    (
      "f = (v) => v\nx = 1 |> f()",
      "pass it by name: `f(v: 1)`"
    ),
    ("import \"csv\"\nx = csv.from(file: \"a\") |> limit()", "add `n: 10`, or what it shall be"),
    ("[{a: 1}] |> filter(fn: (r) => r.a == 1)", "make a table of it: `array.from(rows: …)`"),
  ])
  func fix(script: String, fix: String) {
    #expect(inferred(script).diagnostics.first?.fix == fix)
  }

  @Test func aPartOfAnArgumentIsNotConverted() {
    let result = inferred("f = (r) => r.a + 1\nb = f(r: {a: \"s\"})")
    #expect(result.lines == ["T0001 expected int but found string (argument r) @ \"s\""])
    #expect(result.diagnostics.first?.fix == nil)
    #expect(result.diagnostics.first?.labels.first?.span.text == "1")
  }

  @Test func argumentsWithoutNamesAreTheParsersToReport() {
    #expect(inferred("x = float(1)").diagnostics.map { "\($0.code)" } == ["S0009"])
  }
}
