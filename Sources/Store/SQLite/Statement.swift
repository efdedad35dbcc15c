import CSQLite
import Diagnostics

/// A prepared statement; valid as long as its connection.
final class Statement {
  private let handle: OpaquePointer
  private unowned let connection: Connection

  init(_ handle: OpaquePointer, connection: Connection) {
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  func bind(_ values: [SQLValue]) throws {
    for (index, value) in values.enumerated() { try bind(Int32(index + 1), value) }
  }

  func bind(_ index: Int32, _ value: SQLValue) throws {
    switch value {
    case .null: try connection.check(sqlite3_bind_null(handle, index))
    case .integer(let integer): try connection.check(sqlite3_bind_int64(handle, index, integer))
    case .text(let text):
      var copy = text
      let code = copy.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          gridflux_bind_text(handle, index, $0.baseAddress ?? emptyText, Int32($0.count))
        }
      }
      try connection.check(code)
    case .blob(let bytes):
      let code = sqlite3_bind_blob64(
        handle, index, bytes.isEmpty ? [0] : bytes, UInt64(bytes.count), transientDestructor)
      try connection.check(code)
    }
  }

  /// Binds bytes that stay valid until the statement is reset.
  func bind(_ index: Int32, bytes: UnsafeRawBufferPointer) throws {
    guard let base = bytes.baseAddress, let count = Int32(exactly: bytes.count) else {
      return try connection.check(sqlite3_bind_zeroblob(handle, index, 0))
    }
    try connection.check(gridflux_bind_blob(handle, index, base, count))
  }

  /// True when there is a row.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw connection.failure(code)
    }
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Valid until the next step or reset.
  func blob(_ column: Int32) -> UnsafeRawBufferPointer {
    guard let start = sqlite3_column_blob(handle, column) else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  func bytes(_ column: Int32) -> [UInt8] { [UInt8](blob(column)) }
}

/// SQLite copies what it is given under this destructor.
private let transientDestructor = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
/// Something to point at where a text is empty: a null pointer would bind null.
private nonisolated(unsafe) let emptyText: UnsafePointer<CChar> = {
  let text = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  text.pointee = 0
  return UnsafePointer(text)
}()
