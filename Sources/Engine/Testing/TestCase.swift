import Diagnostics
import Syntax

/// One testcase as a program of its own: the file's other statements, then its own.
struct TestCase {
  let file: TestFile
  let source: SourceText
  /// The package of the file without `_test`.
  let package: String
  let name: String
  let tags: [String]
  let line: Int
  let tree: File
  /// Why it cannot run.
  let problem: QueryFailure?

  func outcome(_ status: TestOutcome.Status, _ reason: String = "") -> TestOutcome {
    TestOutcome(
      path: file.shownPath, package: package, name: name, line: line, status: status,
      reason: reason)
  }
}

/// Takes the testcases out of files.
struct TestCaseReader {
  let modules: [TestModule]

  /// The testcases of a file, in order. A file that cannot be read as Flux has one, named after
  /// the file, with the messages as its problem.
  /// Errors: `U0021` for a tag that the module does not declare.
  func cases(in file: TestFile) throws -> [TestCase] {
    let source = SourceText(name: file.path, text: file.text)
    let parsed = parse(source)
    let declared = parsed.file.packageClause?.name ?? "main"
    let package = declared.hasSuffix("_test") ? String(declared.dropLast(5)) : declared
    // Upstream runs testcases with all of its experiments on; labels are one of them.
    let errors = parsed.diagnostics.filter { $0.severity == .error && $0.code != .labelLiteral }
    if !errors.isEmpty {
      return [
        TestCase(
          file: file, source: source, package: package, name: "(file)", tags: [], line: 1,
          tree: parsed.file, problem: QueryFailure(errors))
      ]
    }
    return try parsed.file.body.compactMap { statement in
      guard case .testcase(let name, let extended, let body) = statement.kind else { return nil }
      var tree = preamble(parsed.file)
      var problem: QueryFailure?
      do {
        if let extended {
          try extend(&tree, by: extended, own: body, at: name.span)
        } else {
          tree.body += body.statements
        }
      } catch let failure as QueryFailure {
        problem = failure
      }
      let tags = tags(of: tree)
      try check(tags, file, name)
      return TestCase(
        file: file, source: source, package: package, name: name.name, tags: tags,
        line: source.position(of: statement.span.start).line, tree: tree, problem: problem)
    }
  }

  private func preamble(_ file: File) -> File {
    var preamble = file
    preamble.packageClause = nil
    preamble.body.removeAll { if case .testcase = $0.kind { true } else { false } }
    return preamble
  }

  // MARK: extends

  /// `extends "module/path/file.case"`: the parent's imports and preamble come first, and its body
  /// stands where `super()` is called. Errors: `U0021`.
  private func extend(_ tree: inout File, by parent: String, own: Block, at span: Span) throws {
    let (path, caseName) = try parentPlace(parent, span)
    let parentFile = parse(
      SourceText(name: path, text: try TestFiles.text(of: path)),
      firstExpressionNumber: tree.expressionCount
    ).file
    var parentBody: Block?
    for statement in parentFile.body {
      guard case .testcase(let name, let extended, let body) = statement.kind,
        name.name == caseName
      else { continue }
      if extended != nil { throw refused("\"\(parent)\" extends another testcase itself", span) }
      parentBody = body
    }
    guard let parentBody else { throw refused("no testcase \(caseName) for \"\(parent)\"", span) }
    for declaration in parentFile.imports
    where !tree.imports.contains(where: { $0.localName == declaration.localName }) {
      tree.imports.append(declaration)
    }
    tree.body = preamble(parentFile).body + tree.body
    for statement in own.statements {
      if isSuperCall(statement) {
        tree.body += parentBody.statements
      } else {
        tree.body.append(statement)
      }
    }
    tree.expressionCount = parentFile.expressionCount
  }

  private func parentPlace(_ parent: String, _ span: Span) throws -> (path: String, name: String) {
    let parts = parent.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let dot = parts[1].lastIndex(of: ".") else {
      throw refused("\"\(parent)\" is no module/path/file.testcase", span)
    }
    guard let module = modules.first(where: { $0.name == parts[0] }) else {
      throw refused("no fluxtest.root is called \"\(parts[0])\"", span)
    }
    return (
      module.folder + parts[1][..<dot] + ".flux", String(parts[1][parts[1].index(after: dot)...])
    )
  }

  private func refused(_ message: String, _ span: Span) -> QueryFailure {
    QueryFailure(.testSetup, message, at: span)
  }

  private func isSuperCall(_ statement: Statement) -> Bool {
    guard case .expression(let expression) = statement.kind,
      case .call(let callee, let arguments) = expression.kind, arguments.isEmpty,
      case .identifier("super") = callee.kind
    else { return false }
    return true
  }

  // MARK: Tags

  /// What `option testing.tags` says; the last one counts.
  private func tags(of tree: File) -> [String] {
    var tags: [String] = []
    for statement in tree.body {
      guard case .option(let package?, let name, let value) = statement.kind,
        package.name == "testing", name.name == "tags", case .array(let elements) = value.kind
      else { continue }
      tags = elements.compactMap { if case .string(let tag) = $0.kind { tag } else { nil } }
    }
    return tags
  }

  private func check(_ tags: [String], _ file: TestFile, _ name: Identifier) throws {
    let known = file.module?.tags ?? []
    for tag in tags where !known.contains(tag) {
      throw QueryFailure(
        .testSetup, "testcase \(name.name) has the tag \"\(tag)\", which no module declares",
        at: name.span, kind: .usage,
        fix: "name it in the tags of \(file.module?.folder ?? "")\(TestModule.fileName)")
    }
  }
}
