/// What a dashboard puts in for its variables, so that the query can be checked without it.
struct DashboardVariables {
  private let names: Set<String>

  init(_ names: [String]) { self.names = Set(names) }

  /// The text with every `${name}`, `${name:format}`, `[[name]]` and `$name` of a known variable
  /// replaced, and the names that were. Flux's own `"${expression}"` stays. Lines keep their number.
  /// Complexity: O(bytes · names).
  func resolved(_ text: String) -> (text: String, used: [String]) {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var used: [String] = []
    var index = 0
    while index < bytes.count {
      if let (name, end) = variable(in: bytes, at: index) {
        if !used.contains(name) { used.append(name) }
        result += value(of: name).utf8
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return (String(decoding: result, as: UTF8.self), used)
  }

  private func variable(in bytes: [UInt8], at index: Int) -> (name: String, end: Int)? {
    guard bytes[index] == UInt8(ascii: "$") || bytes[index] == UInt8(ascii: "[") else { return nil }
    let rest = bytes[index...]
    if rest.starts(with: "${".utf8) { return named(bytes, from: index + 2, closing: "}") }
    if rest.starts(with: "[[".utf8) { return named(bytes, from: index + 2, closing: "]]") }
    if rest.first == UInt8(ascii: "$") { return named(bytes, from: index + 1, closing: "") }
    return nil
  }

  private func named(
    _ bytes: [UInt8], from start: Int, closing: String
  ) -> (name: String, end: Int)? {
    var end = start
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    guard names.contains(name) || (name.hasPrefix("__") && name.utf8.count > 2) else { return nil }
    if closing.isEmpty { return (name, end) }
    if end < bytes.count, bytes[end] == UInt8(ascii: ":") {
      while end < bytes.count, bytes[end] != UInt8(ascii: "}"), bytes[end] != 0x0A { end += 1 }
    }
    guard bytes[end...].starts(with: closing.utf8) else { return nil }
    return (name, end + closing.utf8.count)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }

  /// Something that can stand where the variable stands: a length of time, a number, or a word.
  private func value(of name: String) -> String {
    let lowered = name.lowercased()
    if lowered == "__from" || lowered == "__to" || lowered.hasSuffix("_ms") { return "0" }
    let lengths = ["interval", "window", "period", "range", "every", "duration"]
    return lengths.contains { lowered.contains($0) } ? "1h" : name
  }
}
