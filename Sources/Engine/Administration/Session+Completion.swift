import Diagnostics
import Stdlib
import Syntax

extension Session {
  /// Names that can stand for a started one, whole and sorted: after `pkg.` the package's members,
  /// else defined names, prelude names and keywords; inside `import "` the package paths.
  /// prefix: a name or a dotted path · text: what stands before it.
  /// Complexity: O(names).
  public func completions(of prefix: String, after text: String) -> [String] {
    if let quote = text.lastIndex(of: "\""), text[..<quote].hasSuffix("import ") {
      let started = text[text.index(after: quote)...] + prefix
      return engine.library.packagePaths.filter { $0.hasPrefix(started) }
    }
    if let dot = prefix.lastIndex(of: ".") {
      let owner = String(prefix[..<dot])
      let started = prefix[prefix.index(after: dot)...]
      guard let path = environment.packagePath(ofName: owner) else { return [] }
      return engine.library.members(ofPackage: path).filter { $0.hasPrefix(started) }
        .map { "\(owner).\($0)" }
    }
    var names = environment.definedNames + TokenKind.keywords.map(\.rawValue)
    for path in engine.library.preludePaths { names += engine.library.members(ofPackage: path) }
    return Set(names).filter { $0.hasPrefix(prefix) }.sorted()
  }

  /// The documentation of a name such as `mean` or `strings.strlen`, with an example; nil when
  /// there is none.
  public func documentation(of name: String) -> String? {
    let parts = name.split(separator: ".").map(String.init)
    let library = engine.library
    var paths = library.preludePaths
    if parts.count == 2 {
      let path = environment.packagePath(ofName: parts[0])
      paths =
        path.map { [$0] }
        ?? library.packagePaths.filter {
          $0.split(separator: "/").last.map(String.init) == parts[0]
        }
    }
    guard let member = parts.last else { return nil }
    for path in paths {
      guard let builtin = library.builtin(member, inPackage: path) else { continue }
      let documentation = builtin.documentation
      var text = "\(path).\(member): \(builtin.signature)\n\n\(documentation.summary)\n"
      for parameter in documentation.parameters {
        text += "\n  \(parameter.name): \(parameter.text)"
      }
      text += "\n\nexample\n"
      text += documentation.example.split(separator: "\n").map { "  \($0)\n" }.joined()
      return text
    }
    return nil
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
