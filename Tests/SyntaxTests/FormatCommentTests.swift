import Diagnostics
import Syntax
import Testing

/// Comments, of which each stands before the token that followed it.
@Suite struct FormatCommentTests {
  @Test(arguments: [
    "f = (\n    // the first\n    a,\n    b,\n) =>\n    a",
    "f = (\n    a// none but this\n    ,\n    b,\n) =>\n    a",
    "f = (\n    a=1,\n    b// is two\n    =2,\n) =>\n    a",
    "f = (\n    a,\n    b,\n)\n    // gives\n    =>\n    a",
    "f = (a) =>\n    // the same\n    a",
    "x = [\n    // odd\n    1,\n    3,\n]",
    "x = [\n    1// one\n    ,\n    3,\n]",
    "x = [\n    1,\n    3,// no more\n]",
    "x =\n    // a list\n    [1, 3]",
    "[\n    \"a\": 1,\n    // second\n    \"b\": 2,\n]",
    "{\n    // name\n    a: 1,\n    b: 2,\n}",
    "{\n    a\n        // is\n        : 1,\n    b: 2,\n}",
    "{\n    a:\n        // one\n        1,\n    b: 2,\n}",
    "{\n    a: 1\n        // and\n        ,\n    b: 2,\n}",
    "from()\n    // narrowed\n    |> range(start: -1h)",
    "range(\n    // of one hour\n    start: -1h,\n)",
    "if // tested\n    a\nthen\n    b\nelse\n    c",
    "if a then\n    // first\n    b\nelse\n    c",
    "if a then\n    b\n// or\nelse\n    c",
    "if a then\n    b\nelse\n    // last\n    c",
    "a\n    // plus\n    +\n    b", "a + // this\n    b",
    "(a + b\n    // kept\n    )", "// all\n(a + b)", "a// of\n[\"b\"]",
    "a\n    // of\n    .b", "option a\n    // in\n    .b = 1",
    "import // here\n\"math\"", "builtin a\n    // is\n    : int",
    "@since(\n    // of 2020\n    \"0.7\",\n)\nx = 1",
    "f = (r) => {\n    // to begin\n    return r\n}",
  ])
  func stay(_ text: String) throws {
    let source = text + "\n"
    let result = try format(SourceText(name: "test", text: source))
    #expect(result == source)
    #expect(try tree(of: result) == tree(of: source))
  }

  /// A comment between any two tokens is kept, and where it comes to stand it stays.
  @Test(arguments: [
    "f = (a, b=<-) => if a.b[\"c\"] then -g(x: [1, [2: 3]], y: {b with z: not b[0]}) else (1 + 2) * 3",
    "option task = {name: \"n\", every: 1h} testcase t extends \"s\" { x = 1 |> f() |> g(a) }",
    "@a(\"b\", 1) builtin f : (<-t: [A], ?x: [string:{B with y: int}]) => A where A: Record",
    "package p import m \"math\" f = (r) => { y = \"a ${r.b + 1} c\" return ({y: y}) }",
  ])
  func areNeverLost(_ text: String) throws {
    let source = SourceText(name: "test", text: text)
    for token in tokenize(source) {
      if [.text, .quote, .interpolationStart].contains(token.kind) { continue }
      let start = token.span.start
      let commented =
        source.text(from: 0, to: start) + " // here\n"
        + source.text(from: start, to: source.bytes.count)
      let parsed = parse(SourceText(name: "commented", text: commented))
      let result = try format(SourceText(name: "commented", text: commented))
      let again = parse(SourceText(name: "again", text: result))
      #expect(again.file.comments.map(\.text) == parsed.file.comments.map(\.text), "\(result)")
      #expect(try tree(of: result) == tree(of: commented), "\(result)")
      #expect(try format(SourceText(name: "again", text: result)) == result)
    }
  }
}
