import Columnar
import Diagnostics

/// Rows of one schema as cells of text, and their layout on a screen.
struct ScreenGrid {
  private struct Cell {
    let text: String
    let isNull: Bool
  }

  /// Between two columns.
  private static let gap = 2
  /// Columns that are left out last.
  private static let dear = ["_time", "_value"]
  /// A column of text is not cut below this.
  private static let cutWidthMin = 12

  private var schema: Schema?
  /// Positions in the schema, key columns first.
  private var order: [Int] = []
  private var cells: [[Cell]] = []
  /// Rows before which another table begins.
  private var tableStarts: [Int] = []
  /// Rows left out, and the row before which they would stand.
  private var omission: (row: Int, count: Int, isOfOneTable: Bool)?

  var isEmpty: Bool { cells.isEmpty }

  func takes(_ schema: Schema) -> Bool { self.schema == nil || self.schema == schema }

  /// Says that rows are missing between those before and those to come.
  mutating func omit(rows: Int, ofOneTable: Bool) { omission = (cells.count, rows, ofOneTable) }

  mutating func append(_ batch: Batch, rows: Range<Int>, _ style: ScreenStyle) {
    if schema == nil {
      schema = batch.schema
      let keys = batch.schema.keyIndices
      order = keys + batch.schema.fields.indices.filter { !batch.schema.isKey($0) }
    }
    let columns = order.map { CellText(onTerminal: batch.columns[$0], of: batch) }
    var table = batch.table(ofRow: rows.lowerBound)
    for row in rows {
      while row >= batch.rows(ofTable: table).upperBound { table += 1 }
      let isStart = row == batch.rows(ofTable: table).lowerBound
      if isStart, !(table == 0 && batch.continuesTable) { tableStarts.append(cells.count) }
      cells.append(
        order.indices.map { cell(columns[$0], batch, order[$0], row: row, table: table, style) })
    }
  }

  private func cell(
    _ column: CellText, _ batch: Batch, _ position: Int, row: Int, table: Int,
    _ style: ScreenStyle
  ) -> Cell {
    if column.type == .time {
      guard case .time(let time) = batch.scalar(column: position, row: row, table: table) else {
        return Cell(text: "", isNull: true)
      }
      return Cell(text: style.timeText(time), isNull: false)
    }
    var bytes: [UInt8] = []
    let isPresent = column.append(row: row, table: table, to: &bytes)
    return Cell(text: String(decoding: bytes, as: UTF8.self), isNull: !isPresent)
  }

  // MARK: Layout

  func text(_ style: ScreenStyle) -> String {
    guard let schema else { return "" }
    var shown = Array(order.indices)
    var widths = order.indices.map { width(ofColumn: $0, schema) }
    var text = ""
    if total(shown, widths) > style.columns {
      let fixed = shown.filter { schema.isKey(order[$0]) && isConstant($0) }
      shown.removeAll { fixed.contains($0) }
      // What tells rows apart comes before what does not.
      let same = total(shown, widths) > style.columns ? sameThroughout(shown, schema) : []
      shown.removeAll { same.contains($0) }
      // Of rows that are not looked at only the key of the one table is known.
      let isOfAll = omission.map { $0.isOfOneTable && same.isEmpty } ?? true
      text += constants(fixed + same, isOfAll ? "all rows: " : "all rows shown: ", schema, style)
    }
    cut(shown, &widths, schema, style)
    let hidden = drop(&shown, widths, schema, style)
    text += header(shown, widths, schema, style)
    let rules = hasLongTables ? Set(tableStarts.dropFirst()) : []
    for (row, line) in cells.enumerated() {
      if let omission, omission.row == row {
        text += omitted(omission.count, style)
      } else if rules.contains(row) {
        text += rule(shown, widths, style)
      }
      text += self.line(line, shown, widths, schema, style)
    }
    if let omission, omission.row == cells.count { text += omitted(omission.count, style) }
    if !hidden.isEmpty {
      let names = hidden.map { terminalText(schema.fields[order[$0]].label) }
      let note = "not shown for width: \(names.joined(separator: ", ")); .mode vertical shows all"
      text += wrapWords(note, to: style.columns).map { style.paint($0, .faint) + "\n" }.joined()
    }
    return text
  }

  private func omitted(_ count: Int, _ style: ScreenStyle) -> String {
    let dots = style.isUnicode ? "⋮" : ":"
    let line = "\(dots) \(grouped(count)) row\(count == 1 ? "" : "s") not shown; .last shows all"
    return style.paint(style.fitted(line, to: style.columns), .faint) + "\n"
  }

  private var hasLongTables: Bool { tableStarts.count < cells.count }

