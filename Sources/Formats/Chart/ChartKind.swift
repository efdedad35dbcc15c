import Columnar

/// The charts that results can be drawn as; each stands in a file of its own.
package enum ChartKind: String, Sendable, CaseIterable {
  case line, bar, duration, heat

  /// What suits the data: lines where there are times, else bars.
  package static func fitting(_ data: ChartData) -> ChartKind {
    data.hasTimes && data.pointCount > 1 ? .line : .bar
  }
}

/// Draws a chart as text of at most `style.columns` characters a line.
package func chartText(_ kind: ChartKind?, _ data: ChartData, style: ScreenStyle) -> String {
  guard data.pointCount > 0 else { return data.emptyText }
  switch kind ?? .fitting(data) {
  case .line where data.hasTimes: return lineChart(data, style)
  case .heat where data.hasTimes: return heatMap(data, style)
  case .line, .heat: return "a chart over time needs a column of times\n"
  case .duration: return loadDurationChart(data, style)
  case .bar: return barChart(data, style)
  }
}
