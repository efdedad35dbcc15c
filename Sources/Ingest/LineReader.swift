import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a file or pipe line by line in large pieces, without a copy per line.
///
/// A byte-order mark at the start and a carriage return before a line end belong to no line.
/// Memory: two pieces; a line longer than `lineBytesMax` is cut there and marked.
struct LineReader: ~Copyable {
  /// Longer lines are not data; the bound keeps a file without line ends from filling memory.
  static let lineBytesMax = 1 << 20
  private static let pieceBytes = 1 << 20

  private let descriptor: Int32
  private let closesDescriptor: Bool
  private let path: String
  private var storage: [UInt8]
  private var start = 0
  private var end = 0
  private var atEnd = false
  private var skipsRestOfLine = false
  /// Of the line last returned, from 1.
  private(set) var lineNumber = 0
  private(set) var bytesRead = 0
  /// Size of a regular file, for progress; nil for a pipe.
  let fileBytes: Int?

  /// Opens a path, or standard input for `-`.
  /// Errors: `D0101` for what cannot be opened, `D0102` for a directory.
  init(path: String) throws(QueryFailure) {
    self.path = path
    storage = [UInt8](repeating: 0, count: Self.pieceBytes + Self.lineBytesMax)
    if path == "-" {
      descriptor = 0
      closesDescriptor = false
      fileBytes = nil
      return
    }
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      throw QueryFailure(
        .unreadableFile, "cannot open \(path): \(String(cString: strerror(errno)))", kind: .usage)
    }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(opened)
      throw QueryFailure(
        .directoryGiven, "\(path) is a directory, not a data file", kind: .usage,
        fix: "name the files in it: \(path)/*.csv")
    }
    descriptor = opened
    closesDescriptor = true
    fileBytes = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  deinit {
    if closesDescriptor { close(descriptor) }
  }

  /// Calls `body` with the next line's bytes and number; returns nil at the end of the file.
  /// `isCut` says that the line was longer than `lineBytesMax`.
  mutating func next<Result>(
    _ body: (_ line: UnsafeBufferPointer<UInt8>, _ number: Int, _ isCut: Bool) throws -> Result
  ) throws -> Result? {
    while true {
      guard let newline = try lineEnd() else { return nil }
      var lineStart = start
      var lineEnd = newline.position
      start = min(newline.position + (newline.isCut ? 0 : 1), end)
      if skipsRestOfLine {
        skipsRestOfLine = newline.isCut
        continue
      }
      skipsRestOfLine = newline.isCut
      lineNumber += 1
      if lineNumber == 1, lineEnd - lineStart >= 3, storage[lineStart] == 0xEF,
        storage[lineStart + 1] == 0xBB, storage[lineStart + 2] == 0xBF
      {
        lineStart += 3
      }
      if lineEnd > lineStart, storage[lineEnd - 1] == 0x0D { lineEnd -= 1 }
      let number = lineNumber
      return try storage.withUnsafeBufferPointer {
        try body(UnsafeBufferPointer(rebasing: $0[lineStart..<lineEnd]), number, newline.isCut)
      }
    }
  }

  /// Position of the line end at or after `start`, reading more as needed; nil when nothing is
  /// left.
  private mutating func lineEnd() throws -> (position: Int, isCut: Bool)? {
    var searched = start
    while true {
      let found = storage.withUnsafeBytes { bytes -> Int? in
        guard let base = bytes.baseAddress, searched < end else { return nil }
        guard let hit = memchr(base + searched, 0x0A, end - searched) else { return nil }
        return UnsafeRawPointer(hit) - base
      }
      if let found { return (found, false) }
      searched = end
      if atEnd { return end > start ? (end, false) : nil }
      if end - start >= Self.lineBytesMax { return (end, true) }
      let pending = end - start
      try fill()
      searched = start + pending
    }
  }

  /// Moves what is left to the front and reads one piece behind it.
  private mutating func fill() throws {
    let pending = end - start
    if start > 0 {
      storage.withUnsafeMutableBytes { bytes in
        if let base = bytes.baseAddress, pending > 0 { memmove(base, base + start, pending) }
      }
      start = 0
      end = pending
    }
    let count = storage.withUnsafeMutableBytes { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      while true {
        let count = read(descriptor, base + end, min(Self.pieceBytes, bytes.count - end))
        if count < 0, errno == EINTR { continue }
        return count
      }
    }
    guard count >= 0 else {
      throw QueryFailure(
        .unreadableFile, "cannot read \(path): \(String(cString: strerror(errno)))", kind: .usage)
    }
    if count == 0 { atEnd = true }
    end += count
    bytesRead += count
  }
}

extension DiagnosticCode {
  package static let unreadableFile = DiagnosticCode("D0101")
  package static let directoryGiven = DiagnosticCode("D0102")
}
