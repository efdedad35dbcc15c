import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the names of the files beside a store end in.
private let sideFileSuffixes = ["-wal", "-shm", "-journal", "-lock"]

/// How every SQLite file begins, and so every store.
private let storeHead = Array("SQLite format 3\u{0}".utf8)

/// Refuses to write a file that is a store, that belongs to one, or that the command reads: what
/// it holds would be gone.
/// Errors: `UsageError`; nothing was written then.
func checkTarget(
  _ path: String, store: EngineOptions.StoreLocation = .memory, inputs: [String] = []
) throws {
  try checkOpenStore(path, store)
  if inputs.contains(where: { $0 != "-" && isSameFile($0, path) }) {
    throw refusal(path, "it is a file that this command reads")
  }
  if isStore(path) { throw refusal(path, "it is a store, or another file of SQLite") }
  try checkSideFile(path)
}

/// Refuses to copy the store over a file that holds something, unless the file is another store
/// that the copy is to replace.
/// replacing: the words that allow it, for the message.
/// Errors: `UsageError`; nothing was written then.
func checkBackupTarget(
  _ path: String, store: EngineOptions.StoreLocation, replaces: Bool, replacing words: String
) throws {
  try checkOpenStore(path, store)
  try checkSideFile(path)
  var status = stat()
  guard stat(path, &status) == 0 else { return }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw refusal(path, "it is a folder or a device, and a store is a file")
  }
  if status.st_size == 0 { return }
  guard isStore(path) else { throw refusal(path, "it is there and holds something else") }
  guard replaces else {
    throw UsageError(
      "cannot write \(path): it is a store, or another file of SQLite",
      fix: "name another file, or replace it: \(words)")
  }
}

/// A file of the open store is told by its identity: to open and close it here would give up the
/// locks that this process has on it.
private func checkOpenStore(_ path: String, _ store: EngineOptions.StoreLocation) throws {
  guard case .file(let storePath, _) = store else { return }
  let names = [storePath] + sideFileSuffixes.map { storePath + $0 }
  if names.contains(where: { isSameFile($0, path) }) {
    throw refusal(path, "it belongs to the store \(storePath)")
  }
}

/// Refuses what lies beside a store, by its name.
private func checkSideFile(_ path: String) throws {
  let resolved = resolvedPath(path)
  for suffix in sideFileSuffixes where resolved.hasSuffix(suffix) {
    let main = String(resolved.dropLast(suffix.count))
    if isStore(main) { throw refusal(path, "it belongs to the store \(main)") }
  }
}

private func refusal(_ path: String, _ reason: String) -> UsageError {
  UsageError("cannot write \(path): \(reason)", fix: "name another file")
}

/// Whether two paths name one file, also one that is not there yet.
private func isSameFile(_ one: String, _ other: String) -> Bool {
  var first = stat()
  var second = stat()
  if stat(one, &first) == 0, stat(other, &second) == 0 {
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
  return resolvedPath(one) == resolvedPath(other)
}

/// A path without links and dots; of a file that is not there yet, the folder's and its name.
private func resolvedPath(_ path: String) -> String {
  if let found = realPath(path) { return found }
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let folder = String(path.dropLast(name.count))
  return (realPath(folder.isEmpty ? "." : folder) ?? folder) + "/" + name
}

/// A path without links; nil for a file that is not there.
func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

private func isStore(_ path: String) -> Bool {
  // To open a pipe would wait for who writes to it.
  guard isRegularFile(path) else { return false }
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  var head = [UInt8](repeating: 0, count: storeHead.count)
  return read(descriptor, &head, head.count) == head.count && head == storeHead
}

/// Whether a path names a file that holds bytes: no folder, no pipe, no device.
func isRegularFile(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}
