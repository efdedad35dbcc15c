import Diagnostics
import Stdlib
import Syntax

/// What is known of one name of the standard library.
public struct NameDocumentation: Sendable {
  /// Sentences and signatures, which may be broken anywhere between words.
  let prose: [String]
  /// Lines of a script and of what it gives.
  let listing: [String]
  /// A script that runs by itself; nil for a package.
  public let example: String?

  /// Signature, summary, parameters, example and what it gives; whole lines, as wide as they are
  /// or, where a person reads them, as wide as the screen.
  public func text(columns: Int? = nil) -> String {
    let shown = columns.map { columns in prose.flatMap { Self.broken($0, columns) } } ?? prose
    return (shown + listing).map { $0 + "\n" }.joined()
  }

  /// Lines of a paragraph, those after the first deeper than it is.
  private static func broken(_ paragraph: String, _ columns: Int) -> [String] {
    let indent = String(paragraph.prefix { $0 == " " })
    let lines = wrapped(String(paragraph.dropFirst(indent.count)), columns - indent.count - 4)
    return lines.enumerated().map { indent + ($0 == 0 ? "" : "    ") + $1 }
  }
}

extension Session {
  /// The documentation of a name such as `mean` or `strings.strlen`, or of a package such as
  /// `strings`; nil when there is none.
  public func documentation(of name: String) -> NameDocumentation? {
    let parts = name.split(separator: ".").map(String.init)
    guard let member = parts.last else { return nil }
    for path in documentedPaths(parts) {
      guard let builtin = engine.library.builtin(member, inPackage: path) else { continue }
      let documentation = builtin.documentation
      var prose = ["\(path).\(member): \(builtin.signature)", "", documentation.summary, ""]
      prose += documentation.parameters.map { "  \($0.name): \($0.text)" }
      if !documentation.parameters.isEmpty { prose.append("") }
      return NameDocumentation(
        prose: prose,
        listing: ["example"] + indented(documentation.example) + ["", "gives"]
          + indented(documentation.exampleOutput), example: documentation.example)
    }
    return packageDocumentation(of: name)
  }

  /// The functions of a package with what they do; nil for a name that is none, or has none.
  private func packageDocumentation(of name: String) -> NameDocumentation? {
    let isPath = engine.library.packagePaths.contains(name)
    guard let path = isPath ? name : packagePaths(called: name).first else { return nil }
    let documented = engine.library.members(ofPackage: path).sorted().compactMap { member in
      engine.library.builtin(member, inPackage: path).map { (member, $0.documentation.summary) }
    }
    guard !documented.isEmpty else { return nil }
    let width = documented.map(\.0.count).max() ?? 0
    return NameDocumentation(
      prose: ["import \"\(path)\"", ""] + documented.map { padded("  \($0)", width + 4) + $1 },
      listing: [], example: nil)
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
    parts.count == 2 ? packagePaths(called: parts[0]) : engine.library.preludePaths
  }

  /// The package that a script imported under a name, else all whose path ends with it.
  private func packagePaths(called name: String) -> [String] {
    if let path = environment.packagePath(ofName: name) { return [path] }
    return engine.library.packagePaths.filter {
      $0.split(separator: "/").last.map(String.init) == name
    }
  }

  private func indented(_ text: String) -> [String] {
    text.split(separator: "\n").map { "  \($0)" }
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
