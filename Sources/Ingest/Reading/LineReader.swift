import Diagnostics
import Formats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a file or pipe line by line in large pieces, without a copy per line.
///
/// A byte-order mark at the start and a carriage return before a line end belong to no line. A
/// quoted text that runs over a line's end is had by `grow`.
/// Memory: two pieces; a line longer than `lineBytesMax` is cut there and marked.
final class LineReader {
  /// Longer lines are not data; the bound keeps a file without line ends from filling memory.
  static let lineBytesMax = 1 << 20
  private static let pieceBytes = 1 << 20

  /// A whole document in memory is at most so long.
  static let documentBytesMax = 64 << 20

  private let file: DataInput
  /// The file, or what stands in for it.
  private var input: any ByteInput
  private let storage: UnsafeMutablePointer<UInt8>
  private let capacity = LineReader.pieceBytes + LineReader.lineBytesMax
  /// The current line, with what `grow` added; then what is buffered and not read yet.
  private var start = 0
  private var lineEnd = 0
  private var next = 0
  private var end = 0
  private var atEnd = false
  private var isAtStart = true
  private var skipsRestOfLine = false
  /// Lines in the current record.
  private var lineCount = 0
  private var firstLine: (end: Int, next: Int) = (0, 0)
  /// Of the first line of the record, from 1.
  private(set) var recordNumber = 0
  /// The line was longer than `lineBytesMax`.
  private(set) var isCut = false
  private(set) var bytesRead = 0
  private var filter: JSONArrayFilter?

  init(_ file: DataInput) {
    self.file = file
    input = file
    storage = .allocate(capacity: capacity)
  }

  deinit { storage.deallocate() }

  var path: String { file.path }
  /// Of the last line read, from 1.
  var lineNumber: Int { max(0, recordNumber + lineCount - 1) }
  var fileBytes: Int? { file.fileBytes }
  /// Bytes of the file, packed ones where it is packed.
  var fileBytesRead: Int { file.fileBytesRead }

