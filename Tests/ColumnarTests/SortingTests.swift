import Testing

@testable import Columnar

@Suite struct SortingTests {
  @Test(arguments: [true, false]) func agreesWithANaiveSort(nullsFirst: Bool) throws {
    var random = SplitMix64(seed: 21)
    for count in [0, 1, 5, 60, 700] {
      let batch = try RandomBatch.make(rows: count, tables: 4, &random)
      let all = Array(batch.schema.fields.indices)
      for _ in 0..<12 {
        let columns = all.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
          .map { (index: $0, descending: Bool.random(using: &random)) }
        let rows = (count / 5)..<count
        let sorted = try permutationSorting(
          batch, rows: rows, by: columns, nullsFirst: nullsFirst, budget: nil)
        let expected = rows.sorted { a, b in
          for (index, descending) in columns {
            let x = batch.scalar(column: index, row: a, table: batch.table(ofRow: a))
            let y = batch.scalar(column: index, row: b, table: batch.table(ofRow: b))
            if x == .null || y == .null {
              if x == y { continue }
              return (x == .null) == nullsFirst
            }
            let order = compareScalars(x, y)
            if order != 0 { return descending ? order > 0 : order < 0 }
          }
          return a < b
        }
        #expect(sorted.values.map(Int.init) == expected)
      }
    }
  }
}
