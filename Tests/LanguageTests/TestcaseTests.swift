import Engine
import Foundation
import TestSupport
import Testing

/// The testcases of `Tests/Language/testcases`, some of which fail on purpose, as `gridflux test`
/// runs them.
struct TestcaseTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Language/testcases").path

  private func report(_ change: (inout TestOptions) -> Void = { _ in }) throws -> TestReport {
    var options = TestOptions()
    options.paths = [Self.folder]
    change(&options)
    return try Engine().test(options)
  }

  @Test func outcomesAreThoseOfTheGolden() throws {
    let mismatch = goldenMismatch(try report().scoreboard, "Goldens/testcases.tsv")
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test func differencesReadAsInTheGolden() throws {
    var text = ""
    for outcome in try report().outcomes where outcome.status == .failed {
      text += "== \(outcome.name): \(outcome.reason)\n"
      text += outcome.detail.replacing(Self.folder, with: "testcases") + "\n"
    }
    let mismatch = goldenMismatch(text, "Goldens/testcases-failed.txt")
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test func severalAtATimeGiveTheSame() throws {
    let one = try report()
    let several = try report { $0.jobs = 3 }
    #expect(one.scoreboard == several.scoreboard)
    #expect(one.outcomes.map(\.name) == several.outcomes.map(\.name))
  }

  @Test func everyPathGivesTheSame() throws {
    let board = try report().scoreboard
    for list in ["none", "vector", "stats,source"] {
      var engineOptions = EngineOptions()
      engineOptions.paths = try AllowedPaths(list: list)
      var options = TestOptions()
      options.paths = [Self.folder]
      #expect(try Engine(options: engineOptions).test(options).scoreboard == board)
    }
  }

  @Test func pointsGoThroughAStoreAndOtherDataDoNot() throws {
    let outcomes = try report {
      $0.paths = [Self.folder + "/store_test.flux"]
      $0.usesStore = true
    }.outcomes
    #expect(outcomes.allSatisfy { $0.status == .passed })
    let through = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.name, $0.wentThroughStore) })
    #expect(through == ["points_go_through_a_store": true, "other_data_are_handed_on": false])
    let plain = try report { $0.paths = [Self.folder + "/store_test.flux"] }
    #expect(plain.outcomes.allSatisfy { $0.wentThroughStore == nil })
  }

  @Test func allTestcasesEndAlikeThroughAStore() throws {
    #expect(try report { $0.usesStore = true }.scoreboard == report().scoreboard)
  }

  @Test func tagsLetTestcasesIn() throws {
    func statuses(_ tags: [String]) throws -> [String: TestOutcome.Status] {
      let outcomes = try report { $0.tags = tags }.outcomes.filter { $0.name.hasPrefix("tagged") }
      return Dictionary(uniqueKeysWithValues: outcomes.map { ($0.name, $0.status) })
    }
    #expect(try statuses([]) == ["tagged": .skipped, "tagged_twice": .skipped])
    #expect(try statuses(["slow"]) == ["tagged": .passed, "tagged_twice": .skipped])
    #expect(try statuses(["slow", "store"]) == ["tagged": .passed, "tagged_twice": .passed])
    let error = #expect(throws: QueryError.self) { try statuses(["slwo"]) }
    #expect(error?.exitCode == 2)
    #expect(error?.description.contains("did you mean \"slow\"?") == true)
  }

  @Test func namesAndSkipsChoose() throws {
    let named = try report { $0.names = ["options.tagged", "equal_streams_pass"] }
    #expect(named.count(.passed) == 2 && named.count(.failed) == 0)
    let all = try report()
    let fewer = try report {
      $0.skippedNames = ["equal_streams_pass", "options/load_hands_data_on"]
    }
    #expect(fewer.count(.passed) == all.count(.passed) - 2)
    let untagged = try report { $0.skipsUntagged = true }
    #expect(untagged.count(.passed) == 0)
  }

  @Test func moduleAboveAFileCounts() throws {
    let found = try report { $0.paths = [Self.folder + "/inner/extends_test.flux"] }
    #expect(found.outcomes.map(\.path) == Array(repeating: "inner/extends_test.flux", count: 4))
    #expect(found.outcomes.first?.status == .passed)
  }

  @Test func missingPathIsAMistakeOfTheCall() throws {
    let error = #expect(throws: QueryError.self) { try report { $0.paths = ["/no/such/place"] } }
    #expect(error?.exitCode == 2)
  }
}
