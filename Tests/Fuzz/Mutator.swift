import Syntax
import TestSupport

/// Makes programs out of a corpus; each depends on its number alone.
struct Mutator {
  let corpus: Corpus

  /// Even numbers are mutated token by token, so that many still type-check, odd ones byte by byte.
  func program(_ number: UInt64) -> String {
    var dice = Dice(seed: number)
    if dice.oneIn(250) { return growth(&dice) }
    let origin = dice.below(corpus.programs.count)
    if number % 2 == 1 { return mutateBytes(corpus.texts[origin], &dice) }
    var pieces = corpus.programs[origin]
    if dice.oneIn(6) { pieces += dice.pick(corpus.programs) }
    for _ in 0...dice.below(dice.oneIn(8) ? 8 : 2) { mutate(&pieces, &dice) }
    return pieces.map(\.text).joined(separator: " ")
  }

  // MARK: Tokens

  private func mutate(_ pieces: inout [Piece], _ dice: inout Dice) {
    guard !pieces.isEmpty else {
      pieces = dice.pick(corpus.programs)
      return
    }
    switch dice.below(30) {
    case 0: disorder(&pieces, &dice)
    case 1, 2: replace(&pieces, &dice) { $0 == .identifier }
    case 3...13: replace(&pieces, &dice) { edgeLiterals[$0] != nil }
    case 14...16: replace(&pieces, &dice) { operators.contains($0) }
    case 17...23: insertStep(&pieces, &dice)
    case 24, 25: replaceGroup(&pieces, &dice)
    default: wrap(&pieces, &dice)
    }
  }

  /// Leaves tokens out, says them twice or out of turn, which few programs survive.
  private func disorder(_ pieces: inout [Piece], _ dice: inout Dice) {
    let place = dice.below(pieces.count)
    switch dice.below(3) {
    case 0: pieces.removeSubrange(place..<min(pieces.count, place + 1 + dice.below(4)))
    case 1:
      let end = min(pieces.count, place + 1 + dice.below(12))
      pieces.insert(contentsOf: pieces[place..<end], at: dice.below(pieces.count + 1))
    default: pieces.swapAt(place, dice.below(pieces.count))
    }
  }

  /// Another token of the same sort for one of those wanted.
  private func replace(
    _ pieces: inout [Piece], _ dice: inout Dice, _ isWanted: (TokenKind) -> Bool
  ) {
    let places = pieces.indices.filter { isWanted(pieces[$0].kind) && !isImported(pieces, $0) }
    guard !places.isEmpty else { return }
    let place = dice.pick(places)
    let kind = pieces[place].kind
    if kind == .identifier {
      let own = pieces.filter { $0.kind == .identifier }.map(\.text)
      pieces[place].text = dice.pick(dice.oneIn(3) ? corpus.names : own)
    } else if operators.contains(kind) {
      pieces[place].text = dice.pick(operators).rawValue
    } else {
      let kinds =
        dice.oneIn(12) ? Array(edgeLiterals.keys).sorted { $0.rawValue < $1.rawValue } : [kind]
      pieces[place].text = dice.pick(edgeLiterals[dice.pick(kinds)] ?? ["1"])
    }
  }

  /// One step of a pipeline, before another step or at the end.
  private func insertStep(_ pieces: inout [Piece], _ dice: inout Dice) {
    let donor = dice.oneIn(3) ? pieces : dice.pick(corpus.programs)
    let starts = donor.indices.filter { donor[$0].kind == .pipeForward }
    guard !starts.isEmpty else { return }
    let start = dice.pick(starts)
    guard let open = donor[start...].firstIndex(where: { $0.kind == .leftParenthesis }),
      let end = groupEnd(donor, open)
    else { return }
    let places = pieces.indices.filter { pieces[$0].kind == .pipeForward } + [pieces.count]
    // What the step needs has to be imported, or it never type-checks.
    let imports = importPieces(donor).filter { wanted in
      !importPieces(pieces).contains { $0.text == wanted.text }
    }
    pieces.insert(contentsOf: donor[start...end], at: dice.pick(places))
    for path in imports {
      pieces.insert(contentsOf: [Piece(kind: .import, text: "import"), path], at: 0)
    }
  }

  /// Whether a token is a package's path, without which nothing else is looked at.
  private func isImported(_ pieces: [Piece], _ place: Int) -> Bool {
    place > 0 && pieces[place - 1].kind == .import
  }

  private func importPieces(_ pieces: [Piece]) -> [Piece] {
    zip(pieces, pieces.dropFirst()).filter { $0.kind == .import && $1.kind == .string }.map(\.1)
  }

