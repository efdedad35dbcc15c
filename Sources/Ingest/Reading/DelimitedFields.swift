/// Splits one record at a delimiter; quoted fields lose their quotes, blanks around a field stay
/// out, unless they are to be kept. The record ends at the first line end outside of quotes.
///
/// Reused from line to line: no allocation once it has grown to the widest line.
struct DelimitedFields {
  private struct Range {
    let start: Int
    let end: Int
    /// Into `unescaped`, for a field that held doubled quotes; else into the line.
    let isUnescaped: Bool
    let isQuoted: Bool
  }

  private let delimiter: UInt8
  private let keepsBlanks: Bool
  /// The first `count` are those of the line; what stands behind is overwritten by wider ones.
  private var ranges: [Range] = []
  private(set) var count = 0
  private var unescaped: [UInt8] = []
  /// Where the record ends that was split last.
  private(set) var end = 0

  init(delimiter: UInt8 = 0x2C, keepsBlanks: Bool = false) {
    self.delimiter = delimiter
    self.keepsBlanks = keepsBlanks
  }

  /// The field stands in quotes.
  func isQuoted(_ index: Int) -> Bool { ranges[index].isQuoted }

  enum Defect: String {
    case quoteNotClosed = "quote not closed"
    case textAfterQuote = "text after a closing quote"
  }

  /// Splits a line; returns what is wrong with it, or nil. Complexity: O(bytes).
  mutating func split(_ line: UnsafeBufferPointer<UInt8>) -> Defect? {
    count = 0
    if !unescaped.isEmpty { unescaped.removeAll(keepingCapacity: true) }
    var position = 0
    while true {
      skipBlanks(line, &position)
      if position < line.count, line[position] == 0x22 {
        if let defect = quotedField(line, &position) { return defect }
      } else {
        plainField(line, &position)
      }
      if position >= line.count || line[position] != delimiter {
        end = position < line.count && line[position] == 0x0D ? position + 1 : position
        return nil
      }
      position += 1
    }
  }

  private mutating func append(_ range: Range) {
    if count < ranges.count { ranges[count] = range } else { ranges.append(range) }
    count &+= 1
  }

  private func skipBlanks(_ line: UnsafeBufferPointer<UInt8>, _ position: inout Int) {
    while position < line.count, isBlank(line[position]) { position &+= 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    !keepsBlanks && (byte == 0x20 || (byte == 0x09 && delimiter != 0x09))
  }

  private mutating func plainField(
    _ line: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) {
    let start = position
    while position < line.count, line[position] != delimiter, line[position] != 0x0A {
      position &+= 1
    }
    var end = position
    if position < line.count, line[position] == 0x0A, end > start, line[end - 1] == 0x0D {
      end -= 1
      position -= 1
    }
    while end > start, isBlank(line[end - 1]) { end -= 1 }
    append(Range(start: start, end: end, isUnescaped: false, isQuoted: false))
  }

  private mutating func quotedField(
    _ line: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) -> Defect? {
    let start = position + 1
    var scan = start
    var hasDoubledQuotes = false
    while true {
      guard scan < line.count else { return .quoteNotClosed }
      if line[scan] == 0x22 {
        if scan + 1 < line.count, line[scan + 1] == 0x22 {
          hasDoubledQuotes = true
          scan += 2
          continue
        }
        break
      }
      scan += 1
    }
    if hasDoubledQuotes {
      let first = unescaped.count
      var copy = start
      while copy < scan {
        unescaped.append(line[copy])
        copy += line[copy] == 0x22 ? 2 : 1
      }
      append(Range(start: first, end: unescaped.count, isUnescaped: true, isQuoted: true))
    } else {
      append(Range(start: start, end: scan, isUnescaped: false, isQuoted: true))
    }
    position = scan + 1
    skipBlanks(line, &position)
    return position < line.count && line[position] != delimiter && !isLineEnd(line, position)
      ? .textAfterQuote : nil
  }

  private func isLineEnd(_ line: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    line[position] == 0x0A
      || (line[position] == 0x0D && position + 1 < line.count && line[position + 1] == 0x0A)
  }

  /// The bytes of a field of `line`, the line that was split last.
  func withField<Result>(
    _ index: Int, of line: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let range = ranges[index]
    if range.isUnescaped {
      return try unescaped.withUnsafeBufferPointer {
        try body(UnsafeBufferPointer(rebasing: $0[range.start..<range.end]))
      }
    }
    return try body(UnsafeBufferPointer(rebasing: line[range.start..<range.end]))
  }

  func string(_ index: Int, of line: UnsafeBufferPointer<UInt8>) -> String {
    withField(index, of: line) { String(decoding: $0, as: UTF8.self) }
  }
}
