import Ingest
import Testing

@Suite struct DemandSynthesizerTests {
  private func lines(year: Int) throws -> [Substring] {
    var text = ""
    try DemandSynthesizer(seed: 1).write(year: year) { text += $0 }
    return text.split(separator: "\n")
  }

  @Test(
    "a year has a header and every half-hour, in the date form of its time",
    arguments: [
      (2008, 17_568, "\"2008-01-01\",1,"), (2011, 17_520, "01-JAN-2011,1,"),
      (2023, 17_520, "01-Jan-23,1,"),
    ])
  func rows(year: Int, count: Int, beginning: String) throws {
    let lines = try lines(year: year)
    #expect(lines.count == count + 1)
    #expect(lines[1].hasPrefix(beginning))
  }

  @Test("the clock-change days have 46 and 50 periods")
  func clockChanges() throws {
    let lines = try lines(year: 2023)
    #expect(lines.filter { $0.hasPrefix("26-Mar-23,") }.count == 46)
    #expect(lines.filter { $0.hasPrefix("29-Oct-23,") }.count == 50)
  }

  @Test("the same seed gives the same bytes")
  func deterministic() throws { #expect(try lines(year: 2012) == lines(year: 2012)) }
}
