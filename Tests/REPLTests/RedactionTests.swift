import Testing

@testable import REPL

@Suite struct RedactionTests {
  @Test(
    arguments: [
      ("token = \"abc\"", "token = \"***\""),
      ("f(token: \"a\\\"b\", x: \"c\")", "f(token: \"***\", x: \"c\")"),
      (
        "http.post(headers: {Authorization: \"Bearer x\"})",
        "http.post(headers: {Authorization: \"***\"})"
      ),
      ("{\"apiKey\": \"x\"}", "{\"apiKey\": \"***\"}"),
      (
        "sql.from(dataSourceName: \"postgres://me:pw@host/db\")",
        "sql.from(dataSourceName: \"postgres://me:***@host/db\")"
      ),
      ("x = \"Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZkFCQ0RFRg==\"", "x = \"***\""),
      ("secrets.get(key: \"API\")", "secrets.get(key: \"API\")"),
      ("r._field == \"ND\"", "r._field == \"ND\""), ("password: \"open", "password: \"***"),
      ("x = 1", "x = 1"), ("\"", "\""),
    ])
  func secretsAreLeftOut(_ text: String, _ kept: String) {
    #expect(redacted(text) == kept)
  }

  @Test(arguments: ["", "a", "short\nlines\n"])
  func whatFitsIsNotPaged(_ text: String) {
    #expect(!Pager.isNeeded(for: text, rows: 24, columns: 10))
  }

  @Test func theScreenIsMeasured() {
    #expect(Pager.isNeeded(for: String(repeating: "x\n", count: 24), rows: 24, columns: 10))
    #expect(Pager.isNeeded(for: "12345678901", rows: 24, columns: 10))
    #expect(Pager.isNeeded(for: "日本日本日本", rows: 24, columns: 10))
    // Colours take no room.
    #expect(!Pager.isNeeded(for: "\u{1B}[36m1234567890\u{1B}[0m", rows: 24, columns: 10))
  }
}
