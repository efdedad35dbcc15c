import Foundation
import Testing

/// The style guide as a test: what a reader would stumble over.
@Suite("Style")
struct StyleTests {
  static let fileLinesMax = 500
  static let functionLinesMax = 70
  /// Files that are tables of literals.
  static let lengthExempt: Set<String> = []

  @Test(
    "files can be read in one sitting",
    arguments: (Repository.sources + Repository.tests).map(\.path))
  func fileLength(path: String) throws {
    let file = try file(path)
    guard !Self.lengthExempt.contains(path), !file.text.hasPrefix("// Generated") else { return }
    #expect(file.lines.count <= Self.fileLinesMax + 1)
  }

  @Test("functions fit on a screen", arguments: Repository.sources.map(\.path))
  func functionLength(path: String) throws {
    let file = try file(path)
    guard !file.text.hasPrefix("// Generated") else { return }
    for function in functions(in: file) {
      #expect(
        function.lines <= Self.functionLinesMax,
        "\(path):\(function.line) \(function.name) has \(function.lines) lines")
    }
  }

  @Test("nothing can trap on what a user gives", arguments: Repository.sources.map(\.path))
  func noTraps(path: String) throws {
    let file = try file(path)
    let forbidden = ["try!", "as!", "fatalError(", "unowned(unsafe)"]
    let forceUnwrap = try NSRegularExpression(pattern: "[A-Za-z0-9_\\])]!(?![=A-Za-z])")
    for (index, line) in file.lines.enumerated() {
      let code = codeOnly(line)
      for word in forbidden {
        #expect(!code.contains(word), "\(path):\(index + 1) uses \(word)")
      }
      let hit = forceUnwrap.firstMatch(in: code, range: NSRange(code.startIndex..., in: code))
      #expect(hit == nil, "\(path):\(index + 1) unwraps by force")
    }
  }

  @Test("nothing is left over", arguments: (Repository.sources + Repository.tests).map(\.path))
  func noLeftovers(path: String) throws {
    let file = try file(path)
    let markers = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HACK" + ":"]
    for (index, line) in file.lines.enumerated() {
      for marker in markers {
        #expect(!line.contains(marker), "\(path):\(index + 1) holds \(marker)")
      }
    }
  }

  @Test("what leaves its file is documented", arguments: Repository.sources.map(\.path))
  func documented(path: String) throws {
    let file = try file(path)
    let kinds = [
      "struct ", "final class ", "class ", "enum ", "protocol ", "func ", "indirect enum ",
    ]
    var previous: Substring = ""
    for (index, line) in file.lines.enumerated() {
      let code = line.trimmingCharacters(in: .whitespaces)
      let isAttribute = code.hasPrefix("@") || code.hasPrefix("#if") || code.hasPrefix("#endif")
      let declares = ["package ", "public "].contains { access in
        kinds.contains { code.hasPrefix(access + $0) || code.hasPrefix(access + "static " + $0) }
      }
      if declares, isTopLevel(line) {
        let before = previous.trimmingCharacters(in: .whitespaces)
        #expect(before.hasPrefix("///"), "\(path):\(index + 1) has no doc comment")
      }
      if !isAttribute { previous = line }
    }
  }

  private func isTopLevel(_ line: Substring) -> Bool { line.first != " " }

  private func file(_ path: String) throws -> Repository.SourceFile {
    try #require((Repository.sources + Repository.tests).first { $0.path == path })
  }

  private struct Function {
    let name: String
    let line: Int
    let lines: Int
  }

  /// Functions by indentation: the closing brace stands in the column of the declaration, as the
  /// formatter guarantees.
  private func functions(in file: Repository.SourceFile) -> [Function] {
    var found: [Function] = []
    let lines = file.lines
    for (index, line) in lines.enumerated() {
      let code = line.drop { $0 == " " }
      let words = code.split(separator: " ")
      guard let keyword = words.firstIndex(where: { $0 == "func" || $0.hasPrefix("init(") }),
        keyword <= 5, !code.hasPrefix("//"), !code.hasPrefix("\""), !code.hasPrefix("case")
      else { continue }
      let indent = line.count - code.count
      let closing = String(repeating: " ", count: indent) + "}"
      guard
        let body = lines[index...].firstIndex(where: { $0.hasSuffix("{") || $0.hasSuffix("}") }),
        lines[body].hasSuffix("{"),
        let end = lines[(body + 1)...].firstIndex(where: { $0 == closing })
      else { continue }
      found.append(
        Function(
          name: String(words[min(keyword + 1, words.count - 1)]), line: index + 1,
          lines: end - index + 1))
    }
    return found
  }
}
