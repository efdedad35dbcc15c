import CSQLite
import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A store without a file of the user's lives in a file on the memory disk: it has snapshots,
/// writers and every other property of a stored one. It vanishes with its `Store`; what a killed
/// process left is removed by the next one.

private let memoryStoreCount = Atomic<Int>(0)
private let namePrefix = "gridflux-memory-"

extension Store {
  static func openMemory(_ options: StoreOptions) throws -> Store {
    let directory = memoryDirectory()
    removeOrphans(in: directory)
    let number = memoryStoreCount.add(1, ordering: .relaxed).newValue
    let path = "\(directory)/\(namePrefix)\(getpid())-\(number).db"
    var options = options
    options.readOnly = false
    let descriptor = openDescriptor(path, O_CREAT | O_TRUNC | O_RDWR, mode: 0o600)
    guard descriptor >= 0 else {
      throw storeFailure(
        code: SQLITE_CANTOPEN, message: "cannot be made", systemError: errno, path: path)
    }
    closeDescriptor(descriptor)
    do {
      let connection = try Connection(path: path, flags: SQLITE_OPEN_READWRITE, vfs: nil)
      try connection.execute("PRAGMA synchronous=OFF")
      try createSchema(connection)
    }
    let store = Store(
      location: ":memory:", path: path, isMemory: true, readOnly: false, options: options)
    store.giveBack(try store.openConnection())
    return store
  }
}

func removeMemoryStore(_ path: String) {
  for suffix in ["", "-wal", "-shm", "-journal", "-lock"] { unlink(path + suffix) }
}

private func memoryDirectory() -> String {
  if access("/dev/shm", W_OK) == 0 { return "/dev/shm" }
  guard let temporary = getenv("TMPDIR") else { return "/tmp" }
  return String(cString: temporary)
}

/// Removes memory stores whose process no longer lives.
private func removeOrphans(in directory: String) {
  guard let listing = opendir(directory) else { return }
  defer { closedir(listing) }
  while let entry = readdir(listing) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard name.hasPrefix(namePrefix) else { continue }
    let digits = name.dropFirst(namePrefix.count).prefix { $0.isNumber }
    guard let process = pid_t(digits), kill(process, 0) != 0, errno == ESRCH else { continue }
    unlink("\(directory)/\(name)")
  }
}
