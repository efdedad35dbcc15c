import Stdlib
import TestSupport
import Testing

@testable import Engine

/// The entries of the table of differences that are about single values: ours, as the table says.
@Suite struct DifferenceTests {
  @Test(arguments: [
    ("D001", "2 ^ 10 + 1", "1025"),
    ("D008", "import \"internal/debug\"\nif debug.null(type: \"bool\") then 1 else 2", "2"),
    ("D008", "import \"internal/debug\"\nnot debug.null(type: \"bool\")", "<null>"),
    ("D036", "[1] != [2]", "true"), ("D036", "{a: 1} != {a: 1}", "false"),
    ("D036", "bytes(v: \"a\") != bytes(v: \"b\")", "true"),
    ("D037", "+1", "1"), ("D037", "+1h", "1h"),
    ("D038", "duration(v: \"\")", "0ns"),
  ])
  func ours(id: String, script: String, value: String) throws {
    #expect(differences.contains { $0.id == id })
    let summary = try makeTestEngine().run(script, name: "<test>") { _ in }
    #expect(summary.value?.text == value)
  }

  @Test(arguments: [
    ("D022", "-uint(v: 1)"), ("D037", "+\"a\""), ("D038", "duration(v: \"1x\")"),
  ])
  func oursFails(id: String, script: String) throws {
    #expect(differences.contains { $0.id == id })
    #expect(throws: QueryError.self) {
      try makeTestEngine().run(script, name: "<test>") { _ in }
    }
  }
}
