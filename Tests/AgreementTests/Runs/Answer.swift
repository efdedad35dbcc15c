import Columnar

/// What a script came to: the bytes of its results, or the code of its failure.
///
/// The bytes hold results, tables, keys, labels, types, rows and cells in order, and nothing of
/// batches or representations. All NaNs are one cell: which payload survives an addition is up to
/// the order in which the compiler puts the operands.
enum Answer: Equatable {
  case results([UInt8])
  case failure(code: String)
}

/// Collects an answer batch by batch.
struct AnswerWriter {
  private var bytes: [UInt8] = []
  private var result: String?
  private var schema: Schema?
  /// Lines for people, kept only where asked for.
  private(set) var lines: [String] = []
  private let keepsLines: Bool

  init(keepsLines: Bool = false) { self.keepsLines = keepsLines }

  var answer: Answer { .results(bytes) }

  /// Errors: `BrokenInvariant`.
  mutating func add(_ name: String, _ batch: Batch) throws {
    try batch.checkInvariants()
    if name != result {
      result = name
      schema = nil
      write("result \(name)")
    }
    for table in 0..<batch.tableCount {
      if table > 0 || !batch.continuesTable { beginTable(batch, table) }
      for row in batch.rows(ofTable: table) {
        bytes.append(0xFE)
        let cells = batch.columns.indices.map { batch.scalar(column: $0, row: row, table: table) }
        for cell in cells { bytes += cellBytes(cell) }
        if keepsLines { lines.append(cells.map(cellText).joined(separator: " ")) }
      }
    }
  }

  private mutating func beginTable(_ batch: Batch, _ table: Int) {
    if batch.schema != schema {
      schema = batch.schema
      let columns = batch.schema.fields.map { "\($0.label):\($0.type.name)" }
      write("schema \(columns.joined(separator: " ")) key \(batch.schema.keyLabels)")
    }
    bytes.append(0xFF)
    let key = batch.key(ofTable: table)
    for cell in key { bytes += cellBytes(cell) }
    if keepsLines { lines.append("table " + key.map(cellText).joined(separator: " ")) }
  }

  private mutating func write(_ line: String) {
    bytes.append(0xFD)
    bytes += line.utf8
    if keepsLines { lines.append(line) }
  }
}

/// A cell as bytes: its type, then its bits.
func cellBytes(_ cell: Scalar) -> [UInt8] {
  var bytes = [cell.type?.rawValue ?? 0]
  switch cell {
  case .null: break
  case .bool(let value): bytes.append(value ? 1 : 0)
  case .string(let text):
    bytes += text.utf8
    bytes.append(0)
  case .float(let value) where value.isNaN: bytes.append(0xFF)
  default: withUnsafeBytes(of: cell.word ?? 0) { bytes += $0 }
  }
  return bytes
}

private func cellText(_ cell: Scalar) -> String {
  switch cell {
  case .null: "null"
  case .bool(let value): "\(value)"
  case .int(let value): "\(value)"
  case .uint(let value): "\(value)u"
  case .float(let value): value.isNaN ? "NaN" : "\(value)"
  case .string(let text): "\"\(text)\""
  case .time(let time): formatTimeTrimmed(time)
  }
}
