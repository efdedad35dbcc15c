import Diagnostics

/// The verdict, always one of six, and what it means for speed.
func verdictLines(_ comparison: Comparison) -> [String] {
  let width = 15
  func headed(_ head: String, _ lines: [String]) -> [String] {
    lines.enumerated().map { padded($0 == 0 ? head : "", width) + $1 }
  }
  switch comparison.verdict {
  case .same where comparison.isWithoutRows:
    return ["SAME ANSWER: NO ROWS"]
      + headed("", ["both answers are empty: nothing was compared"] + speedLines(comparison))
  case .same:
    return headed("SAME ANSWER", speedLines(comparison))
  case .close(let gap, let units, let place):
    let gapLine =
      "largest gap \(decimalExponent(gap)) of the value "
      + "(\(units) unit\(units == 1 ? "" : "s") in the last place), at \(terminalText(place))."
    return headed("CLOSE ENOUGH", [gapLine] + closeReason(comparison) + speedLines(comparison))
  case .different(let place, let summary):
    var lines = ["first at " + terminalText(place), terminalText(summary)]
    if comparison.variants.isEmpty {
      lines.append("No times are given for different answers; --time-anyway prints them.")
    }
    return headed("DIFFERENT", lines)
  case .cannotCompare(let reason, let fix):
    return headed("CANNOT COMPARE", wrapped(terminalText(reason + ".  " + (fix ?? "")), 95))
  case .nothing:
    return [
      "NOTHING TO COMPARE: neither script yields a table",
      "fix: let each end with a pipeline, such as from(bucket: \"b\") |> range(start: -1d)",
    ]
  case .failed(let failures):
    let head = failures.count == 1 ? "ONE FAILED" : "BOTH FAILED"
    var lines: [String] = []
    for (side, failure) in failures {
      let script = side == .a ? comparison.a : comparison.b
      lines.append("\(side.rawValue) \(name(script)):")
      for diagnostic in failure.diagnostics {
        lines += render(diagnostic, color: false, hiding: comparison.secrets).split(
          separator: "\n", omittingEmptySubsequences: false
        ).map { "  " + $0 }
      }
    }
    return headed(head, lines)
  }
}

/// Why two right answers part in their last bits, where one of them is known to be exact.
private func closeReason(_ comparison: Comparison) -> [String] {
  func functions(_ script: ComparedScript) -> [String] {
    script.explained?.lines.map(\.functionName) ?? []
  }
  let exact: Set = ["sum", "mean"]
  for (side, script, other) in [
    ("A", comparison.a, comparison.b), ("B", comparison.b, comparison.a),
  ] {
    let own = functions(script)
    if own.contains(where: exact.contains), functions(other).contains("reduce"),
      !own.contains("reduce")
    {
      return [
        "\(side) is the exact sum, rounded once; \(side == "A" ? "B" : "A") adds in row order and "
          + "rounds after each row."
      ]
    }
  }
  return []
}

private func speedLines(_ comparison: Comparison) -> [String] {
  guard let a = comparison.variant(.a), let b = comparison.variant(.b) else { return [] }
  let noise = noiseOf(comparison)
  let rowOfA = comparison.variant(.a, rowByRow: true)
  let rowOfB = comparison.variant(.b, rowByRow: true)
  guard isMeasurable(a, b) else {
    var lines = [
      "no difference that can be measured: \(millisecondsText(a.mean)) and "
        + "\(millisecondsText(b.mean)) ms, noise \(decimalText(noise * 100, 0)) %."
    ]
    if comparison.growth.isEmpty { lines[0] += "  Try --grow 100." }
    return lines
  }
  let (fast, slow) = a.mean <= b.mean ? (a, b) : (b, a)
  let fastName = name(fast.side == .a ? comparison.a : comparison.b)
  let slowName = name(slow.side == .a ? comparison.a : comparison.b)
  let slowRow = slow.side == .a ? rowOfA : rowOfB
  let compiled = slow.mean / max(fast.mean, 1)
  guard let slowRow else {
    return [
      "\(fastName) is \(ratioText(compiled)) faster than \(slowName) "
        + "(\(slowName) is \(percentSlower(compiled)) slower)."
    ]
  }
  let interpreted = slowRow.mean / max(fast.mean, 1)
  return [
    "\(fastName) is \(ratioText(interpreted)) faster than \(slowName) run row by row "
      + "(\(slowName) is \(percentSlower(interpreted)) slower),",
    "and \(ratioText(compiled)) faster than \(slowName) the way Gridflux compiles it.",
  ]
}

private func percentSlower(_ ratio: Double) -> String {
  countText(Int(exactly: ((ratio - 1) * 100).rounded()) ?? Int.max) + " %"
}