  /// A bracketed group for another one between the same brackets.
  private func replaceGroup(_ pieces: inout [Piece], _ dice: inout Dice) {
    let donor = dice.oneIn(2) ? pieces : dice.pick(corpus.programs)
    let opening: [TokenKind] = [.leftParenthesis, .leftBracket, .leftBrace]
    let places = pieces.indices.filter { opening.contains(pieces[$0].kind) }
    guard !places.isEmpty else { return }
    let place = dice.pick(places)
    let sources = donor.indices.filter { donor[$0].kind == pieces[place].kind }
    guard !sources.isEmpty, let end = groupEnd(pieces, place) else { return }
    let source = dice.pick(sources)
    guard let sourceEnd = groupEnd(donor, source) else { return }
    pieces.replaceSubrange(place...end, with: donor[source...sourceEnd])
  }

  /// The bracket that closes the one at `open`.
  private func groupEnd(_ pieces: [Piece], _ open: Int) -> Int? {
    var depth = 0
    for index in open..<pieces.count {
      switch pieces[index].kind {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  /// A literal, or now and then any token, inside of a larger expression.
  private func wrap(_ pieces: inout [Piece], _ dice: inout Dice) {
    let places = pieces.indices.filter {
      edgeLiterals[pieces[$0].kind] != nil && !isImported(pieces, $0)
    }
    let place = places.isEmpty || dice.oneIn(10) ? dice.below(pieces.count) : dice.pick(places)
    let text = pieces[place].text
    let other = dice.pick(edgeLiterals[.integer] ?? [])
    pieces[place].text = dice.pick([
      "(\(text))", "[\(text)]", "{a: \(text)}", "(() => \(text))()", "-\(text)", "not \(text)",
      "exists \(text)", "(if true then \(text) else \(text))", "(\(text) + \(text))",
      "(\(text) / \(other))", "(\(text) % \(other))", "(\(text) ^ \(other))", "int(v: \(text))",
      "string(v: \(text))", "time(v: \(text))", "duration(v: \(text))", "uint(v: \(text))",
      "\"${\(text)}\"", "[\(text), \(text)][\(other)]", "\(text).a", "{\(text) with a: \(other)}",
    ])
  }

  // MARK: Bytes

  private func mutateBytes(_ text: String, _ dice: inout Dice) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...dice.below(6) {
      let place = dice.below(bytes.count)
      switch dice.below(6) {
      case 0 where !bytes.isEmpty: bytes[place] = UInt8(truncatingIfNeeded: dice.next())
      case 1 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8(dice.below(8))
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + dice.below(20)))
      case 3:
        let end = min(bytes.count, place + 1 + dice.below(60))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: dice.below(bytes.count + 1))
      case 4:
        let other = Array(dice.pick(corpus.texts).utf8)
        let start = dice.below(other.count)
        let end = min(other.count, start + 1 + dice.below(80))
        bytes.insert(contentsOf: other[start..<end], at: place)
      default:
        bytes.insert(
          contentsOf: Array(
            dice.pick(["(", "{", "[", "\"", "\"${", "|>", "=>", "/", "0", "é", "\0"]).utf8),
          at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Growth

  /// What small programs can make large: nesting, types that double, values that double.
  private func growth(_ dice: inout Dice) -> String {
    let count = 1 + dice.below(dice.oneIn(3) ? 3_000 : 40)
    let few = min(count, 40)
    switch dice.below(9) {
    case 0:
      let (open, close) = dice.pick([("(", ")"), ("[", "]"), ("{a: ", "}"), ("(r) => ", "")])
      return String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
    case 1:
      let lines = (0..<few).map { "f\($0 + 1) = (x) => f\($0)(x: f\($0)(x: x))" }
      return "f0 = (x) => x + 1\n\(lines.joined(separator: "\n"))\nf\(few)(x: 1)"
    case 2:
      let lines = (0..<few).map { "x\($0 + 1) = {a: x\($0), b: x\($0)}" }
      return "x0 = [1]\n\(lines.joined(separator: "\n"))\nx\(few)"
    case 3:
      let lines = (0..<few).map { "s\($0 + 1) = s\($0) + s\($0)" }
      return "s0 = \"abcdefgh\"\n\(lines.joined(separator: "\n"))\ns\(few)"
    case 4:
      let lines = (0..<few).map { "f\($0 + 1) = (x) => ({a: f\($0)(x: x), b: f\($0)(x: x)})" }
      return "f0 = (x) => x\n\(lines.joined(separator: "\n"))\nf\(few)(x: 1.0)"
    case 5: return (0..<count).map { _ in "1" }.joined(separator: " + ")
    case 6:
      let steps = String(repeating: "|> map(fn: (r) => ({r with a: r.a + r.a}))\n", count: few)
      return "import \"array\"\narray.from(rows: [{a: 1}])\n\(steps)"
    case 7:
      let lines = (0..<few).map { "t\($0 + 1) = union(tables: [t\($0), t\($0)])" }
      return
        "import \"array\"\nt0 = array.from(rows: [{a: 1}])\n\(lines.joined(separator: "\n"))\nt\(few)"
    default:
      return String(
        repeating: dice.pick(["-", "not ", "exists ", "if true then 1 else "]), count: count)
        + "1"
    }
  }
}
