import Diagnostics
import Syntax

extension Inference {
  /// The type of a function literal. Default values belong to the scope around the function,
  /// parameters are monomorphic in the body. A default has to suit the body, and does not narrow
  /// what a caller may give instead: it is held against a general copy of the function's type.
  func inferFunction(_ function: FunctionLiteral, _ span: Span, _ expected: TypeID?) -> TypeID {
    let hasDefaults = function.parameters.contains { $0.defaultValue != nil }
    guard hasDefaults else {
      return inferParametersAndBody(function, span, expected.flatMap { graph.shape($0) })
    }
    graph.level &+= 1
    let type = inferParametersAndBody(function, span, nil)
    graph.level &-= 1
    let general = graph.shape(graph.instantiateAsGeneral(type))
    for parameter in function.parameters where !parameter.isPipe {
      guard let value = parameter.defaultValue else { continue }
      let valueType = infer(value)
      let label = graph.labels.label(parameter.name.name)
      guard let wanted = general?.parameters.first(where: { $0.name == label }) else { continue }
      require(wanted.type, valueType, at: value.span, .defaultValue(parameter.name))
    }
    return type
  }

  private func inferParametersAndBody(
    _ function: FunctionLiteral, _ span: Span, _ guide: FunctionShape?
  ) -> TypeID {
    var shape = FunctionShape(pipe: nil, parameters: [], result: graph.error)
    var names: [(name: String, type: TypeID)] = []
    for parameter in function.parameters {
      let label = graph.labels.label(parameter.name.name)
      let type = guidedType(label, isPipe: parameter.isPipe, guide) ?? graph.variable()
      if parameter.isPipe {
        shape.pipe = .init(name: label, type: type)
      } else {
        add(
          .init(name: label, type: type, isOptional: parameter.defaultValue != nil), to: &shape)
      }
      names.append((parameter.name.name, type))
    }
    let body = withScope {
      for name in names { pushLocal(name.name, name.type) }
      return inferBody(function.body, expected: guide?.result)
    }
    shape.result = body.type
    if let guide {
      if !require(guide.result, body.type, at: body.span, .result) {
        shape.result = guide.result
      }
    }
    return graph.function(shape, from: span)
  }

  /// A repeated parameter name replaces the earlier one, as upstream accepts silently.
  private func add(_ parameter: FunctionShape.Parameter, to shape: inout FunctionShape) {
    shape.parameters.removeAll { $0.name == parameter.name }
    shape.parameters.append(parameter)
  }

  private func inferBody(
    _ body: FunctionLiteral.Body, expected: TypeID?
  ) -> (type: TypeID, span: Span) {
    switch body {
    case .expression(let expression):
      return (infer(expression, expected: expected), expression.span)
    case .block(let block): return withScope { inferBlock(block) }
    }
  }

  private func guidedType(
    _ label: LabelID, isPipe: Bool, _ guide: FunctionShape?
  ) -> TypeID? {
    guard let guide else { return nil }
    if let parameter = guide.parameters.first(where: { $0.name == label }) {
      return parameter.type
    }
    if let pipe = guide.pipe, isPipe || pipe.name == label { return pipe.type }
    return nil
  }
}
