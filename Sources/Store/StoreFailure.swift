import CSQLite
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension DiagnosticCode {
  /// The file is no Gridflux store.
  package static let notAStore = DiagnosticCode("W0001")
  /// The store was written in a format that this version does not know.
  package static let newerFormat = DiagnosticCode("W0002")
  /// Another process writes to the store.
  package static let storeLocked = DiagnosticCode("W0003")
  /// The file is damaged or cut short.
  package static let storeDamaged = DiagnosticCode("W0004")
  /// A stored block does not have the checksum that was stored with it.
  package static let checksumMismatch = DiagnosticCode("W0005")
  /// The store can be read but not written.
  package static let storeReadOnly = DiagnosticCode("W0006")
  /// The path is a directory.
  package static let storeIsDirectory = DiagnosticCode("W0007")
  /// The file is empty.
  package static let storeIsEmpty = DiagnosticCode("W0008")
  /// The disk or the file size limit is full.
  package static let diskFull = DiagnosticCode("W0009")
  /// There is no such file.
  package static let storeMissing = DiagnosticCode("W0010")
  /// The system refuses access.
  package static let storeForbidden = DiagnosticCode("W0011")
  /// There is no such bucket.
  package static let bucketMissing = DiagnosticCode("W0012")
  /// Reading or writing failed.
  package static let storeInputOutput = DiagnosticCode("W0013")
  /// A batch that cannot be written: a column is missing or of the wrong type.
  package static let unwritable = DiagnosticCode("W0014")
  /// A predicate that deletes cannot carry out.
  package static let deletePredicate = DiagnosticCode("W0015")
}

/// What SQLite reports, in the store's words. Extended codes are told apart by their low byte.
func storeFailure(
  code: Int32, message: String, systemError: Int32 = 0, path: String
) -> QueryFailure {
  func failure(_ code: DiagnosticCode, _ text: String, _ fix: String?) -> QueryFailure {
    QueryFailure(code, text, kind: .store, upstreamCode: 1, fix: fix)
  }
  switch code & 0xFF {
  case SQLITE_NOTADB:
    return failure(
      .notAStore, "\(path) is not a Gridflux store",
      "check the path, or restore a backup if this was a store; `gridflux ingest` makes a new one")
  case SQLITE_CORRUPT:
    return damaged(path, message)
  case SQLITE_READONLY:
    return failure(
      .storeReadOnly, "the store \(path) is read-only: \(message)",
      "make the file and its directory writable, or copy the store")
  case SQLITE_FULL:
    return failure(
      .diskFull, "no room to write the store \(path); nothing of this write was kept",
      "free some space and run it again")
  case SQLITE_BUSY, SQLITE_LOCKED:
    return failure(
      .storeLocked, "the store \(path) is locked by another process",
      "wait for it to finish, or end it")
  case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
    return unopenable(path, systemError, message)
  case SQLITE_IOERR:
    if code == gridflux_ioerr_short_read { return damaged(path, "the file is cut short") }
    if code == gridflux_ioerr_data { return damaged(path, "a page fails its checksum") }
    if systemError == ENOSPC || systemError == EFBIG || systemError == EDQUOT {
      return storeFailure(code: SQLITE_FULL, message: message, path: path)
    }
    return failure(
      .storeInputOutput,
      "reading or writing the store \(path) failed: \(message)"
        + (systemError == 0 ? "" : " (\(String(cString: strerror(systemError))))"),
      "check that the disk has room and that files may grow (`ulimit -f`); what was committed is kept"
    )
  default:
    return failure(.storeInputOutput, "the store \(path) failed: \(message)", nil)
  }
}

/// The file is cut short, or a structure in it does not hold.
func damaged(_ path: String, _ what: String) -> QueryFailure {
  QueryFailure(
    .storeDamaged, damagePrefix(path) + what, kind: .store, upstreamCode: 1,
    fix: "restore a backup; `gridflux store verify` lists what is damaged")
}

/// Pages are counted from 1, as SQLite does.
func failedPageText(_ page: Int64) -> String { "page \(page) of the file fails its checksum" }

private func damagePrefix(_ path: String) -> String { "the store \(path) is damaged: " }

/// What is damaged, without the store's name: for lists that are about one store.
func damageText(_ failure: QueryFailure, path: String) -> String {
  let prefix = damagePrefix(path)
  return failure.message.hasPrefix(prefix)
    ? String(failure.message.dropFirst(prefix.count)) : failure.message
}

private func unopenable(_ path: String, _ systemError: Int32, _ message: String) -> QueryFailure {
  if systemError == ENOENT {
    return QueryFailure(
      .storeMissing, "there is no store at \(path)", kind: .store, upstreamCode: 5,
      fix: "check the path; `gridflux ingest` makes a new store")
  }
  if systemError == EISDIR { return directoryFailure(path) }
  let reason = systemError == 0 ? message : String(cString: strerror(systemError))
  return QueryFailure(
    .storeForbidden, "the store \(path) cannot be opened: \(reason)", kind: .store,
    upstreamCode: 1, fix: "check the permissions of the file and its directory")
}

func directoryFailure(_ path: String) -> QueryFailure {
  QueryFailure(
    .storeIsDirectory, "\(path) is a directory, a store is one file", kind: .store,
    upstreamCode: 3, fix: "name a file in it, such as \(path)/gridflux.db")
}
