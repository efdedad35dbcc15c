import Diagnostics
import Foundation
import Syntax
import Testing

@Test func casesParse() throws {
  let path = "../shared/flux/cases/format.jsonl"
  guard let data = FileManager.default.contents(atPath: path) else { return }
  var bad = 0
  for line in data.split(separator: 10) {
    let object = try JSONSerialization.jsonObject(with: line) as! [String: String]
    let result = parse(SourceText(name: object["name"]!, text: object["input"]!))
    if !result.diagnostics.isEmpty {
      bad += 1
      if bad < 5 {
        print(
          object["name"]!,
          result.diagnostics.map { "\($0.span!.source.position(of: $0.span!.start)) \($0.message)" }
        )
      }
    }
  }
  #expect(bad == 0)
  for text in [
    "(<-tables: stream[A], fn: (r: A) => B, ?x: {A with b: int, \"c\": [string: int]}, ?l: L = .foo) => stream[B] where A: Record + Equatable, B: Record",
    "[T]", "dynamic",
  ] {
    let r = parseTypeExpression(SourceText(name: "t", text: text))
    #expect(r.diagnostics.isEmpty && r.type != nil, "\(r.diagnostics)")
  }
}
