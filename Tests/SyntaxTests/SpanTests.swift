import Columnar
import Diagnostics
import Testing

@testable import Syntax

/// Every expression of a text, outer ones first.
private func expressions(_ text: String) -> [Expression] {
  var found: [Expression] = []
  func visit(_ expression: Expression) {
    found.append(expression)
    expression.kind.forEachChild(visit)
  }
  for statement in parse(SourceText(name: "test", text: text)).file.body {
    statement.kind.forEachExpression(visit)
  }
  return found
}

@Suite struct SpanTests {
  /// The marked part must be the span of an expression that reads as given.
  @Test(arguments: [
    ("x = «1 + 2»", "(+ 1 2)"), ("x = 1 + «2 * 3» // c", "(* 2 3)"),
    ("x = «(1 + 2)» * 3", "(+ 1 2)"),
    ("x = («1 + 2») * 3", "(+ 1 2)"), ("x = «f(a: 1)»", "(call f a: 1)"), ("x = f(a: «1» )", "1"),
    ("«from(b: 1)\n  |> f()»\n", "(|> (call from b: 1) (call f))"), ("a |> «f( )» ", "(call f)"),
    ("x = «\"日本 ${y} é\"»", "(interpolation '日本 ' y ' é')"), ("x = \"日本 ${ «y» }\"", "y"),
    ("x = «-  1»", "(- 1)"), ("x = «not a == b»", "(not (== a b))"), ("x = «[1, 2, ]»", "[1 2]"),
    ("x = «{a: 1 , }»", "{ a: 1}"), ("x = «(r) => r»", "(fn (r) r)"), ("x = «r[\"a\"]»", "r.a"),
    ("x = «if a then b else c»  ", "(if a b c)"), ("x = «/a b/»", "/a b/"), ("x = «r . a»", "r.a"),
    ("x = «() => {\n return 1\n}»", "(fn () {(return 1)})"), ("x = «1h30m» ", "0mo5400000000000ns"),
  ])
  func spansAreExact(_ marked: String, _ expected: String) throws {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }
    try #require(parts.count == 3)
    let start = parts[0].utf8.count
    let end = start + parts[1].utf8.count
    let all = expressions(parts.joined())
    let found = all.filter { $0.span.start == start && $0.span.end == end }.map(dump)
    #expect(found.contains(expected))
  }

  @Test func numbersAscendAndAreUnique() {
    let text = "x = f(a: [1, {b: 2}], c: (r) => { d = r.e return d + 1 }) |> g()"
    let result = parse(SourceText(name: "test", text: text), firstExpressionNumber: 100)
    let numbers = expressions(text).map(\.number).sorted()
    #expect(numbers == Array(0..<numbers.count))
    #expect(result.file.expressionCount == 100 + numbers.count)
  }

  @Test func childrenStandInsideTheirParents() {
    let text = """
      @a("b")
      option n.o = 1
      x = from(bucket: "b") |> filter(fn: (r) => r["a"] == 1 and (not r.b or -r.c > 1.5))
      y = (a, b=2) => { c = "${a} é ${b}" return {a with d: [c, "e": 1]} }
      """
    for parent in expressions(text) {
      parent.kind.forEachChild { child in
        #expect(parent.span.start <= child.span.start && child.span.end <= parent.span.end)
      }
    }
  }
}

@Suite struct ValueTests {
  @Test(arguments: [
    ("2020-02-29", "@1582934400000000000"), ("1970-01-01T00:00:00.5+00:00", "@500000000"),
    ("2020-01-01T00:00:00.123456789999Z", "@1577836800123456789"),
    ("1969-12-31T23:59:59.999999999Z", "@-1"),
    ("2021-06-07T01:02:03+05:30", "@1623007923000000000"),
    ("1677-09-21T00:12:43.145224192Z", "@-9223372036854775808"),
    ("1677-09-21T00:12:43.145224194Z", "@-9223372036854775806"),
    ("1677-09-21T01:12:43.5+01:00", "@-9223372036500000000"),
    ("2262-04-11T23:47:16.854775807Z", "@9223372036854775807"),
    ("1677-09-22", "@-9223286400000000000"), ("1y2mo", "14mo0ns"), ("1w", "0mo604800000000000ns"),
    ("1ns2us3ms", "0mo3002001ns"), (".5", "0.5f"), ("1.", "1.0f"),
    ("16154.30", "16154.3f"), ("\"\\x41\\n\\${\"", "\"A\n${\""), ("\"$5 $\"", "\"$5 $\""),
    ("/a\\/b\\x41\\d/", "/a/bA\\d/"), ("x[\"a\"]", "x.a"), ("x[\"a\" + b]", "x[(+ \"a\" b)]"),
    ("2.0 ^ 3.0 ^ 2.0", "(^ (^ 2.0f 3.0f) 2.0f)"), ("-a |> f()", "(|> (- a) (call f))"),
    ("a |> f() ^ 2.0", "(^ (|> a (call f)) 2.0f)"), ("exists r.a and x", "(and (exists r.a) x)"),
    ("not a == b", "(not (== a b))"), ("1 - -1", "(- 1 (- 1))"), ("6/2/3", "(/ (/ 6 2) 3)"),
    ("a or b and not c", "(or a (and b (not c)))"), ("(r) => r.a + 1", "(fn (r) (+ r.a 1))"),
    ("[:]", "[:]"), ("{r with a: 1}", "{r with a: 1}"), ("(x)", "x"),
    ("(x=<-) => x", "(fn (x=<-) x)"),
    ("1 < 2 == true", "(== (< 1 2) true)"), ("{a, b}", "{ a b}"),
  ])
  func expressionsRead(_ text: String, _ expected: String) throws {
    #expect(try tree(of: text) == expected)
  }

