import Diagnostics
import Planning

/// How a table of data is to be read; nil and empty: found out from its first rows.
public struct TableRequest: Sendable {
  /// One byte, or `tab`.
  public var delimiter: String?
  public var hasHeader: Bool?
  /// Lines before the header.
  public var skippedLines: Int?
  /// Where the records of a JSON document stand: names of members, apart by points.
  public var recordsPath: String?
  public var timeColumn: String?
  /// The column of the times of day, where the time column holds days.
  public var clockColumn: String?
  /// One of `tableTimeForms`.
  public var timeForm: String?
  public var zone: String?
  public var measurement: String?
  public var usesDecimalComma: Bool?
  public var tags: [String] = []
  public var texts: [String] = []
  public var ints: [String] = []
  public var ignored: [String] = []

  public init() {}

  /// Errors: `U0015` for a delimiter that is none.
  func options() throws -> TableOptions {
    var options = TableOptions()
    if let delimiter {
      guard let byte = TableOptions.delimiter(delimiter) else {
        throw QueryFailure(
          .badDelimiter, "a delimiter is one character or tab, found \"\(delimiter)\"",
          kind: .usage, fix: "--delimiter ';'")
      }
      options.delimiter = byte
    }
    options.hasHeader = hasHeader
    options.skippedLines = skippedLines
    options.recordsPath = recordsPath
    options.timeColumn = timeColumn
    options.clockColumn = clockColumn
    options.timeForm = timeForm.flatMap(TimeForm.init(rawValue:))
    options.zone = zone
    options.measurement = measurement
    options.usesDecimalComma = usesDecimalComma
    options.tags = tags
    options.texts = texts
    options.ints = ints
    options.ignored = ignored
    return options
  }
}

/// The forms of times that `--time-format` knows.
public let tableTimeForms = TimeForm.allCases.map(\.rawValue)

extension DiagnosticCode {
  package static let badDelimiter = DiagnosticCode("U0015")
}
