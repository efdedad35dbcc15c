import Planning
import Stdlib
import TestSupport
import Testing

@testable import Engine

/// The table of differences says what is: each entry's script gives what it says, and not what
/// upstream gives.
@Suite struct DifferenceTests {
  @Test(arguments: differenceCases)
  func partsFromUpstream(_ difference: DifferenceCase) throws {
    let found = try outcome(difference.script)
    switch (difference.ours, found) {
    case (.fails(let words), .fails(let message)): #expect(message.contains(words))
    default: #expect(found == difference.ours)
    }
    if case .fails(let message) = found, case .fails(let theirs) = difference.upstream {
      #expect(!message.contains(theirs))
    } else {
      #expect(found != difference.upstream, "as upstream: strike \(difference.id) off the table")
    }
  }

  @Test func everyDifferenceHasACase() {
    #expect(Set(differenceCases.map(\.id)) == Set(differences.map(\.id)))
  }

  @Test func reportsNameARepository() {
    for issue in differences.compactMap(\.issue) {
      #expect(issue.wholeMatch(of: /(flux|influxdb|docs-v2)#[0-9]+/) != nil, "\(issue)")
    }
  }

  private func outcome(_ script: String) throws -> DifferenceCase.Outcome {
    var bytes: [UInt8] = []
    do {
      let summary = try makeTestEngine().run(script, name: "<test>", format: .csv) {
        bytes.append(contentsOf: $0)
      }
      if let value = summary.value { return .value(value.text) }
    } catch let error as QueryError {
      return .fails(error.message)
    }
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    return text.isEmpty ? .nothing : .rows(text)
  }
}
