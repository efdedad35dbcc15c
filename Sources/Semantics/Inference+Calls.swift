import Diagnostics
import Syntax

/// One argument of a call, with its type once it is known.
struct CallArgument {
  let name: Identifier
  let label: LabelID
  let value: Expression?
  let span: Span

  /// Function literals are inferred last, when the other arguments have said what they get.
  var isFunctionLiteral: Bool {
    var walker = value
    while case .parenthesized(let inner)? = walker?.kind { walker = inner }
    if case .function? = walker?.kind { return true }
    return false
  }
}

extension Inference {
  /// `callee(arguments)`, perhaps with something piped in.
  func inferCall(
    _ call: Expression, _ callee: Expression, _ properties: [Property],
    input: (expression: Expression, type: TypeID)?
  ) -> TypeID {
    let calleeType = infer(callee)
    for nameless in properties where nameless.key.name.isEmpty {
      if let value = nameless.value { _ = infer(value) }
    }
    // The parser has spoken about arguments without a name; what it could be is known here.
    if let shape = graph.shape(calleeType) { nameArguments(properties, of: call, shape) }
    let arguments = properties.filter { !$0.key.name.isEmpty }.map {
      CallArgument(
        name: $0.key, label: graph.labels.label($0.key.name), value: $0.value, span: $0.span)
    }
    switch graph.node(calleeType) {
    case .function:
      guard let shape = graph.shape(calleeType) else { return graph.error }
      return inferKnownCall(call, callee, shape, arguments, input: input)
    case .variable:
      return inferUnknownCall(call, callee, calleeType, arguments, input: input)
    default:
      for argument in arguments { _ = inferArgument(argument, expected: nil) }
      guard !graph.isError(calleeType), !reportCalledPackage(callee) else { return graph.error }
      let called = graph.function(
        FunctionShape(pipe: nil, parameters: [], result: graph.variable()))
      require(called, calleeType, at: callee.span, .called)
      return graph.error
    }
  }

  private func inferArgument(_ argument: CallArgument, expected: TypeID?) -> TypeID {
    guard let value = argument.value else {
      return inferIdentifier(argument.name.name, argument.name.span)
    }
    return infer(value, expected: expected)
  }

  private func inferKnownCall(
    _ call: Expression, _ callee: Expression, _ shape: FunctionShape,
    _ arguments: [CallArgument], input: (expression: Expression, type: TypeID)?
  ) -> TypeID {
    var supplied: Set<LabelID> = []
    if let input {
      if let pipe = shape.pipe {
        if let name = pipe.name { supplied.insert(name) }
        require(
          pipe.type, input.type, at: call.span,
          .pipedArgument(pipe.name.map { graph.labels.name($0) }, input.expression))
      } else {
        let meant = reportMissingPipe(call, callee, shape, arguments, input.expression)
        if let meant { supplied.insert(meant) }
      }
    }
    var doubled: [CallArgument] = []
    for late in [false, true] {
      for argument in arguments where argument.isFunctionLiteral == late {
        let parameter = parameterType(argument.label, shape)
        let type = inferArgument(argument, expected: parameter)
        if !supplied.insert(argument.label).inserted {
          doubled.append(argument)
        } else if let parameter {
          require(
            parameter, type, at: argument.value?.span ?? argument.span,
            .argument(argument.name.name, argument.value))
        }
      }
    }
    reportArguments(call, callee, shape, arguments, supplied, doubled, isPiped: input != nil)
    // One mistake, one message: that it is no function goes without saying.
    let lacksInput = shape.pipe?.name.map { !supplied.contains($0) } ?? false
    return lacksInput && uncalled(call) != nil ? graph.error : shape.result
  }

  private func parameterType(_ label: LabelID, _ shape: FunctionShape) -> TypeID? {
    if let parameter = shape.parameters.first(where: { $0.name == label }) {
      return parameter.type
    }
    if let pipe = shape.pipe, pipe.name == label { return pipe.type }
    return nil
  }

  private func reportArguments(
    _ call: Expression, _ callee: Expression, _ shape: FunctionShape,
    _ arguments: [CallArgument], _ supplied: Set<LabelID>, _ doubled: [CallArgument],
    isPiped: Bool
  ) {
    let unknown = arguments.filter { parameterType($0.label, shape) == nil }
    let open = shape.parameters.map(\.name).filter { !supplied.contains($0) }
    for argument in unknown + doubled {
      reportUnexpectedArgument(argument, call, shape, candidates: open, isPiped: isPiped)
    }
    let required = shape.parameters.filter { !$0.isOptional && !supplied.contains($0.name) }
    // A misspelt argument and the missing one that it was meant for are one mistake.
    guard unknown.isEmpty, !hasNameless(call) else { return }
    for parameter in required { reportMissingArgument(parameter.name, call, callee, shape) }
    if let pipe = shape.pipe, !isPiped {
      guard let name = pipe.name else {
        reportMissingInput(call, callee)
        return
      }
      if !supplied.contains(name) { reportMissingArgument(name, call, callee, shape) }
    }
  }

  private func hasNameless(_ call: Expression) -> Bool {
    guard case .call(_, let arguments) = call.kind else { return false }
    return arguments.contains { $0.key.name.isEmpty }
  }

  /// A call of a parameter whose type is not known yet: the call says what it must be.
  private func inferUnknownCall(
    _ call: Expression, _ callee: Expression, _ calleeType: TypeID,
    _ arguments: [CallArgument], input: (expression: Expression, type: TypeID)?
  ) -> TypeID {
    var parameters: [FunctionShape.Parameter] = []
    for argument in arguments {
      let type = inferArgument(argument, expected: nil)
      guard !parameters.contains(where: { $0.name == argument.label }) else { continue }
      parameters.append(.init(name: argument.label, type: type, isOptional: false))
    }
    let result = graph.variable()
    let wanted = graph.function(
      FunctionShape(
        pipe: input.map { .init(name: nil, type: $0.type) }, parameters: parameters,
        result: result), from: call.span)
    require(wanted, calleeType, at: call.span, .called)
    return result
  }
}
