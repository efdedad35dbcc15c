import Columnar
import Diagnostics
import Planning

/// The first bytes of a delimited file, row by row.
struct DelimitedSample {
  static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
  private static let skippedLinesMax = 40

  let bytes: UnsafeBufferPointer<UInt8>
  /// The bytes are the whole file: its last row is whole too.
  let isWhole: Bool

  /// Calls the body with each row and the lines that it stands on, until it returns false.
  func forEachRow(
    delimiter: UInt8, _ body: (DelimitedCells, _ lines: Range<Int>) -> Bool
  ) {
    var fields = DelimitedFields(delimiter: delimiter)
    var start = 0
    var line = 0
    while start < bytes.count {
      let rest = UnsafeBufferPointer(rebasing: bytes[start...])
      let defect = fields.split(rest)
      var end = fields.end
      if defect != nil { end = rest.firstIndex(of: 0x0A) ?? rest.count }
      let isLast = start + end >= bytes.count
      if isLast, !isWhole { return }
      let row = UnsafeBufferPointer(rebasing: rest[0..<end])
      let isBlank = end == 0 || (end == 1 && rest[0] == 0x0D)
      let next = row.reduce(line + 1) { $0 + ($1 == 0x0A ? 1 : 0) }
      if defect == nil, !isBlank,
        !body(DelimitedCells(fields: fields, line: rest), line..<next)
      {
        return
      }
      line = next
      start += end + 1
    }
  }

  /// As the first line says.
  var namedDelimiter: UInt8? { previewedLines(bytes, 1).first.flatMap(Ingest.namedDelimiter) }

  /// What a table above the data says of the zone of its times, as Open-Meteo's does: a row of
  /// names and one of their values. lineCount: to the end of that table, 0 where there is none.
  func preface(delimiter: UInt8) -> (zone: StatedZone, lineCount: Int) {
    var names: [String] = []
    var zone = StatedZone()
    var lineCount = 0
    forEachRow(delimiter: delimiter) { cells, lines in
      let texts = (0..<cells.fields.count).map { cells.text($0) }
      guard !names.isEmpty else {
        names = texts
        return texts.contains(StatedZone.offsetMember)
      }
      for (name, value) in zip(names, texts) { zone.learn(name, value) }
      lineCount = lines.upperBound
      return false
    }
    return (zone, lineCount)
  }

  /// The delimiter with which most rows have the same number of cells, that number, and the lines
  /// before the first such row.
  func shape(_ wanted: UInt8?) -> (delimiter: UInt8, columns: Int, skipped: Int) {
    var best: (delimiter: UInt8, columns: Int, skipped: Int) = (wanted ?? 0x2C, 1, 0)
    var bestScore = (0.0, 0)
    for delimiter in wanted.map({ [$0] }) ?? Self.delimiters {
      var counts: [(cells: Int, line: Int)] = []
      forEachRow(delimiter: delimiter) { cells, lines in
        counts.append((cells.fields.count, lines.lowerBound))
        return counts.count < 200
      }
      let tally = Dictionary(grouping: counts, by: \.cells).mapValues(\.count)
      guard
        let common = tally.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
        common.key > 1 || wanted != nil
      else { continue }
      let score = (Double(common.value) / Double(counts.count), common.key)
      let first = counts.first { $0.cells == common.key }?.line ?? 0
      let skipped = namedDelimiter == nil ? first : max(first, 1)
      if score > bestScore, skipped <= Self.skippedLinesMax {
        bestScore = score
        best = (delimiter, common.key, skipped)
      }
    }
    return best
  }
}

/// What a first line such as `sep=;` names, as spreadsheets write it.
func namedDelimiter(_ line: UnsafeBufferPointer<UInt8>) -> UInt8? {
  line.count == 5 && line.starts(with: "sep=".utf8) ? line.last : nil
}

/// Works out how a delimited file is read; nothing is read over. Errors: `D0103` for an empty one,
/// `D0110` for a header that cannot be, `D0112` where no column holds times and points need them.
func delimitedPlan(
  _ reader: LineReader, options: TableOptions, use: TableUse
) throws -> TablePlan {
  var preview = try reader.preview(previewBytes)
  guard !preview.isEmpty else { throw emptyFile(reader.path) }
  try refuseForeign(preview, path: reader.path)
  var start = TablePlan()
  if isWindows1252(preview) {
    reader.readAsWindows1252()
    preview = try reader.preview(previewBytes)
    start.remarks.append("the text is no UTF-8 and is read as Windows-1252 (iconv otherwise)")
  }
  let isWhole = preview.count < previewBytes
  // A file may be cut between the two bytes of a line end.
  if isWhole, preview.last == 0x0D {
    preview = UnsafeBufferPointer(rebasing: preview.dropLast())
  }
  return try delimitedPlan(
    DelimitedSample(bytes: preview, isWhole: isWhole), path: reader.path, options: options,
    use: use, start)
}

/// Reads over what stands before the first row of data.
func skipHeader(of plan: TablePlan, _ reader: LineReader) throws {
  let count = plan.skippedLines + (plan.hasHeader ? plan.headerLines : 0)
  for _ in 0..<count { _ = try reader.advance() }
}

private func delimitedPlan(
  _ sample: DelimitedSample, path: String, options: TableOptions, use: TableUse, _ start: TablePlan
) throws -> TablePlan {
  let shape = sample.shape(options.delimiter ?? sample.namedDelimiter)
  var plan = start
  plan.delimiter = shape.delimiter
  let preface = sample.preface(delimiter: plan.delimiter)
  plan.statedZone = preface.zone
  plan.skippedLines = options.skippedLines ?? max(shape.skipped, preface.lineCount)
  var first: [String] = []
  var looksLikeHeader = true
  sample.forEachRow(delimiter: plan.delimiter) { cells, lines in
    if lines.lowerBound < plan.skippedLines { return true }
    // Empty lines may stand above it.
    plan.skippedLines = lines.lowerBound
    plan.headerLines = lines.count
    first = (0..<cells.fields.count).map { cells.text($0) }
    // A name may be a number where others tell that they are names.
    looksLikeHeader =
      first.contains("_time")
      || (0..<cells.fields.count).allSatisfy { cells.withCell($0, isHeaderCell) }
    return false
  }
  plan.hasHeader = options.hasHeader ?? looksLikeHeader
  let names = try columnNames(first, plan, path: path)
  return try tablePlan(path: path, names: names, options: options, use: use, plan) { body in
    sample.forEachRow(delimiter: plan.delimiter) { cells, lines in
      let isHeader = plan.hasHeader && lines.lowerBound < plan.skippedLines + plan.headerLines
      if lines.lowerBound >= plan.skippedLines, !isHeader, cells.fields.count == names.count {
        body(cells)
      }
      return true
    }
  }
}

private func columnNames(_ first: [String], _ plan: TablePlan, path: String) throws -> [String] {
  guard plan.hasHeader else { return first.indices.map { "column\($0 + 1)" } }
  // A column of row numbers often has no name.
  let names = first.enumerated().map { $1.isEmpty ? "column\($0 + 1)" : $1 }
  try checkUnique(names, path: path, line: plan.skippedLines + 1)
  return names
}

/// Neither a number nor a time.
private func isHeaderCell(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
  if case .value = groupedNumber(cell) { return false }
  return ![TimeForm.yearFirst, .dayFirst, .monthFirst].contains { $0.read(cell) != nil }
}
