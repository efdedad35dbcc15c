import Columnar
import Diagnostics
import Planning

@testable import Formats

func makeContext(batchRowsMax: Int = 16_384) -> QueryContext {
  QueryContext(
    budget: MemoryBudget(limitBytes: 1 << 28), cancellation: Cancellation(), nowNanoseconds: 0,
    threadCount: 1, batchRowsMax: batchRowsMax)
}

/// Feeds a text in pieces of a given size, to try every place where a window may end.
final class PieceInput: ByteInput {
  private var rest: ArraySlice<UInt8>
  private let pieceBytes: Int
  init(_ text: String, pieceBytes: Int) {
    rest = Array(text.utf8)[...]
    self.pieceBytes = pieceBytes
  }
  func read(into space: UnsafeMutableRawBufferPointer) -> Int {
    let piece = rest.prefix(min(pieceBytes, space.count))
    space.copyBytes(from: piece)
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}

func readAll(
  _ text: String, mode: AnnotatedCSVReader.Mode = .annotations, batchRowsMax: Int = 16_384,
  pieceBytes: Int = 7
) throws -> [Batch] {
  let reader = AnnotatedCSVReader(
    input: PieceInput(text, pieceBytes: pieceBytes), mode: mode,
    context: makeContext(batchRowsMax: batchRowsMax))
  var batches: [Batch] = []
  while let batch = try reader.next() {
    try batch.checkInvariants()
    batches.append(batch)
  }
  return batches
}

func rendered(_ batches: [Batch], as format: TextFormat, name: String = "_result") throws -> String
{
  var bytes: [UInt8] = []
  let renderer = format.makeRenderer(TextOutput { bytes.append(contentsOf: $0) })
  try renderer.begin(result: name)
  for batch in batches { try renderer.render(batch) }
  try renderer.end()
  try renderer.finish()
  return String(decoding: bytes, as: UTF8.self)
}

func failureMessage(_ text: String, mode: AnnotatedCSVReader.Mode = .annotations) -> String {
  do {
    _ = try readAll(text, mode: mode)
    return "no failure"
  } catch {
    return (error as? QueryFailure)?.message ?? "\(error)"
  }
}

/// What the failure of a text says to do.
func failureFix(_ text: String, mode: AnnotatedCSVReader.Mode = .annotations) -> String? {
  do {
    _ = try readAll(text, mode: mode)
    return nil
  } catch {
    return (error as? QueryFailure)?.diagnostics.first?.fix
  }
}

/// Cells of all rows as text, one line a row.
func rows(_ batches: [Batch]) -> [String] {
  var lines: [String] = []
  for batch in batches {
    for table in 0..<batch.tableCount {
      for row in batch.rows(ofTable: table) {
        let cells = batch.schema.fields.indices.map { column in
          let value = batch.scalar(column: column, row: row, table: table)
          return value == .null ? "∅" : AnnotatedCSVRenderer.text(value)
        }
        lines.append(cells.joined(separator: "|"))
      }
    }
  }
  return lines
}
