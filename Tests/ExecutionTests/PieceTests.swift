import Columnar
import Planning
import Testing

/// `sort` over tables that were put together: each piece is sorted alone, then a heap merges them.
@Suite struct PieceTests {
  private let input = """
    host:string* v:int n:int
    a 1 1
    a 2 2
    --
    b 1 3
    b 0 4
    --
    c 1 5
    c 2 6
    --
    d 1 7
    """
  private let ungroup = LogicalOperation.group(GroupOperation(columns: [], mode: .by))
  private let sort = LogicalOperation.sort(columns: ["v"], descending: false)
  private let onlyN = LogicalOperation.project(ProjectOperation(.keep(["n"])))

  private func order(_ operations: [LogicalOperation]) throws -> [String] {
    try run(input, operations + [onlyN]).split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func groupLeavesAPieceForEachTable() throws {
    #expect(try order([ungroup, sort]) == ["4", "3", "7", "5", "1", "2", "6"])
  }

  @Test func keepLeavesAPieceForEachTable() throws {
    let keep = LogicalOperation.project(ProjectOperation(.keep(["v", "n"])))
    #expect(try order([keep, sort]) == ["4", "3", "7", "5", "1", "2", "6"])
  }

  @Test func rowsCutByValueKeepTheirPieces() throws {
    let byV = LogicalOperation.group(GroupOperation(columns: ["v"], mode: .by))
    let sortNothing = LogicalOperation.sort(columns: ["absent"], descending: false)
    #expect(
      try order([byV, sortNothing]) == ["4", "1", "7", "5", "3", "2", "6"])
  }

  @Test func topRowsMergePieceByPiece() throws {
    let top = LogicalOperation.sortLimit(columns: ["v"], descending: false, count: 3)
    #expect(try order([ungroup, top]) == ["4", "3", "1"])
  }

  /// Held against a merge of all rows: what falls behind early must not change how ties come out.
  @Test(arguments: [1, 5, 40]) func topRowsOfManyPiecesAreThoseOfTheWholeMerge(limit: Int) throws {
    var random = SplitMix64(seed: UInt64(limit))
    for descending in [false, true] {
      for variety in [2, 10, 60] {
        let lengths = (0..<30).map { _ in Int.random(in: 1...40, using: &random) }
        let values = lengths.map { length in
          (0..<length).map { _ in Int.random(in: 0..<variety, using: &random) }
        }
        var number = 0
        let input = values.enumerated().map { host, values in
          values.map { value in
            number += 1
            return "h\(host + 10) \(value) \(number - 1)"
          }.joined(separator: "\n")
        }.joined(separator: "\n--\n")
        let top = LogicalOperation.sortLimit(
          columns: ["v"], descending: descending, count: limit)
        let found = try run("host:string* v:int n:int\n" + input, [ungroup, top, onlyN])
          .split(separator: "\n").dropFirst().map(String.init)

        let keys = values.joined().map { descending ? -$0 : $0 }
        let sorted = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        let ranks = try Buffer<Int32>(capacity: keys.count, budget: nil)
        for (place, row) in sorted.enumerated() {
          ranks.base[place] = Int32(keys[row] + variety)
        }
        let starts = lengths.dropLast().reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        let expected = try mergingPieces(
          .copying(sorted.map { Int32($0) }), ranks: ranks, pieceStarts: starts, limit: limit,
          budget: nil)
        #expect(found == expected.values.map { "\($0)" })
      }
    }
  }

  @Test func limitKeepsPiecesAndTailUnitesThem() throws {
    let limit = LogicalOperation.limit(count: 6, offset: 1)
    #expect(try order([ungroup, limit, sort]) == ["4", "3", "7", "5", "6", "2"])
    let tail = LogicalOperation.tail(count: 7, offset: 0)
    #expect(try order([ungroup, tail, sort]) == ["4", "1", "3", "5", "7", "2", "6"])
  }

  /// A sorted table of more rows than a piece has is several pieces for the next sort.
  @Test func aLongSortedTableIsSeveralPieces() throws {
    let rows = (0..<2_500).map { "1 \($0)" }.joined(separator: "\n")
    let again = LogicalOperation.sort(columns: ["v"], descending: true)
    let last = LogicalOperation.tail(count: 1, offset: 0)
    // Of the pieces 0 ..< 1000, 1000 ..< 2000 and 2000 ..< 2500 the last comes second.
    #expect(
      try run("v:int n:int\n" + rows, [sort, again, last, onlyN]).split(separator: "\n").last
        == "1999")
  }
}
