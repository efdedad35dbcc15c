import Columnar
import Diagnostics
import Semantics
import Synchronization

/// The names at file level of a script, or those that a Flux body of the library sees.
///
/// A function body captures the values it uses when it is made, so that changing a name at the
/// prompt later leaves it as it was; options and library members are looked up at each use.
final class FileScope: Sendable {
  private struct Contents {
    var variables: [String: Value] = [:]
    var importedPaths: [String: String] = [:]
  }

  private let contents = Mutex(Contents())
  /// The package whose members need no qualifier; `main` for scripts.
  let packagePath: String
  /// The standard library's own code: places in it mean nothing to the user.
  let isLibrary: Bool
  /// The member of the package that is being made here. Its own name means what it means outside
  /// of the package, as nothing is recursive.
  private let memberName: String?

  init(packagePath: String, isLibrary: Bool, memberName: String? = nil) {
    self.packagePath = packagePath
    self.isLibrary = isLibrary
    self.memberName = memberName
  }

  func variable(_ name: String) -> Value? { contents.withLock { $0.variables[name] } }
  func setVariable(_ name: String, to value: Value) {
    contents.withLock { $0.variables[name] = value }
  }
  func removeVariables() { contents.withLock { $0.variables.removeAll() } }
  func importedPath(_ name: String) -> String? { contents.withLock { $0.importedPaths[name] } }
  /// The name stands for the package from here on, whatever it stood for before.
  func addImport(_ path: String, as name: String) {
    contents.withLock {
      $0.importedPaths[name] = path
      $0.variables[name] = nil
    }
  }

  /// What a name means at file level, from the inside out: variables and options of the script,
  /// imports, members of the own package, the prelude with its later packages first.
  func value(of name: String, in evaluation: Evaluation) throws -> Value? {
    if let variable = variable(name) { return variable }
    if let option = evaluation.state.option(name, inPackage: packagePath) { return option }
    if let path = importedPath(name) { return try evaluation.packageRecord(path) }
    let isOwnName = name == memberName
    if !isOwnName, let own = try evaluation.option(name, inPackage: packagePath) { return own }
    for path in evaluation.registry.preludePaths.reversed()
    where !(isOwnName && path == packagePath) {
      if let member = try evaluation.option(name, inPackage: path) { return member }
    }
    return nil
  }
}
