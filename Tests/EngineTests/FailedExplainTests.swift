import TestSupport
import Testing

@testable import Engine

/// A script that fails midway is explained up to where it fails.
@Suite struct FailedExplainTests {
  private let midway = """
    from(bucket: "grid")
        |> range(start: 2023-12-28, stop: 2024-01-01)
        |> filter(fn: (r) => r._field == "ND")
        |> mean()
        |> derivative()
        |> yield(name: "never")
    """

  private func failure(_ body: () throws -> String) throws -> QueryError {
    do {
      let text = try body()
      Issue.record("it went through:\n\(text)")
      throw CancellationError()
    } catch let error as QueryError {
      return error
    }
  }

  @Test func theStepsUpToTheFailureAreShown() throws {
    let session = try makeTestEngine().makeSession()
    let error = try failure {
      try session.explain([(name: "midway.flux", text: midway)], isAnalyzed: true)
    }
    let lines = error.shownBefore.split(separator: "\n").map(String.init)
    #expect(error.shownBefore.contains("midway.flux   FAILED at line 5"))
    #expect(lines.contains { $0.contains("|> mean()") })
    let failed = try #require(lines.firstIndex { $0.contains("FAILED here.") })
    #expect(lines[failed - 1].contains("derivative"))
    #expect(error.message.contains("_time"))
    #expect(error.rendered(color: false).contains("_time was dropped by mean() on line 4"))
    #expect(
      error.rendered(color: false).contains(
        "step 5 of its pipeline: from |> range |> filter |> mean |> derivative"))
  }

  @Test func programsLearnOfIt() throws {
    let session = try makeTestEngine().makeSession()
    let error = try failure {
      try session.explain([(name: "midway.flux", text: midway)], isAnalyzed: true, format: .json)
    }
    #expect(error.shownBefore.contains("\"failure\""))
  }

  @Test(arguments: [
    ("from(bucket: ", ["tokenize", "parse"]),
    ("from(bucket: 1)", ["tokenize", "parse"]),
    ("from(bucket: \"nowhere\")", ["tokenize", "parse", "infer"]),
  ])
  func theStagesUpToTheFailureAreShown(script: String, stages: [String]) throws {
    let session = try makeTestEngine().makeSession()
    let error = try failure { try session.explainStages(name: "<test>", text: script) }
    let shown = error.shownBefore.split(separator: "\n").filter { $0.hasPrefix("== ") }
    #expect(shown.map { String($0.dropFirst(3)) } == stages)
  }

  @Test func aFailureWhileRunningComesAfterThePlan() throws {
    let session = try makeTestEngine().makeSession()
    let error = try failure { try session.explainStages(name: "<test>", text: midway) }
    #expect(error.shownBefore.contains("== plan"))
    #expect(!error.shownBefore.contains("== execute"))
  }

  @Test func oneRowIsNotWorthCompiling() throws {
    let session = try makeTestEngine().makeSession()
    let text = try session.explain(
      [
        (
          name: "one.flux",
          text: """
          import "array"
          array.from(rows: [{_value: 1.0}]) |> map(fn: (r) => ({r with _value: r._value * 2.0}))
          """
        )
      ], isAnalyzed: true)
    let lines = text.split(separator: "\n").map(String.init)
    let map = try #require(lines.firstIndex { $0.contains("|> map(") })
    #expect(lines[map].contains(" row "))
    #expect(text.contains("not vector  1 row: not worth compiling"))
  }
}
