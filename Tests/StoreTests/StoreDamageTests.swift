import CSQLite
import Diagnostics
import Foundation
import Planning
import Testing

@testable import Store

/// Stores whose bytes are no longer what was written. The pages of a file carry checksums, so damage
/// is told wherever it lies: data, catalogue, index or the list of free pages.
@Suite struct StoreDamageTests {
  private let directory = TemporaryDirectory()
  private static let pageBytes = 16_384

  /// A store with several series in segments and in the buffer.
  private func makeStore(_ name: String = "a.db") throws -> String {
    let path = directory.file(name)
    var options = StoreOptions()
    options.bufferedRowsMax = 100
    let store = try Store.open(path: path, options: options)
    let times = (0..<1_500).map { Int64($0) * 1_800_000_000_000 }
    for host in ["a", "b", "c"] {
      try store.write(
        tags: [("host", host), ("region", "r\(host)")], times: times,
        floats: times.map { Double($0 % 977) / 10 })
    }
    try store.compact()
    try store.write(tags: [("host", "d")], times: [1, 2, 3], floats: [1, 2, 3])
    return path
  }

  /// Everything that a reader can ask for: rows, names of tags, and series found by a tag.
  private func answers(_ path: String) throws -> [[String]] {
    var options = StoreOptions()
    options.readOnly = true
    let store = try Store.open(path: path, options: options)
    let session = try store.session()
    var request = ScanRequest()
    request.predicates = [.compare(column: "host", .equal, .string("b"))]
    return try [
      lines(try store.read()), lines(try store.read("b", request)),
      session.measurementNames(bucket: "b"), session.tagKeys(bucket: "b"),
      session.tagValues(bucket: "b", tag: "region"),
    ]
  }

  private func verify(_ path: String) throws -> [String] {
    var options = StoreOptions()
    options.readOnly = true
    return try Store.open(path: path, options: options).verify().problems
  }

  /// Flipped bits, zeroed and exchanged pages, and files cut short: a reader gets the right answer or
  /// a failure, `verify` finds each of them, and no damaged store takes the place of a backup.
  @Test func noDamageGoesUnnoticed() throws {
    let path = try makeStore()
    let expected = try answers(path)
    let sound = try Data(contentsOf: URL(fileURLWithPath: path))
    let pageCount = sound.count / Self.pageBytes
    var numbers = SeededNumbers(5)
    var refused = 0
    let rounds = ProcessInfo.processInfo.environment["GRIDFLUX_SOAK"] == "1" ? 5_000 : 120
    let damagedPath = directory.file("damaged.db")
    for round in 0..<rounds {
      var bytes = sound
      switch round % 6 {
      case 0:
        bytes = bytes.prefix(Int.random(in: 1..<bytes.count, using: &numbers))
      case 1:
        let page = Int.random(in: 1..<pageCount, using: &numbers) * Self.pageBytes
        bytes.replaceSubrange(page..<page + Self.pageBytes, with: Data(count: Self.pageBytes))
      case 2:
        let left = Int.random(in: 1..<pageCount, using: &numbers) * Self.pageBytes
        let right = Int.random(in: 1..<pageCount, using: &numbers) * Self.pageBytes
        bytes.replaceSubrange(
          left..<left + Self.pageBytes, with: sound[right..<right + Self.pageBytes])
      default:
        // Half of them where the catalogue's rows lie: the front of the file.
        let end = round % 6 == 3 ? 2_000 : bytes.count
        bytes[Int.random(in: 0..<end, using: &numbers)] ^=
          1 << UInt8.random(in: 0..<8, using: &numbers)
      }
      guard bytes != sound else { continue }
      for suffix in ["", "-wal", "-shm"] { unlink(damagedPath + suffix) }
      try bytes.write(to: URL(fileURLWithPath: damagedPath))
      do {
        let found = try answers(damagedPath)
        #expect(found == expected, "round \(round)")
      } catch let failure as QueryFailure {
        refused += 1
        #expect(failure.kind == .store, "round \(round): \(failure.message)")
      }
      do {
        let problems = try verify(damagedPath)
        #expect(!problems.isEmpty, "round \(round)")
        let store = try Store.open(path: damagedPath)
        #expect(throws: QueryFailure.self) { try store.backup(to: directory.file("copy.db")) }
      } catch let failure as QueryFailure {
        #expect(failure.kind == .store, "round \(round): \(failure.message)")
      }
    }
    #expect(refused > rounds / 3)
    #expect(!FileManager.default.fileExists(atPath: directory.file("copy.db")))
  }

