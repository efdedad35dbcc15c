import CSQLite

/// The library that keeps the store's file, with the version that runs here.
package func storeLibrary() -> String { "SQLite \(String(cString: sqlite3_libversion()))" }
