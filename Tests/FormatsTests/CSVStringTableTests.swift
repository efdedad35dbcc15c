import Testing

@testable import Formats

@Suite struct CSVStringTableTests {
  /// Codes of texts beside those of a dictionary: in order, again and again, and at random.
  @Test func codesStandForTextsInTheOrderOfTheirAppearance() {
    var table = CSVStringTable()
    var known: [String: Int32] = [:]
    var texts = (0..<5_000).map { "meter_\($0)" }
    // Lengths around the eight bytes that are read at a time, and texts that begin one another.
    texts += (0..<40).flatMap { length in
      ["x", "y"].map { String(repeating: "a", count: length) + $0 }
    }
    texts += ["", "a", "\u{0}", "\u{0}\u{0}", "ä", "meter_1"]
    var random = SystemRandomNumberGenerator()
    for text in texts + texts + texts.shuffled(using: &random) {
      let expected = known[text] ?? Int32(known.count)
      known[text] = expected
      let found = Array(text.utf8).withUnsafeBufferPointer { table.code(of: $0) }
      #expect(found == expected, "\(text)")
      if found != expected { return }
    }
    #expect(table.count == known.count)
  }
}
