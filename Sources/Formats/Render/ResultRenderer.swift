import Columnar
import Diagnostics

/// Writes results as text in one format, batch by batch.
///
/// Calls come in order: `begin`, any number of `render`, `end`, for one result after another, then
/// `finish`. `fail` may come instead of the rest. Errors: what the output throws.
package protocol ResultRenderer: AnyObject {
  func begin(result name: String) throws
  func render(_ batch: Batch) throws
  func end() throws
  /// Writes a failure into the output where the format has a place for it and something was
  /// written already; false when the caller must report it.
  func fail(_ failure: QueryFailure) throws -> Bool
  func finish() throws
}

extension ResultRenderer {
  package func fail(_ failure: QueryFailure) throws -> Bool { false }
}

/// The formats that stand in this target, by the name that the command line knows.
package enum TextFormat: String, Sendable, CaseIterable {
  case table
  case csv
  case annotatedCSV = "annotated-csv"
  case json
  case ndjson
  case markdown
  case vertical
  case chart
  case svg
  case arrow

  /// `style` is for the formats that fit themselves to a screen.
  package func makeRenderer(
    _ output: TextOutput, style: ScreenStyle = ScreenStyle()
  ) -> any ResultRenderer {
    switch self {
    case .table: TableRenderer(output)
    case .csv: PlainCSVRenderer(output)
    case .annotatedCSV: AnnotatedCSVRenderer(output)
    case .json: JSONRenderer(output)
    case .ndjson: NDJSONRenderer(output)
    case .markdown: MarkdownRenderer(output)
    case .vertical: VerticalRenderer(output)
    case .chart: ChartRenderer(output, style: style, isSVG: false)
    case .svg: ChartRenderer(output, style: style, isSVG: true)
    case .arrow: ArrowRenderer(output)
    }
  }
}
