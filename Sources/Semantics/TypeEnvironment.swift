import Diagnostics
import Synchronization
import Syntax

/// What a name of a script stands for.
enum Binding {
  /// A value; its type may have generic variables.
  case value(TypeID)
  /// An imported package, by its path.
  case package(String)
}

/// The names that a script, or a prompt line after line, has defined so far, and the signatures
/// that were looked up for it. A text with errors leaves no trace. Not for use by two threads.
package final class TypeEnvironment {
  let packages: any PackageSignatures
  let graph = TypeGraph()
  /// Names of the file level: assignments, options, imports.
  private(set) var names: [String: Binding] = [:]
  private var signatures: [String: [String: TypeID]] = [:]
  /// Members looked up since `begin`, to be forgotten when the line fails.
  private var lookedUp: [(path: String, name: String)] = []
  /// The package in the prelude that has a name, or "" for none.
  private var preludeOwners: [String: String] = [:]

  /// An environment without names of its own that knows the given packages.
  package init(packages: any PackageSignatures) { self.packages = packages }

  /// The names defined so far at file level, sorted; for completion.
  package var definedNames: [String] { names.keys.sorted() }

  /// The type of a defined or prelude name, or nil.
  package func type(ofName name: String) -> TypeScheme? {
    switch names[name] {
    case .value(let type): return graph.scheme(type)
    case .package: return nil
    case nil: return preludeType(name).map { graph.scheme($0) }
    }
  }

  /// The path of the package that a name was imported as, or nil.
  package func packagePath(ofName name: String) -> String? {
    if case .package(let path) = names[name] { return path }
    return nil
  }

  /// The declared type of a package's member, or nil.
  package func type(ofMember name: String, inPackage path: String) -> TypeScheme? {
    memberType(name, inPackage: path).map { graph.scheme($0) }
  }

  // MARK: For inference

  /// Starts a text; what follows can be undone with `rollBack`.
  func begin(textBytes: Int) -> TypeGraph.Snapshot {
    lookedUp.removeAll(keepingCapacity: true)
    return graph.begin(textBytes: textBytes)
  }

  /// Takes up the names of a text without errors.
  func commit(_ added: [String: Binding]) {
    names.merge(added) { _, new in new }
    lookedUp.removeAll(keepingCapacity: true)
  }

  /// Forgets everything since `begin`.
  func rollBack(to snapshot: TypeGraph.Snapshot) {
    for (path, name) in lookedUp { signatures[path]?[name] = nil }
    lookedUp.removeAll(keepingCapacity: true)
    graph.rollBack(to: snapshot)
  }

  /// The generic type of a member, made at the first look-up.
  func memberType(_ name: String, inPackage path: String) -> TypeID? {
    if let known = signatures[path]?[name] { return known }
    guard let text = packages.signature(ofMember: name, inPackage: path) else { return nil }
    var builder = SignatureBuilder(graph)
    let type = parsedSignature(text, of: "\(path).\(name)").map { builder.build($0) } ?? graph.error
    signatures[path, default: [:]][name] = type
    lookedUp.append((path, name))
    return type
  }

  /// The generic type of a name of the prelude; later packages shadow earlier ones.
  func preludeType(_ name: String) -> TypeID? {
    if let owner = preludeOwners[name] {
      return owner.isEmpty ? nil : memberType(name, inPackage: owner)
    }
    for path in packages.preludePaths.reversed() {
      if let type = memberType(name, inPackage: path) {
        preludeOwners[name] = path
        return type
      }
    }
    preludeOwners[name] = ""
    return nil
  }

  /// The prelude package that declares an option, or nil.
  func preludeOwner(ofOption name: String) -> String? {
    packages.preludePaths.last { packages.isOption(name, inPackage: $0) }
  }
}

/// By member and text; nil where a text is no type.
private let parsedSignatures = Mutex<[[String]: TypeExpression?]>([:])

/// The type that a signature says. Signatures are constants of the program, so each is parsed once
/// for all scripts.
private func parsedSignature(_ text: String, of member: String) -> TypeExpression? {
  if let known = parsedSignatures.withLock({ $0[[member, text]] }) { return known }
  let parsed = parseTypeExpression(SourceText(name: member, text: text)).type
  _ = parsedSignatures.withLock { $0.updateValue(parsed, forKey: [member, text]) }
  return parsed
}