  private func width(ofColumn column: Int, _ schema: Schema) -> Int {
    let field = schema.fields[order[column]]
    let own = max(terminalWidth(terminalText(field.label)), field.type.name.count, 4)
    return cells.reduce(own) { max($0, terminalWidth($1[column].text)) }
  }

  private func total(_ shown: [Int], _ widths: [Int]) -> Int {
    shown.reduce(0) { $0 + widths[$1] } + Self.gap * max(0, shown.count - 1)
  }

  private func isConstant(_ column: Int) -> Bool {
    guard let first = cells.first?[column] else { return false }
    return cells.allSatisfy { $0[column].text == first.text && $0[column].isNull == first.isNull }
  }

  /// Columns outside the key that say nothing of one row that they do not say of all.
  private func sameThroughout(_ shown: [Int], _ schema: Schema) -> [Int] {
    guard cells.count > 1 else { return [] }
    return shown.filter { !Self.dear.contains(schema.fields[order[$0]].label) && isConstant($0) }
  }

  private func constants(
    _ columns: [Int], _ head: String, _ schema: Schema, _ style: ScreenStyle
  ) -> String {
    guard let row = cells.first, !columns.isEmpty else { return "" }
    let pairs = columns.map { column in
      terminalText(schema.fields[order[column]].label) + "="
        + (row[column].isNull ? "null" : row[column].text)
    }
    return wrapWords(head + pairs.joined(separator: " "), to: style.columns)
      .map { style.paint($0, .faint) + "\n" }.joined()
  }

  /// Narrows columns of text, the widest first, as far as that may help.
  private func cut(_ shown: [Int], _ widths: inout [Int], _ schema: Schema, _ style: ScreenStyle) {
    while total(shown, widths) > style.columns {
      let texts = shown.filter {
        schema.fields[order[$0]].type == .string && widths[$0] > Self.cutWidthMin
      }
      guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { return }
      let excess = total(shown, widths) - style.columns
      let next = texts.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let floor = max(Self.cutWidthMin, min(next, widths[widest] - 1))
      widths[widest] = max(floor, widths[widest] - excess)
    }
  }

  /// Takes columns out of the middle until the rest fits; the time and the value stay longest.
  private func drop(
    _ shown: inout [Int], _ widths: [Int], _ schema: Schema, _ style: ScreenStyle
  ) -> [Int] {
    var hidden: [Int] = []
    while shown.count > 1, total(shown, widths) > style.columns {
      let cheap = shown.indices.filter {
        !Self.dear.contains(schema.fields[order[shown[$0]]].label)
      }
      let position = cheap.isEmpty ? shown.count / 2 : cheap[cheap.count / 2]
      hidden.append(shown.remove(at: position))
    }
    return hidden.sorted()
  }

  private func header(
    _ shown: [Int], _ widths: [Int], _ schema: Schema, _ style: ScreenStyle
  ) -> String {
    var labels: [String] = []
    var types: [String] = []
    for column in shown {
      let field = schema.fields[order[column]]
      let label = style.fitted(terminalText(field.label), to: widths[column])
      let isNumber = field.type.isNumeric
      labels.append(
        isNumber
          ? style.aligned(label, to: widths[column]) : style.padded(label, to: widths[column]))
      types.append(
        isNumber
          ? style.aligned(field.type.name, to: widths[column])
          : style.padded(field.type.name, to: widths[column]))
    }
    let gap = String(repeating: " ", count: Self.gap)
    return style.paint(trimmed(labels.joined(separator: gap)), .heading) + "\n"
      + style.paint(trimmed(types.joined(separator: gap)), .faint) + "\n"
      + rule(shown, widths, style)
  }

  private func rule(_ shown: [Int], _ widths: [Int], _ style: ScreenStyle) -> String {
    let mark = style.isUnicode ? "─" : "-"
    let gap = String(repeating: " ", count: Self.gap)
    let line = shown.map { String(repeating: mark, count: widths[$0]) }.joined(separator: gap)
    return style.paint(line, .faint) + "\n"
  }

  private func line(
    _ row: [Cell], _ shown: [Int], _ widths: [Int], _ schema: Schema, _ style: ScreenStyle
  ) -> String {
    var line = ""
    for (index, column) in shown.enumerated() {
      let type = schema.fields[order[column]].type
      let cell = row[column]
      let text = cell.isNull ? "null" : style.fitted(cell.text, to: widths[column])
      let space = String(repeating: " ", count: max(0, widths[column] - terminalWidth(text)))
      let painted =
        cell.isNull
        ? style.paint(text, .null) : type.isNumeric ? style.paint(text, .number) : text
      if index > 0 { line += String(repeating: " ", count: Self.gap) }
      let isLast = index == shown.count - 1
      line += type.isNumeric ? space + painted : painted + (isLast ? "" : space)
    }
    return line + "\n"
  }

  private func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}
