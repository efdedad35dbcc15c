import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps what ingestion refused: one CSV line a refusal, with file, line, column, reason and text.
///
/// Created at the first refusal, so that a clean run leaves no file.
final class RejectFile {
  let path: String
  private var file: UnsafeMutablePointer<FILE>?
  private(set) var count = 0

  init(path: String) { self.path = path }

  deinit {
    if let file { fclose(file) }
  }

  /// Errors: `D0111` when the file cannot be written; nothing is refused silently.
  func write(
    source: String, line: Int, column: String?, reason: String, text: UnsafeBufferPointer<UInt8>
  ) throws {
    if file == nil {
      file = fopen(path, "we")
      try check(file != nil)
      try put("file,line,column,reason,text\n")
    }
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

  private func put(_ text: String) throws {
    guard let file else { return }
    try check(fputs(text, file) >= 0)
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
}
