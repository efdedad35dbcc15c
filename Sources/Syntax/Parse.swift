import Diagnostics

/// What the first two stages make of a text: a tree that is always there, and what was wrong.
package struct ParseResult: Sendable {
  package let file: File
  package let diagnostics: [Diagnostic]
  package init(file: File, diagnostics: [Diagnostic]) {
    self.file = file
    self.diagnostics = diagnostics
  }
}

/// Reads a whole text. The tree is complete when there are no errors; else `bad` nodes stand where
/// something could not be read. Expressions are numbered from `firstExpressionNumber`.
///
/// Errors: S0001 to S0022, collected. Complexity: O(bytes).
package func parse(_ source: SourceText, firstExpressionNumber: Int = 0) -> ParseResult {
  let parser = Parser(source, firstExpressionNumber: firstExpressionNumber)
  let file = parser.file()
  return ParseResult(file: file, diagnostics: parser.diagnostics)
}

/// Reads a type as it is written after `builtin name :`, with its constraints.
///
/// The type is nil when there are errors: S0001, S0015.
package func parseTypeExpression(
  _ source: SourceText
) -> (type: TypeExpression?, diagnostics: [Diagnostic]) {
  let parser = Parser(source, firstExpressionNumber: 0)
  let type = parser.typeExpression()
  if parser.current.kind != .endOfFile {
    parser.reportUnexpected(expected: "the end of the type")
  }
  return (parser.diagnostics.isEmpty ? type : nil, parser.diagnostics)
}
