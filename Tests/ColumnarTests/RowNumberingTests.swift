import Testing

@testable import Columnar

@Suite struct RowNumberingTests {
  /// A key as text in which equal keys are equal.
  private func canonical(_ cells: [Scalar]) -> String {
    cells.map { cell in
      if case .float(let value) = cell { return value == 0 ? "0.0" : "\(value)" }
      return "\(cell)"
    }.joined(separator: "|")
  }

  @Test(arguments: [0, 1, 150, 4_000]) func agreesWithADictionaryOfKeys(rows: Int) throws {
    var random = SplitMix64(seed: UInt64(41 + rows))
    for round in 0..<40 {
      let batch = try RandomBatch.make(rows: rows, tables: 5, &random)
      let chosen = Array(
        batch.schema.fields.indices.shuffled(using: &random).prefix(round == 0 ? 0 : 1 + round % 4))
      for insideTables in [false, true] {
        let numbering = try RowNumbering(
          batch, by: chosen, insideTables: insideTables, budget: nil)
        #expect(numbering.numbers.count == rows)
        var known: [String: Int32] = [:]
        var firstRows: [Int32] = []
        for row in 0..<rows {
          let table = batch.table(ofRow: row)
          let key = chosen.map { batch.scalar(column: $0, row: row, table: table) }
          let text = canonical(key) + (insideTables ? "|\(table)" : "")
          if known[text] == nil {
            known[text] = Int32(known.count)
            firstRows.append(Int32(row))
          }
          #expect(numbering.numbers[row] == known[text])
        }
        #expect(Array(numbering.firstRows.values) == firstRows)
      }
    }
  }

  /// More different words than the first slots hold, in tables of very different lengths.
  @Test func manyWordsInTablesOfAnyLength() throws {
    var random = SplitMix64(seed: 6)
    let lengths = [0, 3, 20_000, 1, 0, 700, 40_000, 2]
    let starts = lengths.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1)) }
    let words = (0..<lengths.reduce(0, +)).map { _ in
      UInt64.random(in: 0..<30_000, using: &random) << 40
    }
    let batch = Batch(
      schema: Schema(fields: [Field("v", .int)], keyIndices: []),
      columns: [Column(type: .int, storage: .plain(.words(try .copying(words)), nil))],
      tableStarts: try .copying(starts))
    let numbering = try RowNumbering(batch, by: [0], insideTables: true, budget: nil)
    var next: Int32 = 0
    for table in lengths.indices {
      var known: [UInt64: Int32] = [:]
      for row in batch.rows(ofTable: table) {
        if known[words[row]] == nil {
          known[words[row]] = next
          #expect(numbering.firstRows[Int(next)] == Int32(row))
          next += 1
        }
        #expect(numbering.numbers[row] == known[words[row]])
      }
    }
    #expect(numbering.count == Int(next))
  }

  @Test func everyNaNMayDiffer() throws {
    let nan = Double.nan.bitPattern
    let words: [UInt64] = [nan, 0, nan, (-0.0).bitPattern, nan | 7, nan]
    let batch = Batch(
      schema: Schema(fields: [Field("v", .float)], keyIndices: []),
      columns: [Column(type: .float, storage: .plain(.words(try .copying(words)), nil))],
      tableStarts: try .copying([0, 6]))
    for (differ, expected) in [(false, [Int32(0), 1, 0, 1, 2, 0]), (true, [0, 1, 2, 1, 3, 4])] {
      let numbering = try RowNumbering(
        batch, by: [0], insideTables: false, nansDiffer: differ, budget: nil)
      #expect(Array(numbering.numbers.values) == expected)
    }
  }
}
