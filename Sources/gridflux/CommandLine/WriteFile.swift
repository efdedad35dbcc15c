#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Replaces a file's text in one step: a reader sees the old text or the new one.
/// Errors: `UsageError` with the system's reason, or when it is a store's; the old file stays.
func writeFile(_ path: String, _ text: String) throws {
  try writeFile(path, pieces: { write in try write(text) })
}

/// The same for a text that comes in pieces.
func writeFile(_ path: String, pieces: ((String) throws -> Void) throws -> Void) throws {
  try writeFile(
    path,
    bytes: { (write: @escaping (UnsafeRawBufferPointer) throws -> Void) in
      try pieces { text in
        var text = text
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
      }
    })
}

/// The same for bytes that come in pieces.
func writeFile(
  _ path: String,
  bytes pieces: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
) throws {
  try checkTarget(path)
  let temporary = path + ".partial"
  guard let file = fopen(temporary, "we") else { throw failure(path) }
  do {
    try pieces { piece in
      if fwrite(piece.baseAddress, 1, piece.count, file) < piece.count { throw failure(path) }
    }
  } catch {
    fclose(file)
    unlink(temporary)
    throw error
  }
  guard fclose(file) == 0, rename(temporary, path) == 0 else {
    let reason = failure(path)
    unlink(temporary)
    throw reason
  }
}

/// The same for bytes that are no text.
func writeFile(_ path: String, bytes: [UInt8]) throws {
  try checkTarget(path)
  let temporary = path + ".partial"
  guard let file = fopen(temporary, "we") else { throw failure(path) }
  let count = fwrite(bytes, 1, bytes.count, file)
  guard fclose(file) == 0, count == bytes.count, rename(temporary, path) == 0 else {
    let reason = failure(path)
    unlink(temporary)
    throw reason
  }
}

/// Whether a file holds a text, which comes in pieces, and nothing else. Errors: those of `pieces`.
func holds(_ path: String, pieces: ((String) throws -> Void) throws -> Void) throws -> Bool {
  struct Difference: Error {}
  guard isRegularFile(path), let file = fopen(path, "re") else { return false }
  defer { fclose(file) }
  var found: [UInt8] = []
  do {
    try pieces { text in
      let expected = Array(text.utf8)
      if found.count < expected.count { found = [UInt8](repeating: 0, count: expected.count) }
      let count = fread(&found, 1, expected.count, file)
      guard found[..<count] == expected[...] else { throw Difference() }
    }
  } catch is Difference {
    return false
  }
  return fgetc(file) == EOF
}

/// Makes a folder and those above it; one that exists is left as it is.
func makeFolder(_ path: String) throws {
  var built = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    built += part + "/"
    if mkdir(built, 0o777) != 0, errno != EEXIST { throw failure(built) }
  }
}

/// A name of this process's own in the folder for temporary files.
func temporaryPath(_ name: String) -> String {
  let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  return "\(folder)/\(getpid())-\(name)"
}

private func failure(_ path: String) -> UsageError {
  UsageError("cannot write \(path): \(String(cString: strerror(errno)))")
}
