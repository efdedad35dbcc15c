import Formats

/// What `explain` shows as one page that needs nothing else; all text is escaped.
package func explainPage(_ scripts: [ExplainedScript]) -> String {
  var body = ""
  for script in scripts {
    body += "<h2>\(htmlText(script.name))</h2>\n"
    if let totals = script.totals {
      body +=
        "<p>\(counted(totals.tables, "table")), \(counted(totals.rows, "row")), "
        + "\(millisecondsText(Double(script.stages.execute))) ms running, "
        + "peak memory \(bytesText(totals.peakBytes))</p>\n"
    }
    body += "<table>\n<tr><th>line</th><th>step</th><th>path</th><th>rows</th><th>tables</th>"
    body += "<th>nulls</th><th>running</th><th>memory</th></tr>\n"
    for line in script.lines { body += stepRow(line) }
    body += "</table>\n"
  }
  return htmlPage(title: "explain", body: body)
}

private func stepRow(_ line: ExplainedLine) -> String {
  let step = (line.isPiped ? "|> " : "") + line.text
  var details = line.notes.map { "<div class=\"note\">\(htmlText($0))</div>" }
  details += line.reasons.map {
    "<div class=\"note\">not \($0.path.rawValue): \(htmlText($0.text))</div>"
  }
  var cells = [
    line.lineNumber.map(String.init) ?? "", "<code>\(htmlText(step))</code>\(details.joined())",
    "<span class=\"path \(line.path.rawValue)\">\(line.path.rawValue)</span>",
  ]
  if let numbers = line.numbers {
    cells += [
      countText(numbers.rows), countText(numbers.tables), countText(numbers.nulls),
      millisecondsText(Double(numbers.nanoseconds)) + " ms", bytesText(numbers.peakBytes),
    ]
  } else {
    cells += ["", "", "", "", ""]
  }
  return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
}
