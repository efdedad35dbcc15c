import Formats

/// The files of `--report`: a page, the same as Markdown, the charts, and the numbers.
func reportFiles(_ comparison: Comparison) -> [(name: String, text: String)] {
  var files = [
    ("index.html", reportPage(comparison)), ("report.md", reportMarkdown(comparison)),
    ("result.json", compareJSON(comparison).text),
  ]
  if let chart = timesChart(comparison) { files.append(("times.svg", chart)) }
  if let chart = growthChart(comparison) { files.append(("growth.svg", chart)) }
  return files
}

private func timesChart(_ comparison: Comparison) -> String? {
  guard !comparison.variants.isEmpty else { return nil }
  let bars = comparison.variants.map { variant in
    let script = variant.side == .a ? comparison.a : comparison.b
    return Bar(
      label: variant.isRowByRow
        ? "\(variant.side.rawValue) row by row" : "\(variant.side.rawValue) \(script.name)",
      value: variant.mean, low: variant.minimum, high: variant.maximum,
      valueText: millisecondsText(variant.mean) + " ms")
  }
  return barChart(title: "running, mean of \(comparison.runs), with the fastest and slowest", bars)
}

private func growthChart(_ comparison: Comparison) -> String? {
  guard !comparison.growth.isEmpty else { return nil }
  let lines = comparison.growth.map { row in
    Line(label: row.label, points: row.points.map { (Double($0.rows), $0.nanoseconds) })
  }
  return growthChart(title: "as the data grows", lines, xLabel: "rows read", yLabel: "ms")
}

private func reportPage(_ comparison: Comparison) -> String {
  var body = "<h1>\(htmlText(comparison.a.name)) and \(htmlText(comparison.b.name))</h1>\n"
  body += "<pre>\(htmlText(compareText(comparison, columns: 112)))</pre>\n"
  if let chart = timesChart(comparison) { body += "<h2>Times</h2>\n\(chart)" }
  if let chart = growthChart(comparison) { body += "<h2>As the data grows</h2>\n\(chart)" }
  body +=
    "<h2>The steps</h2>\n<table>\n<tr><th></th><th>A</th><th>path</th><th>B</th><th>path</th></tr>\n"
  for pair in stepPairs(comparison) {
    body +=
      "<tr\(pair.isSame ? "" : " class=\"differs\"")><td>\(pair.isSame ? "same" : "differs")</td>"
    for line in [pair.a, pair.b] {
      guard let line else {
        body += "<td></td><td></td>"
        continue
      }
      body += "<td><code>\(htmlText((line.isPiped ? "|> " : "") + line.text))</code></td>"
      body += "<td><span class=\"path \(line.path.rawValue)\">\(line.path.rawValue)</span></td>"
    }
    body += "</tr>\n"
  }
  body += "</table>\n"
  for script in [comparison.a, comparison.b] {
    guard let explained = script.explained else { continue }
    body += "<h2>explain --analyze \(htmlText(script.name))</h2>\n"
    body += "<pre>\(htmlText(explainText([explained])))</pre>\n"
  }
  return htmlPage(title: "compare \(comparison.a.name) \(comparison.b.name)", body: body)
}

private func reportMarkdown(_ comparison: Comparison) -> String {
  var text = "# \(markdownText(comparison.a.name)) and \(markdownText(comparison.b.name))\n\n"
  text += fenced(compareText(comparison, columns: 112)) + "\n"
  if !comparison.variants.isEmpty {
    text += "| | running, mean | fastest | slowest | values read | bytes read |\n"
    text += "|---|---:|---:|---:|---:|---:|\n"
    for variant in comparison.variants {
      let label = variant.side.rawValue + (variant.isRowByRow ? " row by row" : "")
      text += "| \(label) | \(millisecondsText(variant.mean)) ms "
      text += "| \(millisecondsText(variant.minimum)) ms | \(millisecondsText(variant.maximum)) ms "
      text += "| \(countText(variant.valuesRead)) | \(bytesText(variant.bytesRead)) |\n"
    }
    text += "\n![times](times.svg)\n"
  }
  if !comparison.growth.isEmpty { text += "\n![growth](growth.svg)\n" }
  return text
}

/// A block that shows its text as it is, whatever back quotes the text has.
private func fenced(_ text: String) -> String {
  var fence = "```"
  while text.contains(fence) { fence += "`" }
  return "\(fence)\n\(text)\(fence)\n"
}

private func markdownText(_ text: String) -> String {
  var result = ""
  for character in text {
    if "\\`*_{}[]<>()#+-!|".contains(character), character != "-" { result.append("\\") }
    result.append(character == "\n" ? " " : character)
  }
  return result
}
