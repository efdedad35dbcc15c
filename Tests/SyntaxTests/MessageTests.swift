import Diagnostics
import Foundation
import Syntax
import Testing

/// Every script in `Grammar/messages` stands before a line of dashes, what is rendered for it after
/// it; several are separated by a line of equals signs. `RECORD=1` rewrites the files, and fails.
@Suite struct MessageTests {
  private static let folder = "Grammar/messages"
  private static let divider = "\n----\n"
  private static let separator = "\n====\n"

  static func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private static func rendered(_ script: String) -> String {
    parse(SourceText(name: "q.flux", text: script)).diagnostics
      .map { render($0, color: false) }.joined(separator: "\n")
  }

  @Test(arguments: try files())
  func messagesAreAsRecorded(_ name: String) throws {
    let path = "\(Self.folder)/\(name)"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let scripts = text.components(separatedBy: Self.separator).map { part in
      part.components(separatedBy: Self.divider)[0]
    }
    let actual = scripts.map { $0 + Self.divider + Self.rendered($0) }
      .joined(separator: Self.separator)
    if ProcessInfo.processInfo.environment["RECORD"] != nil, actual != text {
      try actual.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("\(path) was rewritten")
    }
    #expect(actual == text)
  }
}
