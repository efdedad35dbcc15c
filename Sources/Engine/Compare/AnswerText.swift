import Diagnostics

/// The answer, and the columns that only one side has.
func answerLines(_ comparison: Comparison, _ answer: AnswerSummary) -> [String] {
  var text = ""
  if let single = answer.singleValue {
    if case .same = comparison.verdict {
      text = "\(terminalText(single)) in both, to the last bit.  "
    } else {
      text = "\(terminalText(single)) in A.  "
    }
  }
  text += "\(counted(answer.tables, "table")), \(counted(answer.rows, "row"))"
  text += ", key [\(terminalText(answer.keyLabels.joined(separator: ", ")))]"
  if answer.isOrdered { text += ", rows in order" }
  var lines = labelled("answer", text)
  for (side, columns) in [("A", answer.onlyInA), ("B", answer.onlyInB)] where !columns.isEmpty {
    let names = terminalText(columns.joined(separator: ", "))
    lines += labelled(
      "",
      "only in \(side): column\(columns.count == 1 ? "" : "s") \(names) "
        + "(--strict would count \(columns.count == 1 ? "it" : "them") as a difference)")
  }
  return lines
}

extension AnswerSummary {
  /// There is nothing to say about the answer.
  var isEmptyOfNews: Bool { tables == 0 && onlyInA.isEmpty && onlyInB.isEmpty }
}
