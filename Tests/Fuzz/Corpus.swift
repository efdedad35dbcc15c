import Diagnostics
import Foundation
import Interpreter
import Stdlib
import Syntax

/// A token without its place.
struct Piece {
  let kind: TokenKind
  var text: String
}

/// The programs that mutants come from: the project's scripts and the examples of all built-ins.
struct Corpus {
  let programs: [[Piece]]
  let texts: [String]
  /// Names that occur, the more often the likelier.
  let names: [String]

  /// root: the folder of the package.
  init(root: String) {
    var texts = Self.examples
    for folder in ["Examples", "Tests/Language", "Tests/Pipelines"] {
      let path = root + "/" + folder
      let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      for name in names.sorted() where name.hasSuffix(".flux") {
        if let text = try? String(contentsOfFile: path + "/" + name, encoding: .utf8) {
          texts.append(text)
        }
      }
    }
    self.texts = texts
    programs = texts.map(pieces)
    names = programs.flatMap { $0.filter { $0.kind == .identifier }.map(\.text) }
  }

  private static let examples: [String] = {
    let library = StandardLibrary()
    return library.packagePaths.sorted().flatMap { path in
      library.members(ofPackage: path).sorted().compactMap {
        library.builtin($0, inPackage: path)?.documentation.example
      }
    }
  }()
}

/// The tokens of a text.
func pieces(_ text: String) -> [Piece] {
  tokenize(SourceText(name: "corpus", text: text)).compactMap { token in
    token.kind == .endOfFile ? nil : Piece(kind: token.kind, text: String(token.span.text))
  }
}
