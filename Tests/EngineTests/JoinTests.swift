import Engine
import Testing

/// Joins as scripts see them.
@Suite struct JoinTests {
  private func cells(_ script: String) throws -> [String] {
    nonisolated(unsafe) var bytes: [UInt8] = []
    _ = try Engine().run(script, name: "test", format: .csv) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { String($0).replacing(",", with: " ") }
  }

  private let streams = """
    import "array"
    import "join"
    a = array.from(rows: [{k: 1, g: "a"}, {k: 1, g: "b"}, {k: 1, g: "c"}, {k: 2, g: "c"}])
        |> group(columns: ["g"]) |> sort(columns: ["k"]) |> group()
    b = array.from(rows: [{k: 1, v: "x"}, {k: 3, v: "y"}, {k: 2, v: "z"}])

    """

  @Test func piecesThatTieComeAsAHeapMergesThem() throws {
    #expect(
      try cells(
        streams
          + """
          join.inner(left: a, right: b, on: (l, r) => l.k == r.k,
            as: (l, r) => ({k: l.k, g: l.g, v: r.v}))
          """) == ["g k v", "a 1 x", "c 1 x", "b 1 x", "c 2 z"])
  }

  @Test func absentSidesAreNull() throws {
    let full = """
      join.full(left: a, right: b, on: (l, r) => l.k == r.k,
        as: (l, r) => ({l: l.k, r: r.k, v: r.v}))
      """
    #expect(
      try cells(streams + full) == ["l r v", "1 1 x", "1 1 x", "1 1 x", "2 2 z", " 3 y"])
    let left = """
      join.left(left: b, right: a, on: (l, r) => l.k == r.k,
        as: (l, r) => ({k: l.k, v: l.v, g: r.g}))
      """
    #expect(
      try cells(streams + left) == ["g k v", "a 1 x", "c 1 x", "b 1 x", "c 2 z", " 3 y"])
  }

  @Test func nullsMatchNothing() throws {
    let nulls = """
      import "internal/debug"
      a = array.from(rows: [{k: debug.null(type: "int"), v: 1}, {k: 5, v: 2}])
      join.full(left: a, right: a, on: (l, r) => l.k == r.k, as: (l, r) => ({l: l.v, r: r.v}))
      """
    #expect(
      try cells("import \"array\"\nimport \"join\"\n" + nulls) == ["l r", "1 ", " 1", "2 2"])
  }

  @Test func everyTableMeetsItsPartner() throws {
    let tables = """
      import "array"
      rows = array.from(rows: [
        {k: 1, g: "a", v: 1}, {k: 2, g: "b", v: 2}, {k: 1, g: "b", v: 3}, {k: 1, g: "c", v: 4},
      ]) |> group(columns: ["g"])

      """
    let tablesOnly = """
      join.inner(left: rows, right: rows, on: (l, r) => l.k == r.k,
        as: (l, r) => ({l with w: r.v}))
      """
    #expect(
      try cells("import \"join\"\n" + tables + tablesOnly) == [
        "g k v w", "a 1 1 1", "b 1 3 3", "b 2 2 2", "c 1 4 4",
      ])
    #expect(
      try cells(tables + "join(tables: {l: rows, r: rows}, on: [\"g\", \"k\"])") == [
        "g k v_l v_r", "a 1 1 1", "b 1 3 3", "b 2 2 2", "c 1 4 4",
      ])
    #expect(
      try cells(tables + "join(tables: {l: rows |> group(), r: rows}, on: [\"k\"]) |> group()")
        .count == 11)
  }

  /// More rows than an insertion sort takes: equal times of two tables change places.
  @Test func joinSortsWholeTablesAsUpstream() throws {
    let many = """
      import "array"
      import "generate"
      n = generate.from(count: 13, fn: (n) => n, start: 2020-01-01T00:00:00Z, stop: 2020-01-02T00:00:00Z)
      a = union(tables: [n |> set(key: "s", value: "a"), n |> set(key: "s", value: "b")])
      join(tables: {l: a, r: n}, on: ["_value"]) |> keep(columns: ["s", "_value"]) |> limit(n: 4)
      """
    #expect(try cells(many) == ["_value s", "0 b", "0 a", "1 a", "1 b"])
  }
}
