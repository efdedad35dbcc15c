import Diagnostics
import Semantics
import Syntax

/// What a shell has been told so far, so that it can be said again: as a script to keep, or as the
/// names that a pipeline needs when it runs by itself.
public struct ScriptRecord: Sendable {
  private struct Entry {
    /// What the statement defines; nil for an expression.
    let name: String?
    let text: String
    let isPipeline: Bool
  }

  private var imports: [String] = []
  private var entries: [Entry] = []

  public init() {}

  /// Takes up a text that ran without error.
  public mutating func append(_ text: String) {
    let file = parse(SourceText(name: "<prompt>", text: text)).file
    for one in file.imports where !imports.contains(one.span.text) { imports.append(one.span.text) }
    for statement in file.body {
      switch statement.kind {
      case .assignment(let name, _): define(name.name, statement)
      case .option(let package, let name, _):
        define("option " + (package.map { $0.name + "." } ?? "") + name.name, statement)
      case .expression:
        entries.append(Entry(name: nil, text: statement.span.text, isPipeline: true))
      default: entries.append(Entry(name: nil, text: statement.span.text, isPipeline: false))
      }
    }
  }

  /// A name that is defined again is said once, at its last place.
  private mutating func define(_ name: String, _ statement: Statement) {
    entries.removeAll { $0.name == name }
    entries.append(Entry(name: name, text: statement.span.text, isPipeline: false))
  }

  public var isEmpty: Bool { imports.isEmpty && entries.isEmpty }

  /// Everything, as one script that runs by itself.
  public var script: String { joined(imports + entries.map(\.text)) }

  /// A text preceded by the names defined so far.
  public func standalone(_ text: String) -> String {
    let source = parse(SourceText(name: "<prompt>", text: text)).file
    let own = source.imports.map(\.span.text)
    let definitions = entries.filter { !$0.isPipeline }.map(\.text)
    return joined(
      imports.filter { !own.contains($0) } + own + definitions + source.body.map(\.span.text))
  }

  private func joined(_ parts: [String]) -> String {
    parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
  }
}
