import Diagnostics
import Semantics
import Stdlib
import Syntax
import TestSupport
import Testing

/// The scripts of `Tests/Language/types`: what inference says with the real library's signatures.
struct TypeScriptTests {
  @Test(arguments: LanguageScript.all(area: "types"))
  func messagesStandOnTheirLines(script: LanguageScript) {
    let source = SourceText(name: script.description, text: script.text)
    let parsed = parse(source)
    let (_, found) = infer(parsed.file, in: TypeEnvironment(packages: StandardLibrary()))
    var diagnostics = parsed.diagnostics + found
    for expected in script.expectedErrors {
      let match = diagnostics.firstIndex { diagnostic in
        diagnostic.code.description == expected.code
          && diagnostic.message.hasPrefix(expected.message)
          && diagnostic.span.map { source.position(of: $0.start).line } == expected.line
      }
      if let match {
        diagnostics.remove(at: match)
      } else {
        Issue.record("missing: line \(expected.line): \(expected.code) \(expected.message)")
      }
    }
    for diagnostic in diagnostics {
      Issue.record("not expected: \(render(diagnostic, color: false))")
    }
  }

  @Test func thereAreScripts() {
    #expect(LanguageScript.all(area: "types").count >= 20)
  }

  @Test func everySignatureOfTheLibraryCanBeRead() {
    let library = StandardLibrary()
    let environment = TypeEnvironment(packages: library)
    var unread: [String] = []
    for path in library.packagePaths {
      for name in library.members(ofPackage: path) {
        let text = library.signature(ofMember: name, inPackage: path) ?? ""
        let source = SourceText(name: "\(path).\(name)", text: text)
        if parseTypeExpression(source).type == nil
          || environment.type(ofMember: name, inPackage: path) == nil
        {
          unread.append("\(path).\(name): \(text)")
        }
      }
    }
    #expect(unread == [])
  }
}
