import Columnar
import Diagnostics
import Formats
import Interpreter
import Planning

/// Tables of a CSV text or file, read anew by every query that uses them.
final class CSVSource: ScanSource {
  private let content: TextContent
  private let mode: AnnotatedCSVReader.Mode
  let description: String
  let tablesByKey = false
  let rowsByTime = false
  let hasPieces = true

  /// Errors: `E0101` for not exactly one of text and file, `E0105` where files are closed.
  init(_ call: Call) throws {
    content = try call.csvText()
    description = try call.described(content)
    mode = try call.string("mode", default: "annotations") == "raw" ? .raw : .annotations
  }

  var capabilities: ScanCapabilities { ScanCapabilities() }
  func canPush(_ predicate: SourcePredicate) -> Bool { false }
  func canPush(_ aggregate: ScanAggregate) -> Bool { false }
  func schemas(_ request: ScanRequest) -> [Schema]? { nil }

  func open(_ request: ScanRequest, context: QueryContext) throws -> any ScanReader {
    let input: any ByteInput =
      switch content {
      case .text(let bytes): MemoryInput(bytes)
      case .file(let path): UnpackingInput(try FileInput(path: path), name: path)
      }
    return Reader(AnnotatedCSVReader(input: input, mode: mode, context: context))
  }

  private final class Reader: ScanReader {
    private let reader: AnnotatedCSVReader
    private(set) var statistics = ScanStatistics()

    init(_ reader: AnnotatedCSVReader) { self.reader = reader }

    func next() throws -> Batch? {
      let batch = try reader.next()
      statistics.rowsProduced += batch?.rowCount ?? 0
      statistics.wrappedTimes = reader.remarks.wrappedTimes
      return batch
    }
  }
}
