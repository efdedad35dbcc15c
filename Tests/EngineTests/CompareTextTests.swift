import Diagnostics
import Planning
import TestSupport
import Testing

@testable import Engine

/// The screen of `compare` from numbers made up to match each other.
@Suite struct CompareTextTests {
  private func line(
    _ number: Int, _ text: String, _ path: ExecutionPath, piped: Bool = true
  ) -> ExplainedLine {
    ExplainedLine(
      lineNumber: number, text: text, functionName: String(text.prefix { $0 != "(" }),
      isPiped: piped, path: path, numbers: nil, reasons: [], notes: [])
  }

  private func script(_ name: String, _ lines: [ExplainedLine]) -> ComparedScript {
    ComparedScript(
      name: name,
      explained: ExplainedScript(name: name, lines: lines, stages: StageTimes(), totals: nil))
  }

  private func variant(
    _ side: Side, _ nanoseconds: [Double], rowByRow: Bool = false, values: Int, bytes: Int,
    calls: Int = 0
  ) -> MeasuredVariant {
    MeasuredVariant(
      side: side, isRowByRow: rowByRow, nanoseconds: nanoseconds,
      processorNanoseconds: nanoseconds.reduce(0, +) / Double(nanoseconds.count),
      valuesRead: values, bytesRead: bytes, peakBytes: 65_536,
      beforeRunningNanoseconds: 190_000, lambdaCalls: calls)
  }

  private func seedPair(_ verdict: Verdict) -> Comparison {
    let source = line(1, "from(bucket: \"neso\")", .source, piped: false)
    let range = line(2, "range(2023-01-01 -> 2024-01-01)", .source)
    let filter = line(3, "filter(_field == \"ND\")", .source)
    var comparison = Comparison(
      a: script("mean.flux", [source, range, filter, line(4, "mean()", .stats)]),
      b: script(
        "reduce.flux",
        [
          source, range, filter, line(4, "reduce(fn: (r, accumulator) => ({..", .vector),
          line(9, "map(fn: (r) => ({r with _value: ..", .row),
        ]), verdict: verdict)
    comparison.answer = AnswerSummary(
      singleValue: "_value = 26051.745205479452", tables: 1, rows: 1,
      keyLabels: ["_field", "_measurement"], onlyInA: [], onlyInB: ["count", "sum"],
      isOrdered: false)
    return comparison
  }

  @Test func theScreenOfTheSeedsPair() {
    var comparison = seedPair(.same)
    comparison.variants = [
      variant(.a, [29_000, 30_000, 31_000], values: 0, bytes: 6144),
      variant(.b, [58_000, 60_000, 62_000], values: 17_520, bytes: 26_624),
      variant(
        .b, [138_000, 141_000, 144_000], rowByRow: true, values: 17_520, bytes: 26_624,
        calls: 17_520),
    ]
    comparison.runs = 10
    comparison.warmUps = 2
    comparison.help = helpSteps(
      comparison,
      withoutStatistics: [.a: variant(.a, [42_000], values: 17_520, bytes: 26_624)])
    comparison.growth = [
      GrowthRow(
        label: "A mean.flux", points: [(17_520, 30_000), (175_200, 32_000), (1_752_000, 41_000)]),
      GrowthRow(
        label: "B reduce.flux",
        points: [(17_520, 60_000), (175_200, 300_000), (1_752_000, 2_660_000)]),
    ]
    comparison.advice = [
      Advice(
        side: .b, lines: 4...9,
        text: "this is mean().  Equal on this data.  Where they part: on a null _value reduce "
          + "stops with an error, mean leaves the row out.")
    ]
    let wide = compareText(comparison, columns: 112)
    #expect(wide.split(separator: "\n").allSatisfy { $0.count <= 112 })
    #expect(goldenMismatch(wide, "Goldens/compare-same.txt") == nil)
    #expect(
      goldenMismatch(compareText(comparison, columns: 80), "Goldens/compare-narrow.txt") == nil)
    let report = reportFiles(comparison)
    #expect(
      report.map(\.name) == ["index.html", "report.md", "result.json", "times.svg", "growth.svg"])
    for file in report where file.name != "index.html" {
      #expect(goldenMismatch(file.text, "Goldens/report/\(file.name)") == nil)
    }
    #expect(report[0].text.contains("<svg "))
    #expect(!report[0].text.contains("<script"))
  }

  @Test func theOtherVerdicts() {
    let close = Verdict.close(
      gap: 9.5e-16, unitsInLastPlace: 7, place: "row 1, _time 2023-12-31T23:30:00Z")
    let different = Verdict.different(
      place: "table 3 of 48 {meter: \"m0007\"}, row 12: _value is A 21043, B null",
      summary: "47 tables equal, 1 differs in 1 of 365 rows")
    let cannot = Verdict.cannotCompare(
      reason: "A has columns [_time, _value], B has [_time, mean]",
      fix: "Name the pair: --match _value=mean")
    let failed = Verdict.failed([
      (.b, QueryFailure(.pathsDisagree, "cannot divide by zero", fix: "test for zero first"))
    ])
    var text = ""
    for verdict in [close, different, cannot, failed] {
      text += compareText(seedPair(verdict), columns: 112) + "-- exit code \(verdict.exitCode)\n\n"
    }
    #expect(goldenMismatch(text, "Goldens/compare-verdicts.txt") == nil)
  }

  @Test func emptyAnswersAreNoProof() {
    var comparison = seedPair(.same)
    comparison.answer = nil
    comparison.isWithoutRows = true
    let text = compareText(comparison, columns: 112)
    #expect(text.hasPrefix("  SAME ANSWER: NO ROWS\n"), "\(text)")
    #expect(text.contains("both answers are empty: nothing was compared\n"), "\(text)")
    #expect(comparison.verdict.exitCode == 0)
    #expect(compareJSON(comparison).text.contains("\"withoutRows\": true"))
  }

  @Test func aBarIsNoWiderThanItsColumn() {
    var comparison = seedPair(.same)
    comparison.help = [
      HelpStep(name: "one", ratio: 1e9, change: "row -> vector", explanation: "x"),
      HelpStep(name: "other", ratio: 1.000_000_1e-9, change: "A -> B", explanation: "y"),
    ]
    for line in helpLines(comparison) { #expect(line.filter { $0 == "#" }.count <= 14, "\(line)") }
  }

  @Test func aDifferenceWithinTheNoiseIsNone() {
    var comparison = seedPair(.same)
    comparison.variants = [
      variant(.a, [30_000, 32_000, 28_000], values: 0, bytes: 0),
      variant(.b, [31_000, 29_000, 30_500], values: 0, bytes: 0),
    ]
    #expect(!isMeasurable(comparison.variants[0], comparison.variants[1]))
    let text = compareText(comparison, columns: 112)
    #expect(text.contains("no difference that can be measured: 0.030 and 0.030 ms, noise 7 %."))
  }
}