  @Test func namesThePage() throws {
    let path = try makeStore()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let connection = try Connection(path: path, flags: SQLITE_OPEN_READONLY, vfs: nil)
    let root =
      try connection.integer(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'shape'") ?? 0
    bytes[Int(root - 1) * Self.pageBytes + 8_000] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    let failure = #expect(throws: QueryFailure.self) { try answers(path) }
    #expect(failure?.diagnostics.first?.code == .storeDamaged)
    #expect(failure?.message.hasSuffix("page \(root) of the file fails its checksum") == true)
    #expect(try verify(path) == ["page \(root) of the file fails its checksum"])
  }

  /// Pages on the list of free ones are copied by a backup.
  @Test func pagesThatHoldNothingAreLookedAt() throws {
    let path = try makeStore()
    do {
      let connection = try Connection(path: path, flags: SQLITE_OPEN_READWRITE, vfs: nil)
      try connection.execute(
        "CREATE TABLE t(x); INSERT INTO t VALUES(randomblob(100000)); DROP TABLE t")
    }
    #expect(try verify(path) == [])
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let page = bytes.count / Self.pageBytes
    bytes[(page - 1) * Self.pageBytes + 4_000] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(try verify(path) == ["page \(page) of the file fails its checksum"])
  }

  @Test func saysHowMuchOfAFileIsThere() throws {
    let path = try makeStore()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try bytes.prefix(20_000).write(to: URL(fileURLWithPath: path))
    let failure = #expect(throws: QueryFailure.self) { try Store.open(path: path) }
    #expect(failure?.message.contains("20000 of the \(bytes.count) bytes") == true)
  }

  /// What checksums cannot tell: rows that a faulty program left out of one of the tables.
  @Test(arguments: [
    ("DELETE FROM series_tag WHERE value = 'b'", "series 2 is not found by its tag host"),
    ("DELETE FROM shape", "series 1 has labels that its measurement does not know"),
    (
      "INSERT INTO series_tag VALUES(1, 'x', 77)", "the index of tags holds rows of no series"
    ),
    (
      "DELETE FROM series WHERE id = 1",
      "it holds rows of a series that the catalogue does not know"
    ),
    ("UPDATE series SET measurement = 9 WHERE id = 4", "a series belongs to no measurement"),
  ])
  func theCatalogueAgreesWithItself(change: String, problem: String) throws {
    let path = try makeStore()
    #expect(try verify(path) == [])
    do {
      let connection = try Connection(path: path, flags: SQLITE_OPEN_READWRITE, vfs: nil)
      try connection.execute(change)
    }
    let problems = try verify(path)
    #expect(problems.contains { $0.hasSuffix(problem) }, "\(problems)")
  }

  /// A store as the first format had it: pages without checksums.
  private func makeOldStore() throws -> String {
    let path = directory.file("old.db")
    do {
      let connection = try Connection(
        path: path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs: nil)
      try Store.createSchema(connection, format: 1)
    }
    let store = try Store.open(path: path)
    let times = (0..<6_000).map { Int64($0) }
    try store.write(tags: [("host", "b")], times: times, floats: times.map { Double($0) })
    return path
  }

  @Test func theFirstFormatIsReadWrittenAndUpgraded() throws {
    let path = try makeOldStore()
    let store = try Store.open(path: path)
    #expect(try store.info().formatVersion == 1)
    let before = lines(try store.read())
    var report = try store.verify()
    #expect(report.problems == [] && !report.hasPageChecks)
    #expect(try store.upgrade() == 1)
    // The store that was open goes on; so does one that is opened now.
    try store.write(tags: [("host", "a")], times: [5], floats: [0.5])
    try store.close()
    let again = try Store.open(path: path)
    #expect(try again.info().formatVersion == 2)
    #expect(Array(lines(try again.read()).suffix(before.count)) == before)
    report = try again.verify()
    #expect(report.problems == [] && report.hasPageChecks)
    #expect(try again.upgrade() == 2)
    // Every page has its checksum now.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for page in 0..<bytes.count / Self.pageBytes {
      var damaged = bytes
      damaged[page * Self.pageBytes + 4_000] ^= 1
      let damagedPath = directory.file("damaged.db")
      try damaged.write(to: URL(fileURLWithPath: damagedPath))
      var problems = ["it cannot be opened"]
      do { problems = try verify(damagedPath) } catch is QueryFailure {}
      #expect(!problems.isEmpty, "page \(page + 1)")
    }
  }

