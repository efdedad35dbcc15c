/// Splits one line at commas; quoted fields lose their quotes, blanks around a field stay out.
///
/// Reused from line to line: no allocation once it has grown to the widest line.
struct DelimitedFields {
  /// Byte ranges into `line`, or into `unescaped` for fields that held doubled quotes.
  private var ranges: [(start: Int, end: Int, isUnescaped: Bool)] = []
  private var unescaped: [UInt8] = []

  var count: Int { ranges.count }

  enum Defect: String {
    case quoteNotClosed = "quote not closed"
    case textAfterQuote = "text after a closing quote"
  }

  /// Splits a line; returns what is wrong with it, or nil. Complexity: O(bytes).
  mutating func split(_ line: UnsafeBufferPointer<UInt8>) -> Defect? {
    ranges.removeAll(keepingCapacity: true)
    unescaped.removeAll(keepingCapacity: true)
    var position = 0
    while true {
      while position < line.count, line[position] == 0x20 || line[position] == 0x09 {
        position += 1
      }
      if position < line.count, line[position] == 0x22 {
        if let defect = quotedField(line, &position) { return defect }
      } else {
        let start = position
        while position < line.count, line[position] != 0x2C { position += 1 }
        var end = position
        while end > start, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
        ranges.append((start, end, false))
      }
      if position >= line.count { return nil }
      position += 1
    }
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
      ranges.append((first, unescaped.count, true))
    } else {
      ranges.append((start, scan, false))
    }
    position = scan + 1
    while position < line.count, line[position] == 0x20 || line[position] == 0x09 { position += 1 }
    return position < line.count && line[position] != 0x2C ? .textAfterQuote : nil
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
