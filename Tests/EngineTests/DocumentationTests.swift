import Foundation
import Testing

@testable import Engine

/// What `.doc` and `gridflux doc` say.
@Suite struct DocumentationTests {
  @Test func aPackageListsItsFunctions() throws {
    let session = try Engine().makeSession()
    let found = try #require(session.documentation(of: "date"))
    #expect(found.example == nil)
    let text = found.text()
    #expect(text.hasPrefix("import \"date\"\n\n"))
    #expect(text.contains("\n  hour "))
    #expect(session.documentation(of: "experimental/array") != nil)
    #expect(session.documentation(of: "nonsense") == nil)
  }

  @Test func aNarrowScreenBreaksSentencesButNoScript() throws {
    let session = try Engine().makeSession()
    let found = try #require(session.documentation(of: "aggregateWindow"))
    let listing = found.text().components(separatedBy: "\nexample\n")[1]
    let narrow = found.text(columns: 60)
    #expect(narrow.hasSuffix(listing))
    let sentences = narrow.components(separatedBy: "\nexample\n")[0]
    for line in sentences.split(separator: "\n") { #expect(line.count <= 60, "\(line)") }
    #expect(sentences.contains("\n  every: Distance"))
  }
}
