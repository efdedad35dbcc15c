import Diagnostics

// What was likely meant, where the text alone tells.
extension Parser {
  /// What an `if` without `else` likely gives otherwise, judged by its other branch: the empty value
  /// of a literal's type, false beside a test, and beside a calculation the value it begins with.
  func likelyAlternate(_ consequent: Expression) -> String? {
    switch consequent.kind {
    case .integer: return "0"
    case .float: return "0.0"
    case .string, .interpolation: return "\"\""
    case .logical, .unary(.not, _), .unary(.exists, _): return "false"
    case .identifier("true"), .identifier("false"): return "false"
    case .binary(let operation, let left, _):
      switch operation {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .matches,
        .notMatches:
        return "false"
      default: return likelyAlternate(left)
      }
    case .parenthesized(let inner), .unary(_, let inner): return likelyAlternate(inner)
    case .member, .identifier:
      let text = consequent.span.text
      return text.contains("\n") || text.utf8.count > 60 ? nil : text
    default: return nil
    }
  }

  /// Where a string that has no end was to end: at the first bracket or comma that closes what it
  /// stands in, else at its line's end.
  func unclosedEnd(_ span: Span) -> Int {
    let line = source.bytes[span.start..<span.end].firstIndex(of: 0x0A) ?? span.end
    var end = line
    while end > span.start + 1, [0x20, 0x0D, 0x29, 0x2C].contains(source.bytes[end - 1]) {
      end -= 1
    }
    return end
  }

  /// Reports `2024-01-31 12:30`, a date and a clock with a blank between them, and leaves the rest to
  /// be skipped; false where something else stands here. `start` is where the element began.
  func reportSplitTime(after start: Int) -> Bool {
    guard isAt(.integer), previousEnd - 10 >= start else { return false }
    let date = Span(source: source, start: previousEnd - 10, end: previousEnd)
    guard case .success = readTime(date.text + "T00:00:00Z") else { return false }
    var end = current.span.start
    let bytes = source.bytes
    while end < bytes.count, lexer.isDigit(bytes[end]) || bytes[end] == UInt8(ascii: ":") {
      end += 1
    }
    let clock = source.text(from: current.span.start, to: end)
    let full = date.text + "T" + clock + (clock.utf8.count == 5 ? ":00" : "") + "Z"
    guard case .success = readTime(full) else { return false }
    let whole = Span(source: source, start: date.start, end: end)
    report(
      .invalidTime, "expected `T` between date and time, got a blank", at: whole,
      notes: ["a time needs its offset from UTC too"], fix: "write `\(full)`",
      edits: [Edit(whole, full)])
    return true
  }

  private func readTime(_ text: String) -> Result<Int64, TimeLiteral.Slip> {
    let bytes = Array(text.utf8)
    let shape = Array("0000-00-00T00:00:00Z".utf8)
    guard bytes.count == shape.count,
      zip(bytes, shape).allSatisfy({ $1 == 0x30 ? lexer.isDigit($0) : $0 == $1 })
    else { return .failure(.date) }
    return TimeLiteral.read(bytes)
  }
}
