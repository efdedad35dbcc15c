import Foundation
import Planning
import TestSupport
import Testing

@testable import Engine

@Suite struct CompareTests {
  private let head = """
    from(bucket: "grid")
        |> range(start: 2023-12-28, stop: 2024-01-01)
        |> filter(fn: (r) => r._field == "ND")

    """

  private let reduceMean = """
        |> reduce(
            fn: (r, accumulator) => ({sum: r._value + accumulator.sum, count: accumulator.count + 1.0}),
            identity: {sum: 0.0, count: 0.0},
        )
        |> map(fn: (r) => ({r with _value: r.sum / r.count}))
    """

  private func compare(
    _ a: String, _ b: String, _ change: (inout CompareOptions) throws -> Void = { _ in }
  ) throws -> Comparison {
    var options = CompareOptions()
    options.runs = 3
    options.growthFactors = []
    try change(&options)
    return try makeTestEngine().compare(("a.flux", a), ("b.flux", b), options: options).comparison
  }

  @Test func meanAgainstReduce() throws {
    let comparison = try compare(head + "    |> mean()\n", head + reduceMean)
    #expect(["same", "close"].contains(comparison.verdict.word))
    #expect(comparison.verdict.exitCode == 0)
    #expect(comparison.answer?.onlyInB == ["count", "sum"])
    #expect(comparison.variants.map(\.isRowByRow) == [false, false, true])
    #expect(comparison.variants.allSatisfy { $0.nanoseconds.count == 3 })
    #expect(
      comparison.help.map(\.change) == ["row -> vector", "vector -> native", "native -> stats"])
    let advice = try #require(comparison.advice.first)
    #expect(advice.side == .b)
    #expect(advice.lines == 4...8)
    #expect(advice.text.hasPrefix("this is mean()."))
    #expect(advice.text.contains("on a null _value reduce stops with an error"))
  }

  @Test func growthRunsTheSamePipelinesOnMoreDays() throws {
    let comparison = try compare(head + "    |> mean()\n", head + reduceMean) {
      $0.growthFactors = [3]
    }
    #expect(comparison.growth.map(\.label) == ["A a.flux", "B b.flux", "B row by row"])
    #expect(comparison.growth.allSatisfy { $0.points.map(\.rows) == [192, 576] })
  }

  @Test func differentAnswersGetNoTimes() throws {
    let comparison = try compare(head + "    |> mean()\n", head + "    |> max()\n")
    #expect(comparison.variants.isEmpty)
    #expect(comparison.verdict.exitCode == 4)
    let timed = try compare(head + "    |> mean()\n", head + "    |> spread()\n") {
      $0.timesAnyway = true
    }
    #expect(timed.verdict.word == "different")
    #expect(timed.variants.count == 2)
  }

  @Test func whatHoldsNothingProvesNothing() throws {
    let plain = try compare("1 + 1\n", "2 + 3\n")
    #expect(plain.verdict.exitCode == 1 && plain.verdict.word == "nothing to compare")
    #expect(plain.variants.isEmpty)
    #expect(
      compareText(plain, columns: 112)
        .hasPrefix("  NOTHING TO COMPARE: neither script yields a table\n"))
    let none = head + "    |> filter(fn: (r) => r._value < 0.0)\n"
    let empty = try compare(none, none + "    |> limit(n: 3)\n")
    #expect(empty.verdict.exitCode == 0 && empty.isWithoutRows)
    #expect(compareText(empty, columns: 112).contains("SAME ANSWER: NO ROWS\n"))
    let full = try compare(head, head)
    #expect(full.verdict.word == "same" && !full.isWithoutRows)
  }

  @Test func aFailingSideIsNamed() throws {
    let comparison = try compare(
      head + "    |> mean()\n", head + "    |> mean(column: \"nope\")\n")
    #expect(comparison.verdict.exitCode == 5)
    #expect(compareText(comparison, columns: 112).contains("ONE FAILED     B b.flux:"))
    let mistyped = try compare("1 + \"a\"\n", head + "    |> mean()\n")
    #expect(mistyped.verdict.exitCode == 5)
  }

  @Test func scriptsThatWriteAreRefused() throws {
    #expect(throws: QueryError.self) {
      try compare(head + "    |> mean()\n", head + "    |> to(bucket: \"other\")\n")
    }
  }

  @Test func nowStandsStill() throws {
    let ago = "from(bucket: \"grid\") |> range(start: -2d) |> filter(fn: (r) => r._field == \"ND\")"
    let comparison = try compare(ago + " |> count()\n", ago + " |> count()\n")
    #expect(comparison.verdict.word == "same")
  }

  @Test(arguments: [
    ("s: accumulator.s + r._value", "s: 0.0", "sum()"),
    ("n: 1 + accumulator.n", "n: 0", "count()"),
    (
      "m: if r._value < accumulator.m then r._value else accumulator.m", "m: 1000000.0", "min()"
    ),
    (
      "m: if accumulator.m >= r._value then accumulator.m else r._value", "m: 0.0", "max()"
    ),
  ])
  func otherFoldsAreRecognised(fold: String, identity: String, advice: String) throws {
    let script =
      head + "    |> reduce(fn: (r, accumulator) => ({\(fold)}), identity: {\(identity)})\n"
    let comparison = try compare(script, script)
    #expect(comparison.advice.first?.text.hasPrefix("this is \(advice).  Equal") == true)
  }

  /// A fold whose identity is larger than every value only looks like a maximum.
  @Test func aFoldThatGivesSomethingElseOnThisDataGetsNoAdvice() throws {
    let script =
      head + """
            |> reduce(
                fn: (r, accumulator) => ({m: if r._value > accumulator.m then r._value else accumulator.m}),
                identity: {m: 1000000.0},
            )
        """
    #expect(try compare(script, script).advice.isEmpty)
  }

  @Test func aReduceThatIsSomethingElseGetsNoAdvice() throws {
    let product = """
          |> reduce(
              fn: (r, accumulator) => ({p: accumulator.p * r._value}),
              identity: {p: 1.0},
          )
      """
    let comparison = try compare(head + product, head + product)
    #expect(comparison.advice.isEmpty)
  }

  @Test func theReportIsWholeAndFree() throws {
    var options = CompareOptions()
    options.runs = 2
    options.growthFactors = [2]
    let report = try makeTestEngine().compare(
      ("a<b>.flux", head + "    |> mean()\n"), ("b.flux", head + reduceMean), options: options)
    let page = try #require(report.files.first { $0.name == "index.html" })
    #expect(page.text.contains("a&lt;b&gt;.flux"))
    #expect(!page.text.contains("a<b>"))
    #expect(!page.text.contains("http-equiv=\"refresh\""))
    let result = try #require(report.files.first { $0.name == "result.json" })
    let parsed = try JSONSerialization.jsonObject(with: Data(result.text.utf8)) as? [String: Any]
    #expect(parsed?["verdict"] as? String == report.comparison.verdict.word)
  }
}
