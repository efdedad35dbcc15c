import Diagnostics
import Testing

private let code = DiagnosticCode("T0007")

/// A message at the `occurrence`-th place (from 1) where `part` stands in `text`.
private func span(_ part: String, in source: SourceText) -> Span {
  let bytes = Array(part.utf8)
  for start in 0..<source.bytes.count where source.bytes[start...].starts(with: bytes) {
    return Span(source: source, start: start, end: start + bytes.count)
  }
  return Span(source: source, start: 0, end: 0)
}

@Suite struct RenderTests {
  @Test func aMessageShowsItsLineNotesAndFix() {
    let source = SourceText(name: "q.flux", text: "a = 1\nb = a + \"x\"\n")
    let diagnostic = Diagnostic(
      code, "expected int, got string", at: span("\"x\"", in: source),
      labels: [.init(span: span("a +", in: source), text: "this is an int")],
      notes: ["both sides of `+` have one type"], fix: "write `string(v: a)`")
    #expect(
      render(diagnostic, color: false) == """
        error[T0007]: expected int, got string
         --> q.flux:2:9
          |
        2 | b = a + "x"
          |         ^^^
          |     --- this is an int
          note: both sides of `+` have one type
          fix: write `string(v: a)`
        """)
  }

  @Test func caretsStandUnderWideLettersAndTabs() {
    let source = SourceText(name: "q", text: "\tv = \"日本é\" + x")
    #expect(
      render(Diagnostic(code, "m", at: span("x", in: source)), color: false) == """
        error[T0007]: m
         --> q:1:19
          |
        1 |     v = "日本é" + x
          |                   ^
        """)
  }

  /// What a message costs does not grow with its line.
  @Test func longLinesAreCutAroundTheirMark() {
    let blank = String(repeating: "é ", count: 50_000)
    let source = SourceText(name: "q", text: blank + "x" + blank)
    let text = render(Diagnostic(code, "m", at: span("x", in: source)), color: false)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[1].hasSuffix("q:1:150001"))
    #expect(lines[3].contains("…") && lines[3].hasSuffix("…"))
    #expect(lines[3].unicodeScalars.count < 120)
    // The mark stands below its letter.
    let letter = Array(lines[3].unicodeScalars).firstIndex(of: "x")
    #expect(letter != nil)
    #expect(Array(lines[4].unicodeScalars).firstIndex(of: "^") == letter)
  }

  @Test func controlCharactersBecomeVisible() {
    let source = SourceText(name: "q\u{1B}[2J", text: "a\u{1B}[31mb\u{202E}c")
    let text = render(Diagnostic(code, "odd \u{7}", at: span("b", in: source)), color: false)
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    #expect(text.contains("a\\x1b[31mb\\u{202e}c"))
    #expect(text.contains("odd \\x07"))
    #expect(text.contains("\n  |          ^"))
  }

  @Test func bytesThatAreNotTextKeepTheColumnsRight() {
    let source = SourceText(name: "q", bytes: [0xFF, 0x20, 0xC3, 0x20, 0x78])
    let span = Span(source: source, start: 4, end: 5)
    #expect(
      render(Diagnostic(code, "m", at: span), color: false).hasSuffix(
        "1 | \u{FFFD} \u{FFFD} x\n  |     ^"))
  }

  @Test func longLinesAreCutAroundTheMark() {
    let text = String(repeating: "a", count: 300) + "X" + String(repeating: "b", count: 300)
    let source = SourceText(name: "q", text: text)
    let lines = render(Diagnostic(code, "m", at: span("X", in: source)), color: false)
      .split(separator: "\n")
    #expect(lines[3].count <= 110)
    #expect(lines[3].contains("…a") && lines[3].hasSuffix("b…"))
    let mark = lines[4].distance(
      from: lines[4].startIndex, to: lines[4].firstIndex(of: "^") ?? lines[4].startIndex)
    let place = lines[3].distance(
      from: lines[3].startIndex, to: lines[3].firstIndex(of: "X") ?? lines[3].startIndex)
    #expect(mark == place)
  }

  @Test func distantLabelsAndOtherSourcesHaveTheirPlaces() {
    let source = SourceText(name: "q", text: "one\n\n\n\n\n\n\n\n\nten")
    let other = SourceText(name: "lib", text: "builtin f")
    let diagnostic = Diagnostic(
      code, "m", at: span("ten", in: source),
      labels: [
        .init(span: span("one", in: source), text: "first"),
        .init(span: span("f", in: other), text: "declared here"),
      ])
    #expect(
      render(diagnostic, color: false) == """
        error[T0007]: m
          --> q:10:1
           |
        1  | one
           | --- first
        ...
        10 | ten
           | ^^^
          ::: lib:1:9
        1  | builtin f
           |         - declared here
        """)
  }

  @Test func aSpanOverLinesMarksTheFirst() {
    let source = SourceText(name: "q", text: "f(\n  a\n)")
    let span = Span(source: source, start: 0, end: 8)
    #expect(render(Diagnostic(code, "m", at: span), color: false).hasSuffix("1 | f(\n  | ^^"))
  }

  @Test func theEndOfTheTextCanBeMarked() {
    let source = SourceText(name: "q", text: "x =")
    let span = Span(source: source, start: 3, end: 3)
    #expect(render(Diagnostic(code, "m", at: span), color: false).hasSuffix("1 | x =\n  |    ^"))
  }

  @Test func withoutAPlaceTheMessageStandsAlone() {
    let diagnostic = Diagnostic(code, "no store", severity: .warning, fix: "name one")
    #expect(render(diagnostic, color: false) == "warning[T0007]: no store\n  fix: name one")
  }

  @Test func colourIsOnlyWrittenWhenAskedFor() {
    let source = SourceText(name: "q", text: "x")
    let diagnostic = Diagnostic(code, "m", at: span("x", in: source), fix: "f")
    #expect(render(diagnostic, color: true).contains("\u{1B}[1;31merror[T0007]\u{1B}[0m"))
    #expect(!render(diagnostic, color: false).contains("\u{1B}"))
  }
}

