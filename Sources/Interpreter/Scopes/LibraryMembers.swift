import Columnar
import Diagnostics
import Semantics
import Syntax

extension Evaluation {
  /// A member of a package of the library, made at first use; nil for no such member.
  func libraryMember(_ name: String, inPackage path: String) throws -> Value? {
    guard let builtin = registry.builtin(name, inPackage: path) else { return nil }
    return try state.libraryMember("\(path).\(name)") {
      switch builtin.body {
      case .value(let make): make()
      case .function: .function(BuiltinFunction(builtin))
      case .flux(let source, let imports):
        try evaluateLibrarySource(source, imports: imports, of: builtin)
      }
    }
  }

  /// A member as a script names it: an option as it is set, else the library's own value.
  /// Errors: `E0012` for no such member.
  func member(_ name: String, ofPackage path: String, at span: Span?) throws -> Value {
    guard let value = try option(name, inPackage: path) else {
      throw QueryFailure(.missingProperty, "record is missing label \(name)", at: span)
    }
    return value
  }

  /// The whole package as a value, for the rare script that uses it as one.
  func packageRecord(_ path: String) throws -> Value {
    let fields = try registry.members(ofPackage: path).map { name in
      (label: name, value: try member(name, ofPackage: path, at: nil))
    }
    return .record(RecordValue(fields))
  }

  /// Evaluates a built-in that is written in Flux, in a scope of its own package.
  private func evaluateLibrarySource(
    _ text: String, imports: [String], of builtin: Builtin
  ) throws -> Value {
    let name = "\(builtin.package).\(builtin.name)"
    let parsed = parse(SourceText(name: name, text: text), firstExpressionNumber: 0)
    if !parsed.diagnostics.isEmpty { throw QueryFailure(parsed.diagnostics) }
    guard case .expression(let expression)? = parsed.file.body.first?.kind else {
      throw QueryFailure(.unreadable, "the library's source of \(name) is no expression")
    }
    let scope = FileScope(
      packagePath: builtin.package, isLibrary: true, memberName: builtin.name)
    for path in imports {
      scope.addImport(path, as: path.split(separator: "/").last.map(String.init) ?? path)
    }
    let frame = Frame(scope: scope, evaluation: with(nullLogic: .threeValued), types: nil)
    let value = try frame.evaluate(expression)
    if case .function(let function) = value, let closure = function as? Closure {
      return .function(closure.asLibraryMember(builtin))
    }
    return value
  }
}
