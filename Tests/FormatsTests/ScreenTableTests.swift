import Columnar
import Diagnostics
import Foundation
import Testing

@testable import Formats

/// Annotated CSV as kept results.
func kept(_ text: String, rowsMax: Int = ResultKeeper.rowsMax) throws -> [KeptResult] {
  let keeper = ResultKeeper(rowsMax: rowsMax)
  try keeper.begin(result: "_result")
  for batch in try readAll(text, batchRowsMax: 4) { try keeper.render(batch) }
  try keeper.end()
  return keeper.results
}

/// Rows of one series: `_time` each half-hour from 2023-03-25T12:00:00Z, `_value` from 0 on.
func series(_ count: Int, tag: String = "a") -> String {
  var text = """
    #datatype,string,long,dateTime:RFC3339,string,string,double
    #group,false,false,false,true,true,false
    #default,_result,,,,,
    ,result,table,_time,_field,id,_value

    """
  let start: Int64 = 1_679_745_600_000_000_000
  for row in 0..<count {
    let time = formatTimeTrimmed(start + Int64(row) * 1_800_000_000_000)
    text += ",,0,\(time),ND,\(tag),\(row)\n"
  }
  return text
}

@Suite struct ScreenTableTests {
  private func style(columns: Int = 80, rowsMax: Int? = 6) -> ScreenStyle {
    var style = ScreenStyle()
    style.columns = columns
    style.rowsMax = rowsMax
    return style
  }

  @Test func theMiddleIsLeftOutAndCounted() throws {
    let text = screenTable(try kept(series(100)), style: style())
    #expect(
      text == """
        1 table, group key: [_field, id]
        _field  id      _time                 _value
        string  string  time                   float
        ──────  ──────  ────────────────────  ──────
        ND      a       2023-03-25T12:00:00Z       0
        ND      a       2023-03-25T12:30:00Z       1
        ND      a       2023-03-25T13:00:00Z       2
        ⋮ 94 rows not shown; .last shows all
        ND      a       2023-03-27T12:30:00Z      97
        ND      a       2023-03-27T13:00:00Z      98
        ND      a       2023-03-27T13:30:00Z      99

        """)
  }

  @Test func everyRowIsThereWhenAsked() throws {
    let text = screenTable(try kept(series(100)), style: style(rowsMax: nil))
    #expect(text.split(separator: "\n").count == 104)
    #expect(!text.contains("not shown"))
  }

  @Test func narrowScreensKeepTimeAndValue() throws {
    let text = screenTable(
      try kept(series(3, tag: "a long name of a meter")), style: style(columns: 34))
    #expect(text.contains("all rows: _field=ND id=a long"))
    #expect(text.contains("_time                 _value"))
    for line in text.split(separator: "\n") { #expect(terminalWidth(String(line)) <= 34) }
  }

  /// Of two columns that say the same in every row and one that tells rows apart, the latter stays.
  @Test func whatTellsRowsApartStays() throws {
    let text = """
      #datatype,string,long,string,string,string,double
      #group,false,false,false,false,false,false
      #default,_result,,,,,
      ,result,table,_measurement,meter,region,_value
      ,,0,the same in all,meter number one,the same region,1
      ,,0,the same in all,meter number two,the same region,2

      """
    let shown = screenTable(try kept(text), style: style(columns: 40))
    #expect(
      shown == """
        1 table, group key: []
        all rows: _measurement=the same in all
          region=the same region
        meter             _value
        string             float
        ────────────────  ──────
        meter number one       1
        meter number two       2

        """)
  }

  /// What stands in the rows that are left out is not said of all.
  @Test func whatIsSaidOfAllRowsIsTrueOfThoseLeftOut() throws {
    let narrow = style(columns: 34, rowsMax: 2)
    let meters = ["a long name of a meter", "b", "a long name of a meter"]
    let several = try kept(meters.map { series(2, tag: $0) }.joined(separator: "\n"))
    #expect(screenTable(several, style: narrow).contains("all rows shown: _field=ND"))
    let one = try kept(series(9, tag: "a long name of a meter"))
    #expect(screenTable(one, style: narrow).contains("all rows: _field=ND"))
  }

  @Test func whatDoesNotFitIsNamed() throws {
    let labels = (1...12).map { "column\($0)" }
    let text = """
      #datatype,string,long\(String(repeating: ",double", count: 12))
      #group,false,false\(String(repeating: ",false", count: 12))
      #default,_result,\(String(repeating: ",", count: 12))
      ,result,table,\(labels.joined(separator: ","))
      ,,0\(String(repeating: ",1", count: 12))

      """
    let shown = screenTable(try kept(text), style: style(columns: 50))
    #expect(shown.contains("not shown for width: "))
    #expect(shown.contains("column7"))
    for line in shown.split(separator: "\n") { #expect(terminalWidth(String(line)) <= 50) }
  }

  @Test func wideCharactersAndEscapesKeepTheColumns() throws {
    let text = """
      #datatype,string,long,string,double
      #group,false,false,false,false
      #default,_result,,,
      ,result,table,name,_value
      ,,0,日本,1
      ,,0,a\u{1B}[2Jb,2

      """
    let shown = screenTable(try kept(text), style: style())
    #expect(shown.contains("日本            1\n"))
    #expect(shown.contains("a\\x1b[2Jb       2\n"))
    #expect(!shown.contains("\u{1B}"))
  }

  @Test func tablesAreToldApart() throws {
    let text = series(2) + "\n" + series(2, tag: "b").replacingOccurrences(of: ",,0,", with: ",,1,")
    let shown = screenTable(try kept(text), style: style())
    #expect(shown.hasPrefix("2 tables, group key: [_field, id]\n"))
    let rules = shown.split(separator: "\n").filter { $0.hasPrefix("──") }
    #expect(rules.count == 2)
  }

  @Test func localTimesShowTheirOffset() throws {
    var local = style(rowsMax: nil)
    local.clock = try LocalClock(Location(zone: "Europe/London"))
    let shown = screenTable(try kept(series(30)), style: local)
    #expect(shown.contains("2023-03-26T00:30:00+00:00"))
    #expect(shown.contains("2023-03-26T02:00:00+01:00"))
  }

  @Test func asciiScreensGetNoOtherCharacters() throws {
    var plain = style()
    plain.isUnicode = false
    let shown = screenTable(try kept(series(100)), style: plain)
    #expect(shown.utf8.allSatisfy { $0 < 0x80 })
    #expect(shown.contains(": 94 rows not shown"))
  }

  @Test func aHugeResultKeepsItsEnds() throws {
    let results = try kept(series(5_000), rowsMax: 100)
    #expect(results[0].rowCount == 5_000)
    #expect(results[0].droppedRowCount > 3_000)
    let shown = screenTable(results, style: style())
    #expect(shown.contains("⋮ 4,994 rows not shown"))
    #expect(shown.contains("    4999\n"))
  }

  @Test func rowsStandUpright() throws {
    let text = try rendered(try readAll(series(1)), as: .vertical)
    #expect(
      text == """
        row 1, table 1
          _time   2023-03-25T12:00:00Z
          _field  ND
          id      a
          _value  0

        """)
  }
}
