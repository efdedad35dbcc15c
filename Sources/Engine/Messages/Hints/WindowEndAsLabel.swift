import Diagnostics
import Planning
import Syntax

/// A function of dates on the `_time` of a window, which is the window's end: Monday reads Tuesday.
struct WindowEndAsLabel: HintRule {
  let code = DiagnosticCode.windowEndAsLabel

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for window in run.windowSteps where window.timeSource == "_stop" {
      for reader in run.nodes where isBelow(window.node, reader) {
        guard let call = run.place(reader), let use = dateCall(in: call, run),
          let edit = run.chain.set("timeSrc", to: "\"_start\"", in: window.call)
        else { continue }
        return Diagnostic(
          code, "`_time` is the end of each window, so this reads the day or hour after it",
          at: use.span, severity: .hint,
          labels: [.init(span: window.call, text: "these windows")],
          fix: "label them by their start: `timeSrc: \"_start\"`", edits: [edit])
      }
    }
    return nil
  }

  /// Whether the reader gets the window's rows with no other window or time between.
  private func isBelow(_ window: PhysicalNode, _ reader: PhysicalNode) -> Bool {
    var current = reader.inputs.first
    while let here = current {
      if here === window { return true }
      switch here.operation {
      case .filter, .sort, .limit, .group: current = here.inputs.first
      default: return false
      }
    }
    return false
  }

  /// A call such as `date.weekDay(t: r._time)`.
  private func dateCall(in call: Span, _ run: RunSoFar) -> Expression? {
    let aliases = run.file.imports.filter { $0.path == "date" }.map(\.localName)
    guard let root = run.chain.node(call) else { return nil }
    var stack = [root]
    while let expression = stack.popLast() {
      if case .call(let callee, let arguments) = expression.kind,
        case .member(let object, _) = callee.kind, case .identifier(let name) = object.kind,
        aliases.contains(name),
        arguments.contains(where: { $0.key.name == "t" && $0.value?.span.text == "r._time" })
      {
        return expression
      }
      expression.kind.forEachChild { stack.append($0) }
    }
    return nil
  }
}
