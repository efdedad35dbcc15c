import Foundation

/// The checkout that these tests read.
enum Repository {
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder
  }()

  struct SourceFile: CustomStringConvertible {
    /// From the root, such as `Sources/Syntax/AST.swift`.
    let path: String
    let text: String
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var description: String { path }
    /// `Syntax` for `Sources/Syntax/AST.swift`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  }

  /// All files below a folder with one of the endings, sorted by path.
  static func files(below folder: String, endings: Set<String>) -> [SourceFile] {
    let base = root.appendingPathComponent(folder)
    let names =
      FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return names.sorted().compactMap { name in
      guard endings.contains(URL(fileURLWithPath: name).pathExtension),
        let text = try? String(contentsOf: base.appendingPathComponent(name), encoding: .utf8)
      else { return nil }
      return SourceFile(path: folder + "/" + name, text: text)
    }
  }

  static let sources = files(below: "Sources", endings: ["swift"])
  static let tests = files(below: "Tests", endings: ["swift"])

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }
}

/// A line without its `//` comment and without the insides of string literals, near enough to look
/// for words of the language in it.
func codeOnly(_ line: Substring) -> String {
  var code = ""
  var inString = false
  var previous: Character = " "
  for character in line {
    if character == "\"", previous != "\\" {
      inString.toggle()
      code.append(character)
    } else if !inString {
      if character == "/", previous == "/" {
        code.removeLast()
        break
      }
      code.append(character)
    }
    previous = character
  }
  return code
}
