import Diagnostics
import Testing

@testable import Interpreter

@Suite struct RegexpTests {
  private func replaced(_ pattern: String, _ text: String, _ replacement: String) throws -> String {
    try RegexpPattern.compile(pattern).replacingAll(in: text, with: replacement)
  }

  @Test func replacementsExpandAsInGo() throws {
    #expect(try replaced("a(x*)b", "-ab-axxb-", "$1") == "--xx-")
    #expect(try replaced("a(x*)b", "-ab-axxb-", "$1W") == "---")
    #expect(try replaced("a(x*)b", "-ab-axxb-", "${1}W") == "-W-xxW-")
    #expect(try replaced("a(?<n>x*)b", "axb", "[$n] $$1 $") == "[x] $1 $")
    #expect(try replaced("", "äb", "-") == "-ä-b-")
  }

  @Test func goSyntaxIsTranslated() throws {
    #expect(try RegexpPattern.compile(#"[(?<x>]"#).matches("<"))
    #expect(try RegexpPattern.compile(#"\Q\C(?<\E"#).matches(#"\C(?<"#))
    for pattern in [#"\C"#, "(", "(?<=a)b", "a{1001}"] {
      #expect(throws: QueryFailure.self) { try RegexpPattern.compile(pattern) }
    }
  }

  @Test func anErrorNamesTheReason() {
    #expect(shown("x = \"a\" =~ /(/\nx").hasPrefix("error: error parsing regexp: missing"))
  }

  @Test func emptyMatchesDoNotFollowAMatch() throws {
    let pattern = try RegexpPattern.compile("a*")
    var text = "baab"
    let found = text.withUTF8 { pattern.findAll($0).compactMap { $0[0] } }
    #expect(found == [0..<0, 1..<3, 4..<4])
  }

  /// Go tests word boundaries between characters, RE2 between bytes.
  @Test func noBoundaryIsFoundInsideACharacter() throws {
    #expect(try replaced(#"\B"#, "Größe", "-") == "G-rö-ße")
    #expect(try replaced(#"\B|ö"#, "Größe", "-") == "G-r-ße")
    #expect(try !RegexpPattern.compile(#"\B"#).matches("aéb"))
    #expect(try RegexpPattern.compile(#"\B"#).matches("aéé"))
    #expect(try replaced(#"\Q\B\E"#, #"é\B"#, "-") == "é-")
    var text = "KÉ"
    let found = try text.withUTF8 { try RegexpPattern.compile(#"(\B)"#).find($0) }
    #expect(found == [3..<3, 3..<3])
    #expect(try replaced(#"\b"#, "aéb c", "|") == "|a|é|b| |c|")
  }

  @Test func onePatternIsCompiledOnce() throws {
    let first = try RegexpPattern.compile("once[0-9]")
    #expect(try RegexpPattern.compile("once[0-9]") === first)
  }
}
