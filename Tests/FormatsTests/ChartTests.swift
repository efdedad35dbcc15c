import Columnar
import Diagnostics
import Foundation
import Testing

@testable import Formats

@Suite struct ChartTests {
  private func style(
    columns: Int = 60, isUnicode: Bool = true, zone: String = "Europe/London"
  ) throws -> ScreenStyle {
    var style = ScreenStyle()
    style.columns = columns
    style.isUnicode = isUnicode
    style.clock = try LocalClock(Location(zone: zone))
    return style
  }

  private func chart(
    _ kind: ChartKind, _ text: String, columns: Int = 60, isUnicode: Bool = true,
    zone: String = "Europe/London"
  ) throws -> String {
    let style = try style(columns: columns, isUnicode: isUnicode, zone: zone)
    let shown = chartText(kind, ChartData(try kept(text), style: style), style: style)
    for line in shown.split(separator: "\n") {
      #expect(terminalWidth(String(line)) <= columns, "\(line)")
    }
    return shown
  }

  @Test func linesRunOverLocalTime() throws {
    let shown = try chart(.line, series(48), isUnicode: false)
    #expect(shown.hasPrefix("ND\n"))
    #expect(shown.contains("2023-03-25 12:00 to 2023-03-26 12:30, Europe/London\n"))
    #expect(shown.contains("clocks go forward: 2023-03-26 01:00 becomes 02:00\n"))
    #expect(shown.contains(":"))
    #expect(shown.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func nullsAndPausesBreakALine() throws {
    let text = series(40).replacingOccurrences(of: ",ND,a,20\n", with: ",ND,a,\n")
    let data = ChartData(try kept(text), style: try style())
    #expect(data.series[0].points[20].value == nil)
    #expect(data.series[0].points.count == 40)
    #expect(try chart(.line, text).contains("┊"))
  }

  @Test func seriesAreToldApartWithoutColour() throws {
    let text =
      series(9) + "\n" + series(9, tag: "日本").replacingOccurrences(of: ",,0,", with: ",,1,")
    let shown = try chart(.line, text)
    #expect(shown.contains("* a   + 日本\n"))
  }

  @Test func theLoadDurationCurveFalls() throws {
    let shown = try chart(.duration, series(48), isUnicode: false)
    let rows = shown.split(separator: "\n").filter { $0.contains("|") }
    let columns = rows.compactMap { row in
      row.firstIndex(of: "*").map { row.distance(from: row.startIndex, to: $0) }
    }
    #expect(columns == columns.sorted())
    #expect(shown.hasSuffix("share of 48 points with at least this value\n"))
  }

  @Test func barsStartAtZeroAndGoBothWays() throws {
    let text = """
      #datatype,string,long,string,double
      #group,false,false,false,false
      #default,_result,,,
      ,result,table,plant,_value
      ,,0,Drax,10
      ,,0,日本,-5
      ,,0,none,

      """
    let shown = try chart(.bar, text, columns: 40)
    let lines = shown.split(separator: "\n").map(String.init)
    #expect(lines[0] == "_value")
    #expect(lines[1].hasPrefix("Drax  ") && lines[1].hasSuffix("    10"))
    #expect(lines[2].hasPrefix("日本  █") && lines[2].hasSuffix("    -5"))
    #expect(lines[3] == "none" + String(repeating: " ", count: 32) + "null")
    #expect(Set(lines[1...].map { terminalWidth($0) }) == [40])
  }

  @Test func theHeatMapKnowsTheLocalDay() throws {
    let shown = try chart(.heat, series(48 * 3), columns: 80)
    #expect(shown.contains("2023-03-26 ") && shown.contains("◂23 h"))
    let row = try #require(shown.split(separator: "\n").first { $0.hasPrefix("2023-03-26") })
    // 01:00 and 01:30 do not exist on that day.
    let cells = Array(row.dropFirst(11))
    #expect(cells[2] == "·" && cells[3] == "·" && cells[1] != "·" && cells[4] != "·")
    #expect(shown.contains("the skipped hour is empty"))
    #expect(try !chart(.heat, series(48 * 3), columns: 80, zone: "UTC").contains("◂"))
  }

  @Test func ticksAreRound() {
    #expect(ValueScale(0...97, ticks: 5).ticks == [0, 20, 40, 60, 80, 100])
    #expect(ValueScale(3...3, ticks: 4).ticks.contains(3))
    let small = ValueScale(0.001...0.0042, ticks: 4)
    #expect(small.text(small.ticks[0]) == "0.001")
    #expect(ValueScale(-1_500_000...2_000_000, ticks: 4).text(-1_000_000) == "-1,000,000")
    #expect(ValueScale(1e300...2e300, ticks: 4).ticks.count >= 2)
  }

  @Test(arguments: ChartKind.allCases)
  func drawingsEscapeWhatDataSay(_ kind: ChartKind) throws {
    let text =
      series(48, tag: "<b>&\"") + "\n"
      + series(48, tag: "c\u{1B}").replacingOccurrences(of: ",,0,", with: ",,1,")
    let style = try style()
    let svg = chartSVG(kind, ChartData(try kept(text), style: style), style: style)
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
    #expect(!svg.contains("<b>") && !svg.contains("\u{1B}"))
  }

  @Test(arguments: ChartKind.allCases)
  func nothingToDrawIsSaid(_ kind: ChartKind) throws {
    let text = """
      #datatype,string,long,string
      #group,false,false,false
      #default,_result,,
      ,result,table,name
      ,,0,a

      """
    #expect(try chart(kind, text).contains("no column of numbers"))
    let nulls = series(1).replacingOccurrences(of: ",a,0\n", with: ",a,\n")
    #expect(try chart(kind, nulls).contains("all values are null"))
  }

  /// The last value of each field, grouped together.
  @Test func rowsOfOneInstantAreCalledByWhatTellsThemApart() throws {
    let text = """
      #datatype,string,long,dateTime:RFC3339,string,string,double
      #group,false,false,false,false,false,false
      #default,_result,,,,,
      ,result,table,_time,_measurement,_field,_value
      ,,0,2023-12-31T23:30:00Z,demand,ND,20
      ,,0,2023-12-31T23:30:00Z,demand,TSD,40

      """
    let data = ChartData(try kept(text), style: try style())
    #expect(!data.hasTimes)
    #expect(data.series.map { $0.points.map(\.label) } == [["ND", "TSD"]])
    let lines = try chart(.bar, text).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("ND   █") })
    #expect(lines.contains { $0.hasPrefix("TSD  █") })
  }

  @Test func columnsAreChosenByName() throws {
    let text = """
      #datatype,string,long,dateTime:RFC3339,double,long
      #group,false,false,false,false,false
      #default,_result,,,,
      ,result,table,_time,a,b
      ,,0,2023-01-01T00:00:00Z,1,2
      ,,0,2023-01-02T00:00:00Z,3,4

      """
    let style = try style()
    #expect(ChartData(try kept(text), style: style).series.map(\.label) == ["a", "b"])
    #expect(ChartData(try kept(text), columns: ["b"], style: style).series.map(\.label) == ["b"])
    let none = ChartData(try kept(text), columns: ["x"], style: style)
    #expect(chartText(nil, none, style: style).contains("called x"))
  }
}
