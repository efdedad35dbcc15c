import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// What literals stand for.
extension Parser {
  func integerLiteral(_ token: Token) -> Expression.Kind {
    let text = token.span.text
    if text.utf8.count > 1, text.hasPrefix("0") {
      let stripped = text.drop { $0 == "0" }
      let followsDash =
        token.span.start > 0 && source.bytes[token.span.start - 1] == UInt8(ascii: "-")
      report(
        .invalidInteger,
        "invalid integer literal \"\(text)\": nonzero value cannot start with 0", at: token.span,
        fix: followsDash
          ? "write a date as `2024-01-31`" : "write `\(stripped.isEmpty ? "0" : stripped)`",
        edits: followsDash
          ? [] : [Edit(token.span, stripped.isEmpty ? "0" : String(stripped))])
      return .integer(0)
    }
    guard let value = Int64(text) else {
      report(
        .invalidInteger, "invalid integer literal \"\(text)\": value out of range",
        at: token.span, notes: ["the largest integer is 9223372036854775807"],
        fix: "write a float: `\(text).0`", edits: [Edit(token.span, text + ".0")])
      return .integer(0)
    }
    return .integer(value)
  }

  func floatValue(_ token: Token) -> Double {
    // The lexer yields digits and one point only, so the whole text is always a number.
    strtod(token.span.text, nil)
  }

  func durationLiteral(_ token: Token) -> Expression.Kind {
    var months: Int64 = 0
    var nanoseconds: Int64 = 0
    var count: Int64 = 0
    var overflows = false
    var index = token.span.start
    while index < token.span.end {
      let byte = source.bytes[index]
      if lexer.isDigit(byte) {
        let (scaled, first) = count.multipliedReportingOverflow(by: 10)
        let (sum, second) = scaled.addingReportingOverflow(Int64(byte &- UInt8(ascii: "0")))
        overflows = overflows || first || second
        count = sum
        index += 1
        continue
      }
      let length = max(1, lexer.unitLength(at: index))
      let unit = source.text(from: index, to: index + length)
      let size = Parser.unitSizes[unit] ?? (months: 0, nanoseconds: 0)
      for (total, factor) in [(months, size.months), (nanoseconds, size.nanoseconds)]
      where factor != 0 {
        let (product, first) = count.multipliedReportingOverflow(by: factor)
        let (sum, second) = total.addingReportingOverflow(product)
        overflows = overflows || first || second
        if size.months != 0 { months = sum } else { nanoseconds = sum }
      }
      count = 0
      index += length
    }
    guard !overflows else {
      report(
        .invalidDuration, "invalid duration literal: \(token.span.text)", at: token.span,
        notes: ["a duration holds at most 9223372036854775807 nanoseconds, about 292 years"])
      return .duration(DurationLiteral(months: 0, nanoseconds: 0))
    }
    return .duration(DurationLiteral(months: months, nanoseconds: nanoseconds))
  }

  private static let unitSizes: [String: (months: Int64, nanoseconds: Int64)] = [
    "y": (12, 0), "mo": (1, 0), "w": (0, 604_800_000_000_000), "d": (0, 86_400_000_000_000),
    "h": (0, 3_600_000_000_000), "m": (0, 60_000_000_000), "s": (0, 1_000_000_000),
    "ms": (0, 1_000_000), "us": (0, 1_000), "µs": (0, 1_000), "ns": (0, 1),
  ]

  func timeLiteral(_ token: Token) -> Expression.Kind {
    let text = token.span.text
    let slip: (note: String, replacement: String?)
    switch TimeLiteral.read(Array(text.utf8)) {
    case .success(let nanoseconds): return .time(nanoseconds)
    case .failure(.date):
      slip = ("the calendar has no such day", TimeLiteral.nearestDate(text))
    case .failure(.clock): slip = ("the day has no such time", nil)
    case .failure(.offset): slip = ("a time needs its offset from UTC", text + "Z")
    case .failure(.fraction): slip = ("no digits follow the decimal point", nil)
    case .failure(.range):
      slip = ("times reach from 1677-09-21 to 2262-04-11", nil)
    }
    report(
      .invalidTime, "invalid expression: \(text)", at: token.span, notes: [slip.note],
      fix: slip.replacement.map { "write `\($0)`" },
      edits: slip.replacement.map { [Edit(token.span, $0)] } ?? [])
    return .time(0)
  }

