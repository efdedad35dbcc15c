import Testing

@testable import Columnar

@Suite struct PieceMergeTests {
  /// pieces: the keys of each piece's rows, in row order.
  private func merged(_ pieces: [[Int64]], limit: Int? = nil) throws -> [Int] {
    let keys = pieces.flatMap { $0 }
    let builder = BatchBuilder(
      schema: Schema(fields: [Field("k", .int)], keyIndices: []), budget: nil)
    try builder.beginTable(key: [])
    for key in keys { try builder.appendRow([.int(key)]) }
    let batch = try builder.finish()
    let sorted = try permutationSorting(
      batch, rows: 0..<keys.count, by: [(index: 0, descending: false)], nullsFirst: true,
      budget: nil)
    var starts: [Int] = []
    var next = 0
    for piece in pieces {
      starts.append(next)
      next += piece.count
    }
    let merged = try mergingPieces(
      sorted, ranks: tieRanks(of: batch, order: sorted, by: [0], budget: nil),
      pieceStarts: starts, limit: limit, budget: nil)
    return merged.values.map(Int.init)
  }

  @Test func thePieceAtTheEndOfTheHeapFollowsOneThatEnded() throws {
    #expect(try merged([[1], [1], [1], [1]]) == [0, 3, 2, 1])
  }

  @Test func aHeadStaysOnTopWhileNoneIsLess() throws {
    #expect(try merged([[1, 2, 2], [1, 2], [0, 2]]) == [5, 3, 0, 1, 2, 4, 6])
  }

  @Test func withALimitPiecesAreMergedOneByOne() throws {
    let pieces: [[Int64]] = [[1, 2], [1, 0], [1, 2], [1]]
    #expect(try merged(pieces) == [3, 2, 6, 4, 0, 1, 5])
    #expect(try merged(pieces, limit: 3) == [3, 2, 0])
    #expect(try merged(pieces, limit: 6) == [3, 2, 0, 4, 6, 5])
  }

  @Test func withoutTiesAcrossPiecesItIsTheStableSort() throws {
    var random = SplitMix64(seed: 5)
    for count in [1, 2, 7, 40] {
      let pieces = (0..<count).map { piece in
        (0..<Int.random(in: 1...9, using: &random)).map { _ in
          Int64.random(in: 0...4, using: &random) * Int64(count) + Int64(piece)
        }
      }
      let keys = pieces.flatMap { $0 }
      let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
      #expect(try merged(pieces) == expected)
      #expect(try merged(pieces, limit: 4) == Array(expected.prefix(4)))
    }
  }

  @Test func tiesKeepTheOrderOfTheirPieceAndNothingIsLost() throws {
    var random = SplitMix64(seed: 6)
    for count in [2, 3, 8, 33] {
      let pieces = (0..<count).map { _ in
        (0..<Int.random(in: 1...12, using: &random)).map { _ in
          Int64.random(in: 0...3, using: &random)
        }
      }
      let keys = pieces.flatMap { $0 }
      let owners = pieces.enumerated().flatMap { piece, rows in rows.map { _ in piece } }
      let order = try merged(pieces)
      #expect(order.sorted() == Array(keys.indices))
      #expect(order.map { keys[$0] } == keys.sorted())
      for piece in pieces.indices {
        let own = order.filter { owners[$0] == piece }
        #expect(own == own.sorted { (keys[$0], $0) < (keys[$1], $1) })
      }
    }
  }
}
