import Diagnostics
import Syntax

/// Gives the parser's messages about arguments without names the names that the called functions
/// ask for, which only their types tell. Messages of other kinds stay as they are.
///
/// - Parameters:
///   - diagnostics: what the parser reported about `file`
///   - environment: left as it was
/// - Complexity: that of `infer`, and nothing where no argument lacks its name.
package func namingArguments(
  _ diagnostics: [Diagnostic], of file: File, in environment: TypeEnvironment,
  firstExpressionNumber: Int = 0
) -> [Diagnostic] {
  guard diagnostics.contains(where: { $0.code == .invalidPropertyKey }) else { return diagnostics }
  let snapshot = environment.begin(textBytes: file.span.end - file.span.start)
  defer { environment.rollBack(to: snapshot) }
  let inference = Inference(environment, file, firstExpressionNumber: firstExpressionNumber)
  inference.inferFile()
  return diagnostics.map { diagnostic in
    guard diagnostic.code == .invalidPropertyKey,
      let fix = inference.argumentFixes.first(where: { $0.span == diagnostic.span })?.fix
    else { return diagnostic }
    var named = diagnostic
    named.fix = fix.text
    named.edits = fix.edits
    return named
  }
}

extension Inference {
  /// Notes for each argument without a name which of the function's parameters it is for.
  func nameArguments(_ properties: [Property], of call: Expression, _ shape: FunctionShape) {
    guard case .call(let callee, _) = call.kind else { return }
    var taken = Set(properties.map { graph.labels.label($0.key.name) })
    for property in properties where property.key.name.isEmpty {
      guard let value = property.value,
        let meant = parameter(for: value, in: shape, except: taken)
      else { continue }
      taken.insert(meant.name)
      let argument = "\(graph.labels.name(meant.name)): \(asWanted(value, by: meant))"
      let written = properties.map { each in
        each.span == property.span ? argument : each.span.text
      }.joined(separator: ", ")
      argumentFixes.append(
        (
          value.span,
          LikelyFix(
            "write `\(short("\(callee.span.text)(\(written))"))`", [Edit(value.span, argument)])
        ))
    }
  }

  /// A value's text as a parameter takes it: one column in an array, a test in a function.
  private func asWanted(_ value: Expression, by parameter: FunctionShape.Parameter) -> String {
    let text = value.span.text
    switch (graph.node(parameter.type), value.kind) {
    case (.array, .string): return "[\(text)]"
    case (.function, .binary), (.function, .logical), (.function, .unary), (.function, .call):
      return readsRow(value) ? "(r) => \(text)" : text
    default: return text
    }
  }

  /// Whether an expression reads `r`, as the functions of rows name it.
  private func readsRow(_ expression: Expression) -> Bool {
    var stack = [expression]
    while let part = stack.popLast() {
      if case .identifier("r") = part.kind { return true }
      part.kind.forEachChild { stack.append($0) }
    }
    return false
  }

  /// The open parameter that a value suits: one that must be given before one that may be, columns
  /// for a text, one of the value's type before others.
  private func parameter(
    for value: Expression, in shape: FunctionShape, except taken: Set<LabelID>
  ) -> FunctionShape.Parameter? {
    let open = shape.parameters.filter { !taken.contains($0.name) }
    let required = open.filter { !$0.isOptional }
    if required.count == 1 { return required[0] }
    if case .string = value.kind,
      let columns = open.first(where: { graph.labels.name($0.name) == "columns" }),
      case .array = graph.node(columns.type)
    {
      return columns
    }
    let type = recordedType(of: value)
    func suits(_ wanted: TypeID) -> Bool {
      switch (graph.node(wanted), graph.node(type)) {
      case (.function, .function), (.array, .array), (.stream, .stream): true
      case (.basic(let left), .basic(let right)): left == right
      default: false
      }
    }
    return
      required.first { suits($0.type) } ?? open.first { suits($0.type) } ?? required.first
      ?? (open.count == 1 ? open.first : nil)
  }
}
