import Columnar
import Diagnostics

/// Results as one Arrow IPC file (Feather version 2): a record batch for each batch.
///
/// A leading column `table` numbers the tables of a result from 0, as in annotated CSV; with several
/// results a column `result` stands before it. Times are timestamps in ns, UTC. The schema stands
/// first in the file, so results are kept until their end.
/// Source: the Arrow columnar format 1.4, "IPC file format".
package final class ArrowRenderer: ResultRenderer {
  private static let magic = Array("ARROW1".utf8)
  private static let version: Int16 = 4

  private let output: TextOutput
  private let keeper = ResultKeeper(rowsMax: .max)
  private var written = 0
  /// Offset, length of the head and length of the body of each record batch.
  private var blocks: [[Int64]] = []

  package init(_ output: TextOutput) { self.output = output }

  package func begin(result name: String) throws { try keeper.begin(result: name) }
  package func render(_ batch: Batch) throws { try keeper.render(batch) }
  package func end() throws { try keeper.end() }

  package func finish() throws {
    let schema = ArrowSchema(keeper.results)
    try write(Self.magic + [0, 0])
    try writeMessage(kind: 1, body: []) { schema.write(into: &$0) }
    for result in keeper.results {
      var table = -1
      for batch in result.batches where batch.rowCount > 0 || batch.tableCount > 0 {
        try writeBatch(batch, of: result.name, &table, schema)
      }
    }
    try write([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0])
    let footer = footer(schema)
    try write(footer)
    try write(little(Int32(footer.count)) + Self.magic)
    try output.flush()
  }

  private func writeBatch(
    _ batch: Batch, of result: String, _ table: inout Int, _ schema: ArrowSchema
  ) throws {
    var numbers: [Int64] = []
    for index in 0..<batch.tableCount {
      if !(index == 0 && batch.continuesTable) { table += 1 }
      numbers += batch.rows(ofTable: index).map { _ in Int64(table) }
    }
    guard batch.rowCount > 0 else { return }
    var body = ArrowBody(rowCount: batch.rowCount)
    if schema.hasResults { body.append(text: result) }
    body.append(words: numbers)
    for column in schema.columns {
      let position = batch.schema.fields.firstIndex {
        $0.label == column.label && $0.type == column.type
      }
      if let position { body.append(position, of: batch) } else { body.appendNulls(column.type) }
    }
    let start = written
    let head = try writeMessage(kind: 3, body: body.bytes) { buffer in
      let nodes = buffer.vector(ofWords: body.nodes)
      let buffers = buffer.vector(ofWords: body.buffers)
      buffer.beginTable(slots: 4)
      buffer.add(0, Int64(batch.rowCount))
      buffer.add(1, reference: nodes)
      buffer.add(2, reference: buffers)
      return buffer.endTable()
    }
    blocks.append([Int64(start), Int64(head), Int64(body.bytes.count)])
  }

  /// Writes a message and its body; returns how long all but the body is.
  @discardableResult
  private func writeMessage(
    kind: UInt8, body: [UInt8], _ header: (inout FlatBuffer) -> FlatBuffer.Offset
  ) throws -> Int {
    var buffer = FlatBuffer()
    let content = header(&buffer)
    buffer.beginTable(slots: 5)
    buffer.add(3, Int64(body.count))
    buffer.add(2, reference: content)
    buffer.add(0, Self.version)
    buffer.add(1, kind)
    let root = buffer.endTable()
    let message = buffer.finish(root)
    try write([0xFF, 0xFF, 0xFF, 0xFF] + little(Int32(message.count)) + message + body)
    return 8 + message.count
  }

  private func footer(_ schema: ArrowSchema) -> [UInt8] {
    var buffer = FlatBuffer()
    let content = schema.write(into: &buffer)
    // A length of the head takes 32 bits, and as many stay unused: together one little-endian word.
    let batches = buffer.vector(ofWords: blocks)
    let dictionaries = buffer.vector(ofWords: [])
    buffer.beginTable(slots: 5)
    buffer.add(1, reference: content)
    buffer.add(2, reference: dictionaries)
    buffer.add(3, reference: batches)
    buffer.add(0, Self.version)
    let root = buffer.endTable()
    return buffer.finish(root)
  }

  private func little(_ number: Int32) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  private func write(_ bytes: [UInt8]) throws {
    written += bytes.count
    try output.append { $0.append(contentsOf: bytes) }
  }
}
