import Columnar
import Planning
import Testing

@Suite struct RangeTests {
  let input = """
    host:string* _time:time _value:float
    a 5 1
    a 10 2
    a 20 3
    --
    b 30 4
    """

  @Test func boundsBecomeFirstColumnsAndKey() throws {
    #expect(
      try run(input, [.range(RangeOperation(start: 10, stop: 20))]) == """
        _start:time* _stop:time* host:string* _time:time _value:float
        10 20 a 10 2.0
        --
        (10,20,b)
        """)
  }

  @Test func nestedRangesIntersectInTheKey() throws {
    let ranges: [LogicalOperation] = [
      .range(RangeOperation(start: 0, stop: 20)), .range(RangeOperation(start: 10, stop: 40)),
    ]
    #expect(
      try run(input, ranges) == """
        _start:time* _stop:time* host:string* _time:time _value:float
        10 20 a 10 2.0
        --
        (10,20,b)
        """)
  }

  @Test func boundsWithoutOverlapBecomeTheEpoch() throws {
    let ranges: [LogicalOperation] = [
      .range(RangeOperation(start: 0, stop: 20)), .range(RangeOperation(start: 30, stop: 40)),
    ]
    #expect(
      try run("_time:time _value:float\n10 1", ranges) == """
        _start:time* _stop:time* _time:time _value:float
        (0,0)
        """)
  }

  @Test func nullTimesVanishAndUnkeyedBoundsAreOverwritten() throws {
    let text = """
      _time:time _stop:time
      10 1
      null 2
      """
    #expect(
      try run(text, [.range(RangeOperation(start: 0, stop: 20))])
        == """
        _start:time* _time:time _stop:time* 
        0 10 20
        """.replacing("* \n", with: "*\n"))
  }

  @Test func emptyTablesVanishWhereThePlanSaysSo() throws {
    var operation = RangeOperation(start: 10, stop: 11)
    operation.keepsEmptyTables = false
    #expect(
      try run(input, [.range(operation)]) == """
        _start:time* _stop:time* host:string* _time:time _value:float
        10 11 a 10 2.0
        """)
  }

  @Test func missingTimeColumnIsAnError() throws {
    #expect(
      try failure("t:time\n1", [.range(RangeOperation(start: 0, stop: 1))])
        == "range error: supplied time column _time doesn't exist")
  }
}