  /// The bytes of the current record; valid until the next call.
  var line: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: storage + start, count: lineEnd - start)
  }

  /// Up to `count` bytes that come next, without reading over them. At most `lineBytesMax`.
  func preview(_ count: Int) throws -> UnsafeBufferPointer<UInt8> {
    if isAtStart { try skipByteOrderMark() }
    while end - next < min(count, Self.lineBytesMax), !atEnd { try fill() }
    return UnsafeBufferPointer(start: storage + next, count: min(count, end - next))
  }

  /// A JSON array begins so many bytes on, and its elements are the lines; what follows it counts
  /// only where the array is the whole document.
  func readElements(from offset: Int, endsWithArray: Bool) {
    var filter = JSONArrayFilter(endsWithArray: endsWithArray)
    next = min(next + offset, end)
    start = next
    end = next + filter.apply(UnsafeMutableBufferPointer(start: storage + next, count: end - next))
    if filter.isDone { atEnd = true }
    self.filter = filter
  }

  /// Everything that was not read over, as one text. Errors: `D0114` where it is too long.
  func takeWhole() throws -> [UInt8] {
    if isAtStart { try skipByteOrderMark() }
    var bytes = Array(UnsafeBufferPointer(start: storage + next, count: end - next))
    let piece = UnsafeMutableRawBufferPointer(start: storage, count: capacity)
    while !atEnd {
      let count = try input.read(into: piece)
      if count == 0 { atEnd = true }
      bytesRead += count
      bytes += piece[..<count]
      guard bytes.count <= Self.documentBytesMax else {
        throw QueryFailure(
          .documentTooLong,
          "\(path) holds no array of objects in its first \(Self.lineBytesMax >> 20) MiB, and is longer "
            + "than the \(Self.documentBytesMax >> 20) MiB up to which a document is read as a whole",
          fix: "write one object a line, as with jq -c '.records[]'")
      }
    }
    return bytes
  }

  /// Goes on with another input in place of the file.
  func readOn(from other: any ByteInput) {
    input = other
    (start, lineEnd, next, end) = (0, 0, 0, 0)
    (atEnd, isAtStart) = (false, false)
  }

  /// Takes the file for Windows-1252 from here on.
  func readAsWindows1252() {
    let buffered = Array(UnsafeBufferPointer(start: storage + next, count: end - next))
    bytesRead -= buffered.count
    readOn(from: Windows1252Input(first: buffered, rest: input))
  }

  /// Moves to the next line; false at the end of the file.
  func advance() throws -> Bool {
    if isAtStart { try skipByteOrderMark() }
    recordNumber += lineCount
    lineCount = 0
    while true {
      start = next
      guard let found = try findLineEnd() else {
        lineEnd = start
        return false
      }
      next = min(found.position + (found.isCut ? 0 : 1), end)
      let isRest = skipsRestOfLine
      skipsRestOfLine = found.isCut
      if isRest { continue }
      isCut = found.isCut
      lineCount = 1
      if recordNumber == 0 { recordNumber = 1 }
      setEnd(found.position)
      firstLine = (lineEnd - start, next - start)
      return true
    }
  }

  /// Joins as many lines to the record as it has; false when there are no more, or it would become
  /// too long.
  func grow() throws -> Bool {
    guard !isCut else { return false }
    var added = 0
    let wanted = lineCount
    while added < wanted {
      guard let found = try findLineEnd(), !found.isCut else { break }
      next = min(found.position + 1, end)
      lineCount += 1
      added += 1
      setEnd(found.position)
    }
    return added > 0
  }

  /// The record turned out to end after so many of its bytes; the rest is read again.
  func keep(bytes count: Int) {
    guard count < lineEnd - start else { return }
    lineEnd = start + count
    next = lineEnd + 1
    lineCount = 1
    for position in start..<lineEnd where storage[position] == 0x0A { lineCount += 1 }
    if lineEnd > start, storage[lineEnd - 1] == 0x0D { lineEnd -= 1 }
  }

  /// Back to the one line that the record began with.
  func keepFirstLine() {
    lineEnd = start + firstLine.end
    next = start + firstLine.next
    lineCount = 1
  }

  private func setEnd(_ position: Int) {
    lineEnd = position
    if lineEnd > start, storage[lineEnd - 1] == 0x0D { lineEnd -= 1 }
  }

  private func skipByteOrderMark() throws {
    isAtStart = false
    while end < 3, !atEnd { try fill() }
    if end >= 3, storage[0] == 0xEF, storage[1] == 0xBB, storage[2] == 0xBF { next = 3 }
    start = next
  }

  /// Position of the line end at or after `next`, reading more as needed; nil when nothing is left.
  /// A record that grows to `lineBytesMax` is cut there.
  private func findLineEnd() throws -> (position: Int, isCut: Bool)? {
    var searched = next
    while true {
      if searched < end, let hit = memchr(storage + searched, 0x0A, end - searched) {
        return (UnsafeRawPointer(hit) - UnsafeRawPointer(storage), false)
      }
      searched = end
      if atEnd {
        try refuseCutArray()
        return end > next ? (end, false) : nil
      }
      if end - start >= Self.lineBytesMax { return (end, true) }
      let pending = end - start
      try fill()
      searched = start + pending
    }
  }

  private func refuseCutArray() throws {
    guard filter?.isInside == true else { return }
    throw QueryFailure(
      .documentCut, "\(path): the JSON document ends before its array does",
      fix: "fetch the file again")
  }

  /// Moves what is left to the front and reads one piece behind it.
  private func fill() throws {
    if start > 0 {
      memmove(storage, storage + start, end - start)
      next -= start
      lineEnd -= start
      end -= start
      start = 0
    }
    let space = UnsafeMutableRawBufferPointer(
      start: storage + end, count: min(Self.pieceBytes, capacity - end))
    let count = try input.read(into: space)
    if count == 0 { atEnd = true }
    bytesRead += count
    guard var filter else {
      end += count
      return
    }
    end += filter.apply(UnsafeMutableBufferPointer(start: storage + end, count: count))
    if filter.isDone { atEnd = true }
    self.filter = filter
  }
}

extension DiagnosticCode {
  package static let documentTooLong = DiagnosticCode("D0114")
  /// A document that was cut off.
  package static let documentCut = DiagnosticCode("D0115")
}
