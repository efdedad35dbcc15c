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
// Stage functions to be written here by the Syntax stage:
//   func parse(_ source: SourceText, firstExpressionNumber: Int = 0) -> ParseResult
//   func parseTypeExpression(_ source: SourceText) -> (TypeExpression?, [Diagnostic])
//   func format(_ source: SourceText) -> Result<String, QueryFailure>
