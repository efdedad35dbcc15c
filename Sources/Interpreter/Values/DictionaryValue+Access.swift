import Columnar

extension DictionaryValue {
  /// A dictionary of entries in any order; of a repeated key the last one counts.
  /// Complexity: O(entries · log entries).
  package init(sorting entries: [(key: Value, value: Value)]) {
    let sorted = entries.enumerated().sorted { left, right in
      if keyPrecedes(left.element.key, right.element.key) { return true }
      if keyPrecedes(right.element.key, left.element.key) { return false }
      return left.offset < right.offset
    }
    var unique: [(key: Value, value: Value)] = []
    for (_, entry) in sorted {
      if let last = unique.last, !keyPrecedes(last.key, entry.key) { unique.removeLast() }
      unique.append(entry)
    }
    self.init(entries: unique)
  }

  /// Position of a key, or where it would stand. Complexity: O(log entries).
  private func position(of key: Value) -> (index: Int, isPresent: Bool) {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if keyPrecedes(entries[middle].key, key) { low = middle + 1 } else { high = middle }
    }
    return (low, low < entries.count && !keyPrecedes(key, entries[low].key))
  }

  /// The value of a key; nil where it is absent. Complexity: O(log entries).
  package subscript(key: Value) -> Value? {
    let found = position(of: key)
    return found.isPresent ? entries[found.index].value : nil
  }

  /// The dictionary with a key set. Complexity: O(entries).
  package func inserting(_ value: Value, for key: Value) -> DictionaryValue {
    var result = self
    let found = position(of: key)
    if found.isPresent {
      result.entries[found.index].value = value
    } else {
      result.entries.insert((key, value), at: found.index)
    }
    return result
  }

  /// The dictionary without a key. Complexity: O(entries).
  package func removing(_ key: Value) -> DictionaryValue {
    var result = self
    let found = position(of: key)
    if found.isPresent { result.entries.remove(at: found.index) }
    return result
  }
}
