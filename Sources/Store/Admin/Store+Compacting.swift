import CSQLite
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Store {
  /// Folds what is buffered, merges short runs so that a series lies in as few segments as it can,
  /// and gives free pages back to the system. Errors: those of a write.
  package func compact() throws {
    let transaction = try WriteTransaction(self)
    try transaction.foldAll()
    for field in try transaction.allFields() {
      try transaction.consolidateWholly(field)
    }
    try transaction.commit()
    let connection = try takeConnection()
    defer { giveBack(connection) }
    try connection.run("PRAGMA incremental_vacuum")
    try connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
  }

  /// Gives free pages back to the system where they are a tenth of the file or more: they would be
  /// written again soon where they are few.
  func shrink() throws {
    let connection = try takeConnection()
    let free = try connection.integer("PRAGMA freelist_count") ?? 0
    let all = try connection.integer("PRAGMA page_count") ?? 0
    giveBack(connection)
    guard free >= 16, free >= all / 10 else { return }
    do {
      let transaction = try WriteTransaction(self)
      try transaction.connection.run("PRAGMA incremental_vacuum")
      try transaction.commit()
    } catch let failure as QueryFailure {
      // All points are durable: a busy store or a full disk keeps its pages until another time.
      let code = failure.diagnostics.first?.code
      guard code == .storeLocked || code == .diskFull else { throw failure }
    }
  }

  /// Copies the store as it stands at one moment to a new file, or over another store. A damaged
  /// store is not copied: it would take the place of a backup that is sound. A copy that fails
  /// leaves no new file.
  /// Errors: W0004 for a damaged store, W0009, W0011, W0013.
  package func backup(to target: String) throws {
    if let problem = try verify().problems.first { throw damaged(path, problem) }
    // Beside the file that a link names; what was there stays until the copy is whole.
    let existing = realpath(target, nil).map { resolved in
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let draft = "\(existing ?? target).new-\(getpid())"
    let descriptor = openDescriptor(draft, O_CREAT | O_EXCL | O_RDWR, mode: 0o600)
    guard descriptor >= 0 else { throw unmade(target) }
    closeDescriptor(descriptor)
    defer { for suffix in Self.fileSuffixes { unlink(draft + suffix) } }
    try copyPages(to: draft)
    // A log beside a file that is replaced is the old one's.
    for suffix in Self.fileSuffixes.dropFirst() { unlink((existing ?? target) + suffix) }
    guard rename(draft, existing ?? target) == 0 else { throw unmade(target) }
  }

  private static let fileSuffixes = ["", "-journal", "-wal", "-shm"]

  private func unmade(_ target: String) -> QueryFailure {
    QueryFailure(
      .storeForbidden, "the copy \(target) cannot be made: \(String(cString: strerror(errno)))",
      kind: .store, upstreamCode: 1, fix: "name a file in a directory that can be written")
  }

  /// Copies one snapshot, however many commits come meanwhile. The copy is closed when it returns or
  /// throws.
  private func copyPages(to target: String) throws {
    let source = try takeConnection()
    defer { giveBack(source) }
    try source.execute("BEGIN")
    _ = try source.integer("SELECT commits FROM state")
    let copy = try Connection(
      path: target, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs: nil)
    if source.hasPageChecks { copy.checkPagesFromTheFirst() }
    guard let backup = sqlite3_backup_init(copy.handle, "main", source.handle, "main") else {
      throw copy.failure(sqlite3_errcode(copy.handle))
    }
    var code = SQLITE_OK
    repeat { code = sqlite3_backup_step(backup, 1_024) } while code == SQLITE_OK
    let finish = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else {
      throw code == gridflux_ioerr_data ? source.failure(code) : copy.failure(code)
    }
    try copy.check(finish)
  }
}