  @Test func recoveredTreesKeepWhatWasRight() {
    func recovered(_ text: String) -> String {
      dump(parse(SourceText(name: "test", text: text)).file)
    }
    #expect(recovered("x = 1 +\ny = 2") == "(= x (+ 1 bad)) (= y 2)")
    #expect(recovered("x = f(a: 1 b: 2)\ny = 3") == "(= x (call f a: 1 b: 2)) (= y 3)")
    #expect(recovered("x = [1 2]") == "(= x [1 2])")
    #expect(recovered("x = f(a: [1, 2)\ny = 3") == "(= x (call f a: [1 2])) (= y 3)")
    #expect(recovered("x = 'a'\ny = 3") == "(= x \"a\") (= y 3)")
    #expect(recovered("x = ;\ny = 3").hasSuffix("(= y 3)"))
    #expect(recovered("x = {a: 1\ny = 2") == "(= x { a: 1}) (= y 2)")
    #expect(recovered("f(fn: (r) => r.a = 1)") == "(call f fn: (fn (r) (== r.a 1)))")
    #expect(recovered("x = if a then b\ny = 1") == "(= x (if a b bad)) (= y 1)")
    #expect(recovered("x = \"abc\ny = 2") == "(= x \"\") (= y 2)")
  }

  @Test(arguments: [
    (
      "(<-tables: stream[A], ?n: int) => stream[B] where A: Record, B: Addable + Equatable",
      "(<-tables: stream[A], ?n: int) => stream[B] | A: Record | B: Addable+Equatable"
    ),
    ("[string: {A with x: dynamic}]", "[string: {A with x: dynamic}]"), ("vector[T]", "vector[T]"),
    ("(<-: int) => .label", "(<-: int) => .label"), ("{}", "{}"), ("stream", "stream"),
  ])
  func typesRead(_ text: String, _ expected: String) {
    let (type, diagnostics) = parseTypeExpression(SourceText(name: "test", text: text))
    #expect(diagnostics.isEmpty)
    #expect(type.map(dump) == expected)
  }

  @Test(arguments: ["", "[", "(a: int)", "int int", "{a int}", "(<-a: int, <-b: int) => int"])
  func brokenTypesAreRefused(_ text: String) {
    let (type, diagnostics) = parseTypeExpression(SourceText(name: "test", text: text))
    #expect(type == nil)
    #expect(!diagnostics.isEmpty)
  }

  /// Scripts with a part cut out, doubled or replaced: whatever they are, there is a tree.
  @Test func damagedScriptsAlwaysYieldATree() throws {
    let script =
      "x = from(bucket: \"b ${y}\") |> filter(fn: (r) => r.a =~ /x/ and not r[\"b\"] == 1h)\n"
    let bytes = Array((script + "f = (a, b=<-) => { return {a with c: [1.5, 2]} }\n").utf8)
    var random = SplitMix64(seed: 7)
    for _ in 0..<2_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<damaged.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: damaged.remove(at: index)
        case 1: damaged.insert(damaged[index], at: index)
        default: damaged[index] = bytes[Int.random(in: 0..<bytes.count, using: &random)]
        }
      }
      let source = SourceText(name: "test", bytes: damaged)
      let result = parse(source)
      #expect(result.file.span.end == damaged.count)
      for diagnostic in result.diagnostics {
        let span = try #require(diagnostic.span)
        #expect(span.start >= 0 && span.end <= damaged.count && span.start <= span.end)
      }
    }
  }
}
