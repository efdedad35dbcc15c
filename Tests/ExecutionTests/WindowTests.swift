import Columnar
import Planning
import Testing

/// A window step of whole nanoseconds.
func windowOperation(
  every: Int64, period: Int64? = nil, offset: Int64 = 0, createEmpty: Bool = false,
  location: Location = .utc
) -> WindowOperation {
  WindowOperation(
    bounds: WindowBounds(
      every: CalendarDuration(nanoseconds: every),
      period: CalendarDuration(nanoseconds: period ?? every),
      offset: CalendarDuration(nanoseconds: offset), location: location),
    createEmpty: createEmpty, isInfinite: false)
}

@Suite struct WindowTests {
  let range = LogicalOperation.range(RangeOperation(start: 0, stop: 25))
  let input = "host:string* _time:time v:int\na 3 1\na 12 2\na 13 3\n--\nb 21 4"

  @Test func tablesAreSortedByTheirNewKey() throws {
    #expect(
      try run(input, [range, .window(windowOperation(every: 10))]) == """
        _start:time* _stop:time* host:string* _time:time v:int
        0 10 a 3 1
        --
        10 20 a 12 2
        10 20 a 13 3
        --
        20 25 b 21 4
        """)
  }

  @Test func overlappingWindowsShareRowsAndGapsLoseThem() throws {
    let text = "_time:time v:int\n3 1\n12 2"
    #expect(
      try run(text, [range, .window(windowOperation(every: 10, period: 20))]) == """
        _start:time* _stop:time* _time:time v:int
        0 10 3 1
        --
        0 20 3 1
        0 20 12 2
        --
        10 25 12 2
        """)
    #expect(
      try run(text, [range, .window(windowOperation(every: 10, period: 2))])
        == """
        _start:time* _stop:time* _time:time v:int
        (0,2)
        """.replacing("\n(0,2)", with: "").replacing(
          "_start:time* _stop:time* _time:time v:int", with: ""))
  }

  @Test func emptyWindowsAreMadeForEveryTable() throws {
    let text = "host:string* _time:time\na 3\n--\n(b)"
    #expect(
      try run(text, [range, .window(windowOperation(every: 20, createEmpty: true))]) == """
        _start:time* _stop:time* host:string* _time:time
        0 20 a 3
        --
        (0,20,b)
        --
        (20,25,a)
        --
        (20,25,b)
        """)
  }

  @Test func rowsOutsideTheRangeStayInATableOfTheWholeRange() throws {
    let shifted: [LogicalOperation] = [
      range, .duplicate(column: "t", as: "_time"), .window(windowOperation(every: 10)),
    ]
    #expect(
      try run("_time:time t:time\n1 99\n2 5\n3 null", shifted) == """
        _start:time* _stop:time* _time:time t:time
        0 10 5 5
        --
        0 25 99 99
        0 25 null null
        """)
  }

  @Test func aClippedWindowHoldsTheRowsOfThePartCutOff() throws {
    let shifted: [LogicalOperation] = [
      range, .duplicate(column: "t", as: "_time"), .window(windowOperation(every: 10)),
    ]
    #expect(
      try run("_time:time t:time\n1 25\n2 22\n3 30", shifted) == """
        _start:time* _stop:time* _time:time t:time
        0 25 30 30
        --
        20 25 25 25
        20 25 22 22
        """)
  }

  @Test func windowsThatOverlapTooOftenAreRefused() throws {
    let message = try failure(
      input, [range, .window(windowOperation(every: 1, period: 1 << 40))])
    #expect(message == "1099511627776 windows in the range, at most 16777216 are made")
  }

  @Test func aLaterRangeIsCutToTheBoundsKnownAboveIt() throws {
    let later = LogicalOperation.range(RangeOperation(start: -5, stop: 13))
    let dropped = LogicalOperation.project(
      ProjectOperation(.drop(["_start", "_stop"])))
    #expect(
      try run("_time:time v:int\n3 1\n12 2\n13 3", [range, dropped, later]) == """
        _start:time* _stop:time* _time:time v:int
        0 13 3 1
        0 13 12 2
        """)
  }

  @Test func boundsMustBeKnown() throws {
    #expect(
      try failure(input, [.window(windowOperation(every: 10))])
        == "nil bounds passed to window; use range to set the window range")
  }

  @Test func tooManyWindowsAreRefusedBeforeTheyAreMade() throws {
    let year = LogicalOperation.range(
      RangeOperation(start: 0, stop: 365 * 86_400_000_000_000))
    let message = try failure(
      input, [year, .window(windowOperation(every: 1, createEmpty: true))])
    #expect(message == "31536000000000000 windows in the range, at most 16777216 are made")
  }
}
