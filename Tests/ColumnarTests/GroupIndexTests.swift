import Testing

@testable import Columnar

@Suite struct GroupIndexTests {
  /// A key as text in which equal keys are equal.
  private func canonical(_ cells: [Scalar]) -> String {
    cells.map { cell in
      if case .float(let value) = cell { return value == 0 ? "0.0" : "\(value)" }
      return "\(cell)"
    }.joined(separator: "|")
  }

  @Test func agreesWithADictionaryOfKeys() throws {
    var random = SeededRandom(seed: 41)
    let sample = try RandomBatch.make(rows: 10, tables: 3, &random)
    for round in 0..<25 {
      let chosen = Array(
        sample.schema.fields.indices.shuffled(using: &random).prefix(round == 0 ? 0 : 1 + round % 3)
      )
      let fields = chosen.map { sample.schema.fields[$0] }
      let index = try GroupIndex(fields: fields, seed: 1, budget: nil)
      var known: [String: Int32] = [:]
      var firstKeys: [[Scalar]] = []
      for rows in [0, 150, 90] {
        let batch = try RandomBatch.make(rows: rows, tables: 5, &random)
        let ordinals = try index.ordinals(
          of: chosen.map { batch.columns[$0] }, tableStarts: batch.tableStarts)
        #expect(ordinals.count == rows)
        for row in 0..<rows {
          let table = batch.table(ofRow: row)
          let key = chosen.map { batch.scalar(column: $0, row: row, table: table) }
          let text = canonical(key)
          if known[text] == nil {
            known[text] = Int32(known.count)
            firstKeys.append(key)
          }
          #expect(ordinals[row] == known[text])
        }
      }
      #expect(index.count == known.count)
      let keys = try index.finishKeys()
      let starts = try BufferSlice<Int32>.copying([0, Int32(firstKeys.count)])
      for (group, key) in firstKeys.enumerated() {
        let found = keys.map { $0.scalar(row: group, table: 0, tableStarts: starts) }
        #expect("\(found)" == "\(key)")
      }
      if chosen.isEmpty { continue }
      let order = try GroupIndex.sortedOrder(of: keys, fields: fields, budget: nil)
      let byLabel = fields.indices.sorted { fields[$0].label < fields[$1].label }
      for (a, b) in zip(order.values, order.values.dropFirst()) {
        let first = byLabel.lazy.map {
          compareScalars(firstKeys[Int(a)][$0], firstKeys[Int(b)][$0])
        }
        .first { $0 != 0 }
        #expect((first ?? 0) < 0)
      }
    }
  }

  @Test func everyNaNMayBeAGroup() throws {
    let nan = Double.nan.bitPattern
    let column = Column(
      type: .float, storage: .plain(.words(try .copying([nan, 0, nan, (-0.0).bitPattern])), nil))
    let starts = try BufferSlice<Int32>.copying([0, 4])
    for (distinguishes, expected) in [(false, [Int32(0), 1, 0, 1]), (true, [0, 1, 2, 1])] {
      let index = try GroupIndex(
        fields: [Field("v", .float)], distinguishesNaN: distinguishes, budget: nil)
      let ordinals = try index.ordinals(of: [column], tableStarts: starts)
      #expect((0..<4).map { ordinals[$0] } == expected)
    }
  }
}
