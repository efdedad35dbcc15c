import Diagnostics
import Foundation
import Testing

@testable import Syntax

private func read(_ path: String) throws -> String {
  try String(contentsOfFile: path, encoding: .utf8)
}

private func grammar() throws -> EBNF { try EBNF(read("Grammar/flux.ebnf")) }

@Suite struct GrammarTests {
  @Test func everyProductionIsAParserFunctionAndTheOtherWayRound() throws {
    let declaration = /^  func ([A-Za-z]+)/.anchorsMatchLineEndings()
    var functions: Set<String> = []
    for part in ["Statements", "Expressions", "Primary", "Types"] {
      let source = try read("Sources/Syntax/Parser/Parser+\(part).swift")
      for match in source.matches(of: declaration) { functions.insert(String(match.1)) }
    }
    var productions: Set<String> = []
    for (name, _) in try grammar().productions {
      if name == "IDENTIFIER" { break }
      productions.insert(name)
    }
    #expect(productions == functions)
  }

  @Test func everyTokenProductionIsATokenKind() throws {
    let names = Set(try grammar().productions.map(\.name).filter { $0 == $0.uppercased() })
    let unwritten: Set<TokenKind> = [.illegal, .singleQuoted, .endOfFile]
    let kinds = TokenKind.allCases.filter { !$0.isFixed && !unwritten.contains($0) }
    #expect(names == Set(kinds.map { $0.rawValue.uppercased() }))
  }

  @Test func everyNameIsDefinedOnceAndUsed() throws {
    let grammar = try grammar()
    #expect(grammar.productions.count == grammar.rules.count)
    let used = grammar.productions.reduce(into: Set<String>()) { $0.formUnion($1.rule.names) }
    #expect(used.union(["file"]) == Set(grammar.rules.keys))
  }

  @Test func theTableOfOperatorsIsThePage() throws {
    let rows = try read("Grammar/operators.md").split(separator: "\n")
      .filter { $0.hasPrefix("| `") }
    let written = OperatorTable.levels.map { level in
      let operators = level.tokens.map { "`\($0.rawValue)`" }.joined(separator: " ")
      return "| `\(level.precedence)` | \(level.isPrefix ? "before" : "between") | \(operators) |"
    }
    #expect(rows.map(String.init) == written)
    #expect(
      OperatorTable.levels.map(\.precedence) == OperatorTable.levels.map(\.precedence).sorted())
  }

  @Test func sentencesOfTheGrammarParse() throws {
    let grammar = try grammar()
    var uses: [String: Int] = [:]
    for seed in 0..<200 as Range<UInt64> {
      var generator = SentenceGenerator(grammar, seed: seed)
      let text = generator.sentence()
      uses.merge(generator.uses, uniquingKeysWith: +)
      let result = parse(SourceText(name: "seed \(seed)", text: text))
      let messages = result.diagnostics.map { render($0, color: false) }
      #expect(messages.isEmpty, "seed \(seed):\n\(text)\n\(messages.joined(separator: "\n"))")
    }
    let unused = Set(grammar.productions.prefix { $0.name != "letter" }.map(\.name))
      .subtracting(uses.keys).subtracting(["file"])
    #expect(unused.subtracting(["file"]).isEmpty, "never drawn: \(unused)")
  }

  @Test func sentencesKeepTheirMeaningWhenFormatted() throws {
    let grammar = try grammar()
    for seed in 1_000..<1_100 as Range<UInt64> {
      var generator = SentenceGenerator(grammar, seed: seed)
      let text = generator.sentence()
      let result = try format(SourceText(name: "seed \(seed)", text: text))
      try #require((try? tree(of: result)) == tree(of: text), "seed \(seed):\n\(text)\n\(result)")
      let again = try format(SourceText(name: "again", text: result))
      #expect(again == result, "seed \(seed):\n\(text)\n\(result)\n\(again)")
    }
  }
}

@Suite struct CorpusTests {
  static func scripts(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "Grammar/corpus/\(folder)").sorted()
  }

  @Test(arguments: try scripts("valid"))
  func validScriptsParse(_ name: String) throws {
    let text = try read("Grammar/corpus/valid/\(name)")
    let result = parse(SourceText(name: name, text: text))
    #expect(result.diagnostics.map { render($0, color: false) } == [])
  }

  @Test(arguments: try scripts("invalid"))
  func invalidScriptsAreRefusedWithTheirCode(_ name: String) throws {
    let text = try read("Grammar/corpus/invalid/\(name)")
    let expected = text.prefix { $0 != "\n" }.dropFirst(3)
    let result = parse(SourceText(name: name, text: text))
    #expect(result.diagnostics.first.map { "\($0.code)" } == String(expected))
    #expect(result.diagnostics.count == 1)
  }

  @Test func everyCodeHasAScript() throws {
    let source = try read("Sources/Syntax/SyntaxCodes.swift")
    let codes = source.matches(of: /DiagnosticCode\("(S[0-9]{4})"\)/).map { String($0.1) }
    let covered = try Self.scripts("invalid").map { name in
      String(try read("Grammar/corpus/invalid/\(name)").prefix { $0 != "\n" }.dropFirst(3))
    }
    #expect(Set(codes) == Set(covered))
    #expect(codes.count == Set(codes).count)
  }
}
