import Diagnostics
import Foundation
import Planning
import TestSupport
import Testing

@testable import Engine

/// One page per query: its whole life, stage by stage. `RECORD=1` rewrites the pages and fails.
@Suite struct PipelineTests {
  @Test(arguments: scripts())
  func page(name: String) throws {
    let text = try String(
      contentsOf: folder().appendingPathComponent("\(name).flux"), encoding: .utf8)
    let session = try makeTestEngine().makeSession()
    let sections = try session.stageSections(SourceText(name: "\(name).flux", text: text))
    let titles = [
      "infer": "type", "evaluate": "logical", "optimize": "rules fired", "plan": "physical",
      "execute": "segments read, result",
    ]
    var page = "== query\n\(text)"
    for section in sections {
      guard let title = titles[section.name] else { continue }
      page += "\n== \(title)\n" + section.lines.map { "\($0)\n" }.joined()
    }
    #expect(goldenMismatch(page, "Pipelines/\(name).txt") == nil)
  }

  /// What a page shows for one path must be the answer of all others.
  @Test(arguments: scripts())
  func everyPathGivesTheSameBytes(name: String) throws {
    let text = try String(
      contentsOf: folder().appendingPathComponent("\(name).flux"), encoding: .utf8)
    let outcome = try makeTestEngine().everyPath(name: name, text: text)
    #expect(outcome.agree, "\(outcome.text)")
  }
}

private func folder(_ file: String = #filePath) -> URL {
  URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Pipelines")
}

private func scripts() -> [String] {
  let files = (try? FileManager.default.contentsOfDirectory(atPath: folder().path)) ?? []
  return files.filter { $0.hasSuffix(".flux") }.map { String($0.dropLast(5)) }.sorted()
}
