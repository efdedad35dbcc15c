import Diagnostics
import Syntax

extension Inference {
  func inferFile(_ file: File, isCancelled: () -> Bool) {
    for declaration in file.imports { inferImport(declaration) }
    for statement in file.body {
      if isCancelled() {
        report(
          Diagnostic(.inferenceCancelled, "cancelled while types were inferred", at: statement.span))
        return
      }
      inferFileStatement(statement)
      if graph.limitMet != nil {
        limitSpan = statement.span
        return
      }
    }
  }

  private func inferImport(_ declaration: ImportDeclaration) {
    guard environment.packages.packageExists(declaration.path) else {
      report(
        Diagnostic(
          .invalidImportPath, "invalid import path \(declaration.path)", at: declaration.pathSpan,
          fix: importPathFix(declaration.path)))
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
    case .returns(let expression):
      _ = infer(expression)
      report(
        Diagnostic(.misplacedStatement, "return not valid in file block", at: statement.span))
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
  /// result stands.
  func inferBlock(_ block: Block) -> (type: TypeID, span: Span) {
    var result: (type: TypeID, span: Span)?
    for statement in block.statements {
      if result != nil {
        report(
          Diagnostic(
            .misplacedStatement, "invalid statement in function block after return",
            at: statement.span))
        break
      }
      switch statement.kind {
      case .assignment(let name, let value):
        let type = inferGeneralised(value)
        if innermostScopeDefines(name.name) { reportReassigned(name, nil) }
        pushLocal(name.name, type)
      case .expression(let expression): _ = infer(expression)
      case .returns(let expression): result = (infer(expression), expression.span)
      case .option: reportMisplaced("option", statement)
      case .builtin: reportMisplaced("builtin", statement)
      case .testcase: reportMisplaced("testcase", statement)
      case .bad: return (graph.error, statement.span)
      }
    }
    if let result { return result }
    reportMissingReturn(block)
    return (graph.error, block.span)
  }

  private func reportMisplaced(_ word: String, _ statement: Statement) {
    report(
      Diagnostic(
        .misplacedStatement, "invalid \(word) statement in function block", at: statement.span))
  }

  /// `(r) => {a: 1}` is a block upstream too; a record needs round brackets.
  private func reportMissingReturn(_ block: Block) {
    var fix: String?
    if block.statements.isEmpty {
      fix = "write `({})` for an empty record"
    } else if case .expression(let last)? = block.statements.last?.kind {
      fix = "write `return \(short(last.span.text))`"
    }
    report(
      Diagnostic(
        .missingReturn, "missing return statement in block", at: block.span,
        notes: ["`{` after `=>` opens a block; a record result stands in `({…})`"], fix: fix))
  }

  /// The text of a span for a message: one line, cut at 40 characters.
  func short(_ text: String) -> String {
    let line = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? text
    return line.count > 40 || line.count < text.count ? String(line.prefix(40)) + "…" : line
  }
}
