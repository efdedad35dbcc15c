import Diagnostics
import Planning
import Testing

@testable import Interpreter

@Suite struct ResultTests {
  private func names(_ script: String) throws -> [String] { try run(script).results.map(\.name) }
  private func failure(_ script: String) throws -> String {
    try #require(throws: QueryFailure.self) { try run(script) }.message
  }

  @Test func streamsAreResultsUnderTheirNames() throws {
    #expect(try names("source()") == ["_result"])
    #expect(try names("source() |> yield(name: \"a\")") == ["a"])
    #expect(try names("source() |> yield()") == ["_result"])
    #expect(try names("source() |> yield(name: \"\")") == [""])
    #expect(try names("a = source()\na\na") == ["_result"])
    #expect(try names("a = source() |> yield()\na") == ["_result"])
    #expect(
      try names("a = source()\na |> yield(name: \"1\")\na |> yield(name: \"2\")\na")
        == ["1", "2", "_result"])
    #expect(try names("source() |> yield(name: \"a\") |> limit(n: 1)") == ["a", "_result"])
    #expect(try names("f = () => source() |> yield(name: \"in f\")\nx = f()") == ["in f"])
  }

  @Test func whatIsNotAStreamIsNoResult() throws {
    #expect(try names("x = source()") == [])
    #expect(try names("[source()]\n{a: source()}\n1") == [])
    #expect(try names("f = () => { source() return 1 }\nf()") == [])
  }

  @Test func namesMayNotRepeat() throws {
    #expect(
      try failure("source() |> yield(name: \"a\")\nsource() |> yield(name: \"a\")")
        == "found more than one call to yield() with the name \"a\"")
    #expect(
      try failure("source()\nsource()")
        == "tried to produce more than one result with the name \"_result\"")
    #expect(
      try failure("source() |> yield()\nsource()")
        == "tried to produce more than one result with the name \"_result\"")
  }
}
