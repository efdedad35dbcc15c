import Columnar
import Diagnostics

/// Results as tables that fit a screen.
///
/// Above each result stand its tables and their key; all tables of one schema share one heading.
/// When there are more rows than `rowsMax`, the first and the last are shown and the middle is
/// counted. A grid that is too wide first moves key columns that have one value throughout above
/// itself, then cuts long texts, then leaves out columns and names them.
/// Cells are escaped: nothing in data acts on the terminal.
package func screenTable(_ results: [KeptResult], style: ScreenStyle) -> String {
  var text = ""
  for (index, result) in results.enumerated() {
    if index > 0 { text += "\n" }
    if results.count > 1 || result.name != "_result" {
      text += style.paint("result \(terminalText(result.name))", .heading) + "\n"
    }
    text += heading(result, style)
    for part in parts(of: result, style) { text += part.text(style) }
  }
  return text
}

private func heading(_ result: KeptResult, _ style: ScreenStyle) -> String {
  let tables = "\(grouped(result.tableCount)) table\(result.tableCount == 1 ? "" : "s")"
  let key = result.keyLabels.map { terminalText($0) }.joined(separator: ", ")
  let line =
    result.rowCount == 0
    ? "no rows, \(tables), group key: [\(key)]" : "\(tables), group key: [\(key)]"
  return wrapWords(line, to: style.columns).map { style.paint($0, .faint) + "\n" }.joined()
}

/// A run of rows under one heading, or what is known of a result without rows.
private enum ScreenPart {
  case grid(ScreenGrid)
  case empty(Schema)

  func text(_ style: ScreenStyle) -> String {
    switch self {
    case .grid(let grid): return grid.text(style)
    case .empty(let schema):
      let names = schema.fields.map { "\(terminalText($0.label)):\($0.type.name)" }
      return wrapWords("columns: " + names.joined(separator: " "), to: style.columns)
        .map { style.paint($0, .faint) + "\n" }.joined()
    }
  }
}

private func parts(of result: KeptResult, _ style: ScreenStyle) -> [ScreenPart] {
  guard result.rowCount > 0 else {
    return result.batches.last.map { [.empty($0.schema)] } ?? []
  }
  let limit = style.rowsMax.map { max(2, $0) } ?? Int.max
  let isWhole = result.rowCount <= limit && result.droppedRowCount == 0
  let head = isWhole ? result.rowCount : min(limit, result.rowCount) / 2
  let tail = isWhole ? 0 : min(limit, result.rowCount) - head
  var found: [ScreenPart] = []
  var grid = ScreenGrid()
  var position = 0
  var omitted = result.rowCount - head - tail
  for (index, batch) in result.batches.enumerated() {
    if index == result.gap { position += result.droppedRowCount }
    let end = position + batch.rowCount
    let headRows = 0..<max(0, min(batch.rowCount, head - position))
    let tailStart = max(headRows.upperBound, result.rowCount - tail - position)
    let tailRows = min(tailStart, batch.rowCount)..<batch.rowCount
    for rows in [headRows, isWhole ? 0..<0 : tailRows] where !rows.isEmpty {
      if position + rows.lowerBound >= head, omitted > 0 {
        grid.omit(rows: omitted, ofOneTable: result.tableCount == 1)
        omitted = 0
      }
      if !grid.takes(batch.schema) {
        found.append(.grid(grid))
        grid = ScreenGrid()
      }
      grid.append(batch, rows: rows, style)
    }
    position = end
  }
  if !grid.isEmpty { found.append(.grid(grid)) }
  return found
}

/// A count with commas between thousands.
package func grouped(_ count: Int) -> String {
  let digits = String(count)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return text
}

/// Breaks a line at its blanks into lines of at most `columns`; longer words stay whole.
package func wrapWords(_ line: String, to columns: Int) -> [String] {
  var lines: [String] = []
  var current = ""
  for word in line.split(separator: " ") {
    if !current.isEmpty, terminalWidth(current) + 1 + terminalWidth(String(word)) > columns {
      lines.append(current)
      current = "  "
    }
    current += current.isEmpty || current == "  " ? String(word) : " " + word
  }
  return lines + [current]
}
