import Columnar

/// Keeps results and draws them at the end: the output formats `chart` and `svg`.
package final class ChartRenderer: ResultRenderer {
  private let output: TextOutput
  private let style: ScreenStyle
  private let isSVG: Bool
  private let keeper = ResultKeeper(rowsMax: .max)

  package init(_ output: TextOutput, style: ScreenStyle, isSVG: Bool) {
    self.output = output
    self.style = style
    self.isSVG = isSVG
  }

  package func begin(result name: String) throws { try keeper.begin(result: name) }
  package func render(_ batch: Batch) throws { try keeper.render(batch) }
  package func end() throws { try keeper.end() }

  package func finish() throws {
    let data = ChartData(keeper.results, style: style)
    try output.append(
      isSVG ? chartSVG(nil, data, style: style) : chartText(nil, data, style: style))
    try output.flush()
  }
}
