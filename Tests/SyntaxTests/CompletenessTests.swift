import Diagnostics
import Syntax
import Testing

@Suite struct CompletenessTests {
  @Test(arguments: [
    "", "x = 1", "f(a: 1)", "x = \"a ${b} c\"", "// only a comment", "x = (1))", "]",
    "x = if a then b else c", "x = /a(b/", "f = (r) => {\n  return r\n}", "x = \"a\\\\\"",
  ])
  func completeTexts(_ text: String) {
    #expect(isComplete(SourceText(name: "test", text: text)))
  }

  @Test(arguments: [
    "x =", "f(a: 1", "x = \"abc", "x = \"abc\\\"", "x = \"a ${b", "x = \"a ${b} c", "a |>",
    "x = 1 +",
    "x = if a then b", "f = (r) => {", "f = (r) =>", "[1,", "{a:", "import", "a.",
    "x = \"a ${\"b\"",
  ])
  func openTexts(_ text: String) {
    #expect(!isComplete(SourceText(name: "test", text: text)))
  }
}
