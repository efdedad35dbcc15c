import Columnar
import Formats

/// Rows that are equal on both sides and shown around those that differ.
private let contextRows = 2
/// Tables and rows of a table that are shown.
private let tablesMax = 10
private let rowsMax = 40

/// Rows of `errorOutput` for people: one line, and the tables with marks in front.
func differenceText(_ batches: [Batch]) -> (reason: String, detail: String) {
  var counts = (wanted: 0, got: 0, other: 0, tables: 0)
  var detail = ""
  for batch in batches {
    let mark = batch.schema.index(of: "_diff")
    for table in 0..<batch.tableCount where !batch.rows(ofTable: table).isEmpty {
      counts.tables += 1
      let lines = batch.rows(ofTable: table).map { row -> DifferenceLine in
        guard let mark else { return DifferenceLine(mark: "+", row: row) }
        guard case .string(let text) = batch.scalar(column: mark, row: row, table: table) else {
          return DifferenceLine(mark: " ", row: row)
        }
        return DifferenceLine(mark: text.isEmpty ? " " : text, row: row)
      }
      counts.wanted += lines.count { $0.mark == "-" }
      counts.got += mark == nil ? 0 : lines.count { $0.mark == "+" }
      counts.other += mark == nil ? lines.count : 0
      if counts.tables <= tablesMax { detail += tableText(batch, table, lines) }
    }
  }
  if counts.tables > tablesMax { detail += "… and \(counts.tables - tablesMax) more tables\n" }
  if counts.other > 0 { return (errorRowsReason(batches), detail) }
  let missing = "\(counts.wanted) \(counts.wanted == 1 ? "row is" : "rows are") missing (-)"
  let tables = "\(counts.tables) table\(counts.tables == 1 ? "" : "s")"
  return ("\(missing), \(counts.got) too many (+), in \(tables)", detail)
}

private struct DifferenceLine {
  let mark: String
  let row: Int
}

/// `shouldError` and its like yield what was found instead.
private func errorRowsReason(_ batches: [Batch]) -> String {
  guard let batch = batches.first, let column = batch.schema.fields.indices.first else { return "" }
  let cell = batch.scalar(column: column, row: 0, table: 0)
  return "found \(cellText(cell)) instead"
}

private func tableText(_ batch: Batch, _ table: Int, _ lines: [DifferenceLine]) -> String {
  let shown = batch.schema.fields.indices.filter {
    batch.schema.fields[$0].label != "_diff" && !batch.schema.isKey($0)
  }
  let key = zip(batch.schema.keyLabels, batch.key(ofTable: table))
    .map { "\($0)=\(cellText($1))" }.joined(separator: ", ")
  var text = key.isEmpty ? "" : "table \(key)\n"
  let isNear = lines.indices.map { index in
    let low = max(0, index - contextRows)
    let high = min(lines.count - 1, index + contextRows)
    return lines[low...high].contains { $0.mark != " " }
  }
  var rows: [[String]] = [[" "] + shown.map { batch.schema.fields[$0].label }]
  var left = 0
  for (index, line) in lines.enumerated() {
    guard isNear[index], rows.count <= rowsMax else {
      left += 1
      continue
    }
    rows.append(
      [line.mark]
        + shown.map { cellText(batch.scalar(column: $0, row: line.row, table: table)) })
  }
  let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  for row in rows {
    var line = ""
    for (cell, width) in zip(row, widths) {
      line += cell + String(repeating: " ", count: width - cell.count + 2)
    }
    while line.hasSuffix(" ") { line.removeLast() }
    text += line + "\n"
  }
  if left > 0 { text += "  … \(left) more rows\n" }
  return text
}
