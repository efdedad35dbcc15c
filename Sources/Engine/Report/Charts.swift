import Formats

/// One bar of a chart.
struct Bar {
  let label: String
  let value: Double
  /// Fastest and slowest run.
  let low: Double
  let high: Double
  let valueText: String
}

/// Horizontal bars from zero, each with its spread; a drawing that needs nothing else.
func barChart(title: String, _ bars: [Bar]) -> String {
  let rowHeight = 34.0
  let left = 190.0
  let width = 760.0
  let height = 50 + rowHeight * Double(bars.count)
  let most = max(bars.map(\.high).max() ?? 1, 1e-9)
  let scale = (width - left - 110) / most
  var body = ""
  for (index, bar) in bars.enumerated() {
    let y = 40 + rowHeight * Double(index)
    let middle = y + 11
    body += element("text", ["x": "8", "y": point(y + 15)], text: bar.label)
    body += element(
      "rect",
      [
        "x": point(left), "y": point(y), "width": point(bar.value * scale), "height": "22",
        "fill": palette[index % palette.count],
      ])
    body += element(
      "line",
      [
        "x1": point(left + bar.low * scale), "x2": point(left + bar.high * scale),
        "y1": point(middle), "y2": point(middle), "stroke": "#1c2430", "stroke-width": "2",
      ])
    body += element(
      "text", ["x": point(left + bar.high * scale + 8), "y": point(y + 15)], text: bar.valueText)
  }
  return drawing(title: title, width: width, height: height, body: body)
}

/// One line of a chart: positive values only.
struct Line {
  let label: String
  let points: [(x: Double, y: Double)]
}

/// Lines over logarithmic axes, on which growth with the rows has slope one.
func growthChart(title: String, _ lines: [Line], xLabel: String, yLabel: String) -> String {
  let (width, height) = (760.0, 420.0)
  let (left, right, top, bottom) = (80.0, 220.0, 50.0, 60.0)
  let points = lines.flatMap(\.points).filter { $0.x > 0 && $0.y > 0 }
  guard !points.isEmpty else { return drawing(title: title, width: width, height: 80, body: "") }
  let xAxis = LogAxis(points.map(\.x), from: left, to: width - right)
  let yAxis = LogAxis(points.map(\.y), from: height - bottom, to: top)
  var body = ""
  for power in xAxis.powers {
    let x = point(xAxis.position(power))
    body += element(
      "line",
      ["x1": x, "x2": x, "y1": point(top), "y2": point(height - bottom), "stroke": "#dde3ea"])
    body += element(
      "text", ["x": x, "y": point(height - bottom + 20), "text-anchor": "middle"],
      text: countText(Int(exactly: power.rounded()) ?? 0))
  }
  for power in yAxis.powers {
    let y = yAxis.position(power)
    body += element(
      "line",
      [
        "x1": point(left), "x2": point(width - right), "y1": point(y), "y2": point(y),
        "stroke": "#dde3ea",
      ])
    body += element(
      "text", ["x": point(left - 8), "y": point(y + 5), "text-anchor": "end"],
      text: millisecondsText(power))
  }
  for (index, line) in lines.enumerated() {
    let color = palette[index % palette.count]
    let places = line.points.filter { $0.x > 0 && $0.y > 0 }.map {
      (x: xAxis.position($0.x), y: yAxis.position($0.y))
    }
    body += element(
      "polyline",
      [
        "points": places.map { "\(point($0.x)),\(point($0.y))" }.joined(separator: " "),
        "fill": "none", "stroke": color, "stroke-width": "2",
      ])
    for place in places {
      body += element(
        "circle", ["cx": point(place.x), "cy": point(place.y), "r": "4", "fill": color])
    }
    if let last = places.last {
      body += element(
        "text", ["x": point(last.x + 10), "y": point(last.y + 5), "fill": color], text: line.label)
    }
  }
  body += element(
    "text",
    ["x": point((left + width - right) / 2), "y": point(height - 14), "text-anchor": "middle"],
    text: xLabel)
  body += element("text", ["x": "8", "y": point(top - 10)], text: yLabel)
  return drawing(title: title, width: width, height: height, body: body)
}

/// Colours that stay apart for those who see red and green alike.
private let palette = ["#3b6fb6", "#d98324", "#8a5aab", "#2a9d8f"]

/// Places of values along one axis.
private struct LogAxis {
  let low: Double
  let high: Double
  let from: Double
  let to: Double

  init(_ values: [Double], from: Double, to: Double) {
    low = decadeBelow(values.min() ?? 1)
    let most = values.max() ?? 10
    var top = low * 10
    while top < most { top *= 10 }
    high = top
    self.from = from
    self.to = to
  }

  var powers: [Double] {
    var powers = [low]
    while let last = powers.last, last < high * 0.99 { powers.append(last * 10) }
    return powers
  }

  func position(_ value: Double) -> Double {
    from + (to - from) * logarithmRatio(value / low, high / low)
  }
}

private func decadeBelow(_ value: Double) -> Double {
  var power = 1.0
  while power > value { power /= 10 }
  while power * 10 <= value { power *= 10 }
  return power
}

/// A coordinate with one decimal.
private func point(_ value: Double) -> String { decimalText(value, 1) }

private func element(_ name: String, _ attributes: [String: String], text: String? = nil) -> String
{
  let list = attributes.sorted { $0.key < $1.key }
    .map { " \($0.key)=\"\(htmlText($0.value))\"" }.joined()
  return text.map { "<\(name)\(list)>\(htmlText($0))</\(name)>\n" } ?? "<\(name)\(list)/>\n"
}

private func drawing(title: String, width: Double, height: Double, body: String) -> String {
  """
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(point(width)) \(point(height))" \
  width="\(point(width))" height="\(point(height))" role="img" \
  font-family="system-ui, sans-serif" font-size="14">
  <title>\(htmlText(title))</title>
  <rect width="100%" height="100%" fill="#ffffff"/>
  <text x="8" y="22" font-weight="600">\(htmlText(title))</text>
  \(body)</svg>

  """
}
