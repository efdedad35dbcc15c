/// The candidate that a misspelt name most likely means; nil when none is near enough.
///
/// Near is an edit distance (insert, delete, replace, swap of neighbours; letters of another case
/// count as equal) of at most a third of the name's length, and at least one. Of several equally
/// near ones the first in the alphabet is taken, so the answer does not depend on their order.
/// Complexity: O(candidates × length²); names beyond 64 code points are not compared.
/// Source: optimal string alignment distance, after Damerau (1964).
package func nearest(_ name: String, in candidates: [String]) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= comparedLengthMax else { return nil }
  let distanceMax = max(1, wanted.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    let found = Array(candidate.lowercased().unicodeScalars)
    guard found.count <= comparedLengthMax, abs(found.count - wanted.count) <= distanceMax else {
      continue
    }
    let distance = editDistance(wanted, found)
    // A replacement of all letters is no likeness.
    guard distance <= distanceMax, distance < max(wanted.count, found.count) else { continue }
    if let known = best, (known.distance, known.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// The one of a few words that another word most likely stands for: the first that it begins, else
/// the nearest, else the first of those that share the longest beginning with it. A beginning has
/// three letters at least.
package func likeliest(_ word: String, among choices: [String]) -> String? {
  func shared(_ choice: String) -> Int {
    zip(word.lowercased(), choice.lowercased()).prefix { $0 == $1 }.count
  }
  let longest = choices.map(shared).max() ?? 0
  let alike = longest >= 3 ? choices.first { shared($0) == longest } : nil
  return longest == word.count
    ? alike ?? nearest(word, in: choices)
    : nearest(word, in: choices) ?? alike
}

private let comparedLengthMax = 64

private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for (i, leftScalar) in left.enumerated() {
    var row = [i + 1]
    for (j, rightScalar) in right.enumerated() {
      var cost = min(previous[j + 1] + 1, row[j] + 1)
      cost = min(cost, previous[j] + (leftScalar == rightScalar ? 0 : 1))
      if i > 0, j > 0, leftScalar == right[j - 1], left[i - 1] == rightScalar {
        cost = min(cost, beforePrevious[j - 1] + 1)
      }
      row.append(cost)
    }
    beforePrevious = previous
    previous = row
  }
  return previous[right.count]
}
