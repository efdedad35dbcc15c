import Diagnostics
import Syntax

extension Inference {
  func inferFile() {
    for declaration in file.imports { inferImport(declaration) }
    for statement in file.body {
      if stopsIfCancelled(at: statement.span) { return }
      inferFileStatement(statement)
      if isStopped { return }
      if graph.limitMet != nil {
        limitSpan = statement.span
        return
      }
    }
  }

  private func inferImport(_ declaration: ImportDeclaration) {
    guard environment.packages.packageExists(declaration.path) else {
      let meant = importPath(meantBy: declaration.path)
      report(
        Diagnostic(
          .invalidImportPath, "invalid import path \(declaration.path)", at: declaration.pathSpan,
          fix: meant.map { "write `import \"\($0)\"`" },
          edits: meant.map { [Edit(declaration.pathSpan, "\"\($0)\"")] } ?? []))
      // The name stays usable, so that its uses raise no further message.
      define(declaration.localName, .value(graph.error))
      return
    }
    define(declaration.localName, .package(declaration.path))
  }

  private func inferFileStatement(_ statement: Statement) {
    switch statement.kind {
    case .assignment(let name, let value): inferFileAssignment(name, value)
    case .option(let package, let name, let value): inferOption(package, name, value)
    case .expression(let expression): _ = infer(expression)
    case .returns(let expression): _ = infer(expression)
    case .builtin(let name, let type):
      var builder = SignatureBuilder(graph)
      let built = builder.build(type)
      builder.problems.forEach(report)
      define(name.name, .value(built))
    case .testcase, .bad: break
    }
  }

  /// The type of a value to be bound to a name, generalised.
  func inferGeneralised(_ value: Expression) -> TypeID {
    graph.level &+= 1
    let type = infer(value)
    graph.level &-= 1
    graph.generalise(type)
    return type
  }

  private func inferFileAssignment(_ name: Identifier, _ value: Expression) {
    let type = inferGeneralised(value)
    if let option = setOptions[name.name] {
      report(
        Diagnostic(
          .variableConflictsWithOption,
          "variable \"\(name.name)\" conflicts with option of same name", at: name.span,
          labels: [.init(span: option, text: "the option is set here")]))
    } else if let earlier = setVariables[name.name] {
      reportReassigned(name, earlier)
    } else {
      setVariables[name.name] = name.span
    }
    define(name.name, .value(type))
  }

  private func reportReassigned(_ name: Identifier, _ earlier: Span?) {
    report(
      Diagnostic(
        .variableReassigned, "variable \"\(name.name)\" reassigned", at: name.span,
        labels: earlier.map { [.init(span: $0, text: "first assigned here")] } ?? [],
        fix: "give the second value a name of its own"))
  }

  /// Infers the statements of a function's block; returns the type of its result, and where the
  /// result stands. The parser has held the block to its rules.
  func inferBlock(_ block: Block) -> (type: TypeID, span: Span) {
    for statement in block.statements {
      switch statement.kind {
      case .assignment(let name, let value):
        let type = inferGeneralised(value)
        if innermostScopeDefines(name.name) { reportReassigned(name, nil) }
        pushLocal(name.name, type)
      case .expression(let expression): _ = infer(expression)
      case .returns(let expression): return (infer(expression), expression.span)
      case .option, .builtin, .testcase, .bad: break
      }
    }
    return (graph.error, block.span)
  }
}
