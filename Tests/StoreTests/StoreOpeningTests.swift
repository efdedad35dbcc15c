import Columnar
import Diagnostics
import Foundation
import Planning
import Testing

@testable import Store

/// Files that are no stores, damaged ones, and stores that others hold.
@Suite struct StoreOpeningTests {
  private let directory = TemporaryDirectory()

  private func code(of body: () throws -> Void) -> DiagnosticCode? {
    do {
      try body()
      return nil
    } catch let failure as QueryFailure {
      #expect(failure.kind == .store)
      return failure.diagnostics.first?.code
    } catch {
      Issue.record("another error: \(error)")
      return nil
    }
  }

  @Test func refusesWhatIsNoStore() throws {
    let text = directory.file("text.db")
    try String(repeating: "not a database ", count: 200).write(
      toFile: text, atomically: true, encoding: .utf8)
    #expect(code { _ = try Store.open(path: text) } == .notAStore)
    let empty = directory.file("empty.db")
    #expect(FileManager.default.createFile(atPath: empty, contents: nil))
    #expect(code { _ = try Store.open(path: empty) } == .storeIsEmpty)
    #expect(code { _ = try Store.open(path: directory.path) } == .storeIsDirectory)
    var options = StoreOptions()
    options.createsIfMissing = false
    #expect(
      code { _ = try Store.open(path: directory.file("no.db"), options: options) } == .storeMissing)
    let other = directory.file("other.db")
    do {
      let connection = try Connection(path: other, flags: 6, vfs: nil)
      try connection.execute("CREATE TABLE t(x)")
    }
    #expect(code { _ = try Store.open(path: other) } == .notAStore)
  }

  @Test func refusesANewerFormatWithBothNumbers() throws {
    let path = directory.file("a.db")
    _ = try Store.open(path: path)
    do {
      let connection = try Connection(path: path, flags: 2, vfs: nil)
      try connection.execute("PRAGMA user_version=77")
    }
    let failure = #expect(throws: QueryFailure.self) { try Store.open(path: path) }
    #expect(failure?.diagnostics.first?.code == .newerFormat)
    #expect(failure?.message.contains("77") == true)
    #expect(failure?.message.contains("\(Store.formatVersion)") == true)
  }

  @Test func onlyTheOwnerMayReadTheFile() throws {
    let path = directory.file("a.db")
    _ = try Store.open(path: path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aSecondWriterNamesTheFirst() throws {
    let path = directory.file("a.db")
    var options = StoreOptions()
    options.waitMilliseconds = 20
    let store = try Store.open(path: path, options: options)
    let holder = try WriteTransaction(store)
    let other = try Store.open(path: path, options: options)
    let failure = #expect(throws: QueryFailure.self) { try other.write(times: [1], floats: [1]) }
    #expect(failure?.diagnostics.first?.code == .storeLocked)
    #expect(failure?.message.contains("process \(getpid())") == true)
    holder.rollBack()
  }

  @Test func aReadOnlyStoreIsReadAndNotWritten() throws {
    let path = directory.file("a.db")
    try Store.open(path: path).write(times: [1], floats: [1])
    var options = StoreOptions()
    options.readOnly = true
    let store = try Store.open(path: path, options: options)
    #expect(points(try store.read()).count == 1)
    #expect(code { try store.write(times: [2], floats: [2]) } == .storeReadOnly)
  }

  @Test func aBackupIsAStore() throws {
    let store = try Store.open(path: directory.file("a.db"))
    try store.write(times: [1, 2, 3], floats: [1, 2, 3])
    let copy = directory.file("copy.db")
    try store.backup(to: copy)
    #expect(lines(try Store.open(path: copy).read()) == lines(try store.read()))
  }

  @Test func knowsItsNames() throws {
    let store = try Store.open(path: ":memory:")
    for host in ["a", "b"] {
      try store.write(
        "neso", "demand", tags: [("host", host)], field: "ND", times: [1], floats: [1])
    }
    let session = try store.session()
    #expect(try session.measurementNames(bucket: "neso") == ["demand"])
    #expect(try session.fieldNames(bucket: "neso") == ["ND"])
    #expect(try session.tagKeys(bucket: "neso") == ["host"])
    #expect(try session.tagValues(bucket: "neso", tag: "host") == ["a", "b"])
    let failure = #expect(throws: QueryFailure.self) { try session.source(bucket: "nesso") }
    #expect(failure?.diagnostics.first?.fix?.contains("\"neso\"") == true)
    let info = try store.info()
    #expect(info.fields.count == 1 && info.fields[0].seriesCount == 2)
  }
}
