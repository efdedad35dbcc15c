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
