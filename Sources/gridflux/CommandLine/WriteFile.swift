#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Replaces a file's text in one step: a reader sees the old text or the new one.
/// Errors: `UsageError` with the system's reason; the old file stays.
func writeFile(_ path: String, _ text: String) throws {
  try writeFile(path, pieces: { write in try write(text) })
}

/// The same for a text that comes in pieces.
func writeFile(_ path: String, pieces: ((String) throws -> Void) throws -> Void) throws {
  let temporary = path + ".partial"
  guard let file = fopen(temporary, "we") else { throw failure(path) }
  do {
    try pieces { text in
      if fputs(text, file) < 0 { throw failure(path) }
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

/// Makes a folder and those above it; one that exists is left as it is.
func makeFolder(_ path: String) throws {
  var built = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    built += part + "/"
    if mkdir(built, 0o777) != 0, errno != EEXIST { throw failure(built) }
  }
}

private func failure(_ path: String) -> UsageError {
  UsageError("cannot write \(path): \(String(cString: strerror(errno)))")
}
