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

/// What is made is read back by the decoder of its format, without a refusal.
@Suite struct SynthesizedFileTests {
  private struct Enough: Error {}

  /// pieces: how many of the file are made; all where none is given.
  private func ingest(
    _ synthesizer: any Synthesizer, year: Int, pieces: Int = .max
  ) throws -> (runner: IngestRunner, summary: IngestSummary, text: String) {
    let runner = try IngestRunner()
    var text = ""
    var count = 0
    do {
      try synthesizer.write(year: year) {
        if count == pieces { throw Enough() }
        text += $0
        count += 1
      }
    } catch is Enough {}
    let summary = try runner.ingest(text, name: synthesizer.fileName(year: year))
    return (runner, summary, text)
  }

  @Test(
    "ERCOT's load has each hour once in every number style", arguments: [2016, 2017, 2018, 2022])
  func load(year: Int) throws {
    let (runner, summary, text) = try ingest(LoadSynthesizer(seed: 1), year: year)
    let hours = year == 2016 ? 8_784 : 8_760
    #expect(summary.total(\.points) == hours * 9)
    #expect(runner.rejects.isEmpty)
    #expect(text.hasPrefix("\u{FEFF}Hour") && !text.hasSuffix("\n"))
    #expect(text.contains(" 02:00 DST,") && text.contains(" 24:00,"))
    let times = try runner.points().filter { $0.field == "ERCOT" }.map(\.time).sorted()
    #expect(times.count == hours && Set(times).count == hours)
    #expect(times.first == "\(year)-01-01T06:00:00Z")
    #expect(times.last == "\(year + 1)-01-01T05:00:00Z")
  }

  @Test("a smart home has a row a minute, and its cloud cover begins unknown")
  func home() throws {
    // The header and two days.
    let (_, summary, text) = try ingest(SmartHomeSynthesizer(seed: 1), year: 2023, pieces: 3)
    let fields = text.prefix { $0 != "\n" }.split(separator: ",").count - 1
    #expect(summary.total(\.points) == 2_880 * fields - 58)
    #expect(summary.total(\.valuesRejected) == 58)
  }

  @Test("smart meters report every half-hour")
  func meters() throws {
    let (runner, summary, _) = try ingest(MeterSynthesizer(seed: 1, meters: 3), year: 2023)
    #expect(summary.total(\.points) == 17_520 * 3)
    #expect(runner.rejects.isEmpty)
  }

  @Test("the same seed gives the same bytes, another one others")
  func deterministic() throws {
    func text(_ seed: UInt64) throws -> String {
      var text = ""
      try LoadSynthesizer(seed: seed).write(year: 2018) { text += $0 }
      return text
    }
    #expect(try text(1) == text(1))
    #expect(try text(1) != text(2))
  }
}
