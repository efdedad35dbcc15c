import Columnar
import Planning
import Testing

/// Operators that change which columns, keys and rows there are.
@Suite struct ShapeOperatorTests {
  let input = """
    host:string* room:string* _time:time v:int
    b x 1 1
    b x 2 2
    --
    a y 1 3
    """

  @Test func groupKeepsRowsInArrivalOrder() throws {
    let byRoom = LogicalOperation.group(GroupOperation(columns: ["room", "nope"], mode: .by))
    #expect(
      try run(input, [byRoom]) == """
        host:string room:string* _time:time v:int
        b x 1 1
        b x 2 2
        --
        a y 1 3
        """)
    let all = LogicalOperation.group(GroupOperation(columns: [], mode: .by))
    #expect(
      try run(input, [all]) == """
        host:string room:string _time:time v:int
        b x 1 1
        b x 2 2
        a y 1 3
        """)
    let exceptTime = LogicalOperation.group(
      GroupOperation(columns: ["_time", "host", "room"], mode: .except))
    #expect(
      try run(
        "v:int host:string\n2 a\nnull b\n2 c",
        [
          .group(GroupOperation(columns: ["v"], mode: .by))
        ]) == """
          v:int* host:string
          null b
          --
          2 a
          2 c
          """)
    #expect(try run(input, [exceptTime]).contains("v:int*"))
  }

  /// Tables of one value each that become one table are not written out row by row.
  @Test(arguments: [2, 1_000]) func valuesThatAllTablesShareStayConstant(_ rowsMax: Int) throws {
    let text = """
      host:string* zone:string* power:int* v:int
      a north 1 1
      a north 1 2
      --
      b north 2 3
      --
      c north 2 4
      """
    let all = LogicalOperation.group(GroupOperation(columns: [], mode: .by))
    let batches = try runBatches(TableText(text).batches(rowsMax: rowsMax), [all])
    #expect(
      try TableText.text(batches) == """
        host:string zone:string power:int v:int
        a north 1 1
        a north 1 2
        b north 2 3
        c north 2 4
        """)
    #expect(batches.allSatisfy { $0.columns[1].isConstant })
    #expect(batches.contains { !$0.columns[0].isConstant })
  }

  @Test func groupUnitesColumnsAndRefusesTwoTypes() throws {
    let all = LogicalOperation.group(GroupOperation(columns: [], mode: .by))
    #expect(
      try run("k:string* a:int\nx 1\n--\nk:string* b:float\ny 2", [all]) == """
        k:string a:int b:float
        x 1 null
        y null 2.0
        """)
    #expect(
      try failure("k:string* a:int\nx 1\n--\nk:string* a:float\ny 2", [all])
        == "schema collision detected: column \"a\" is both of type int and float")
  }

  @Test func dropMergesTablesWhoseKeysBecomeEqual() throws {
    #expect(
      try run(input, [.project(ProjectOperation(.drop(["host", "room", "zz"])))]) == """
        _time:time v:int
        1 1
        2 2
        1 3
        """)
    #expect(
      try run(input, [.project(ProjectOperation(.keep(["v", "host"])))]) == """
        host:string* v:int
        a 3
        --
        b 1
        b 2
        """)
  }

  @Test func renameKeepsPositions() throws {
    let swap = LogicalOperation.rename(
      RenameOperation(.mapping([(from: "v", to: "_time"), (from: "_time", to: "v")])))
    #expect(try run("_time:int v:int\n1 2", [swap]) == "v:int _time:int\n1 2")
    #expect(
      try failure("a:int\n1", [.rename(RenameOperation(.mapping([(from: "x", to: "y")])))])
        == "rename error: column \"x\" doesn't exist")
    #expect(
      try failure("a:int b:int\n1 2", [.rename(RenameOperation(.function { _ in "k" }))])
        == "column 0 and 1 have the same name (\"k\") which is not allowed")
  }

  @Test func duplicateReplacesInPlace() throws {
    #expect(
      try run("a:int b:string\n1 x", [.duplicate(column: "a", as: "b")]) == "a:int b:int\n1 1")
    #expect(
      try run("a:string* b:int\nx 1", [.duplicate(column: "b", as: "a")]) == "a:int b:int\n1 1")
    #expect(
      try failure("a:int\n1", [.duplicate(column: "x", as: "b")])
        == "duplicate error: column \"x\" doesn't exist")
  }

  @Test func setChangesTheKey() throws {
    #expect(
      try run(input, [.set(key: "host", value: "z")]) == """
        host:string* room:string* _time:time v:int
        z x 1 1
        z x 2 2
        --
        z y 1 3
        """)
    #expect(try run("a:int\n1", [.set(key: "b", value: "q")]) == "a:int b:string\n1 q")
    #expect(
      try failure("a:int\n1", [.set(key: "a", value: "q")])
        == "column a:int is not of type string")
  }

  @Test func limitAndTailKeepEmptyTablesButNotThoseBeforeTheOffset() throws {
    #expect(
      try run(input, [.limit(count: 1, offset: 1)]) == """
        host:string* room:string* _time:time v:int
        b x 2 2
        """)
    #expect(try run("a:int*\n(1)", [.limit(count: 1, offset: 1)]) == "a:int*\n(1)")
    #expect(try run("a:int\n1\n2\n3", [.limit(count: 9, offset: 2)]) == "a:int\n3")
    #expect(
      try run(input, [.tail(count: 1, offset: 0)]) == """
        host:string* room:string* _time:time v:int
        a y 1 3
        --
        b x 2 2
        """)
    #expect(try run("a:int\n1\n2\n3", [.tail(count: 2, offset: 1)]) == "a:int\n1\n2")
  }

  @Test func sortPutsNullsFirstInBothDirections() throws {
    let text = "a:int b:string\n2 x\nnull y\n1 z\n2 w"
    #expect(
      try run(text, [.sort(columns: ["a"], descending: false)])
        == "a:int b:string\nnull y\n1 z\n2 x\n2 w")
    #expect(
      try run(text, [.sort(columns: ["a", "nope"], descending: true)])
        == "a:int b:string\nnull y\n2 x\n2 w\n1 z")
    #expect(
      try run(
        "k:string* a:int\nx 3\nx 1\n--\n(y)",
        [
          .sortLimit(columns: ["a"], descending: false, count: 1)
        ]) == "k:string* a:int\nx 1")
  }

  @Test func pivotNamesColumnsAfterValues() throws {
    let text = """
      _field:string* host:string* _time:time _value:float
      a h 1 1
      a h 2 2
      --
      b h 2 3
      b h 3 4
      """
    #expect(
      try run(
        text,
        [
          .pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
        ]) == """
          host:string* _time:time a:float b:float
          h 1 1.0 null
          h 2 2.0 3.0
          h 3 null 4.0
          """)
    #expect(
      try failure(text, [.pivot(rowKey: ["x"], columnKey: ["_field"], valueColumn: "_value")])
        == "specified row key column does not exist in table: x")
  }

  @Test func tablesOfDifferentSchemasStandSideBySide() throws {
    let text = "b:int*\n1\n--\na:int* v:float\n1 2"
    // The key that lacks the smaller label is the smaller one.
    #expect(
      try run(text, [.tail(count: 1, offset: 0)]) == "b:int*\n1\n--\na:int* v:float\n1 2.0")
  }
}

