import Testing

/// Which operands each operator takes, and what it says of others.
struct OperatorTests {
  @Test(arguments: [
    "1 + 2", "1.0 - 2.0", "\"a\" + \"b\"", "3 % 2", "2.0 ^ 3.0", "uint(v: 1) * uint(v: 2)",
    "1 == 1.0", "1 == \"a\"", "1h < 2h", "2020-01-01T00:00:00Z > -1h", "[1] == [2]",
    "{a: 1} == {b: 2}", "bytes(v: \"a\") == bytes(v: \"b\")", "\"a\" =~ /a/", "-1h", "-uint(v: 1)",
    "+1", "exists {a: 1}.a", "\"${1h}${true}${2020-01-01T00:00:00Z}\"", "[\"a\": 1]",
    "if true then 1 else 2",
  ])
  func accepted(expression: String) {
    #expect(inferred("x = \(expression)").lines == [])
  }

  @Test(arguments: [
    ("1 + 2.0", "T0001 expected int but found float @ 2.0"),
    ("1.0 * 2", "T0001 expected float but found int @ 2"),
    ("\"a\" + 1", "T0001 expected string but found int @ 1"),
    ("1h + 2h", "T0002 duration is not Addable @ 1h"),
    ("1h - 1h", "T0002 duration is not Subtractable @ 1h"),
    ("\"a\" - \"b\"", "T0002 string is not Subtractable @ \"a\""),
    ("true + false", "T0002 bool is not Addable @ true"),
    ("\"a\" * \"b\"", "T0002 string is not Divisible @ \"a\""),
    ("2020-01-01T00:00:00Z + 1h", "T0001 expected time but found duration @ 1h"),
    (
      "2020-01-01T00:00:00Z - 2020-01-01T00:00:00Z",
      "T0002 time is not Subtractable @ 2020-01-01T00:00:00Z"
    ),
    ("/a/ == /a/", "T0002 regexp is not Equatable @ /a/"),
    ("true < false", "T0002 bool is not Comparable @ true"),
    ("[1] < [2]", "T0002 [int] (array) is not Comparable @ [1]"),
    ("[/a/] == [1]", "T0002 regexp is not Equatable @ [/a/]"),
    ("{a: /a/} == 1", "T0002 regexp is not Equatable @ {a: /a/}"),
    (
      "bytes(v: \"a\") < bytes(v: \"b\")", "T0002 bytes is not Comparable @ bytes(v: \"a\")"
    ),
    ("[\"a\": 1] == 1", "T0002 [string:int] (dictionary) is not Equatable @ [\"a\": 1]"),
    ("((x) => x) == 1", "T0002 (x: A) => A (function) is not Equatable @ ((x) => x)"),
    ("1 =~ /a/", "T0001 expected string but found int @ 1"),
    ("\"a\" =~ \"b\"", "T0001 expected regexp but found string @ \"b\""),
    ("not 1", "T0001 expected bool but found int @ 1"),
    ("true and 1", "T0001 expected bool but found int @ 1"),
    ("1 or true", "T0001 expected bool but found int @ 1"),
    ("-\"a\"", "T0002 string is not Negatable @ \"a\""),
    ("-true", "T0002 bool is not Negatable @ true"),
    ("\"${[1]}\"", "T0002 [int] (array) is not Stringable @ [1]"),
    ("\"${/a/}\"", "T0002 regexp is not Stringable @ /a/"),
    ("\"${ {a: 1} }\"", "T0002 {a: int} (record) is not Stringable @ {a: 1}"),
    ("\"${bytes(v: \"a\")}\"", "T0002 bytes is not Stringable @ bytes(v: \"a\")"),
    ("if 1 then 2 else 3", "T0001 expected bool but found int @ 1"),
    ("if true then 1 else \"a\"", "T0001 expected int but found string @ \"a\""),
    ("[1, 2.0]", "T0001 expected int but found float @ 2.0"),
    ("[true: 1]", "T0002 bool is not Comparable @ true"),
    ("[[1]: 1]", "T0002 [int] (array) is not Comparable @ [1]"),
    ("[\"a\": 1, 2: 2]", "T0001 expected string but found int @ 2"),
    ("[\"a\": 1, \"b\": \"c\"]", "T0001 expected int but found string @ \"c\""),
    (
      "[\"a\": 1][0]", "T0001 expected [A] (array) but found [string:int] (dictionary) @ [\"a\": 1]"
    ),
    ("\"abc\"[0]", "T0001 expected [A] (array) but found string @ \"abc\""),
    ("[1][1.0]", "T0001 expected int but found float @ 1.0"),

  ])
  func refused(expression: String, message: String) {
    #expect(inferred("x = \(expression)").lines == [message])
  }

  @Test func aDictionaryMemberIsARecordMember() {
    #expect(
      inferred("d = [\"a\": 1]\nx = d[\"a\"]").lines == [
        "T0001 expected {A with a: B} (record) but found [string:int] (dictionary) @ d[\"a\"]"
      ])
  }

  @Test func oneMistakeGivesOneMessage() {
    let result = inferred("a = 1 + \"x\"\nb = a + 1.0\nc = \"${b}\"\nd = a.x.y(z: a)[a]")
    #expect(result.lines == ["T0001 expected int but found string @ \"x\""])
  }

  @Test func mistakesAreCollectedInSourceOrder() {
    let result = inferred("a = 1 + true\nb = not \"x\"\nc = nope")
    #expect(
      result.lines == [
        "T0001 expected int but found bool @ true", "T0001 expected bool but found string @ \"x\"",
        "T0005 undefined identifier nope @ nope",
      ])
  }
}
