import Foundation

/// A grammar in the notation of `Grammar/README.md`.
struct EBNF {
  indirect enum Rule {
    case terminal(String)
    case name(String)
    case sequence([Rule])
    case choice([Rule])
    case optional(Rule)
    case repetition(Rule)
    case list(Rule)
  }

  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  /// In the order of the text.
  let productions: [(name: String, rule: Rule)]
  let rules: [String: Rule]

  init(_ text: String) throws {
    var reader = Reader(tokens: try Self.tokens(of: text))
    var found: [(name: String, rule: Rule)] = []
    while let name = reader.next() {
      try reader.expect("=")
      found.append((name, try reader.choice()))
      try reader.expect(";")
    }
    productions = found
    rules = Dictionary(found.map { ($0.name, $0.rule) }, uniquingKeysWith: { first, _ in first })
  }

  /// Names of productions and the signs of the notation; terminals keep their opening quote.
  private static func tokens(of text: String) throws -> [String] {
    var tokens: [String] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if rest.hasPrefix("(*") {
        guard let end = rest.range(of: "*)") else { throw Malformed(description: "open comment") }
        rest = rest[end.upperBound...]
      } else if first == "\"" || first == "'" {
        let inner = rest.dropFirst().prefix { $0 != first }
        tokens.append("\"" + inner)
        rest = rest.dropFirst(inner.count + 2)
      } else if first.isLetter {
        let name = rest.prefix { $0.isLetter }
        tokens.append(String(name))
        rest = rest.dropFirst(name.count)
      } else {
        tokens.append(String(first))
        rest.removeFirst()
      }
    }
    return tokens
  }

  private struct Reader {
    let tokens: [String]
    var index = 0

    var current: String? { index < tokens.count ? tokens[index] : nil }

    mutating func next() -> String? {
      guard let token = current else { return nil }
      index += 1
      return token
    }

    mutating func expect(_ token: String) throws {
      let found = next() ?? "the end"
      guard found == token else {
        throw Malformed(description: "expected \(token), got \(found) at token \(index)")
      }
    }

    mutating func choice() throws -> Rule {
      var parts = [try sequence()]
      while current == "|" {
        index += 1
        parts.append(try sequence())
      }
      return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws -> Rule {
      var parts: [Rule] = []
      while let token = current, ![";", "|", ")", "]", "}", ">"].contains(token) {
        index += 1
        switch token {
        case "(": parts.append(try closed(by: ")") { $0 })
        case "[": parts.append(try closed(by: "]", Rule.optional))
        case "{": parts.append(try closed(by: "}", Rule.repetition))
        case "<": parts.append(try closed(by: ">", Rule.list))
        default:
          parts.append(token.hasPrefix("\"") ? .terminal(String(token.dropFirst())) : .name(token))
        }
      }
      guard !parts.isEmpty else { throw Malformed(description: "nothing at token \(index)") }
      return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func closed(by token: String, _ make: (Rule) -> Rule) throws -> Rule {
      let inner = try choice()
      try expect(token)
      return make(inner)
    }
  }
}

extension EBNF.Rule {
  /// The names of all productions that the rule mentions.
  var names: Set<String> {
    switch self {
    case .terminal: []
    case .name(let name): [name]
    case .sequence(let parts), .choice(let parts):
      parts.reduce(into: []) { $0.formUnion($1.names) }
    case .optional(let inner), .repetition(let inner), .list(let inner): inner.names
    }
  }
}
