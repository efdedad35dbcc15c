import Diagnostics
import Testing

@testable import Syntax

/// Kinds and texts of all tokens but the last, in the usual mode.
private func tokens(_ text: String) -> [String] {
  var lexer = Lexer(SourceText(name: "test", text: text))
  var found: [String] = []
  while true {
    let token = lexer.next()
    if token.kind == .endOfFile { return found }
    found.append(token.kind.isFixed ? token.span.text : "\(token.kind.rawValue) \(token.span.text)")
  }
}

@Suite struct LexerTests {
  @Test(arguments: [
    ("1 01.5 .5 1. 1.x", "integer 1|float 01.5|float .5|float 1.|float 1.|identifier x"),
    (
      "0x10 1_000 1e9", "integer 0|identifier x10|integer 1|identifier _000|integer 1|identifier e9"
    ),
    (
      "1h30m 1mo 1m 1monkey", "duration 1h30m|duration 1mo|duration 1m|duration 1mo|identifier nkey"
    ),
    ("3ms3us3µs3ns 1m30", "duration 3ms3us3µs3ns|duration 1m|integer 30"),
    ("2020-01-01 2020-01-01T00:00:00Z", "time 2020-01-01|time 2020-01-01T00:00:00Z"),
    ("2020-1-1", "integer 2020|-|integer 1|-|integer 1"),
    ("2020-01-01T00:00:00.+05:30", "time 2020-01-01T00:00:00.+05:30"),
    ("a<-1", "identifier a|<-|integer 1"), ("a=~b", "identifier a|=~|identifier b"),
    ("a=<-", "identifier a|=|<-"), ("a|>b", "identifier a||>|identifier b"),
    ("and android _and", "and|identifier android|identifier _and"),
    ("größe 日本1 x٣", "identifier größe|identifier 日本1|identifier x٣"),
    ("\"a\" \"a$\" \"$5\" \"\\\"\"", "string \"a\"|string \"a$\"|string \"$5\"|string \"\\\"\""),
    ("'abc' it's", "single-quoted string 'abc'|identifier it|illegal character '|identifier s"),
    ("@edition(1)", "attribute @edition|(|integer 1|)"), ("a/b", "identifier a|/|identifier b"),
    ("; ! é́", "illegal character ;|illegal character !|identifier é|illegal character \u{301}"),
    ("a // b\n// c\nd", "identifier a|identifier d"),
  ])
  func kinds(_ text: String, _ expected: String) {
    #expect(tokens(text).joined(separator: "|") == expected)
  }

  @Test func commentsGoToTheTokenAfterThem() {
    var lexer = Lexer(SourceText(name: "test", text: "// a\n  // b\r\nx // c"))
    #expect(lexer.next().leadingComments.map(\.text) == ["// a", "// b"])
    #expect(lexer.next().leadingComments.map(\.text) == ["// c"])
  }

  @Test func aMarkAtTheStartIsNoToken() {
    let source = SourceText(name: "test", bytes: [0xEF, 0xBB, 0xBF, UInt8(ascii: "x")])
    #expect(parse(source).diagnostics.isEmpty)
  }

  @Test func bytesThatAreNoTextAreIllegalTokens() {
    var lexer = Lexer(SourceText(name: "test", bytes: [0xC3, 0x28, 0xFF, 0xF4, 0x90, 0x80, 0x80]))
    var kinds: [TokenKind] = []
    repeat { kinds.append(lexer.next().kind) } while kinds.last != .endOfFile
    #expect(kinds.first == .illegal)
    #expect(kinds.contains(.leftParenthesis))
  }

  @Test func tokensForColouringKnowRegexpsAndInterpolations() {
    let text = "r =~ /a b/ and 6/2/3 or \"x ${f(a: \"y\")} z\""
    let kinds = tokenize(SourceText(name: "test", text: text)).map(\.kind)
    #expect(
      kinds == [
        .identifier, .matches, .regexp, .and, .integer, .divide, .integer, .divide, .integer, .or,
        .quote, .text, .interpolationStart, .identifier, .leftParenthesis, .identifier, .colon,
        .string, .rightParenthesis, .rightBrace, .text, .quote, .endOfFile,
      ])
  }

  @Test func tokensForColouringCoverAnyText() {
    for text in ["\"${", "\"${{}", "}", "/", "\"a ${b", "\"${\"${\"", "x = { a: \"${b}\" }"] {
      let all = tokenize(SourceText(name: "test", text: text))
      #expect(all.last?.kind == .endOfFile)
      for (left, right) in zip(all, all.dropFirst()) {
        #expect(left.span.end <= right.span.start)
      }
    }
  }
}
