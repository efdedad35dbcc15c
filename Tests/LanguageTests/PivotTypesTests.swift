import Testing

/// Fields of one series may be of several types, and pivot gives each its own column.
@Suite struct PivotTypesTests {
  private func pivoted(_ more: String) throws -> String {
    try scriptOutput(
      """
      import "array"
      import "internal/debug"
      a = array.from(rows: [{_time: 2021-06-07T00:00:00Z, _field: "mw", _value: 1.5}])
      b = array.from(rows: [{_time: 2021-06-07T00:00:00Z, _field: "units", _value: 4}])
      c = array.from(rows: [{_time: 2021-06-07T01:00:00Z, _field: "state", _value: "on"}])
      by = (tables=<-) => tables |> group(columns: ["_field"]) |> debug.opaque()
      union(tables: [a |> by(), b |> by(), c |> by()])
      \(more)
        |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
      """)
  }

  @Test func fieldsKeepTheirTypes() throws {
    #expect(
      try pivoted("  |> filter(fn: (r) => true)") == """
        _time,mw,state,units
        2021-06-07T00:00:00Z,1.5,,4
        2021-06-07T01:00:00Z,,on,
        """)
  }

  @Test func oneFieldOfTwoTypesIsRefused() throws {
    let found = try scriptOutput(
      """
      import "array"
      import "internal/debug"
      by = (tables=<-) => tables |> group(columns: ["f", "v"]) |> debug.opaque()
      a = array.from(rows: [{t: 1, f: "mw", v: 1.5}]) |> by()
      b = array.from(rows: [{t: 2, f: "mw", v: 4}]) |> by()
      union(tables: [a, b]) |> pivot(rowKey: ["t"], columnKey: ["f"], valueColumn: "v")
      """)
    #expect(found.contains("column \"mw\" is both of type"), "\(found)")
  }
}
