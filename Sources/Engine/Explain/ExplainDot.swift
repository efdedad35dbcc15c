import Planning

/// The physical plans as a graph for Graphviz: one cluster a script, one box a node.
package func explainDot(_ profiles: [QueryProfile]) -> String {
  var lines = ["digraph plan {", "  rankdir=TB;", "  node [shape=box, fontname=\"monospace\"];"]
  for (number, profile) in profiles.enumerated() {
    lines.append("  subgraph cluster_\(number) {")
    lines.append("    label=\(dotText(profile.source.name));")
    for node in profile.physical.nodes {
      let steps = node.steps.map { "\($0.text)  [\($0.path.rawValue)]" }
      var label = steps.joined(separator: "\n")
      if let statistics = profile.statistics[node.id] {
        label += "\n\(counted(statistics.rows, "row")), \(counted(statistics.tables, "table"))"
      }
      lines.append("    n\(number)_\(node.id) [label=\(dotText(label))];")
      for input in node.inputs {
        lines.append("    n\(number)_\(input.id) -> n\(number)_\(node.id);")
      }
    }
    for (index, result) in profile.physical.results.enumerated() {
      lines.append("    r\(number)_\(index) [shape=ellipse, label=\(dotText(result.name))];")
      lines.append("    n\(number)_\(result.node.id) -> r\(number)_\(index);")
    }
    lines.append("  }")
  }
  return lines.joined(separator: "\n") + "\n}\n"
}

private func dotText(_ text: String) -> String {
  var result = "\""
  for character in text.unicodeScalars {
    switch character {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\l"
    case _ where character.value < 0x20: result += " "
    default: result.unicodeScalars.append(character)
    }
  }
  return result + "\\l\""
}
