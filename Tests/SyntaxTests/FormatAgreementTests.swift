import Diagnostics
import Foundation
import Syntax
import Testing

/// Scripts with what upstream's formatter makes of them.
private struct Pair: Decodable {
  let name: String
  let input: String
  let formatted: String
}

/// Where the answer is not upstream's, and why.
private let exceptions = [
  "e0005": "upstream drops the parentheses of -(a % b), which then reads (-a) % b",
  "e0009": "upstream drops the parentheses of -(a - b), which then has another value",
]

@Test func formattedScriptsEqualUpstreams() throws {
  let path = "../shared/flux/cases/format.jsonl"
  guard let data = FileManager.default.contents(atPath: path) else {
    print("skipped: \(path) is absent")
    return
  }
  var differing: [String] = []
  for line in data.split(separator: UInt8(ascii: "\n")) {
    let pair = try JSONDecoder().decode(Pair.self, from: line)
    let text = try format(SourceText(name: pair.name, text: pair.input))
    if text != pair.formatted { differing.append(pair.name) }
    let again = try format(SourceText(name: pair.name, text: text))
    #expect(again == text, "\(pair.name) changes when it is formatted again")
    #expect(
      try tree(of: text) == tree(of: pair.input), "\(pair.name) changes its meaning")
  }
  #expect(differing == exceptions.keys.sorted())
}
