import Columnar
import Diagnostics
import Formats
import Interpreter
import Planning

/// Tables of a CSV text or file, read anew by every query that uses them.
final class CSVSource: ScanSource {
  private enum Content {
    case text([UInt8])
    case file(path: String)
  }

  private let content: Content
  private let mode: AnnotatedCSVReader.Mode
  let description: String
  let tablesByKey = false
  let rowsByTime = false
  let hasPieces = true

  /// Errors: `E0101` for not exactly one of text and file, `E0105` where files are closed.
  init(_ call: Call) throws {
    let text = try call.string("csv", default: "")
    let file = try call.string("file", default: "")
    switch (call.optional("csv"), call.optional("file")) {
    case (.some, .some):
      throw call.invalid("must provide exactly one of the parameters csv or file")
    case (nil, .some) where !file.isEmpty:
      guard call.evaluation.context.allowsFiles else {
        throw call.failure(.unavailable, "files are closed to this script: \(file)")
      }
      let isAbsolute = file.hasPrefix("/")
      let folder = call.evaluation.workingDirectory
      content = .file(path: isAbsolute || folder.isEmpty ? file : folder + "/" + file)
      description = "csv.from(file: \"\(file)\")"
    default:
      if text.isEmpty { throw call.invalid("must provide csv raw text or filename") }
      content = .text(Array(text.utf8))
      description = "csv.from(csv: …)"
    }
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
