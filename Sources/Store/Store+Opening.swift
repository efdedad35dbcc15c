import CSQLite
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Store {
  /// Opens the store at a path, or makes it; `:memory:` gives one that vanishes with the process.
  /// Reads a fixed number of pages, whatever the store's size.
  /// Errors: W0001 no store, W0002 newer format, W0004 damaged or cut short, W0007 a directory,
  /// W0008 an empty file, W0010 missing, W0011 no access, W0009 full disk.
  package static func open(path: String, options: StoreOptions = StoreOptions()) throws -> Store {
    if path == ":memory:" { return try openMemory(options) }
    var readOnly = options.readOnly
    if options.virtualFileSystem == nil {
      var status = stat()
      if stat(path, &status) == 0 {
        if status.st_mode & S_IFMT == S_IFDIR { throw directoryFailure(path) }
        if status.st_size == 0 { throw emptyFailure(path) }
        if access(path, R_OK) != 0 {
          throw storeFailure(
            code: SQLITE_CANTOPEN, message: "no access", systemError: errno, path: path)
        }
        readOnly = readOnly || access(path, W_OK) != 0
      } else if errno != ENOENT || !options.createsIfMissing || readOnly {
        throw storeFailure(
          code: SQLITE_CANTOPEN, message: "not found", systemError: errno, path: path)
      } else {
        try createFile(path)
      }
    }
    let store = Store(
      location: path, path: path, isMemory: false, readOnly: readOnly, options: options)
    do {
      store.giveBack(try store.openConnection())
    } catch let failure as QueryFailure where failure.diagnostics.first?.code == .storeDamaged {
      throw headerFailure(path) ?? failure
    }
    return store
  }

  /// What the first bytes of a store that cannot be opened say of the reason: a newer format, which
  /// may check its pages in another way, or a file shorter than it was. Not for one that is open: to
  /// close the file gives up the locks that the process has on it.
  private static func headerFailure(_ path: String) -> QueryFailure? {
    let descriptor = openDescriptor(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { closeDescriptor(descriptor) }
    var status = stat()
    var header = [UInt8](repeating: 0, count: 100)
    guard fstat(descriptor, &status) == 0, pread(descriptor, &header, 100, 0) == 100 else {
      return nil
    }
    func number(_ bytes: Range<Int>) -> Int { header[bytes].reduce(0) { $0 << 8 | Int($1) } }
    // https://www.sqlite.org/fileformat.html: a page's bytes, the pages, the two numbers of ours.
    let (pageBytes, pageCount) = (number(16..<18), number(28..<32))
    let (format, application) = (number(60..<64), number(68..<72))
    if application == applicationID, format > formatVersion {
      return newerFormat(path, format)
    }
    let named = pageBytes &* pageCount
    guard named > Int(status.st_size) else { return nil }
    return damaged(path, "it has \(status.st_size) of the \(named) bytes that its header names")
  }

  private static func emptyFailure(_ path: String) -> QueryFailure {
    QueryFailure(
      .storeIsEmpty, "\(path) is an empty file, not a store", kind: .store, upstreamCode: 3,
      fix: "remove the file; the store is made anew where there is none")
  }

  /// Makes the store under another name and then moves it, so that no half-made one is ever seen.
  private static func createFile(_ path: String) throws {
    let draft = "\(path).new-\(getpid())"
    defer { for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft + suffix) } }
    unlink(draft)
    let descriptor = openDescriptor(draft, O_CREAT | O_EXCL | O_RDWR, mode: 0o600)
    guard descriptor >= 0 else {
      throw storeFailure(
        code: SQLITE_CANTOPEN, message: "cannot be made",
        systemError: errno == ENOENT ? ENOTDIR : errno,
        path: path)
    }
    closeDescriptor(descriptor)
    do {
      let connection = try Connection(
        path: draft, flags: SQLITE_OPEN_READWRITE, vfs: nil)
      try createSchema(connection)
    }
    // `link` fails where another process was faster; its store is as good.
    if link(draft, path) != 0, errno != EEXIST, rename(draft, path) != 0 {
      throw storeFailure(
        code: SQLITE_CANTOPEN, message: "cannot be made", systemError: errno, path: path)
    }
    syncDirectory(of: path)
  }

  private static func syncDirectory(of path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let directory = parts.isEmpty ? "." : parts.joined(separator: "/") + "/"
    let descriptor = openDescriptor(directory, O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    closeDescriptor(descriptor)
  }

  /// An older format than the present one is for tests.
  static func createSchema(_ connection: Connection, format: Int = formatVersion) throws {
    if format >= 2 {
      try connection.reservePageChecks()
      connection.checkPagesFromTheFirst()
    }
    try connection.execute(
      """
      PRAGMA page_size=16384; PRAGMA auto_vacuum=INCREMENTAL;
      PRAGMA application_id=\(applicationID); PRAGMA synchronous=FULL;
      """)
    try connection.execute(
      "BEGIN; \(schemaSQL) PRAGMA user_version=\(format); COMMIT;")
    _ = try connection.integer("PRAGMA journal_mode=WAL")
    connection.finalizeStatements()
  }

  /// A connection with the settings of every open, on a file whose format was looked at.
  func openConnection() throws -> Connection {
    let create = options.virtualFileSystem != nil && options.createsIfMissing
    let flags =
      readOnly
      ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0)
    let connection = try openHandle(flags)
    gridflux_make_defensive(connection.handle)
    sqlite3_busy_timeout(connection.handle, Int32(clamping: options.waitMilliseconds))
    try connection.execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON")
    try checkFormat(connection, create: create)
    if !readOnly { _ = try connection.integer("PRAGMA journal_mode=WAL") }
    try connection.execute(
      """
      PRAGMA synchronous=\(isMemory ? "OFF" : "FULL"); PRAGMA secure_delete=OFF;
      PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY
      """)
    return connection
  }

  /// A store in a directory that cannot be written has no room for the files beside it; without a
  /// log to replay, it is read as it is.
  private func openHandle(_ flags: Int32) throws -> Connection {
    let connection = try Connection(path: path, flags: flags, vfs: options.virtualFileSystem)
    guard readOnly, options.virtualFileSystem == nil else { return connection }
    let code = sqlite3_exec(connection.handle, "SELECT 1 FROM sqlite_schema", nil, nil, nil) & 0xFF
    guard code == SQLITE_CANTOPEN || code == SQLITE_READONLY else { return connection }
    var log = stat()
    if stat(path + "-wal", &log) == 0, log.st_size > 0 {
      throw QueryFailure(
        .storeForbidden,
        "the store \(location) was not closed, and its log \(location)-wal can be read only where its "
          + "directory can be written", kind: .store, upstreamCode: 1,
        fix: "copy \(location) and \(location)-wal to a directory of yours")
    }
    let escaped = path.utf8.map { byte -> String in
      let plain = byte == 0x2F || byte == 0x2E || byte == 0x2D || byte == 0x5F
      let letter = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || (byte | 0x20) &- 0x61 < 26
      let hex = Array("0123456789ABCDEF".utf8)
      return plain || letter
        ? String(decoding: [byte], as: UTF8.self)
        : "%" + String(decoding: [hex[Int(byte >> 4)], hex[Int(byte & 15)]], as: UTF8.self)
    }
    return try Connection(
      path: "file:\(escaped.joined())?immutable=1", flags: flags | SQLITE_OPEN_URI, vfs: nil,
      name: path)
  }

  private static func newerFormat(_ path: String, _ format: Int) -> QueryFailure {
    QueryFailure(
      .newerFormat,
      "the store \(path) has format \(format), this version knows formats up to \(formatVersion)",
      kind: .store, upstreamCode: 9, fix: "use a newer version of gridflux")
  }

  private func checkFormat(_ connection: Connection, create: Bool) throws {
    let application = try connection.integer("PRAGMA application_id") ?? 0
    let version = try connection.integer("PRAGMA user_version") ?? 0
    if application == 0, version == 0, create,
      try connection.integer("SELECT count(*) FROM sqlite_schema") == 0
    {
      return try Store.createSchema(connection)
    }
    guard application == Int64(Store.applicationID) else {
      throw QueryFailure(
        .notAStore, "\(location) is a SQLite database, but not a Gridflux store", kind: .store,
        upstreamCode: 3, fix: "check the path; `gridflux ingest` makes a new store")
    }
    if version > Int64(Store.formatVersion) {
      throw Store.newerFormat(location, Int(version))
    }
    guard version >= 1 else { throw damaged(location, "it has no format number") }
    if version >= 2, !connection.hasPageChecks {
      throw damaged(location, "its header denies the checksums of its pages")
    }
    connection.finalizeStatements()
  }

  private static var schemaSQL: String {
    """
    CREATE TABLE state(
      id INTEGER PRIMARY KEY CHECK(id = 1), commits INTEGER NOT NULL, buffered INTEGER NOT NULL);
    INSERT INTO state VALUES(1, 0, 0);
    CREATE TABLE bucket(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE measurement(
      id INTEGER PRIMARY KEY, bucket INTEGER NOT NULL, name TEXT NOT NULL, UNIQUE(bucket, name));
    CREATE TABLE field(
      id INTEGER PRIMARY KEY, measurement INTEGER NOT NULL, name TEXT NOT NULL,
      type INTEGER NOT NULL, unit TEXT, UNIQUE(measurement, name));
    CREATE TABLE series(
      id INTEGER PRIMARY KEY, measurement INTEGER NOT NULL, key BLOB NOT NULL,
      UNIQUE(measurement, key));
    CREATE TABLE shape(
      measurement INTEGER NOT NULL, labels BLOB NOT NULL, PRIMARY KEY(measurement, labels)
    ) WITHOUT ROWID;
    CREATE TABLE tag_key(
      id INTEGER PRIMARY KEY, measurement INTEGER NOT NULL, name TEXT NOT NULL,
      UNIQUE(measurement, name));
    CREATE TABLE series_tag(
      tag_key INTEGER NOT NULL, value TEXT NOT NULL, series INTEGER NOT NULL,
      PRIMARY KEY(tag_key, value, series)) WITHOUT ROWID;
    CREATE TABLE segment(
      id INTEGER PRIMARY KEY AUTOINCREMENT, field INTEGER NOT NULL, row_count INTEGER NOT NULL,
      run_count INTEGER NOT NULL, time_min INTEGER NOT NULL, time_max INTEGER NOT NULL,
      key_min BLOB NOT NULL, key_max BLOB NOT NULL, directory INTEGER NOT NULL,
      times INTEGER, data INTEGER NOT NULL);
    CREATE INDEX segment_by_field ON segment(field, time_max);
    CREATE INDEX segment_by_times ON segment(times) WHERE times IS NOT NULL;
    CREATE TABLE blob(
      id INTEGER PRIMARY KEY AUTOINCREMENT, checksum INTEGER NOT NULL, data BLOB NOT NULL);
    CREATE TABLE buffer(
      field INTEGER NOT NULL, series INTEGER NOT NULL, time INTEGER NOT NULL, value NOT NULL,
      PRIMARY KEY(field, series, time)) WITHOUT ROWID;
    CREATE TABLE tombstone(
      id INTEGER PRIMARY KEY, field INTEGER NOT NULL, series INTEGER,
      time_min INTEGER NOT NULL, time_max INTEGER NOT NULL);
    CREATE INDEX tombstone_by_field ON tombstone(field);
    CREATE TABLE ingest_progress(
      file TEXT PRIMARY KEY, line INTEGER NOT NULL, byte INTEGER NOT NULL, note TEXT NOT NULL
    ) WITHOUT ROWID;
    """
  }
}
