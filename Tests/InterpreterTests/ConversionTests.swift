import Testing

@testable import Interpreter

@Suite struct ConversionTests {
  @Test(arguments: [
    ("string(v: 1.0)", "1"), ("string(v: 1000000.0)", "1000000"),
    ("string(v: 0.0000001)", "0.0000001"),
    ("string(v: 2020-01-01)", "2020-01-01T00:00:00.000000000Z"), ("string(v: 7d)", "1w"),
    ("string(v: 25h)", "1d1h"), ("string(v: 14mo)", "1y2mo"), ("string(v: bytes(v: \"x\"))", "x"),
    ("int(v: \"-12\")", "-12"), ("int(v: -1.9)", "-1"),
    ("int(v: 1.0 / 0.0)", "-9223372036854775808"),
    ("int(v: true)", "1"), ("int(v: 1mo)", "2629800000000000"), ("int(v: -1h)", "-3600000000000"),
    ("uint(v: -1)", "18446744073709551615"), ("uint(v: -1.5)", "18446744073709551615"),
    ("uint(v: 0.0 / 0.0)", "9223372036854775808"), ("float(v: \"1e3\")", "1000"),
    ("float(v: \".5\")", "0.5"), ("bool(v: 1.0)", "true"), ("bool(v: \"false\")", "false"),
    ("time(v: 0)", "1970-01-01T00:00:00.000000000Z"),
    ("time(v: \"2020-01-01T01:00:00+01:00\")", "2020-01-01T00:00:00.000000000Z"),
    ("duration(v: \"-1mo5d\")", "-1mo5d"), ("duration(v: 90000000000)", "1m30s"),
    ("duration(v: \"\")", "0ns"), ("bytes(v: \"ab\")", "0x6162"),
    ("int(v: \"1.5\")", "error: cannot convert string \"1.5\" to int due to invalid syntax"),
    ("uint(v: \"-1\")", "error: cannot convert string \"-1\" to uint due to invalid syntax"),
    ("bool(v: 2)", "error: cannot convert int 2 to bool, must be 0 or 1"),
    ("bool(v: 0.5)", "error: cannot convert float 0.500000 to bool, must be 0 or 1"),
    ("bool(v: \"t\")", "error: cannot convert string \"t\" to bool"),
    ("float(v: 1h)", "error: cannot convert duration to float"),
    ("string(v: [1])", "error: cannot convert [int] to string"),
    ("int(v: {a: 1})", "error: cannot convert {a: int} to int"),
    ("bytes(v: 1)", "error: cannot convert int to bytes"),
    (
      "time(v: \"2020-01-01T00:00:00\")",
      "error: cannot convert string \"2020-01-01T00:00:00\" to time due to invalid syntax: "
        + "cannot parse date time"
    ),
    (
      "time(v: \"x\")",
      "error: cannot convert string \"x\" to time due to invalid syntax: cannot parse date"
    ),
  ])
  func conversions(_ script: String, _ expected: String) {
    #expect(shown(script) == expected)
  }

  @Test func nullsStayNullButNotAsBytes() throws {
    #expect(displayText(try convert(.null(.string), to: .int)) == "<null>")
    #expect(throws: (any Error).self) { try convert(.null(.string), to: .bytes) }
  }

  @Test func invalidBytesAreNoString() {
    #expect(throws: (any Error).self) { try convert(.bytes([0xFF]), to: .string) }
  }

  @Test(arguments: [
    ("1000000.0", "1e+06"), ("123456.0", "123456"), ("0.00001", "1e-05"),
    ("1234567.0", "1.234567e+06"),
    ("/a.b/", "a.b"), ("[1, 2]", "[1, 2]"), ("{b: 1, a: \"x\"}", "{a: x, b: 1}"),
    ("[1, 2, 3, 4]", "[\n    1,\n    2,\n    3,\n    4\n]"),
    ("[:]", "[:]"), ("[\"b\": 1, \"a\": 2]", "[a: 2, b: 1]"), ("[1: 1, 1: 2]", "[1: 2]"),
    ("source()", "<stream>"),
    ("{a: [1, 2, 3, 4]}", "{a: [\n        1,\n        2,\n        3,\n        4\n    ]}"),
  ])
  func display(_ script: String, _ expected: String) {
    #expect(shown(script) == expected)
  }
}
