import Formats
import Testing

@testable import Engine

@Suite struct ReportTextTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (17520, "17,520"), (-1_234_567, "-1,234,567"),
  ])
  func counts(value: Int, text: String) { #expect(countText(value) == text) }

  @Test(arguments: [
    (30_000.0, "0.030"), (2_660_000, "2.66"), (10_600_000, "10.6"), (1_240_000_000, "1,240"),
    (0, "0.000"),
  ])
  func milliseconds(nanoseconds: Double, text: String) {
    #expect(millisecondsText(nanoseconds) == text)
  }

  @Test(arguments: [(512, "512 B"), (26_624, "26 KiB"), (600_000, "0.6 MiB"), (6144, "6.0 KiB")])
  func bytes(value: Int, text: String) { #expect(bytesText(value) == text) }

  @Test func decimalsRoundAndKeepTheirSign() {
    #expect(decimalText(2.345, 1) == "2.3")
    #expect(decimalText(-0.04, 1) == "0.0")
    #expect(decimalText(-1.26, 1) == "-1.3")
    #expect(decimalText(.nan, 2) == "NaN")
  }

  @Test func textIsEscapedWhereverItGoes() {
    let evil = "<script>alert('x')</script>&\u{1B}[31m"
    #expect(htmlText(evil) == "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;[31m")
    #expect(
      JSONValue.string(evil).text
        == "\"\\u003cscript\\u003ealert('x')\\u003c/script\\u003e\\u0026\\u001b[31m\"\n")
    let chart = barChart(
      title: evil, [Bar(label: evil, value: 1, low: 1, high: 1, valueText: evil)])
    #expect(!chart.contains("<script>"))
    #expect(!chart.contains("\u{1B}"))
  }

  @Test func chartsStandOnNumbersOfAnySize() {
    let chart = growthChart(
      title: "t",
      [Line(label: "a", points: [(17_520, 30_000), (1_752_000, 41_000)])], xLabel: "rows",
      yLabel: "ms")
    #expect(chart.hasPrefix("<svg "))
    #expect(chart.contains("polyline"))
    #expect(growthChart(title: "t", [], xLabel: "x", yLabel: "y").contains("</svg>"))
  }

  @Test func valuesNearToAWantedOneComeFirst() {
    #expect(nearest("nd", ["NSL_FLOW", "ND", "TSD"]).first == "ND")
    #expect(nearest("metr1", ["meter1", "other"]).first == "meter1")
    #expect(nearest("x", []).isEmpty)
  }

  @Test func pathListsAreReadAsTheFlagHasThem() throws {
    #expect(try AllowedPaths(list: "none") == .none)
    #expect(try AllowedPaths(list: "all") == .all)
    #expect(try AllowedPaths(list: "source,vector").list == "source,vector")
    #expect(throws: QueryError.self) { try AllowedPaths(list: "fast") }
    #expect(throws: QueryError.self) { try AllowedPaths(list: "") }
  }

  @Test func linesBreakBetweenWords() {
    #expect(wrapped("one two three", 7) == ["one two", "three"])
    #expect(shortened("abcdefgh", 5) == "abc..")
  }
}
