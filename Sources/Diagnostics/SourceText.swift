/// One text that the engine reads: a script, a prelude file, a line typed at the prompt.
///
/// Positions are byte offsets into the UTF-8 text. Lines and columns count from 1 and columns
/// count bytes, as upstream Flux reports them.
package final class SourceText: Sendable {
  /// What stands before the position in a message: a path, or `<stdin>`, `<prompt>`.
  package let name: String
  package let bytes: [UInt8]
  /// Byte offset of the first byte of each line; never empty. `[lines]`
  package let lineStarts: [Int]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  package convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Line and column of a byte offset, both from 1. Complexity: O(log lines).
  package func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - lineStarts[low] + 1)
  }

  /// The text of a line (from 1) without its end-of-line bytes; empty beyond the last line.
  package func line(_ number: Int) -> String {
    String(decoding: bytes[lineBytes(number)], as: UTF8.self)
  }

  /// Where a line (from 1) stands, without its end-of-line bytes; nowhere beyond the last line.
  func lineBytes(_ number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// As many bytes around a place of a line as `reach` on either side, cut between characters.
  /// Complexity: O(1).
  func lineBytes(_ number: Int, around place: Int, reach: Int) -> Range<Int> {
    let line = lineBytes(number)
    func startOfCharacter(_ offset: Int) -> Int {
      var start = offset
      while start > line.lowerBound, start < line.upperBound, bytes[start] & 0xC0 == 0x80,
        offset - start < 4
      {
        start -= 1
      }
      return start
    }
    let center = min(max(place, line.lowerBound), line.upperBound)
    let low = startOfCharacter(max(line.lowerBound, center - reach))
    return low..<max(low, startOfCharacter(min(line.upperBound, center + reach)))
  }

  /// The text between two byte offsets, clamped to the source.
  package func text(from start: Int, to end: Int) -> String {
    let low = max(0, min(start, bytes.count))
    let high = max(low, min(end, bytes.count))
    return String(decoding: bytes[low..<high], as: UTF8.self)
  }
}

/// A half-open range of bytes in one source text.
package struct Span: Sendable, Equatable {
  package let source: SourceText
  package let start: Int
  package let end: Int

  package init(source: SourceText, start: Int, end: Int) {
    self.source = source
    self.start = start
    self.end = end
  }

  package static func == (left: Span, right: Span) -> Bool {
    left.source === right.source && left.start == right.start && left.end == right.end
  }

  package var text: String { source.text(from: start, to: end) }

  /// The smallest span that holds both; `other` must be of the same source.
  package func union(_ other: Span) -> Span {
    Span(source: source, start: min(start, other.start), end: max(end, other.end))
  }
}
