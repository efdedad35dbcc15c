import Diagnostics
import Formats

/// The results of one run, to be shown again as a table, a chart or a file.
public struct ResultView: Sendable {
  package let results: [KeptResult]
  /// Units of fields, by field; those of the store.
  let units: [String: String]

  /// Rows over all results.
  public var rowCount: Int { results.reduce(0) { $0 + $1.rowCount } }
  public var isEmpty: Bool { results.isEmpty }

  /// As tables that fit the screen. Safe for a terminal; holds colours where they are wanted.
  public func screenText(_ options: ScreenOptions) -> String {
    screenTable(results, style: options.style)
  }

  /// In one of the formats that scripts write too. Errors: `U0014` when there were too many rows to
  /// keep them all.
  public func bytes(_ format: OutputFormat, _ options: ScreenOptions) throws -> [UInt8] {
    try surfacing {
      if let result = results.first(where: { $0.droppedRowCount > 0 }) {
        throw QueryFailure(
          .tooManyRowsToKeep,
          "\(countText(result.rowCount)) rows are more than a shell keeps", kind: .usage,
          fix: "gridflux run -o \(format.rawValue) SCRIPT > FILE")
      }
      if format == .chart || format == .svg {
        return Array(chart(kind: nil, isSVG: format == .svg, options).utf8)
      }
      var bytes: [UInt8] = []
      let output = TextOutput { bytes += $0 }
      try render(
        results, with: format.textFormat.makeRenderer(output, style: options.style))
      return bytes
    }
  }

  /// Names of the kinds of chart.
  public static var chartKinds: [String] { ChartKind.allCases.map(\.rawValue) }

  /// A chart of a kind, or of what suits the data; columns as in `ChartData`. Safe for a terminal.
  public func chart(
    kind: String?, columns: [String] = [], isSVG: Bool = false, _ options: ScreenOptions
  ) -> String {
    let style = options.style
    var data = ChartData(results, columns: columns, style: style)
    data.unit = units[data.valueName]
    let kind = kind.flatMap(ChartKind.init(rawValue:))
    if isSVG { return chartSVG(kind, data, style: style) }
    let dropped = results.reduce(0) { $0 + $1.droppedRowCount }
    let note = "\(countText(dropped)) rows from the middle are not kept and not drawn\n"
    return (dropped > 0 ? note : "") + chartText(kind, data, style: style)
  }
}

extension DiagnosticCode {
  package static let tooManyRowsToKeep = DiagnosticCode("U0014")
}
