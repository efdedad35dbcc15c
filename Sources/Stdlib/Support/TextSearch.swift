/// Search and cutting of UTF-8 text by bytes, with the rules of Go's `strings` package.
struct TextSearch {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Offset of the first occurrence at or after `start`, nil for none.
  func index(of part: [UInt8], from start: Int = 0) -> Int? {
    guard part.count <= bytes.count - start else { return nil }
    guard let first = part.first else { return start }
    var at = start
    let last = bytes.count - part.count
    while at <= last {
      if bytes[at] == first, bytes[at..<(at + part.count)].elementsEqual(part) { return at }
      at += 1
    }
    return nil
  }

  func lastIndex(of part: [UInt8]) -> Int? {
    guard part.count <= bytes.count else { return nil }
    var at = bytes.count - part.count
    while at >= 0 {
      if bytes[at..<(at + part.count)].elementsEqual(part) { return at }
      at -= 1
    }
    return nil
  }

  /// Occurrences that do not overlap; for an empty part, characters plus one.
  func count(of part: [UInt8]) -> Int {
    if part.isEmpty { return starts.count + 1 }
    var found = 0
    var at = 0
    while let next = index(of: part, from: at) {
      found += 1
      at = next + part.count
    }
    return found
  }

  /// Byte offsets at which characters (code points) begin.
  var starts: [Int] { bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Pieces between separators, at most `limit` of them (negative: all; zero: none). `kept` bytes of
  /// each separator stay at the end of its piece. An empty separator cuts between characters.
  func split(by separator: [UInt8], kept: Int, limit: Int) -> [String] {
    if limit == 0 { return [] }
    if separator.isEmpty { return characters(limit: limit) }
    var pieces: [String] = []
    var at = 0
    while limit < 0 || pieces.count < limit - 1, let next = index(of: separator, from: at) {
      pieces.append(text(at..<(next + kept)))
      at = next + separator.count
    }
    pieces.append(text(at..<bytes.count))
    return pieces
  }

  private func characters(limit: Int) -> [String] {
    let starts = starts
    let count = limit < 0 ? starts.count : min(limit, starts.count)
    return (0..<count).map { index in
      let end = index == count - 1 ? bytes.count : starts[index + 1]
      return text(starts[index]..<end)
    }
  }

  /// Puts `new` in place of the first `limit` occurrences of `old` (negative: all).
  /// Errors: none; the caller bounds the size of the result.
  func replacing(_ old: [UInt8], with new: [UInt8], limit: Int) -> String {
    var out: [UInt8] = []
    var at = 0
    var done = 0
    if old.isEmpty {
      for start in starts {
        if limit >= 0, done >= limit { break }
        out += bytes[at..<start] + new
        at = start
        done += 1
      }
      out += bytes[at...]
      if limit < 0 || done < limit { out += new }
      return String(decoding: out, as: UTF8.self)
    }
    while limit < 0 || done < limit, let next = index(of: old, from: at) {
      out += bytes[at..<next] + new
      at = next + old.count
      done += 1
    }
    out += bytes[at...]
    return String(decoding: out, as: UTF8.self)
  }
}
