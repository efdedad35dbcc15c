import Diagnostics
import Planning

/// Times of a CSV file in years that ns cannot count: they wrap around, as upstream's do.
struct TimesWrapped: HintRule {
  let code = DiagnosticCode.timesWrapped

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for node in run.nodes {
      guard let times = run.statistics[node.id]?.scan?.wrappedTimes, times.count > 0,
        let call = run.place(node)
      else { continue }
      let verb = times.count == 1 ? "lies" : "lie"
      return Diagnostic(
        code,
        "\(counted(times.count, "time")) of \(times.firstColumn) \(verb) outside 1677-09-21 to "
          + "2262-04-11 and wrapped around, first on line \(times.firstLine)", at: call,
        severity: .hint, notes: ["times are counted in nanoseconds, in 64 bits"],
        fix: "in the CSV leave such cells empty, or make the column a string")
    }
    return nil
  }
}
