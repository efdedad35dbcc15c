import Engine
import Testing

@Suite struct OneTablePerKeyTests {
  /// The first table keeps its (empty) key and has no columns, the second regroups to that key.
  @Test func groupUnitesTablesOfUnlikeSchemas() throws {
    nonisolated(unsafe) var bytes: [UInt8] = []
    let summary = try Engine().run(
      """
      import "array"
      a = array.from(rows: [{k: "x", id: "q"}]) |> group(columns: ["k"]) |> drop(columns: ["id"])
      b = array.from(rows: [{k: "y", id: "m1"}]) |> group(columns: ["k", "id"])
      union(tables: [a, b]) |> keep(columns: ["id"]) |> group() |> distinct(column: "id")
      """, name: "test", format: .csv
    ) { bytes += $0 }
    #expect(summary.tableCount == 1)
    #expect(String(decoding: bytes, as: UTF8.self).contains("m1"))
  }
}
