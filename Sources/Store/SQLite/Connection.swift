import CPageChecks
import CSQLite
import Diagnostics
import Synchronization

/// One SQLite connection with its prepared statements; used by one thread at a time.
final class Connection: @unchecked Sendable {
  let handle: OpaquePointer
  let path: String
  private var statements: [String: Statement] = [:]

  /// Pages are checked over the file system `vfs`; nil for the system's.
  /// Errors: W0001 … W0013, as `storeFailure` maps SQLite's codes.
  /// name: what messages call it, where that is not its path.
  init(path: String, flags: Int32, vfs: String?, name: String? = nil) throws {
    self.path = name ?? path
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(
      path, &opened, flags | SQLITE_OPEN_NOMUTEX, pageCheckingFileSystem(over: vfs))
    guard code == SQLITE_OK, let opened else {
      let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      let system = opened.map { sqlite3_system_errno($0) } ?? 0
      sqlite3_close_v2(opened)
      throw storeFailure(code: code, message: message, systemError: system, path: self.path)
    }
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// A failure that carries SQLite's own words.
  func failure(_ code: Int32) -> QueryFailure {
    let page = fileControl(GRIDFLUX_FCNTL_FAILED_PAGE)
    if code == gridflux_ioerr_data, page > 0 {
      return damaged(path, failedPageText(page))
    }
    return storeFailure(
      code: code, message: String(cString: sqlite3_errmsg(handle)),
      systemError: sqlite3_system_errno(handle), path: path)
  }

  func check(_ code: Int32) throws {
    if code != SQLITE_OK { throw failure(code) }
  }

  /// Runs one or more statements that return nothing.
  func execute(_ sql: String) throws { try check(sqlite3_exec(handle, sql, nil, nil, nil)) }

  /// The prepared statement of this text, reset and without bindings; kept for the next time.
  func statement(_ sql: String) throws -> Statement {
    if let known = statements[sql] {
      known.reset()
      return known
    }
    var prepared: OpaquePointer?
    try check(
      sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil))
    guard let prepared else { throw failure(SQLITE_MISUSE) }
    let statement = Statement(prepared, connection: self)
    statements[sql] = statement
    return statement
  }

  /// The first column of the first row, nil without rows.
  func integer(_ sql: String, _ bindings: SQLValue...) throws -> Int64? {
    let statement = try self.statement(sql)
    defer { statement.reset() }
    try statement.bind(bindings)
    return try statement.step() ? statement.integer(0) : nil
  }

  /// Runs one statement with bindings to its end.
  func run(_ sql: String, _ bindings: SQLValue...) throws {
    let statement = try self.statement(sql)
    defer { statement.reset() }
    try statement.bind(bindings)
    while try statement.step() {}
  }

  /// Reserves the bytes of a checksum at the end of each page. In force from the first page of a new
  /// file, or the next `VACUUM`.
  func reservePageChecks() throws {
    var count = Int32(GRIDFLUX_PAGE_CHECK_BYTES)
    try check(sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &count))
  }

  /// Writes checksums from the first page on; for a file that is about to be made.
  func checkPagesFromTheFirst() { _ = fileControl(GRIDFLUX_FCNTL_CHECK_PAGES) }

  /// True where each page has a checksum.
  var hasPageChecks: Bool { fileControl(GRIDFLUX_FCNTL_HAS_PAGE_CHECKS) == 1 }

  /// The first page of the file from `page` on that fails its checksum, whether or not anything is in
  /// it; nil for none.
  func failedPage(from page: Int64) -> Int64? {
    let found = fileControl(GRIDFLUX_FCNTL_FIND_FAILED_PAGE, page)
    return found > 0 ? found : nil
  }

  private func fileControl(_ operation: Int32, _ argument: Int64 = 0) -> Int64 {
    var number: sqlite3_int64 = argument
    let code = sqlite3_file_control(handle, "main", operation, &number)
    return code == SQLITE_OK ? number : 0
  }

  var lastRowID: Int64 { sqlite3_last_insert_rowid(handle) }
  var changes: Int { Int(sqlite3_changes(handle)) }
  var inTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Forgets the statements, so that the schema may change hands.
  func finalizeStatements() { statements.removeAll() }
}

private let registering = Mutex(())

/// The name of the file system that checks pages over another one.
private func pageCheckingFileSystem(over base: String?) -> String {
  let name = "gridflux-pages" + (base.map { "-\($0)" } ?? "")
  // Fails without memory; SQLite then knows no such file system and says so.
  registering.withLock { _ in _ = gridflux_register_page_checks(name, base) }
  return name
}

/// A value bound to a statement.
enum SQLValue {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  static func integer(_ value: Int) -> SQLValue { .integer(Int64(value)) }
}
