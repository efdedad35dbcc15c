import Diagnostics
import Planning

/// `integral(interpolate: "lin")`: every word but `linear` means as much as none.
struct InterpolationUnknown: HintRule {
  let code = DiagnosticCode.interpolationUnknown
  private static let known = "linear"

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for node in run.nodes where node.origin.functionName == "integral" {
      guard let call = run.place(node), let value = run.chain.argument("interpolate", of: call),
        case .string(let word) = value.kind, !word.isEmpty, word != Self.known
      else { continue }
      return Diagnostic(
        code, "`interpolate` knows no word but \(quoted(Self.known)), so nothing is interpolated",
        at: value.span, severity: .hint, fix: "write \(quoted(Self.known))",
        edits: [Edit(value.span, quoted(Self.known))])
    }
    return nil
  }
}
