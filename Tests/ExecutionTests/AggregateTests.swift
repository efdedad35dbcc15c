import Columnar
import Planning
import Testing

@Suite struct AggregateTests {
  let input = """
    host:string* _time:time _value:float
    b 1 1
    b 2 null
    b 3 4
    --
    a 1 null
    --
    (c)
    """

  func aggregate(
    _ function: AggregateOperation.Function, _ text: String? = nil
  ) throws -> String {
    try run(text ?? input, [.aggregate(AggregateOperation(function, column: "_value"))])
  }

  @Test func countCountsNullsAndEmptyTables() throws {
    #expect(
      try aggregate(.count) == """
        host:string* _value:int
        a 1
        --
        b 3
        --
        c 0
        """)
  }

  @Test func sumAndMeanSkipNulls() throws {
    #expect(
      try aggregate(.sum) == """
        host:string* _value:float
        a null
        --
        b 5.0
        --
        c null
        """)
    #expect(try aggregate(.mean).contains("b 2.5"))
  }

  @Test func sumOfFloatsIsRoundedOnce() throws {
    let text = "_value:float\n1e100\n1.0\n-1e100"
    #expect(try aggregate(.sum, text) == "_value:float\n1.0")
  }

  @Test func sumOfIntsWraps() throws {
    let text = "_value:int\n9223372036854775807\n1"
    #expect(try aggregate(.sum, text) == "_value:int\n-9223372036854775808")
    #expect(try aggregate(.mean, text) == "_value:float\n-4.611686018427388e+18")
  }

  @Test func spreadKeepsTheType() throws {
    #expect(try aggregate(.spread, "_value:uint\n7\n2\n5") == "_value:uint\n5")
    #expect(try aggregate(.spread).contains("b 3.0"))
  }

  @Test func deviationOfOneValue() throws {
    let one = "_value:int\n7"
    #expect(try aggregate(.stddev(population: false), one) == "_value:float\nnan")
    #expect(try aggregate(.stddev(population: true), one) == "_value:float\n0.0")
    #expect(try aggregate(.skew, one) == "_value:float\nnan")
    #expect(try aggregate(.stddev(population: true), "_value:int\n2\n4") == "_value:float\n1.0")
  }

  @Test func quantiles() throws {
    let text = "_value:float\n1\n2\n3\nnull\n10"
    #expect(try aggregate(.quantileExactMean(q: 0.5), text) == "_value:float\n2.5")
    #expect(
      try aggregate(.quantileTDigest(q: 0.5, compression: 1_000), text) == "_value:float\n2.5")
    #expect(try aggregate(.quantileTDigest(q: 1, compression: 1_000), text) == "_value:float\n10.0")
  }

  @Test func selectorsTakeTheEarliestOfEquals() throws {
    let text = """
      host:string* _time:time _value:int
      a 1 null
      a 2 7
      a 3 7
      a 4 3
      a 5 3
      a 6 null
      """
    let header = "host:string* _time:time _value:int\n"
    #expect(try aggregate(.first, text) == header + "a 2 7")
    #expect(try aggregate(.last, text) == header + "a 5 3")
    #expect(try aggregate(.max, text) == header + "a 2 7")
    #expect(try aggregate(.min, text) == header + "a 4 3")
  }

  @Test func selectorsKeepTablesOfNullsEmpty() throws {
    #expect(
      try aggregate(.first) == """
        host:string* _time:time _value:float
        (a)
        --
        b 1 1.0
        --
        (c)
        """)
  }

  @Test func aNotANumberThatComesFirstStays() throws {
    #expect(try aggregate(.max, "_value:float\nnan\n3") == "_value:float\nnan")
    #expect(try aggregate(.max, "_value:float\n3\nnan\n2") == "_value:float\n3.0")
  }

  @Test func refusals() throws {
    func message(_ function: AggregateOperation.Function, _ text: String) throws -> String? {
      try failure(text, [.aggregate(AggregateOperation(function, column: "_value"))])
    }
    #expect(try message(.sum, "x:int\n1") == "column \"_value\" does not exist")
    #expect(try message(.first, "x:int\n1") == "no column \"_value\" exists")
    #expect(
      try message(.sum, "_value:int*\n1")
        == "cannot aggregate columns that are part of the group key")
    #expect(
      try message(.mean, "_value:string\na") == "unsupported aggregate column type string")
    #expect(
      try message(.mean, "k:string* _value:int\na 1\n--\nb 1\n--\na 1")
        == "found duplicate table with key: {k=a}")
  }
}