/// Keys do not keep the sign of a zero, as the two are one key; the first row of the table does.
@Suite struct ZeroKeyTests {
  /// Whole tables, and an aggregate of their pieces.
  private static let laterSteps: [[LogicalOperation]] = [
    [], [.aggregate(AggregateOperation(.count, column: "_value"))],
  ]

  @Test(arguments: [1, 2, 1_000], laterSteps.indices)
  func aZeroInTheKeyKeepsItsSign(rowsMax: Int, steps: Int) throws {
    let input = try TableText(
      "host:string* level:float* _value:int\na -0 1\n--\nb 1 2\n--\nc 0 3\n--\nd -0 4")
    let group = LogicalOperation.group(GroupOperation(columns: ["level"], mode: .by))
    let found = try runBatches(
      input.batches(rowsMax: rowsMax), [group] + Self.laterSteps[steps],
      RunOptions(rowsMax: rowsMax))
    let zeros = found.flatMap { batch in
      let level = batch.schema.keyIndices[0]
      return (0..<batch.tableCount).map { batch.columns[level].constantScalar(table: $0) }
    }.filter { $0 == .float(0) }
    #expect(
      zeros.allSatisfy { if case .float(let zero) = $0 { zero.sign == .minus } else { false } })
    #expect(!zeros.isEmpty)
  }
}
