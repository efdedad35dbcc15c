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
    ("x = length()", "pipe a value in: `… |> length(…)`"),
    (
      "f = (v) => v\nx = 1 |> f()",
      "pass the value by name, `v: …`, or declare the parameter as `v=<-`"
    ),
    ("import \"csv\"\nx = csv.from(file: \"a\") |> limit()", "add `n: …`"),
    ("[{a: 1}] |> filter(fn: (r) => r.a == 1)", "make a table of it: `array.from(rows: …)`"),
  ])
  func fix(script: String, fix: String) {
    #expect(inferred(script).diagnostics.first?.fix == fix)
  }
}
