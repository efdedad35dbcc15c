import Foundation

/// A tiny script whose trailing comments say what must come of the line they stand on:
/// `// error: T0003 record is missing label b`.
package struct LanguageScript: Sendable, CustomStringConvertible {
  /// One expected message: its line from 1, its code, and its text or the beginning of it.
  package struct ExpectedError: Sendable, Equatable {
    package let line: Int
    package let code: String
    package let message: String
  }

  /// The path below the folder of scripts: the sentence that the script tests.
  package let description: String
  package let text: String

  package var expectedErrors: [ExpectedError] {
    var found: [ExpectedError] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard let mark = line.range(of: "// error: ") else { continue }
      let words = line[mark.upperBound...].split(separator: " ", maxSplits: 1).map(String.init)
      guard let code = words.first else { continue }
      found.append(
        ExpectedError(line: index + 1, code: code, message: words.count > 1 ? words[1] : ""))
    }
    return found
  }

  /// All scripts below `Tests/Language/` plus an area, sorted by path.
  package static func all(area: String) -> [LanguageScript] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Language")
    let folder = root.appendingPathComponent(area)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".flux") }.sorted().compactMap { name in
      guard
        let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      else { return nil }
      return LanguageScript(description: "\(area)/\(name)", text: text)
    }
  }
}
