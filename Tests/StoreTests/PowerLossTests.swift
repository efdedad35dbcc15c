import CSQLite
import CTestVFS
import Columnar
import Diagnostics
import Foundation
import Planning
import Testing

@testable import Store

/// What was acknowledged survives the loss of power; what was not is there whole or not at all.
@Suite(.serialized) struct PowerLossTests {
  private static var seedCount: UInt64 {
    ProcessInfo.processInfo.environment["GRIDFLUX_SOAK"] == "1" ? 1_000 : 25
  }

  private func options() -> StoreOptions {
    test_vfs_register()
    var options = StoreOptions()
    options.virtualFileSystem = TEST_VFS_NAME
    options.segmentRowsMax = 256
    options.bufferedRowsMax = 20
    options.foldRowsMin = 60
    options.waitMilliseconds = 0
    return options
  }

  @Test func keepsWhatWasAcknowledged() throws {
    for seed in 0..<Self.seedCount { try losePower(seed) }
  }

  private func losePower(_ seed: UInt64) throws {
    test_vfs_reset()
    var numbers = SeededNumbers(seed)
    var acknowledged: [Int64: Double] = [:]
    do {
      let store = try Store.open(path: "/power.db", options: options())
      try store.write(times: [0], floats: [0])
      acknowledged[0] = 0
    }
    for round in 0..<3 as Range<UInt64> {
      var attempted = acknowledged
      test_vfs_power_off(Int64.random(in: 0...120, using: &numbers))
      do {
        let store = try Store.open(path: "/power.db", options: options())
        for _ in 0..<8 {
          let count = Bool.random(using: &numbers) ? 10 : 300
          let start = Int64.random(in: 0..<2_000, using: &numbers)
          let times = (0..<count).map { start + Int64($0) }
          let value = Double(Int.random(in: 0..<1_000, using: &numbers))
          attempted = acknowledged
          for time in times { attempted[time] = value }
          try store.write(times: times, floats: times.map { _ in value })
          acknowledged = attempted
        }
      } catch is QueryFailure {
        // The power went out; what was under way may stand or not.
      }
      test_vfs_power_on(seed &* 31 &+ round)
      let store = try Store.open(path: "/power.db", options: options())
      var found: [Int64: Double] = [:]
      for (key, value) in points(try store.read()) {
        if case .float(let value) = value { found[key.time] = value }
      }
      #expect(found == acknowledged || found == attempted, "seed \(seed), round \(round)")
      #expect(try store.verify().problems == [], "seed \(seed), round \(round)")
      acknowledged = found
    }
  }

  /// A store of the first format whose upgrade is cut off is whole in one of both formats, and the
  /// upgrade can be run again.
  @Test func anUpgradeLosesNothing() throws {
    for seed in 0..<Self.seedCount / 5 {
      test_vfs_reset()
      var numbers = SeededNumbers(seed)
      do {
        let connection = try Connection(
          path: "/old.db", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
          vfs: TEST_VFS_NAME)
        try Store.createSchema(connection, format: 1)
      }
      let times = (0..<2_000).map { Int64($0) }
      try Store.open(path: "/old.db", options: options()).write(
        times: times, floats: times.map { Double($0 % 7) })
      let before = lines(try Store.open(path: "/old.db", options: options()).read())
      test_vfs_power_off(Int64.random(in: 0...150, using: &numbers))
      var upgraded = false
      do {
        upgraded = try Store.open(path: "/old.db", options: options()).upgrade() == 1
      } catch is QueryFailure {
        // The power went out.
      }
      test_vfs_power_on(seed)
      let store = try Store.open(path: "/old.db", options: options())
      if upgraded { #expect(try store.info().formatVersion == 2, "seed \(seed)") }
      #expect(lines(try store.read()) == before, "seed \(seed)")
      #expect(try store.verify().problems == [], "seed \(seed)")
      _ = try store.upgrade()
      let again = try Store.open(path: "/old.db", options: options())
      let report = try again.verify()
      #expect(report.problems == [] && report.hasPageChecks, "seed \(seed)")
      #expect(lines(try again.read()) == before, "seed \(seed)")
    }
  }

  @Test func aFullDiskKeepsWhatWasThere() throws {
    test_vfs_reset()
    let store = try Store.open(path: "/full.db", options: options())
    try store.write(times: [1, 2], floats: [1, 2])
    test_vfs_disk_size(1_000_000)
    var numbers = SeededNumbers(1)
    let times = (0..<200_000).map { Int64($0) }
    let values = times.map { _ in Double.random(in: 0...1, using: &numbers) }
    let failure = #expect(throws: QueryFailure.self) {
      try store.write(times: times, floats: values)
    }
    #expect(failure?.diagnostics.first?.code == .diskFull)
    #expect(points(try store.read()).count == 2)
    test_vfs_disk_size(-1)
    #expect(try store.write(times: [3], floats: [3]).inserted == 1)
  }
}
