import Foundation
import Testing

/// The map in `Sources/README.md` must not lie: its stages are functions in the files it names, in
/// the order in which `explain --stages` prints them.
@Suite("The map of the sources")
struct MapTests {
  struct Stage: CustomStringConvertible {
    let name: String
    let function: String
    let file: String
    var description: String { name }
  }

  static let stages: [Stage] = {
    let text = (try? Repository.text("Sources/README.md")) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
      }
      guard cells.count >= 4, cells[2].hasSuffix(".swift") else { return nil }
      return Stage(name: cells[0], function: cells[1], file: cells[2])
    }
  }()

  @Test("there are eight stages, tokenize first and render last")
  func count() {
    #expect(Self.stages.count == 8)
    #expect(Self.stages.first?.name == "tokenize" && Self.stages.last?.name == "render")
  }

  @Test("a stage's function stands in the file that the map names", arguments: stages)
  func function(stage: Stage) throws {
    let text = try Repository.text("Sources/" + stage.file)
    #expect(text.contains("func \(stage.function)("), "\(stage.function) is not in \(stage.file)")
  }

  @Test("every file that the map names exists")
  func files() throws {
    let text = try Repository.text("Sources/README.md")
    let expression = try NSRegularExpression(pattern: "`([A-Za-z]+/[A-Za-z/+.]+\\.swift)`")
    let matches = expression.matches(in: text, range: NSRange(text.startIndex..., in: text))
    #expect(matches.count > 8)
    for match in matches {
      let range = try #require(Range(match.range(at: 1), in: text))
      let path = Repository.root.appendingPathComponent("Sources/" + text[range]).path
      #expect(FileManager.default.fileExists(atPath: path), "\(text[range])")
    }
  }
}
