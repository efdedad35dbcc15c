import Interpreter
import Stdlib

/// The reference of the standard library as Markdown, rendered from the documentation of the
/// built-ins and the table of differences: what `Sources/Stdlib/REFERENCE.md` holds.
public func referenceText() -> String {
  var text = """
    # Reference of the standard library

    Rendered from the documentation of the built-ins, changes by hand are lost. Every example runs \
    in a test; outputs are plain CSV, and values as `display` shows them. Examples that read a \
    store find there a bucket `grid` with half-hourly points, and `now()` is 2024-01-01T00:00:00Z.

    """
  var package: String?
  for builtin in documentedBuiltins {
    if builtin.package != package {
      package = builtin.package
      text += "\n## \(builtin.package)\n"
      text +=
        builtin.package == "universe"
        ? "\nKnown without an import.\n" : "\n`import \"\(builtin.package)\"`\n"
    }
    text += section(builtin)
  }
  text += "\n## Differences from upstream\n\n| | Where | Upstream | Gridflux | Why | Report |\n"
  text += "|---|---|---|---|---|---|\n"
  for entry in differences {
    let cells = [
      entry.id, entry.area, entry.upstream, entry.ours, entry.reason, entry.issue ?? "none known",
    ]
    text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
  }
  return text
}

private func section(_ builtin: Builtin) -> String {
  let documentation = builtin.documentation
  let signature = builtin.signature.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  var text = "\n### \(qualifiedName(builtin))\n\n`\(signature)`\n\n\(documentation.summary)\n"
  if !documentation.parameters.isEmpty {
    text += "\n"
    for (name, sentence) in documentation.parameters { text += "- `\(name)`: \(sentence)\n" }
  }
  text += "\n```flux\n\(documentation.example)\n```\n"
  text += "\n```\n\(documentation.exampleOutput)\n```\n"
  return text
}

/// The name as scripts write it: behind the last part of its package's path.
package func qualifiedName(_ builtin: Builtin) -> String {
  if builtin.package == "universe" { return builtin.name }
  let last = builtin.package.split(separator: "/").last.map(String.init) ?? builtin.package
  return last + "." + builtin.name
}

/// Every built-in of the library, by package and name.
package let documentedBuiltins: [Builtin] = {
  let library = StandardLibrary()
  return library.packagePaths.flatMap { path in
    library.members(ofPackage: path).compactMap { library.builtin($0, inPackage: path) }
  }
}()

/// The names of all built-ins as scripts write them.
public var documentedNames: [String] { documentedBuiltins.map(qualifiedName) }
