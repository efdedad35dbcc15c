import Diagnostics
import Syntax

/// The folder of a `fluxtest.root`: what paths of testcases are told from, and the tags that may
/// be used in it.
struct TestModule: Hashable {
  static let fileName = "fluxtest.root"

  let name: String
  let tags: [String]
  /// Ends with a slash.
  let folder: String

  /// Reads a `fluxtest.root`: a plain name, or an object with `name` and `tags`.
  /// Errors: `U0021`.
  init(folder: String, text: String) throws {
    self.folder = folder
    let source = SourceText(name: folder + Self.fileName, text: text)
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !trimmed.isEmpty, trimmed.allSatisfy({ $0.isASCII && $0.isLetter }) {
      name = trimmed
      tags = []
      return
    }
    // An object of names and lists of names is written alike in JSON and in Flux.
    let parsed = parse(source)
    guard parsed.diagnostics.isEmpty, parsed.file.body.count == 1,
      case .expression(let object) = parsed.file.body[0].kind,
      case .record(nil, let members) = object.kind
    else { throw Self.unreadable(source) }
    var found: (name: String?, tags: [String]) = (nil, [])
    for member in members {
      switch (member.key.name.lowercased(), member.value?.kind) {
      case ("name", .string(let text)): found.name = text
      case ("tags", .array(let elements)):
        found.tags = try elements.map { element in
          guard case .string(let tag) = element.kind else { throw Self.unreadable(source) }
          return tag
        }
      default: throw Self.unreadable(source)
      }
    }
    guard let name = found.name, !name.isEmpty else { throw Self.unreadable(source) }
    self.name = name
    tags = found.tags
  }

  private static func unreadable(_ source: SourceText) -> QueryFailure {
    QueryFailure(
      .testSetup, "\(source.name) gives no module name", kind: .usage,
      fix: "write the module's name into it, or {\"name\": \"mine\", \"tags\": [\"slow\"]}")
  }
}

extension DiagnosticCode {
  /// Testcases that cannot be gathered: a path, a module or a tag is not right.
  package static let testSetup = DiagnosticCode("U0021")
  /// What a testcase asserts does not hold.
  package static let testFailed = DiagnosticCode("U0022")
}
