/// The names that are likely meant, nearest first: at most a third of the letters differ.
/// Complexity: O(names * length²).
package func nearestNames(to name: String, among names: [String]) -> [String] {
  let wanted = Array(name.lowercased().utf8.prefix(64))
  let scored = names.map { candidate in
    (distance: editDistance(wanted, Array(candidate.lowercased().utf8.prefix(64))), candidate)
  }
  let limit = max(wanted.count / 3, 1)
  return scored.filter { $0.distance <= limit }
    .sorted { ($0.distance, $0.1) < ($1.distance, $1.1) }.map(\.1)
}

/// Insertions, deletions, replacements and swaps of neighbours (Damerau).
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var before: [Int] = []
  var previous = Array(0...right.count)
  for i in left.indices {
    var current = [i + 1]
    for j in right.indices {
      var best = min(previous[j + 1] + 1, current[j] + 1)
      best = min(best, previous[j] + (left[i] == right[j] ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        best = min(best, before[j - 1] + 1)
      }
      current.append(best)
    }
    before = previous
    previous = current
  }
  return previous[right.count]
}
