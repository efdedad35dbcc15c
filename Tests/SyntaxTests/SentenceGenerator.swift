import Columnar
import Syntax

/// Draws sentences of a grammar at random. What `Grammar/README.md` says the notation cannot
/// express is kept here: how statements follow one another, and one pipe parameter at most.
struct SentenceGenerator {
  let grammar: EBNF
  var random: SplitMix64
  /// How often each production was drawn.
  private(set) var uses: [String: Int] = [:]
  private var depth = 0

  init(_ grammar: EBNF, seed: UInt64) {
    self.grammar = grammar
    random = SplitMix64(seed: seed)
  }

  /// A whole script.
  mutating func sentence() -> String {
    var tokens: [String] = []
    append(.name("file"), to: &tokens)
    return tokens.joined(separator: " ")
  }

  /// Beyond this depth the shortest way out is taken.
  private static let depthMax = 14

  private mutating func chance(_ part: Int) -> Bool {
    Int.random(in: 0..<part, using: &random) == 0
  }

  private mutating func append(_ rule: EBNF.Rule, to tokens: inout [String]) {
    switch rule {
    case .terminal(let text): tokens.append(text)
    case .name("statement"): appendStatement(to: &tokens)
    case .name("functionBody"): appendFunctionBody(to: &tokens)
    case .name("expressionStatement"):
      appendFollower(.name("expressionStatement"), to: &tokens)
    case .name("TIME"), .name("IDENTIFIER"), .name("ATTRIBUTE"): appendToken(rule, to: &tokens)
    case .name(let name):
      if name == name.uppercased() {
        appendToken(rule, to: &tokens)
      } else {
        expand(name, into: &tokens)
      }
    case .sequence(let parts): for part in parts { append(part, to: &tokens) }
    case .choice(let parts):
      let index = depth > Self.depthMax ? shortest(parts) : nil
      append(parts[index ?? Int.random(in: 0..<parts.count, using: &random)], to: &tokens)
    case .optional(let inner): if depth <= Self.depthMax, chance(2) { append(inner, to: &tokens) }
    case .repetition(let inner):
      while depth <= Self.depthMax, chance(2) { append(inner, to: &tokens) }
    case .list(let inner): appendList(inner, to: &tokens)
    }
  }

  private mutating func expand(_ name: String, into tokens: inout [String]) {
    uses[name, default: 0] += 1
    depth += 1
    if let rule = grammar.rules[name] { append(rule, to: &tokens) }
    depth -= 1
  }

  /// The choice that leads out: a token, a name, or what mentions neither itself nor much else.
  private func shortest(_ parts: [EBNF.Rule]) -> Int? {
    let order = ["IDENTIFIER", "name", "literal", "INTEGER", "operation", "assignment", "TEXT"]
    for wanted in order {
      for (index, part) in parts.enumerated() {
        if case .name(wanted) = part { return index }
      }
    }
    return nil
  }

  /// Elements with commas; of those that may be pipes, one at most.
  private mutating func appendList(_ inner: EBNF.Rule, to tokens: inout [String]) {
    guard depth <= Self.depthMax, !chance(4) else { return }
    var hasPipe = false
    for index in 0..<Int.random(in: 1...3, using: &random) {
      var element: [String] = []
      repeat {
        element = []
        append(inner, to: &element)
      } while hasPipe && Self.isPipe(element)
      hasPipe = hasPipe || Self.isPipe(element)
      if index > 0 { tokens.append(",") }
      tokens += element
    }
    if chance(4) { tokens.append(",") }
  }

  private static func isPipe(_ element: [String]) -> Bool {
    element.first == "<-" || (element.count == 3 && element[2] == "<-")
  }

  /// A block, or an expression that is not taken for one.
  private mutating func appendFunctionBody(to tokens: inout [String]) {
    uses["functionBody", default: 0] += 1
    if chance(2), depth <= Self.depthMax { return append(.name("functionBlock"), to: &tokens) }
    var body: [String] = []
    repeat {
      body = []
      append(.name("expression"), to: &body)
    } while body.first == "{"
    tokens += body
  }

  private mutating func appendStatement(to tokens: inout [String]) {
    uses["statement", default: 0] += 1
    appendFollower(.sequence([.name("attributes"), statementChoice]), to: &tokens)
  }

  private var statementChoice: EBNF.Rule {
    if case .sequence(let parts)? = grammar.rules["statement"], let last = parts.last {
      return last
    }
    return .name("assignment")
  }

  /// A statement that cannot be read as the rest of the one before it.
  private mutating func appendFollower(_ rule: EBNF.Rule, to tokens: inout [String]) {
    while true {
      var statement: [String] = []
      if case .name(let name) = rule {
        expand(name, into: &statement)
      } else {
        append(rule, to: &statement)
      }
      let first = statement.first { !$0.hasPrefix("@") } ?? ""
      if ["(", "[", "-", "+", "."].contains(first) || first.hasPrefix("/") { continue }
      // The blocks of attributes hold operands only; a bracket after one belongs to it.
      tokens += statement
      return
    }
  }

  private mutating func appendToken(_ rule: EBNF.Rule, to tokens: inout [String]) {
    guard case .name(let name) = rule else { return }
    uses[name, default: 0] += 1
    while true {
      var parts: [String] = []
      if let rule = grammar.rules[name] { appendParts(rule, to: &parts) }
      let text = parts.joined()
      if !TokenKind.keywords.contains(where: { $0.rawValue == text }) {
        tokens.append(text)
        return
      }
    }
  }

  /// Parts of a token: few repetitions, so that numbers fit their types.
  private mutating func appendParts(_ rule: EBNF.Rule, to parts: inout [String]) {
    switch rule {
    case .terminal(let text): parts.append(text)
    case .name(let name): if let rule = grammar.rules[name] { appendParts(rule, to: &parts) }
    case .sequence(let rules): for rule in rules { appendParts(rule, to: &parts) }
    case .choice(let rules):
      appendParts(rules[Int.random(in: 0..<rules.count, using: &random)], to: &parts)
    case .optional(let inner): if chance(2) { appendParts(inner, to: &parts) }
    case .repetition(let inner), .list(let inner):
      for _ in 0..<Int.random(in: 0...2, using: &random) { appendParts(inner, to: &parts) }
    }
  }
}
