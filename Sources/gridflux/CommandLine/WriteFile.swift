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
  var status = stat()
  let isThere = stat(path, &status) == 0
  if isThere, status.st_mode & S_IFMT != S_IFREG { return try writeInto(path, pieces) }
  // Beside the file that a link names, so that the link stays.
  let target = realPath(path) ?? path
  let temporary = "\(target).partial-\(getpid())"
  guard let file = fopen(temporary, "wxe") else { throw failure(path) }
  do {
    if isThere { fchmod(fileno(file), status.st_mode & 0o777) }
    try write(pieces, to: file, path)
  } catch {
    unlink(temporary)
    throw error
  }
  guard rename(temporary, target) == 0 else {
    let reason = failure(path)
    unlink(temporary)
    throw reason
  }
}

/// A device or a pipe takes the bytes as they come: nothing may take its place.
private func writeInto(
  _ path: String, _ pieces: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
) throws {
  guard let file = fopen(path, "we") else { throw failure(path) }
  try write(pieces, to: file, path)
}

/// Writes the pieces and closes the file, whatever happens.
private func write(
  _ pieces: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void,
  to file: UnsafeMutablePointer<FILE>, _ path: String
) throws {
  do {
    try pieces { piece in
      if fwrite(piece.baseAddress, 1, piece.count, file) < piece.count { throw failure(path) }
    }
  } catch {
    fclose(file)
    throw error
  }
  guard fclose(file) == 0 else { throw failure(path) }
}

/// The same for bytes that are no text.
func writeFile(_ path: String, bytes: [UInt8]) throws {
  try writeFile(
    path,
    bytes: { (write: @escaping (UnsafeRawBufferPointer) throws -> Void) in
      try bytes.withUnsafeBytes { try write($0) }
    })
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
