import Diagnostics
import Syntax

extension Inference {
  /// `option name = value` or `option package.name = value`.
  func inferOption(_ package: Identifier?, _ name: Identifier, _ value: Expression) {
    if let package {
      inferPackageOption(package, name, value)
    } else {
      inferOwnOption(name, value)
    }
  }

  private func inferOwnOption(_ name: Identifier, _ value: Expression) {
    let type = inferGeneralised(value)
    if let earlier = setOptions[name.name] {
      reportReassigned(name.name, name.span, earlier)
    } else if setVariables[name.name] != nil {
      report(
        Diagnostic(
          .variableConflictsWithOption,
          "variable \"\(name.name)\" conflicts with option of same name", at: name.span))
    }
    checkDependencies(of: name, value)
    setOptions[name.name] = name.span
    // Upstream panics on `option now = 1` and accepts any `location` until it is used.
    if name.name == "now", environment.preludeOwner(ofOption: "now") != nil,
      let declared = environment.preludeType("now")
    {
      require(graph.instantiate(declared), graph.instantiate(type), at: value.span)
    }
    define(name.name, .value(type))
  }

  private func inferPackageOption(_ package: Identifier, _ name: Identifier, _ value: Expression) {
    let type = inferGeneralised(value)
    guard case .package(let path)? = lookUp(package.name) else {
      if lookUp(package.name) == nil { reportUndefined(package.name, package.span) }
      return
    }
    let fullName = "\(package.name).\(name.name)"
    if let earlier = setOptions[fullName] { reportReassigned(fullName, name.span, earlier) }
    setOptions[fullName] = name.span
    guard let declared = environment.memberType(name.name, inPackage: path) else {
      reportMissingMember(name, package: path)
      return
    }
    if !environment.packages.isOption(name.name, inPackage: path) {
      report(
        Diagnostic(
          .notAnOption, "\"\(fullName)\" is not an option", at: name.span,
          notes: ["package \(path) declares `\(name.name)` as a plain value"]))
      return
    }
    require(graph.instantiate(declared), graph.instantiate(type), at: value.span)
  }

  private func reportReassigned(_ name: String, _ span: Span, _ earlier: Span) {
    report(
      Diagnostic(
        .optionReassigned, "option \"\(name)\" reassigned", at: span,
        labels: [.init(span: earlier, text: "first set here")]))
  }

  /// An option may not read another option that this file sets.
  private func checkDependencies(of name: Identifier, _ value: Expression) {
    guard !setOptions.isEmpty else { return }
    for (used, span) in freeNames(of: value)
    where used != name.name && setOptions[used] != nil {
      report(
        Diagnostic(
          .optionDependency,
          "option \"\(name.name)\" depends on option \"\(used)\", "
            + "which is defined in the same package",
          at: span))
      return
    }
  }
}

/// The names that an expression reads from outside itself, in source order.
func freeNames(of expression: Expression) -> [(name: String, span: Span)] {
  var collector = FreeNameCollector()
  collector.visit(expression, bound: [])
  return collector.found
}

private struct FreeNameCollector {
  var found: [(name: String, span: Span)] = []

  mutating func visit(_ expression: Expression, bound: Set<String>) {
    switch expression.kind {
    case .identifier(let name):
      if !bound.contains(name) { found.append((name, expression.span)) }
    case .integer, .float, .string, .duration, .time, .regexp, .label, .pipeLiteral, .bad: break
    case .interpolation(let parts):
      for case .expression(let part) in parts { visit(part, bound: bound) }
    case .array(let elements): for element in elements { visit(element, bound: bound) }
    case .dictionary(let entries):
      for entry in entries {
        visit(entry.key, bound: bound)
        visit(entry.value, bound: bound)
      }
    case .record(let base, let properties):
      if let base, !bound.contains(base.name) { found.append((base.name, base.span)) }
      visit(properties, bound: bound)
    case .function(let function): visit(function, bound: bound)
    case .call(let callee, let arguments):
      visit(callee, bound: bound)
      visit(arguments, bound: bound)
    case .member(let object, _): visit(object, bound: bound)
    case .index(let one, let other), .pipe(let one, let other), .binary(_, let one, let other),
      .logical(_, let one, let other):
      visit(one, bound: bound)
      visit(other, bound: bound)
    case .unary(_, let operand), .parenthesized(let operand): visit(operand, bound: bound)
    case .conditional(let test, let consequent, let alternate):
      for part in [test, consequent, alternate] { visit(part, bound: bound) }
    }
  }

  private mutating func visit(_ properties: [Property], bound: Set<String>) {
    for property in properties {
      if let value = property.value {
        visit(value, bound: bound)
      } else if !bound.contains(property.key.name) {
        found.append((property.key.name, property.key.span))
      }
    }
  }

  private mutating func visit(_ function: FunctionLiteral, bound: Set<String>) {
    for case let value? in function.parameters.map(\.defaultValue) { visit(value, bound: bound) }
    var inner = bound.union(function.parameters.map(\.name.name))
    switch function.body {
    case .expression(let body): visit(body, bound: inner)
    case .block(let block):
      for statement in block.statements {
        switch statement.kind {
        case .assignment(let name, let value):
          visit(value, bound: inner)
          inner.insert(name.name)
        case .expression(let value), .returns(let value): visit(value, bound: inner)
        case .option, .builtin, .testcase, .bad: break
        }
      }
    }
  }
}
