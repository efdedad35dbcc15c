import Diagnostics
import Interpreter
import Planning

extension Call {
  /// A regular expression argument.
  func pattern(_ name: String) throws -> RegexpPattern {
    guard case .regexp(let regexp) = try value(name) else {
      throw failure(.argumentType, "expected argument \"\(name)\" to be of type regexp")
    }
    return try regexp as? RegexpPattern ?? RegexpPattern.compile(regexp.pattern)
  }
}

/// Text cut at matches, at most `limit` pieces (negative: all), as Go's `Split` does it.
func pieces(
  of text: UnsafeBufferPointer<UInt8>, cutAt pattern: RegexpPattern, limit: Int
) -> [Value] {
  var pieces: [Value] = []
  var start = 0
  var end = 0
  for groups in pattern.findAll(text) {
    guard let match = groups[0] else { continue }
    if limit > 0, pieces.count == limit - 1 { break }
    end = match.lowerBound
    if match.upperBound != 0 {
      pieces.append(.string(String(decoding: text[start..<end], as: UTF8.self)))
    }
    start = match.upperBound
  }
  if end != text.count { pieces.append(.string(String(decoding: text[start...], as: UTF8.self))) }
  return pieces.isEmpty ? [.string("")] : pieces
}
