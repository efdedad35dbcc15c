import Diagnostics

private let labelWidth = 14

/// The screen of `compare`: the verdict first, then the answer, the times, the steps side by side,
/// where the ratio comes from, the growth, the advice, and how all that was measured.
func compareText(_ comparison: Comparison, columns: Int) -> String {
  var sections = [verdictLines(comparison)]
  if let answer = comparison.answer, !answer.isEmptyOfNews {
    sections.append(answerLines(comparison, answer))
  }
  if !comparison.variants.isEmpty { sections.append(timeLines(comparison)) }
  if comparison.a.explained != nil, comparison.b.explained != nil {
    sections.append(stepLines(comparison, columns))
  }
  if !comparison.help.isEmpty { sections.append(helpLines(comparison)) }
  if !comparison.growth.isEmpty { sections.append(growthLines(comparison)) }
  let ending = endLines(comparison)
  if !ending.isEmpty { sections.append(ending) }
  return sections.map { lines in lines.map { "  " + trimmed($0) }.joined(separator: "\n") }
    .joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.allSatisfy { $0 == " " } ? "" : String($0) }.joined(separator: "\n") + "\n"
}

private func trimmed(_ text: String) -> String {
  var result = text[...]
  while result.last == " " { result.removeLast() }
  return String(result)
}

/// A label in its column, then text wrapped beside it.
func labelled(_ label: String, _ text: String) -> [String] {
  wrapped(text, 112 - labelWidth - 4).enumerated().map { index, line in
    padded(index == 0 ? label : "", labelWidth) + line
  }
}

/// A script's name, safe for a terminal.
func name(_ script: ComparedScript) -> String { terminalText(script.name) }

/// The advice, how all was measured, and why there is no growth where there is none.
private func endLines(_ comparison: Comparison) -> [String] {
  var lines: [String] = []
  for advice in comparison.advice {
    let script = advice.side == .a ? comparison.a : comparison.b
    var place = name(script)
    if let range = advice.lines {
      place +=
        range.count == 1
        ? ", line \(range.lowerBound)" : ", lines \(range.lowerBound) to \(range.upperBound)"
    }
    lines += labelled("advice", "\(place): \(terminalText(advice.text))")
  }
  if comparison.runs > 0 {
    lines += labelled(
      "measured",
      "\(comparison.runs) alternating runs after \(comparison.warmUps) warm-ups, now() held still, "
        + "noise \(decimalText(noiseOf(comparison) * 100, 0)) %, writes switched off")
  }
  if comparison.growth.isEmpty, let note = comparison.growthNote {
    lines += labelled("growth", note)
  }
  return lines
}
