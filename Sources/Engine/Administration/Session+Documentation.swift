import Diagnostics
import Stdlib
import Syntax

/// What is known of one name of the standard library.
public struct NameDocumentation: Sendable {
  /// Signature, summary, parameters, example and what it gives; whole lines.
  public let text: String
  /// A script that runs by itself.
  public let example: String
}

extension Session {
  /// The documentation of a name such as `mean` or `strings.strlen`; nil when there is none.
  public func documentation(of name: String) -> NameDocumentation? {
    let parts = name.split(separator: ".").map(String.init)
    guard let member = parts.last else { return nil }
    for path in documentedPaths(parts) {
      guard let builtin = engine.library.builtin(member, inPackage: path) else { continue }
      let documentation = builtin.documentation
      var text = "\(path).\(member): \(builtin.signature)\n\n\(documentation.summary)\n"
      for parameter in documentation.parameters {
        text += "\n  \(parameter.name): \(parameter.text)"
      }
      if !documentation.parameters.isEmpty { text += "\n" }
      text += "\nexample\n" + indented(documentation.example)
      text += "\ngives\n" + indented(documentation.exampleOutput)
      return NameDocumentation(text: text, example: documentation.example)
    }
    return nil
  }

  /// The documented name nearest to one that is not; nil when none is near.
  public func nearestDocumentedName(to name: String) -> String? {
    let parts = name.split(separator: ".").map(String.init)
    let library = engine.library
    if parts.count == 2 {
      let names = documentedPaths(parts).flatMap { library.members(ofPackage: $0) }
      return nearest(parts[1], in: names).map { "\(parts[0]).\($0)" }
    }
    let prelude = library.preludePaths.flatMap { library.members(ofPackage: $0) }
    if let near = nearest(name, in: prelude) { return near }
    // A member of a package, asked for without the package.
    for path in library.packagePaths where library.members(ofPackage: path).contains(name) {
      return (path.split(separator: "/").last.map(String.init) ?? path) + ".\(name)"
    }
    return nil
  }

  private func documentedPaths(_ parts: [String]) -> [String] {
    guard parts.count == 2 else { return engine.library.preludePaths }
    if let path = environment.packagePath(ofName: parts[0]) { return [path] }
    return engine.library.packagePaths.filter {
      $0.split(separator: "/").last.map(String.init) == parts[0]
    }
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}

/// Whether a text can be run as it stands: nothing is missing at its end.
public func isCompleteScript(_ text: String) -> Bool {
  isComplete(SourceText(name: "<prompt>", text: text))
}

/// The last statement of a text as it was written; empty when there is none.
public func lastStatementText(of text: String) -> String {
  let file = parse(SourceText(name: "<prompt>", text: text)).file
  return file.body.last?.span.text ?? ""
}
