import Diagnostics
import Syntax
import Testing

/// Formats a text, and checks on the way that the result stays as it is, means the same, and has
/// every comment.
private func formatted(_ text: String) throws -> String {
  let result = try format(SourceText(name: "test", text: text))
  #expect(try format(SourceText(name: "test", text: result)) == result)
  #expect(try tree(of: result) == tree(of: text))
  let comments = parse(SourceText(name: "test", text: text)).file.comments.map(\.text)
  let kept = parse(SourceText(name: "test", text: result)).file.comments.map(\.text)
  #expect(kept == comments)
  return result
}

@Suite struct FormatTests {
  @Test func commentsStandBeforeTheTokenAfterThem() throws {
    let text = """
      // what this is for
      import "csv" // from a file

      // the first
      // of two
      a   = 1
      // the second


      b = [1, // before two
       2,
       // before three
       3
       // at the end
      ]
      from(bucket: "x")
        // a step
        |> range(start: -1h)
        |> filter(fn: (r) => r.a == 1 // the first
          and r.b == 2)
      """
    #expect(
      try formatted(text) == """
        // what this is for
        import "csv"

        // from a file
        // the first
        // of two
        a = 1

        // the second
        b = [
            1,
            // before two
            2,
            // before three
            3,// at the end
        ]

        from(bucket: "x")
            // a step
            |> range(start: -1h)
            |> filter(
                fn: (r) =>
                    r.a == 1
                        // the first
                        and
                        r.b == 2,
            )

        """)
  }

  @Test func commentsInOddPlacesAreNeverLost() throws {
    let text = """
      f = ( // a
        x, // b
        y=1 // c
      ) => // d
        if // e
          x // f
        then // g
          1 // h
        else // i
          2 // j
      g = (r) => { // k
        // l
        a = r.x // m
        // n
        return // o
          a // p
        // q
      }
      h = { // r
        // s
      }
      k = [ // t
        "a": // u
          1, // v
      ]
      l = not // w
        x
      m = "${ // x
        1 // y
      }"
      n = x[ // z
        1]
      """
    _ = try formatted(text)
  }

  @Test func chainsOfElseIfKeepTheirDepth() throws {
    let text =
      "x = if aaaaaaaaaaaaaaaa == 1 then \"bbbbbbbbbbbbbbbbbbbb\" else if ccccccccccccccc == 2 "
      + "then \"dddddddddddddddd\" else \"eeeeeeeeeeeee\""
    #expect(
      try formatted(text) == """
        x =
            if aaaaaaaaaaaaaaaa == 1 then
                "bbbbbbbbbbbbbbbbbbbb"
            else if ccccccccccccccc == 2 then
                "dddddddddddddddd"
            else
                "eeeeeeeeeeeee"

        """)
  }

  @Test(arguments: [
    ("((a) + ((b)))", "a + b"), ("(a + b) * c", "(a + b) * c"), ("a + (b * c)", "a + b * c"),
    ("a - (b - c)", "a - (b - c)"), ("(a - b) - c", "a - b - c"), ("-(a + b)", "-(a + b)"),
    ("not (a and b)", "not (a and b)"), ("(not a) and b", "not a and b"),
    ("(not a) == b", "(not a) == b"), ("(a |> f()) + 1", "a |> f() + 1"),
    ("(a + 1) |> f()", "(a + 1) |> f()"), ("(a).b", "a.b"), ("(-a).b", "(-a).b"),
    ("(if a then b else c) + 1", "(if a then b else c) + 1"), ("x[(1)]", "x[1]"),
    ("((x) => x)(x: 1)", "((x) => x)(x: 1)"), ("(r) => (({a: 1}))", "(r) => ({a: 1})"),
    ("r[\"a b\"]", "r[\"a b\"]"), ("1.", "1."), ("2 ^ (3 ^ 2)", "2 ^ (3 ^ 2)"),
    ("a or (b and c)", "a or b and c"), ("(a or b) and c", "(a or b) and c"),
    ("exists (r.a)", "exists r.a"), ("[\"a\" :1]", "[\"a\": 1]"), ("[ : ]", "[:]"),
    ("{ }", "{}"), ("{r with\n a : 1}", "{r with a: 1}"), ("f( )", "f()"), ("/a\\/b/", "/a\\/b/"),
    ("\"a ${b} \\${c}\"", "\"a ${b} \\${c}\""), ("2020-01-01", "2020-01-01T00:00:00Z"),
    ("a |> f()", "a |> f()"), ("a\n|> f()", "a\n    |> f()"), ("-(-1)", "--1"),
  ])
  func expressions(_ text: String, _ expected: String) throws {
    #expect(try formatted(text) == expected + "\n")
  }

  @Test(arguments: [
    ("package  x\nimport \"a\"\nb=1", "package x\n\n\nimport \"a\"\n\nb = 1\n"),
    ("option  a . b=1", "option a.b = 1\n"), ("", ""), ("// only\n", "// only\n\n"),
    (
      "builtin f:(<-t:stream[A],?x:int)=>B where A:Record+Nullable,B:Record",
      "builtin f : (<-t: stream[A], ?x: int) => B where A: Record + Nullable, B: Record\n"
    ),
    (
      "testcase a extends \"b\" { x = 1 }", "testcase a extends \"b\" {\n    x = 1\n}\n"
    ),
    ("@edition(\"2022\")\npackage x", "@edition(\"2022\")\npackage x\n\n"),
    ("f = (a) => { b = a\nreturn b }", "f = (a) => {\n    b = a\n\n    return b\n}\n"),
  ])
  func statements(_ text: String, _ expected: String) throws {
    #expect(try formatted(text) == expected)
  }

  @Test func stringsOfSeveralLinesStayAsTheyAre() throws {
    #expect(try formatted("x=\"a\n   b\"") == "x = \"a\n   b\"\n")
  }

  @Test func aScriptWithErrorsIsNotTouched() {
    for text in [
      "x = (", "x = 1\nimport \"a\"", "x = 2021-02-30", "return (", "@a", "x = 2021-06-0700:00Z",
      "x = 2021-06-07T00:00", "x = 2021-06-07T00:00:00", "x = 2021-06-07T00:00:00+01",
    ] {
      #expect(throws: QueryFailure.self, "\(text)") {
        try format(SourceText(name: "t", text: text))
      }
    }
  }

  @Test(arguments: [
    ("return  1", "return 1\n"), ("f = () => {a}", "f = () => {\n    a\n}\n"),
    ("x=2400-01-01T00:00:00Z", "x = 2400-01-01T00:00:00Z\n"), ("x= .a", "x = .a\n"),
  ])
  func aScriptThatCanBeReadButNotRunIsFormatted(_ text: String, _ expected: String) throws {
    #expect(try format(SourceText(name: "t", text: text)) == expected)
  }
}
