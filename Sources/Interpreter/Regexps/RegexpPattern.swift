import CRE2
import Diagnostics
import Planning
import Synchronization

extension DiagnosticCode {
  /// A regular expression that cannot be compiled.
  package static let invalidRegexp = DiagnosticCode("E0010")
}

/// A compiled regular expression of Go's syntax: linear time, bounded memory, shared by threads.
package final class RegexpPattern: TextPattern, @unchecked Sendable {
  package let pattern: String
  /// Groups besides the whole match.
  package let groupCount: Int
  // Never written after `init`, and RE2's matching is safe for threads: so unchecked Sendable.
  private let compiled: OpaquePointer

  private init(pattern: String, compiled: OpaquePointer) {
    self.pattern = pattern
    self.compiled = compiled
    groupCount = Int(gridflux_regexp_group_count(compiled))
  }

  deinit { gridflux_regexp_free(compiled) }

  private static let cache = Mutex<[String: RegexpPattern]>([:])
  /// More patterns than a script has; a script that makes them from data only loses the cache.
  package static let cachedPatternsMax = 256

  /// The compiled form of a text, from the cache where it was compiled before.
  /// Errors: `E0010` with the reason in Go's form.
  package static func compile(_ pattern: String) throws -> RegexpPattern {
    if let known = cache.withLock({ $0[pattern] }) { return known }
    let made = try compileAnew(pattern)
    cache.withLock { patterns in
      if patterns.count >= cachedPatternsMax { patterns.removeAll(keepingCapacity: true) }
      patterns[pattern] = made
    }
    return made
  }

  private static func compileAnew(_ pattern: String) throws -> RegexpPattern {
    var reason = [CChar](repeating: 0, count: 512)
    var text = pattern
    let compiled = text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { characters in
        gridflux_regexp_compile(characters.baseAddress, characters.count, &reason, reason.count)
      }
    }
    guard let compiled else {
      let bytes = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw QueryFailure(
        .invalidRegexp, "error parsing regexp: \(String(decoding: bytes, as: UTF8.self))",
        upstreamCode: 2)
    }
    return RegexpPattern(pattern: pattern, compiled: compiled)
  }

  /// Whether the pattern matches anywhere in the text.
  package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.withMemoryRebound(to: CChar.self) {
      gridflux_regexp_matches(compiled, $0.baseAddress, $0.count)
    }
  }

  /// Whether the pattern matches anywhere in the text.
  package func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches($0) }
  }

  /// The leftmost match at or after byte `start`: its groups in bytes, the whole match first; nil
  /// for a group that took no part.
  package func find(_ text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> [Range<Int>?]? {
    var spans = [gridflux_regexp_span](
      repeating: gridflux_regexp_span(start: -1, end: -1), count: groupCount + 1)
    let found = text.withMemoryRebound(to: CChar.self) { characters in
      gridflux_regexp_find(
        compiled, characters.baseAddress, characters.count, start, &spans, Int32(spans.count))
    }
    guard found else { return nil }
    return spans.map { $0.start < 0 ? nil : Int($0.start)..<Int($0.end) }
  }

  /// All matches from left to right that do not overlap, at most `limit` of them; an empty match
  /// that touches the match before is left out, as in Go.
  package func findAll(
    _ text: UnsafeBufferPointer<UInt8>, limit: Int = .max
  ) -> [[Range<Int>?]] {
    var matches: [[Range<Int>?]] = []
    var position = 0
    var previousEnd = -1
    while position <= text.count, matches.count < limit {
      guard let groups = find(text, from: position), let whole = groups[0] else { break }
      if !whole.isEmpty || whole.lowerBound != previousEnd { matches.append(groups) }
      previousEnd = whole.upperBound
      position =
        whole.isEmpty ? whole.upperBound + characterLength(text, whole.upperBound) : previousEnd
    }
    return matches
  }

  /// Bytes of the character at a position, 1 at the end of the text.
  private func characterLength(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
    var next = position + 1
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next - position
  }

  /// The text with every match replaced; `$1`, `$name`, `${name}` and `$$` stand in the replacement
  /// as in Go, where `$1x` is the group called `1x`. A group that does not exist is empty.
  package func replacingAll(in text: String, with replacement: String) -> String {
    var text = text
    let template = ReplacementTemplate(replacement)
    return text.withUTF8 { utf8 in
      var result: [UInt8] = []
      result.reserveCapacity(utf8.count)
      var copied = 0
      for groups in findAll(utf8) {
        guard let whole = groups[0] else { continue }
        result.append(contentsOf: utf8[copied..<whole.lowerBound])
        for part in template.parts {
          switch part {
          case .text(let bytes): result.append(contentsOf: bytes)
          case .group(let name):
            if let number = groupNumber(name), number < groups.count, let range = groups[number] {
              result.append(contentsOf: utf8[range])
            }
          }
        }
        copied = whole.upperBound
      }
      result.append(contentsOf: utf8[copied...])
      return String(decoding: result, as: UTF8.self)
    }
  }

  private func groupNumber(_ name: String) -> Int? {
    if let number = Int(name), number >= 0 { return number }
    var name = name
    let number = name.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        gridflux_regexp_group_named(compiled, $0.baseAddress, $0.count)
      }
    }
    return number < 0 ? nil : Int(number)
  }
}
