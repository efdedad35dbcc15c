import Columnar

/// A drawing as SVG text that needs nothing else; all words are escaped.
struct SVGDrawing {
  static let palette = [
    "#1f6fb4", "#d97706", "#2e8b57", "#8b5cf6", "#dc2626", "#0891b2", "#a16207", "#be185d",
  ]
  let width: Double
  let height: Double
  private var body = ""

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  mutating func text(_ words: String, x: Double, y: Double, anchor: String = "start") {
    body += "<text x=\"\(point(x))\" y=\"\(point(y))\" text-anchor=\"\(anchor)\">"
    body += htmlText(words) + "</text>\n"
  }

  mutating func line(
    _ start: (x: Double, y: Double), _ end: (x: Double, y: Double), color: String = "#c5ccd6",
    dashes: String? = nil
  ) {
    body += "<line x1=\"\(point(start.x))\" y1=\"\(point(start.y))\" x2=\"\(point(end.x))\""
    body += " y2=\"\(point(end.y))\" stroke=\"\(color)\""
    body += (dashes.map { " stroke-dasharray=\"\($0)\"" } ?? "") + "/>\n"
  }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, color: String) {
    body += "<rect x=\"\(point(x))\" y=\"\(point(y))\" width=\"\(point(width))\""
    body += " height=\"\(point(height))\" fill=\"\(color)\"/>\n"
  }

  /// Lines through points, all in one element.
  mutating func path(_ points: [(x: Double, y: Double)], color: String) {
    let places = points.map { "\(point($0.x)),\(point($0.y))" }.joined(separator: " ")
    body += "<polyline fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.5\""
    body += " points=\"\(places)\"/>\n"
  }

  var document: String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(point(width)) \(point(height))" \
    width="\(point(width))" height="\(point(height))" font-family="sans-serif" font-size="12" \
    fill="#1c2430">
    <rect width="100%" height="100%" fill="#ffffff"/>
    \(body)</svg>

    """
  }

  private func point(_ value: Double) -> String {
    formatFloat((value * 100).rounded() / 100)
  }
}

/// Draws a chart as an SVG document.
package func chartSVG(_ kind: ChartKind?, _ data: ChartData, style: ScreenStyle) -> String {
  var kind = kind ?? .fitting(data)
  if !data.hasTimes, kind == .line || kind == .heat { kind = .bar }
  guard let extent = data.extent else {
    var drawing = SVGDrawing(width: 480, height: 60)
    drawing.text("no values", x: 20, y: 35)
    return drawing.document
  }
  switch kind {
  case .line, .duration: return curvesSVG(data, extent, isDuration: kind == .duration, style)
  case .bar: return barsSVG(data, style)
  case .heat: return heatSVG(data, style)
  }
}
