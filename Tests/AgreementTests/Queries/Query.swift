/// One step of a random query.
struct QueryStep: Sendable {
  /// The function as `explain` names it.
  let name: String
  /// The call, without the pipe before it.
  let text: String
  /// A statement that must stand before the query.
  var definition: String?
}

/// A pipeline that can lose steps and stay a script.
struct Query: Sendable {
  var steps: [QueryStep]
  /// Zone of window bounds; nil for UTC.
  var zone: String?

  var script: String {
    let body = ["from(bucket: \"b\")"] + steps.map { "  |> \($0.text)" }
    var lines: [String] = []
    let text = (steps.compactMap(\.definition) + body).joined(separator: "\n")
    for package in ["date", "math", "regexp", "strings", "timezone"]
    where text.contains("\(package).") || package == "timezone" && zone != nil {
      lines.append("import \"\(package)\"")
    }
    if let zone {
      lines.append("option location = timezone.location(name: \"\(zone)\")")
    }
    return (lines + [text]).joined(separator: "\n")
  }

  /// The query with as few steps as still make `fails` true. Complexity: O(steps²) calls.
  func shrunk(while fails: (Query) -> Bool) -> Query {
    var smallest = self
    var shrinks = true
    while shrinks {
      shrinks = false
      for index in smallest.steps.indices.reversed() {
        var candidate = smallest
        candidate.steps.remove(at: index)
        if fails(candidate) {
          smallest = candidate
          shrinks = true
          break
        }
      }
      if !shrinks, smallest.zone != nil {
        var candidate = smallest
        candidate.zone = nil
        shrinks = fails(candidate)
        if shrinks { smallest = candidate }
      }
    }
    return smallest
  }
}