  /// The text of a whole string token, quotes removed and escapes decoded.
  func stringValue(_ token: Token) -> String {
    let bytes = source.bytes
    let span = token.span
    guard span.end - span.start >= 2, bytes[span.end - 1] == UInt8(ascii: "\""),
      !(lexer.stringsAreUnclosed && endsEscaped(span))
    else {
      report(
        .unclosedString, "string has no closing quote", at: span, fix: "close it with `\"`",
        edits: [Edit(in: source, at: unclosedEnd(span), insert: "\"")])
      return ""
    }
    return decoded(Span(source: source, start: span.start + 1, end: span.end - 1))
  }

  /// Whether the last quote of an unclosed string is itself escaped.
  private func endsEscaped(_ span: Span) -> Bool {
    var backslashes = 0
    var index = span.end - 2
    while index > span.start, source.bytes[index] == UInt8(ascii: "\\") {
      backslashes += 1
      index -= 1
    }
    return backslashes % 2 == 1
  }

  /// Decodes the escapes of a string's text; the hex bytes must form UTF-8 with the rest.
  func decoded(_ span: Span) -> String {
    let bytes = source.bytes
    guard bytes[span.start..<span.end].contains(UInt8(ascii: "\\")) else {
      return checkedText(Array(bytes[span.start..<span.end]), span)
    }
    var result: [UInt8] = []
    var index = span.start
    while index < span.end {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < span.end else {
        result.append(bytes[index])
        index += 1
        continue
      }
      var length = 2
      switch bytes[index + 1] {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result.append(bytes[index + 1])
      case UInt8(ascii: "$") where index + 2 < span.end && bytes[index + 2] == UInt8(ascii: "{"):
        result.append(contentsOf: [UInt8(ascii: "$"), UInt8(ascii: "{")])
        length = 3
      case UInt8(ascii: "x"):
        if index + 3 < span.end, let value = hexByte(at: index + 2) {
          result.append(value)
          length = 4
        } else {
          reportEscape(at: index, length: 2, in: span)
        }
      default: reportEscape(at: index, length: 1 + lexer.scalar(at: index + 1).length, in: span)
      }
      index += length
    }
    return checkedText(result, span)
  }

  private func reportEscape(at index: Int, length: Int, in span: Span) {
    let end = min(index + length, span.end)
    let escape = source.text(from: index, to: end)
    report(
      .invalidEscape, "invalid escape sequence \(escape)",
      at: Span(source: source, start: index, end: end),
      notes: ["strings know \\n \\r \\t \\\" \\\\ \\${ and \\xHH"],
      fix: "write `\\\\` for a backslash", edits: [Edit(in: source, at: index, insert: "\\")])
  }

  private func hexByte(at index: Int) -> UInt8? {
    let digits = source.bytes[index..<(index + 2)]
    guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
      return nil
    }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private func checkedText(_ bytes: [UInt8], _ span: Span) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      report(.invalidText, "the bytes of this literal are not UTF-8", at: span)
      return ""
    }
    return text
  }

  /// The pattern of a regular expression: `\/` is `/`, `\xHH` a byte, all else is kept.
  func regexpValue(_ token: Token) -> String {
    let bytes = source.bytes
    let span = Span(source: source, start: token.span.start + 1, end: token.span.end - 1)
    var result: [UInt8] = []
    var index = span.start
    while index < span.end {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < span.end else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let next = bytes[index + 1]
      if next == UInt8(ascii: "/") {
        result.append(next)
        index += 2
      } else if next == UInt8(ascii: "x"), index + 3 < span.end, let value = hexByte(at: index + 2)
      {
        result.append(value)
        index += 4
      } else {
        result.append(contentsOf: [UInt8(ascii: "\\"), next])
        index += 2
      }
    }
    return checkedText(result, span)
  }
}
