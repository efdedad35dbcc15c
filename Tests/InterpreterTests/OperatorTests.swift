import Testing

@testable import Interpreter

@Suite struct OperatorTests {
  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("-7 / 2", "-3"), ("-7 % 3", "-1"), ("7 % -3", "1"), ("2 ^ 10 + 1", "1025"),
    ("2 ^ -1", "0"), ("-2 ^ 2", "4"), ("2.0 ^ 3.0 ^ 2.0", "64"), ("2.0 ^ -1.0", "0.5"),
    ("9223372036854775807 + 1", "-9223372036854775808"), ("5.5 % 2.0", "1.5"),
    ("5.0 % 0.0", "NaN"), ("1.0 / 0.0", "+Inf"),
    ("uint(v: 3) - uint(v: 5)", "18446744073709551614"),
    (#""a" + "b""#, "ab"), ("+5", "5"), ("- 5mo", "-5mo"), ("-0.0", "-0"),
    ("1 / 0", "error: cannot divide by zero"), ("1 % 0", "error: cannot mod zero"),
    ("uint(v: 1) % uint(v: 0)", "error: cannot mod zero"),
    ("0 ^ -1", "error: cannot divide by zero"),
    ("1 + 1.0", "error: unsupported binary expression int + float"),
    ("\"a\" - \"b\"", "error: unsupported binary expression string - string"),
    ("-uint(v: 1)", "error: operand to unary expression is not a number value, got uint"),
  ])
  func arithmetic(_ script: String, _ expected: String) {
    #expect(shown(script) == expected)
  }

  @Test(arguments: [
    ("1 < 1.5", "true"), ("-1 < uint(v: 0)", "true"), ("uint(v: 0) > -1", "true"),
    ("9007199254740993 == 9007199254740992.0", "true"), ("\"Z\" < \"a\"", "true"),
    (#""é" == "e\#u{301}""#, "false"), ("true == true", "true"), ("{a: 1} == {a: 1.0}", "false"),
    ("{a: 1, b: 2} == {b: 2, a: 1}", "true"), ("{a: 1} != {b: 1}", "true"), ("[1] != [2]", "true"),
    ("bytes(v: \"a\") == bytes(v: \"a\")", "true"), ("2020-01-01 < 2020-01-02", "true"),
    ("\"cpu10\" =~ /u1/", "true"), ("\"cpu10\" !~ /^u1/", "true"),
    ("1 == \"a\"", "error: unsupported binary expression int == string"),
    ("1h == 1h", "error: unsupported binary expression duration == duration"),
    ("true < false", "error: unsupported binary expression bool < bool"),
    ("[1] < [2]", "error: unsupported binary expression array < array"),
  ])
  func comparison(_ script: String, _ expected: String) {
    #expect(shown(script) == expected)
  }

  @Test(arguments: [
    ("n + 1", "<null>"), ("n == n", "<null>"), ("n > 1.5", "<null>"), ("not b", "<null>"),
    ("-n", "<null>"), ("if b then 1 else 2", "2"), ("exists n", "false"), ("exists 1 == 1", "true"),
    ("b and true", "<null>"), ("b and false", "false"), ("false and b", "false"),
    ("b or true", "true"), ("b or false", "<null>"), ("true or b", "true"),
    ("false or b", "<null>"),
    ("true and b", "<null>"), ("u + 1", "<null>"), ("u and false", "false"),
    ("exists u + 1", "false"), ("\"${n}\"", "error: string expression evaluated to null"),
    ("u + u", "error: unsupported binary expression null + null"),
    ("n + 1.0", "error: unsupported binary expression int + float"),
    ("n == \"a\"", "error: unsupported binary expression int == string"),
  ])
  func nulls(_ expression: String, _ expected: String) {
    let names = """
      import "internal/debug"
      n = debug.null(type: "int")
      b = debug.null(type: "bool")
      u = debug.null()

      """
    #expect(shown(names + "x = \(expression)\nx") == expected)
  }

  @Test func aSideThatDoesNotDecideIsNotEvaluated() {
    #expect(shown("false and 1 / 0 == 1") == "false")
    #expect(shown("true or 1 / 0 == 1") == "true")
    #expect(shown("if true then 1 else 1 / 0") == "1")
  }

  @Test func rowRulesCountANullOnTheLeftAsFalse() throws {
    func value(_ isAnd: Bool, _ left: Value, _ right: Value) throws -> String {
      displayText(try logical(isAnd: isAnd, left, .row) { right })
    }
    #expect(try value(true, .null(.bool), .bool(true)) == "false")
    #expect(try value(true, .null(.bool), .null(.bool)) == "false")
    #expect(try value(true, .bool(true), .null(.bool)) == "<null>")
    #expect(try value(false, .null(.bool), .bool(true)) == "true")
    #expect(try value(false, .null(.bool), .bool(false)) == "false")
    #expect(try value(false, .bool(false), .null(.bool)) == "<null>")
  }
}
