/// What was asked for about the rows and columns of a text; nil and empty: find out.
package struct TableOptions: Sendable, Hashable {
  package var delimiter: UInt8?
  package var hasHeader: Bool?
  package var skippedLines: Int?
  /// Where the records of a JSON document stand: names of members, apart by points.
  package var recordsPath: String?
  package var timeColumn: String?
  /// Holds the time of day where the time column holds days.
  package var clockColumn: String?
  package var timeForm: TimeForm?
  package var zone: String?
  package var measurement: String?
  package var usesDecimalComma: Bool?
  package var tags: [String] = []
  package var texts: [String] = []
  package var ints: [String] = []
  package var ignored: [String] = []

  package init() {}

  /// The byte that a delimiter's text stands for, `tab` for a tab; nil for what can be none.
  package static func delimiter(_ text: String) -> UInt8? {
    if text == "tab" { return 0x09 }
    guard text.utf8.count == 1, let byte = text.utf8.first else { return nil }
    return [0x22, 0x0A, 0x0D].contains(byte) ? nil : byte
  }

  /// Every column that was named.
  package var names: [String] {
    [timeColumn, clockColumn].compactMap { $0 } + tags + texts + ints + ignored
  }
}

/// How the cells of a time column spell a time, by the names that `--time-format` knows.
package enum TimeForm: String, Sendable, Hashable, CaseIterable {
  /// Year, month, day in this order, as RFC 3339 has them; also `20230131`.
  case yearFirst = "ymd"
  case dayFirst = "dmy"
  case monthFirst = "mdy"
  case unixSeconds = "unix-s"
  case unixMilliseconds = "unix-ms"
  case unixMicroseconds = "unix-us"
  case unixNanoseconds = "unix-ns"
}
