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

  /// Keys that differ in few neighbouring bits are sorted in another way.
  @Test(arguments: [0, 9, 31, 32, 40, 63]) func sortsKeysOfFewBits(shift: Int) throws {
    var random = SplitMix64(seed: UInt64(shift))
    for bits in [1, 8, 17, 31, 32, 33] where shift + bits <= 64 {
      for base in [UInt64(0), 1 << 63, .max] {
        let mask: UInt64 = (bits == 64 ? .max : 1 << UInt64(bits) - 1) << UInt64(shift)
        let builder = ColumnBuilder(type: .uint, budget: nil)
        var values: [UInt64] = []
        for _ in 0..<500 {
          let value = (base & ~mask) | (random.next() & mask)
          values.append(value)
          try builder.append(.uint(value))
        }
        let batch = Batch(
          schema: Schema(fields: [Field("v", .uint)], keyIndices: []),
          columns: [try builder.finishPlain()],
          tableStarts: try BufferSlice.copying([0, 500], budget: nil))
        for descending in [false, true] {
          for rows in [0..<500, 13..<400] {
            let sorted = try permutationSorting(
              batch, rows: rows, by: [(index: 0, descending: descending)], nullsFirst: true,
              budget: nil)
            let expected = rows.sorted { a, b in
              if values[a] == values[b] { return a < b }
              return (values[a] < values[b]) != descending
            }
            #expect(sorted.values.map(Int.init) == expected, "\(bits) bits")
          }
        }
      }
    }
  }
}