@Suite struct NearestTests {
  @Test(arguments: [
    ("aggregatWindow", "aggregateWindow"), ("flter", "filter"), ("fitler", "filter"),
    ("Mean", "mean"), ("_valu", "_value"), ("rnge", "range"),
  ])
  func misspeltNamesAreFound(_ name: String, _ expected: String) {
    let names = ["range", "filter", "mean", "median", "aggregateWindow", "_value", "_time"]
    #expect(nearest(name, in: names) == expected)
  }

  /// Near ones come first, then a shared beginning; two letters are none.
  @Test(
    arguments: [
      ("smple", "sample"), ("pop", "population"), ("exact", "exact_mean"), ("exclude", "except"),
      ("EXACT_SEL", "exact_selector"), ("by2", nil), ("remove", nil), ("", nil),
    ] as [(String, String?)])
  func wordsThatBeginAlikeAreLikely(_ word: String, _ expected: String?) {
    let words = ["sample", "population", "exact_mean", "exact_selector", "except"]
    #expect(likeliest(word, among: words) == expected)
    #expect(likeliest(word, among: []) == nil)
  }

  @Test func nothingNearIsNothing() {
    #expect(nearest("pivot", in: ["range", "mean"]) == nil)
    #expect(nearest("x", in: ["y"]) == nil)
    #expect(nearest("", in: ["a"]) == nil)
    #expect(nearest("mean", in: ["mean"]) == nil)
  }

  @Test func theAnswerDoesNotDependOnTheOrder() {
    #expect(nearest("col", in: ["cot", "cod"]) == "cod")
    #expect(nearest("col", in: ["cod", "cot"]) == "cod")
  }
}
