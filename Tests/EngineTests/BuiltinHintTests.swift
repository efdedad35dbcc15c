import Diagnostics
import TestSupport
import Testing

@testable import Engine

/// Hints that a built-in does the same: carried out, they leave the answer as it is.
@Suite struct BuiltinHintTests {
  private static let demand = """
    import "date"
    from(bucket: "grid")
        |> range(start: 2023-12-28, stop: 2024-01-01)
        |> filter(fn: (r) => r._field == "ND")

    """

  private func hint(_ code: String, of script: String) throws -> Diagnostic? {
    let session = try makeTestEngine().makeSession()
    let profile = try session.profile(SourceText(name: "<test>", text: script), isAnalyzed: true)
    #expect(profile.failure == nil)
    return profile.remarks.first { $0.code.description == code }
  }

  @Test(arguments: [
    ("({r with unit: \"MW\"})", "set(key: \"unit\", value: \"MW\")"),
    ("({r with copy: r._value})", "duplicate(column: \"_value\", as: \"copy\")"),
    (
      "({r with _value: if exists r._value then r._value else 0.5})",
      "fill(value: 0.5)"
    ),
    (
      "({r with _field: if exists r._field then r._field else \"?\"})",
      "fill(column: \"_field\", value: \"?\")"
    ),
    ("({_time: r._time, _value: r._value})", "keep(columns: [\"_time\", \"_value\"])"),
    (
      "({_time: r._time, _value: r._value, _field: r._field, _measurement: r._measurement})",
      "drop(columns: [\"_start\", \"_stop\"])"
    ),
    (
      "({_time: r._time, mw: r._value, _start: r._start, _stop: r._stop, _field: r._field, "
        + "_measurement: r._measurement})",
      "rename(columns: {\"_value\": \"mw\"})"
    ),
    (
      "({r with _time: date.add(d: 1h, to: r._time)})",
      "timeShift(duration: 1h, columns: [\"_time\"])"
    ),
    (
      "({r with _time: date.sub(d: 1mo, from: r._time)})",
      "timeShift(duration: -1mo, columns: [\"_time\"])"
    ),
  ])
  func aMapThatIsABuiltin(body: String, call: String) throws {
    let script = Self.demand + "    |> map(fn: (r) => \(body))\n"
    let hint = try #require(try hint("H0015", of: script))
    #expect(hint.edits.map(\.replacement) == [call])
    #expect(hint.message.contains("the same on this data"))
    #expect(hint.notes.contains { $0.hasPrefix("where they part: ") })
    let source = try #require(hint.edits.first).span.source
    let shorter = try #require(applying(hint.edits, to: source))
    var options = CompareOptions()
    options.runs = 1
    options.growthFactors = []
    options.isStrict = true
    let comparison = try makeTestEngine().compare(
      ("a.flux", script), ("b.flux", shorter), options: options
    ).comparison
    #expect(comparison.verdict.word == "same")
  }

  /// Maps that do more than a built-in, or another thing on this data.
  @Test(arguments: [
    "({r with _value: r._value + 1.0})",
    "({r with unit: \"MW\", copy: r._value})",
    "({_time: r._time, mw: r._value, power: r._value})",
    // The renamed column leaves the group key of a map, but not that of rename.
    "({_time: r._time, _value: r._value, _start: r._start, _stop: r._stop, field: r._field, "
      + "_measurement: r._measurement})",
    // The time moves by a duration that depends on the row.
    "({r with _time: date.add(d: duration(v: int(v: r._value)), to: r._time)})",
    "({r with _value: if exists r._time then r._value else 0.0})",
  ])
  func aMapThatIsNone(body: String) throws {
    #expect(try hint("H0015", of: Self.demand + "    |> map(fn: (r) => \(body))\n") == nil)
  }

  /// A few rows gain nothing.
  @Test func aShortTableIsLeftInPeace() throws {
    let script = """
      import "array"
      array.from(rows: [{_value: 1.0}]) |> map(fn: (r) => ({r with unit: "MW"}))
      """
    #expect(try hint("H0015", of: script) == nil)
  }

  /// Years that ns cannot count wrap around, and the reader is told.
  @Test func wrappedTimesAreNamed() throws {
    let script = """
      import "csv"
      csv.from(csv: "#datatype,string,long,dateTime:RFC3339
      #group,false,false,false
      #default,_result,,
      ,result,table,_time
      ,,0,2024-01-01T00:00:00Z
      ,,0,2600-07-21T23:34:33.709551615Z
      ")
      """
    let hint = try #require(try hint("H0014", of: script))
    #expect(hint.message.hasPrefix("1 time of _time lies outside 1677-09-21 to 2262-04-11"))
    #expect(hint.message.hasSuffix("first on line 6"))
    #expect(hint.fix != nil)
  }
}
