import Formats
import Ingest
import Planning

/// Which points are exported, and how they are written.
public struct ExportRequest: Sendable {
  public var bucket: String
  /// One of `exportFormats`.
  public var format: String
  /// ns since the Unix epoch; nil for the first and the last point there is.
  public var start: Int64?
  public var stop: Int64?
  /// Only points whose `_measurement`, `_field` or tag has this value.
  public var conditions: [(column: String, value: String)] = []

  public init(bucket: String, format: String) {
    self.bucket = bucket
    self.format = format
  }
}

/// What an export came to.
public struct ExportReport: Sendable {
  public let points: Int
  /// What the format could not hold, in sentences.
  public let remarks: [String]
  /// Points that are not in the output.
  public let omitted: Int
}

/// The formats that points are exported in, by name.
public let exportFormats = ExportFormat.allCases.map(\.rawValue)

extension Engine {
  /// Writes the points of a bucket in a format that `ingest` reads back. Errors: `QueryError`, and
  /// what `write` throws; what was written before stays.
  public func export(
    _ request: ExportRequest, write: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> ExportReport {
    try surfacing {
      let session = try openedStore().session()
      var exporter = PointExporter(
        bucket: request.bucket, format: ExportFormat(rawValue: request.format) ?? .lineProtocol)
      if request.start != nil || request.stop != nil {
        let start = request.start ?? .min
        exporter.bounds = start..<max(start, request.stop ?? .max)
      }
      exporter.predicates = request.conditions.map {
        .compare(column: $0.column, .equal, .string($0.value))
      }
      let settings = RunSettings(self)
      let summary = try exporter.export(
        session, context: settings.makeContext(), to: TextOutput(write: write))
      return ExportReport(
        points: summary.points, remarks: summary.remarks, omitted: summary.omitted)
    }
  }
}
