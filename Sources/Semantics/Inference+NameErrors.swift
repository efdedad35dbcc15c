import Diagnostics
import Syntax

// Messages about names: identifiers, members and arguments that do not exist.
extension Inference {
  func reportUndefined(_ name: String, _ span: Span) {
    var diagnostic = Diagnostic(
      .undefinedIdentifier, "undefined identifier \(name)", at: span)
    switch name {
    case "null", "nil":
      diagnostic.notes = ["Flux has no null literal; nulls come from data"]
      diagnostic.fix =
        "test with `exists`, or import \"internal/debug\" and write `debug.null(type: \"float\")`"
    case "v":
      diagnostic.notes = [
        "`v` with its timeRangeStart, timeRangeStop and windowPeriod is set by dashboards only"
      ]
      diagnostic.fix = "write the values, such as `range(start: -1h)`, or define `v = {…}` first"
    case "NaN", "nan": diagnostic.fix = "import \"math\" and write `math.NaN()`"
    default: diagnostic.fix = undefinedFix(name)
    }
    report(diagnostic)
  }

  private func undefinedFix(_ name: String) -> String? {
    if let path = packagePath(named: name) { return "add `import \"\(path)\"` at the top" }
    let visible = visibleNames()
    let packageNames = environment.packages.packagePaths.map { lastPart($0) }
    if let near = nearest(name, in: visible + packageNames) {
      if visible.contains(near) { return "use `\(near)`" }
      if let path = packagePath(named: near) { return "use `\(near)`, after `import \"\(path)\"`" }
    }
    for path in importedPaths() where environment.packages.members(ofPackage: path).contains(name) {
      return "write `\(lastPart(path)).\(name)`"
    }
    return nil
  }

  /// `json` of `experimental/json`.
  func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The shortest path of a package that would be known by a name.
  func packagePath(named name: String) -> String? {
    if environment.packages.packageExists(name) { return name }
    return environment.packages.packagePaths.filter { $0.hasSuffix("/" + name) }
      .min { ($0.count, $0) < ($1.count, $1) }
  }

  private func importedPaths() -> [String] {
    let bindings = Array(environment.names.values) + Array(fileNames.values)
    return bindings.compactMap { binding -> String? in
      if case .package(let path) = binding { return path }
      return nil
    }.sorted()
  }

  func reportMissingMember(_ name: Identifier, package path: String) {
    let members = environment.packages.members(ofPackage: path).filter { !$0.hasPrefix("_") }
    report(
      Diagnostic(
        .missingLabel, "record is missing label \(name.name)", at: name.span,
        notes: ["package \(path) has no member of that name"],
        fix: nearest(name.name, in: members).map { "use `\($0)`" }))
  }

  /// `callee` as a message names it: short, one line.
  private func calleeText(_ callee: Expression) -> String {
    switch callee.kind {
    case .identifier, .member: return "`\(short(callee.span.text))`"
    default: return "the function"
    }
  }

  private func signatureNote(_ callee: Expression, _ shape: FunctionShape) -> String {
    let required = shape.parameters.filter { !$0.isOptional }.map { graph.labels.name($0.name) }
    let optional = shape.parameters.filter(\.isOptional).map { graph.labels.name($0.name) }
    let words = required.sorted().map { "`\($0)`" } + optional.sorted().map { "`?\($0)`" }
    guard !words.isEmpty else { return "\(calleeText(callee)) takes no arguments by name" }
    return "\(calleeText(callee)) takes " + words.joined(separator: ", ")
  }

  func reportUnexpectedArgument(
    _ name: Identifier, _ callee: Expression, _ shape: FunctionShape, candidates: [LabelID]
  ) {
    let names = candidates.map { graph.labels.name($0) }
    let required = shape.parameters.filter { !$0.isOptional && candidates.contains($0.name) }
    var near = nearest(name.name, in: names)
    // The only argument that is still missing is what was meant.
    if near == nil, required.count == 1, let only = required.first {
      near = graph.labels.name(only.name)
    }
    report(
      Diagnostic(
        .unexpectedArgument,
        "found unexpected argument \(name.name)" + expectedArguments(names), at: name.span,
        notes: [signatureNote(callee, shape)], fix: near.map { "name it `\($0)`" }))
  }

  func reportMissingArgument(
    _ name: LabelID, _ call: Expression, _ callee: Expression, _ shape: FunctionShape
  ) {
    let text = graph.labels.name(name)
    let fix =
      shape.pipe?.name == name
      ? "pipe a value in: `… |> \(short(callee.span.text))(…)`" : "add `\(text): …`"
    report(
      Diagnostic(
        .missingArgument, "missing required argument \(text)", at: call.span,
        notes: [signatureNote(callee, shape)], fix: fix))
  }

  /// The function has a nameless pipe parameter and nothing was piped in.
  func reportMissingInput(_ call: Expression, _ callee: Expression) {
    report(
      Diagnostic(
        .missingPipeArgument, "missing pipe argument", at: call.span,
        notes: ["\(calleeText(callee)) takes its input through a pipe"],
        fix: "pipe a value in: `… |> \(short(callee.span.text))(…)`"))
  }

  /// Something is piped into a function that takes nothing from a pipe. Returns the parameter that
  /// it was likely meant for.
  func reportMissingPipe(
    _ call: Expression, _ callee: Expression, _ shape: FunctionShape,
    _ arguments: [CallArgument], _ input: Expression
  ) -> LabelID? {
    let open = shape.parameters.filter { parameter in
      !parameter.isOptional && !arguments.contains { $0.label == parameter.name }
    }
    let meant = open.count == 1 ? open.first?.name : nil
    let fix = meant.map { name in
      let (text, value) = (graph.labels.name(name), short(input.span.text))
      return "pass it by name: `\(short(callee.span.text))(\(text): \(value))`"
    }
    report(
      Diagnostic(
        .missingPipeArgument, "missing pipe argument", at: call.span,
        notes: ["\(calleeText(callee)) has no pipe parameter, so nothing can be piped into it"],
        fix: fix))
    return meant
  }
}
