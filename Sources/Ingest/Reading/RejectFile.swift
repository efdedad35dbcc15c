import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps what ingestion refused: one CSV line a refusal, with file, line, column, reason and text.
///
/// Created at the first refusal, so that a clean run leaves no file. What earlier runs refused
/// stays: lines are written behind theirs.
final class RejectFile {
  private static let header = "file,line,column,reason,text\n"

  let path: String
  private var file: UnsafeMutablePointer<FILE>?
  /// Lines that this run refused.
  private(set) var count = 0

  init(path: String) { self.path = path }

  deinit {
    if let file { fclose(file) }
  }

  /// Refuses a file that holds something else than refused lines. To be called before data are
  /// read. Errors: `D0116`.
  func checkEarlierContent() throws {
    var status = stat()
    // To open a pipe would wait for who reads it.
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      return
    }
    var found = [UInt8](repeating: 0, count: Self.header.utf8.count)
    var count = 0
    if let earlier = fopen(path, "re") {
      count = fread(&found, 1, found.count, earlier)
      fclose(earlier)
    }
    let beginning = found[..<count]
    if beginning.elementsEqual(Self.header.utf8) { return }
    let line = String(decoding: beginning.prefix { $0 != 0x0A }, as: UTF8.self)
    throw QueryFailure(
      .rejectFileIsOther,
      "cannot add refused lines to \(path): it begins with \"\(line)\", expected "
        + "\"\(Self.header.dropLast())\"",
      kind: .usage, fix: "name another file with --rejects FILE")
  }

  /// Errors: `D0111` when the file cannot be written; nothing is refused silently.
  func write(
    source: String, line: Int, column: String?, reason: String, text: UnsafeBufferPointer<UInt8>
  ) throws {
    if file == nil { try open() }
    count += 1
    let shown = String(decoding: text.prefix(4096), as: UTF8.self)
    try put(
      [source, String(line), column ?? "", reason, shown].map(csvCell).joined(separator: ",") + "\n"
    )
  }

  /// Errors: `D0111`. To be called before the points of the same lines are committed.
  func flush() throws {
    if let file { try check(fflush(file) == 0) }
  }

  /// Opens the file behind what it holds. A line that an earlier run could not end is ended.
  private func open() throws {
    let isCut = isCutShort()
    file = fopen(path, "ae")
    guard let file else { return try check(false) }
    var status = stat()
    let isEarlier =
      fstat(fileno(file), &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size > 0
    try put(isEarlier ? (isCut ? "\n" : "") : Self.header)
  }

  /// Whether the file holds something that does not end with a line's end.
  private func isCutShort() -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let earlier = fopen(path, "re")
    else { return false }
    defer { fclose(earlier) }
    guard fseek(earlier, -1, SEEK_END) == 0 else { return false }
    return fgetc(earlier) != 0x0A
  }

  /// Writes all bytes of a text, zeros too.
  private func put(_ text: String) throws {
    guard let file else { return }
    var text = text
    try check(text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count })
  }

  private func check(_ done: Bool) throws {
    if !done {
      throw QueryFailure(
        .rejectFileNotWritten,
        "cannot write the reject file \(path): \(String(cString: strerror(errno)))", kind: .usage,
        fix: "name another place with --rejects FILE")
    }
  }

  private func csvCell(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 < 0x20 }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

extension DiagnosticCode {
  package static let rejectFileNotWritten = DiagnosticCode("D0111")
  /// A file of something else stands where refused lines are to be kept.
  package static let rejectFileIsOther = DiagnosticCode("D0116")
}
