import Diagnostics

/// The steps side by side, or one script under the other where the screen is narrow.
func stepLines(_ comparison: Comparison, _ columns: Int) -> [String] {
  let pairs = stepPairs(comparison)
  if columns < 100 {
    return [comparison.a, comparison.b].enumerated().flatMap { index, script -> [String] in
      let lines = (script.explained?.lines ?? []).map { line in
        "  " + padded(stepText(line, 60), 62) + line.path.rawValue
      }
      return ["\(index == 0 ? "A" : "B") \(name(script))"] + lines
    }
  }
  let width = 34
  var lines = [
    padded("the steps", 16) + padded("A \(name(comparison.a))", width + 10) + "B "
      + name(comparison.b)
  ]
  for (index, pair) in pairs.enumerated() {
    func cell(_ line: ExplainedLine?, _ side: Side) -> String {
      guard let line else { return padded("-", width + 10) }
      return padded(stepText(line, width), width) + " " + padded(pathText(line, side), 9)
    }
    lines.append(
      aligned("\(index + 1)", 3) + "  " + padded(pair.isSame ? "same" : "DIFFERS", 11)
        + cell(pair.a, .a) + cell(pair.b, .b))
  }
  return lines

  func pathText(_ line: ExplainedLine, _ side: Side) -> String {
    line.path == .vector && comparison.variant(side, rowByRow: true) != nil
      ? "vector|row" : line.path.rawValue
  }
}

private func stepText(_ line: ExplainedLine, _ width: Int) -> String {
  shortened((line.isPiped ? "|> " : "") + terminalText(line.text), width)
}

/// One row of the steps side by side.
struct StepPair {
  let a: ExplainedLine?
  let b: ExplainedLine?
  var isSame: Bool { a != nil && b != nil && a?.text == b?.text && a?.path == b?.path }
}

/// Pairs the steps from the top as long as they are the same, then from the end, the rest side by
/// side.
func stepPairs(_ comparison: Comparison) -> [StepPair] {
  let a = comparison.a.explained?.lines ?? []
  let b = comparison.b.explained?.lines ?? []
  var head = 0
  while head < a.count, head < b.count, a[head].text == b[head].text { head += 1 }
  var tail = 0
  while tail < a.count - head, tail < b.count - head,
    a[a.count - 1 - tail].text == b[b.count - 1 - tail].text
  {
    tail += 1
  }
  var pairs = (0..<head).map { StepPair(a: a[$0], b: b[$0]) }
  for offset in 0..<max(a.count - head - tail, b.count - head - tail) {
    let index = head + offset
    pairs.append(
      StepPair(
        a: index < a.count - tail ? a[index] : nil, b: index < b.count - tail ? b[index] : nil))
  }
  for offset in (0..<tail).reversed() {
    pairs.append(StepPair(a: a[a.count - 1 - offset], b: b[b.count - 1 - offset]))
  }
  return pairs
}
