/// A part of a JSON or YAML document, its scalars as texts: enough to look for something in it.
package indirect enum DocumentNode: Sendable {
  case text(String)
  case list([DocumentNode])
  case record([(key: String, value: DocumentNode)])

  /// The value of a key; nil where there is none, or the node is no record.
  package subscript(key: String) -> DocumentNode? {
    guard case .record(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a scalar.
  package var scalar: String? {
    if case .text(let text) = self { return text }
    return nil
  }
}