  @Test func anUpgradeWaitsForReaders() throws {
    let path = try makeOldStore()
    let reader = try Connection(path: path, flags: SQLITE_OPEN_READONLY, vfs: nil)
    try reader.execute("BEGIN")
    let count = try reader.integer("SELECT count(*) FROM blob")
    var options = StoreOptions()
    options.waitMilliseconds = 20
    let store = try Store.open(path: path, options: options)
    let failure = #expect(throws: QueryFailure.self) { try store.upgrade() }
    #expect(failure?.diagnostics.first?.code == .storeLocked)
    #expect(try reader.integer("SELECT count(*) FROM blob") == count)
    try reader.execute("COMMIT")
    #expect(try Store.open(path: path).info().formatVersion == 1)
    #expect(try store.upgrade() == 1)
    #expect(try Store.open(path: path).verify().problems == [])
  }

  @Test func aBackupHasTheFormatOfItsStore() throws {
    let copy = directory.file("copy.db")
    try Store.open(path: try makeStore()).backup(to: copy)
    #expect(try Store.open(path: copy).verify().hasPageChecks)
    let old = directory.file("old-copy.db")
    try Store.open(path: try makeOldStore()).backup(to: old)
    let store = try Store.open(path: old)
    #expect(try store.verify().problems == [])
    #expect(try store.info().formatVersion == 1)
  }

  /// A program that knows nothing of checksums may read the store, and fold its log as it closes.
  @Test func anotherProgramMayFoldTheLog() throws {
    let path = try makeStore()
    let store = try Store.open(path: path)
    for round in 0..<4 as Range<Int64> {
      let times = (0..<2_000).map { Int64($0) + round * 1_000 }
      try store.write(tags: [("host", "z")], times: times, floats: times.map { Double($0) })
      if round == 2 {
        let foreign = try ForeignConnection(path)
        #expect(foreign.integer("SELECT count(*) FROM bucket") == 1)
        #expect(foreign.integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0)
      }
    }
    let expected = lines(try store.read())
    // As a killed process leaves it: the file and its log.
    let copy = directory.file("killed.db")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
    }
    #expect(try FileManager.default.attributesOfItem(atPath: copy + "-wal")[.size] as? Int != 0)
    do {
      let foreign = try ForeignConnection(copy)
      #expect(foreign.integer("SELECT count(*) FROM bucket") == 1)
    }
    #expect(!FileManager.default.fileExists(atPath: copy + "-wal"))
    for path in [copy, path] {
      let again = try Store.open(path: path)
      #expect(try again.verify().problems == [])
      #expect(lines(try again.read()) == expected)
    }
  }

  /// An upgrade that a reader stops half-way leaves a store that goes on to work, whoever folds the
  /// log and in whatever order.
  @Test func aStoppedUpgradeDoesNoHarm() throws {
    let path = try makeOldStore()
    let before = lines(try Store.open(path: path).read())
    let reader = try Connection(path: path, flags: SQLITE_OPEN_READONLY, vfs: nil)
    func look() throws {
      if reader.inTransaction { try reader.execute("COMMIT") }
      try reader.execute("BEGIN")
      _ = try reader.integer("SELECT count(*) FROM blob")
    }
    try look()
    var options = StoreOptions()
    options.waitMilliseconds = 20
    options.bufferedRowsMax = 0
    #expect(throws: QueryFailure.self) { try Store.open(path: path, options: options).upgrade() }
    for round in 0..<4 as Range<Int64> {
      try look()
      let times = (0..<3_000).map { Int64($0) + round * 1_000 }
      let writer = try Store.open(path: path, options: options)
      try writer.write(tags: [("host", "a")], times: times, floats: times.map { Double($0) })
    }
    try reader.execute("COMMIT")
    let store = try Store.open(path: path)
    #expect(try store.verify().problems == [])
    #expect(Array(lines(try store.read()).suffix(before.count)) == before)
    #expect(try store.upgrade() == 1)
    let report = try Store.open(path: path).verify()
    #expect(report.problems == [] && report.hasPageChecks)
  }
}

/// A connection of a program that has no part in the checksums.
private final class ForeignConnection {
  private var handle: OpaquePointer?

  init(_ path: String) throws {
    try #require(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK)
  }

  deinit { sqlite3_close_v2(handle) }

  /// The first column of the first row; nil where there is none.
  func integer(_ sql: String) -> Int64? {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK,
      sqlite3_step(statement) == SQLITE_ROW
    else { return nil }
    return sqlite3_column_int64(statement, 0)
  }
}
