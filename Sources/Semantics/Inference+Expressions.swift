import Diagnostics
import Syntax

extension Inference {
  /// The type of an expression, recorded under its number. `expected` guides function literals:
  /// their parameters get the types that the called function gives them, so that a mistake in the
  /// body is found where it stands.
  func infer(_ expression: Expression, expected: TypeID? = nil) -> TypeID {
    guard graph.limitMet == nil, !isStopped else { return graph.error }
    expressionsSinceCheck += 1
    if expressionsSinceCheck >= Self.expressionsPerCheck, stopsIfCancelled(at: expression.span) {
      return graph.error
    }
    guard expressionDepth < Self.expressionDepthMax else {
      report(
        Diagnostic(
          .expressionTooDeep,
          "expressions nest deeper than \(Self.expressionDepthMax) levels", at: expression.span))
      return graph.error
    }
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    let type = inferKind(expression, expected)
    record(type, for: expression)
    return type
  }

  private func inferKind(_ expression: Expression, _ expected: TypeID?) -> TypeID {
    let span = expression.span
    switch expression.kind {
    case .identifier(let name): return inferIdentifier(name, span)
    case .integer: return graph.basic(.int, from: span)
    case .float: return graph.basic(.float, from: span)
    case .string, .label: return graph.basic(.string, from: span)
    case .duration: return graph.basic(.duration, from: span)
    case .time: return graph.basic(.time, from: span)
    case .regexp: return graph.basic(.regexp, from: span)
    case .interpolation(let parts): return inferInterpolation(parts, span)
    case .array(let elements): return inferArray(elements, span)
    case .dictionary(let entries): return inferDictionary(entries, span)
    case .record(let base, let properties): return inferRecord(base, properties, span)
    case .function(let function): return inferFunction(function, span, expected)
    case .call(let callee, let arguments):
      return inferCall(expression, callee, arguments, input: nil)
    case .member(let object, let name): return inferMember(object, name, span)
    case .index(let array, let index): return inferIndex(array, index, span)
    case .pipe, .binary, .logical: return inferSpine(expression)
    case .unary(let unary, let operand): return inferUnary(unary, operand, span)
    case .conditional(let test, let consequent, let alternate):
      return inferConditional(test, consequent, alternate)
    case .parenthesized(let inner): return infer(inner, expected: expected)
    case .pipeLiteral, .bad: return graph.error
    }
  }

  func inferIdentifier(_ name: String, _ span: Span) -> TypeID {
    switch lookUp(name) {
    case .value(let type): return graph.instantiate(type)
    case .package(let path): return packageRecord(path)
    case nil:
      reportUndefined(name, span)
      return graph.error
    }
  }

  /// The record of all members of a package, for a package used as a value.
  private func packageRecord(_ path: String) -> TypeID {
    var row = graph.emptyRecord
    for name in environment.packages.members(ofPackage: path).reversed() {
      guard let type = environment.memberType(name, inPackage: path) else { continue }
      row = graph.property(
        graph.labels.label(name), graph.instantiate(type), tail: row, from: nil)
    }
    return row
  }

  private func inferMember(_ object: Expression, _ name: Identifier, _ span: Span) -> TypeID {
    // A package's members are looked up one by one; the whole record is rarely wanted.
    if case .identifier(let packageName) = object.kind, !isLocal(packageName),
      case .package(let path)? = lookUp(packageName)
    {
      record(graph.emptyRecord, for: object)
      guard let type = environment.memberType(name.name, inPackage: path) else {
        reportMissingMember(name, package: path)
        return graph.error
      }
      return graph.instantiate(type)
    }
    let record = infer(object)
    switch graph.node(record) {
    case .error: return graph.error
    case .dynamic: return graph.dynamic
    default: break
    }
    let label = graph.labels.label(name.name)
    if let known = graph.firstProperty(label, of: record) { return known }
    let result = graph.variable()
    let wanted = graph.property(label, result, tail: graph.variable(), from: span)
    return require(wanted, record, at: span, .member(object)) ? result : graph.error
  }

  private func inferIndex(_ array: Expression, _ index: Expression, _ span: Span) -> TypeID {
    let arrayType = infer(array)
    let indexType = infer(index)
    require(graph.basic(.int), indexType, at: index.span, .index)
    switch graph.node(arrayType) {
    case .error: return graph.error
    case .array(let element): return element
    default: break
    }
    let element = graph.variable()
    let wanted = graph.array(element)
    return require(wanted, arrayType, at: array.span, .indexed) ? element : graph.error
  }

  private func inferInterpolation(_ parts: [InterpolationPart], _ span: Span) -> TypeID {
    for case .expression(let part) in parts {
      let type = infer(part)
      requireKind(type, .stringable, at: part.span)
    }
    return graph.basic(.string, from: span)
  }

  private func inferArray(_ elements: [Expression], _ span: Span) -> TypeID {
    guard let first = elements.first else { return graph.array(graph.variable(), from: span) }
    let element = infer(first)
    for other in elements.dropFirst() {
      let type = infer(other)
      require(element, type, at: other.span, .element(first.span))
    }
    return graph.array(element, from: span)
  }

  private func inferDictionary(
    _ entries: [(key: Expression, value: Expression)], _ span: Span
  ) -> TypeID {
    guard let first = entries.first else {
      return graph.dictionary(
        key: graph.variable(.comparable), value: graph.variable(), from: span)
    }
    let key = infer(first.key)
    requireKind(key, .comparable, at: first.key.span)
    let value = infer(first.value)
    for other in entries.dropFirst() {
      let otherKey = infer(other.key)
      require(key, otherKey, at: other.key.span, .element(first.key.span))
      let otherValue = infer(other.value)
      require(value, otherValue, at: other.value.span, .element(first.value.span))
    }
    return graph.dictionary(key: key, value: value, from: span)
  }

  private func inferRecord(
    _ base: Identifier?, _ properties: [Property], _ span: Span
  ) -> TypeID {
    var fields: [(label: LabelID, type: TypeID, span: Span)] = []
    fields.reserveCapacity(properties.count)
    var tail = graph.closedTail(from: span)
    if let base {
      tail = inferIdentifier(base.name, base.span)
      if !requireKind(tail, .record, at: base.span) { tail = graph.error }
    }
    for property in properties {
      let type =
        property.value.map { infer($0) }
        ?? inferIdentifier(property.key.name, property.key.span)
      fields.append((graph.labels.label(property.key.name), type, property.span))
    }
    for field in fields.reversed() {
      tail = graph.property(field.label, field.type, tail: tail, from: field.span)
    }
    return tail
  }

  private func inferConditional(
    _ test: Expression, _ consequent: Expression, _ alternate: Expression
  ) -> TypeID {
    let testType = infer(test)
    require(graph.basic(.bool), testType, at: test.span, .test)
    let result = infer(consequent)
    let other = infer(alternate)
    require(result, other, at: alternate.span, .branch(consequent.span))
    return result
  }
}
