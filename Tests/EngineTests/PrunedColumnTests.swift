import Testing

@testable import Engine

/// A source leaves out columns that no step reads; a step that fails over a column reads it too.
@Suite struct PrunedColumnTests {
  private static let folds = [
    // The comparison is a failure whatever the cells hold, and then names no column.
    #"reduce(identity: {n: 0}, fn: (r, accumulator) => ({n: if r._value > "a" then 1 else 0}))"#,
    #"filter(fn: (r) => r._value > "a") |> count()"#,
    #"""
    reduce(identity: {n: 0, t: ""}, fn: (r, accumulator) => {
      low = (row) => row._value < "a"
      return {n: if low(row: r) then 1 else 0, t: accumulator.t + string(v: r._time)}
    })
    """#,
  ]

  @Test(arguments: folds, ["none", "source", "all"])
  func aFailureOverAColumnStays(fold: String, paths: String) throws {
    var options = EngineOptions()
    options.store = .memory
    options.paths = try AllowedPaths(list: paths)
    let session = try Engine(options: options).makeSession()
    try session.run(
      """
      import "array"
      array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1.5}])
        |> to(bucket: "b")
      """, name: "write", format: .csv
    ) { _ in }
    let failure = #expect(throws: QueryError.self) {
      try session.run(
        "from(bucket: \"b\") |> range(start: 2024-01-01) |> \(fold)", name: "read", format: .csv
      ) { _ in }
    }
    #expect(failure?.failure.diagnostics.first?.code.description == "E0001")
  }
}
