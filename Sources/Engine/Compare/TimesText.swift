/// One column a variant: its times with their spread, what it read, what it held.
func timeLines(_ comparison: Comparison) -> [String] {
  let variants = comparison.variants
  guard let base = comparison.variant(.a) else { return [] }
  let width = 22
  func line(_ label: String, _ cell: (MeasuredVariant) -> String) -> String {
    padded(label, 24) + variants.map { aligned(cell($0), width) }.joined()
  }
  func heading(_ variant: MeasuredVariant) -> String {
    if variant.isRowByRow { return "\(variant.side.rawValue) row by row" }
    let script = variant.side == .a ? comparison.a : comparison.b
    return shortened("\(variant.side.rawValue) \(name(script))", width - 2)
  }
  return [
    line("", heading),
    line("running, mean of \(comparison.runs)") { millisecondsText($0.mean) + " ms" },
    line("fastest - slowest") {
      "\(millisecondsText($0.minimum)) - \(millisecondsText($0.maximum))   "
    },
    line("against A") { variant in
      if variant.side == .a && !variant.isRowByRow { return "1" }
      let ratio = variant.mean / max(base.mean, 1)
      let percent = countText(Int(exactly: ((ratio - 1) * 100).rounded()) ?? Int.max)
      return "\(ratioText(ratio))  (\(ratio >= 1 ? "+" : "")\(percent) %)"
    },
    line("values read") { countText($0.valuesRead) },
    line("bytes read") { bytesText($0.bytesRead) },
    line("processor time") { millisecondsText($0.processorNanoseconds) + " ms" },
    line("peak memory") { bytesText($0.peakBytes) },
    line("before running") { millisecondsText($0.beforeRunningNanoseconds) + " ms" },
    padded("", 24) + "parse, types, plan; not counted",
  ]
}
