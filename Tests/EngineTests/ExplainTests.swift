import Diagnostics
import Foundation
import Planning
import TestSupport
import Testing

@testable import Engine

@Suite struct ExplainTests {
  private func script(_ name: String, _ file: String = #filePath) throws -> (String, String) {
    let url = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Pipelines/\(name).flux")
    return ("\(name).flux", try String(contentsOf: url, encoding: .utf8))
  }

  /// A profile with what depends on the machine set to fixed numbers.
  private func profile(_ name: String, isAnalyzed: Bool = true) throws -> QueryProfile {
    let (file, text) = try script(name)
    let session = try makeTestEngine().makeSession()
    var profile = try session.profile(SourceText(name: file, text: text), isAnalyzed: isAnalyzed)
    for id in profile.statistics.keys {
      profile.statistics[id]?.nanoseconds = 1000 * Int64(id + 1)
      profile.statistics[id]?.peakBytes = 65_536
      profile.statistics[id]?.notes.removeAll { $0.hasPrefix("row by row it takes") }
      profile.statistics[id]?.scan?.bytesRead = 4096
    }
    profile.peakBytes = 1 << 20
    profile.processorNanoseconds = 5000
    profile.stages = StageTimes()
    profile.stages.parse = 10_000
    profile.stages.execute = 20_000
    return profile
  }

  @Test(arguments: ["mean", "reduce_mean", "residual_filter", "two_results", "nothing_left"])
  func theScreen(name: String) throws {
    let text = explainText([explained(try profile(name))])
    #expect(goldenMismatch(text, "Goldens/explain-\(name).txt") == nil)
  }

  @Test func withoutAnalyzeNothingRuns() throws {
    let text = explainText([explained(try profile("mean", isAnalyzed: false))])
    #expect(goldenMismatch(text, "Goldens/explain-plain.txt") == nil)
  }

  @Test func programsReadJSON() throws {
    let text = explainJSON([explained(try profile("reduce_mean"))])
    #expect(goldenMismatch(text, "Goldens/explain.json") == nil)
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(parsed?["version"] as? Int == 1)
  }

  @Test func theGraphNamesEveryNode() throws {
    let text = explainDot([try profile("two_results")])
    #expect(goldenMismatch(text, "Goldens/explain.dot") == nil)
  }

  @Test func thePageEscapesData() throws {
    var profile = try profile("mean")
    profile.emptiness[0] = "<script>alert(1)</script>"
    let page = explainPage([explained(profile)])
    #expect(!page.contains("<script>"))
    #expect(page.contains("&lt;script&gt;"))
  }

  @Test func anEmptyResultNamesTheNearestValue() throws {
    let profile = try profile("nothing_left")
    let text = profile.emptiness.values.joined()
    #expect(text.contains("NOTHING LEFT from here."))
    #expect(text.contains("_field has no value \"nd\" in what is read; nearest: \"ND\""))
  }

  @Test(arguments: [40, 80, 111])
  func aNarrowScreenGetsWhatFits(columns: Int) throws {
    let wide = explainText([explained(try profile("reduce_mean"))])
    let text = explainText([explained(try profile("reduce_mean"))], columns: columns)
    let own = text.components(separatedBy: "hint[")[0]
    if columns >= 80 { for line in own.split(separator: "\n") { #expect(line.count <= columns) } }
    #expect(!text.contains("nulls") && wide.contains("nulls"))
    for word in ["reduce", "rows", "running", "not stats", "native: built-in"] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test func aRangeBesideAllPointsNamesTheirTimes() throws {
    let text = try makeTestEngine().makeSession().whyEmpty(
      "from(bucket: \"grid\") |> range(start: 2020-01-01, stop: 2021-01-01)", name: "<test>")
    #expect(text.contains("are from 2023-12-28T00:00:00Z to"), "\(text)")
    let none = try makeTestEngine().makeSession().whyEmpty(
      "from(bucket: \"grid\") |> range(start: 2023-12-29) |> filter(fn: (r) => r.id == \"m9\")",
      name: "<test>")
    #expect(!none.contains("are from"), "\(none)")
  }

  @Test func aCompiledLambdaSaysWhatItWouldTakeRowByRow() throws {
    let (file, text) = try script("reduce_mean")
    let profile = try makeTestEngine().makeSession().profile(
      SourceText(name: file, text: text), isAnalyzed: true)
    let notes = profile.statistics.values.flatMap(\.notes)
    #expect(notes.contains { $0.hasPrefix("row by row it takes") && $0.contains("96 calls") })
  }

  @Test func stagesAreNamedLikeTheirFunctions() throws {
    let (file, text) = try script("mean")
    let session = try makeTestEngine().makeSession()
    let sections = try session.stageSections(SourceText(name: file, text: text))
    #expect(
      sections.map(\.name)
        == ["tokenize", "parse", "infer", "evaluate", "optimize", "plan", "execute"])
    #expect(sections.allSatisfy { !$0.lines.isEmpty })
  }
}
