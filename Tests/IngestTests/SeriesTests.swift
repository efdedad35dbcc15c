import Foundation
import Ingest
import Testing

@Suite("What names series")
struct SeriesTests {
  private func plan(_ text: String) throws -> TablePlan {
    try #require(try IngestRunner().plan(text))
  }

  private func tags(_ plan: TablePlan) -> [String] {
    plan.columns.filter { $0.role == .tag }.map(\.name)
  }

  @Test("more names than are counted, at few times, are a tag: no point replaces another")
  func manyNames() throws {
    let rows = (0..<1500).map { "2023-01-01,meter \($0),\($0)\n" }.joined()
    let runner = try IngestRunner()
    let summary = try runner.ingest("time,name,kwh\n" + rows, name: "x.csv")
    #expect(summary.total(\.inserted) == 1500 && summary.total(\.replaced) == 0)
  }

  @Test("a text that tells a few rows of one time apart is a tag, and said to be")
  func fewRows() throws {
    let rows = (10..<60).map { "2023-01-01 00:\($0),a\($0),\($0)\n" }.joined()
    let found = try plan("time,unit,v\n" + rows + "2023-01-01 00:10,b,1\n2023-01-01 00:11,c,2\n")
    #expect(tags(found) == ["unit"])
    #expect(found.remarks.contains { $0.contains("differ by unit") }, "\(found.remarks)")
  }

  @Test("a number that would tell rows apart is named, not taken")
  func number() throws {
    let rows = (0..<3).flatMap { time in (1...40).map { "2023-01-0\(time + 1),\($0),\($0 * 7)\n" } }
    let found = try plan("time,position,v\n" + rows.joined())
    #expect(tags(found).isEmpty)
    #expect(
      found.remarks.contains {
        $0.contains("117 of the first 120 rows") && $0.contains("--tag position")
      }, "\(found.remarks)")
  }

  @Test("a number under the name of a thing is taken where it tells all rows apart")
  func identifier() throws {
    let rows = (0..<3).flatMap { time in (1...40).map { "2023-01-0\(time + 1),\($0),\($0 * 7)\n" } }
    #expect(tags(try plan("time,station,v\n" + rows.joined())) == ["station"])
    let once = (1...40).map { "2023-01-01,\($0),\($0 * 7)\n" }
    #expect(tags(try plan("time,sensor,v\n" + once.joined())) == ["sensor"])
  }

  @Test("nothing is said of rows that repeat, nor of the hour that autumn repeats")
  func noFalseAlarm() throws {
    let text = "time,v\n2023-01-01 00:00,1\n2023-01-01 00:30,2\n2023-01-01 00:30,2\n"
    #expect(try plan(text).remarks.allSatisfy { !$0.contains("replace") })
    let autumn = ["00:30", "01:00", "01:30", "01:00", "01:30", "02:00"]
    let rows = autumn.enumerated().map { "2023-10-29 \($1),\($0)\n" }.joined()
    #expect(try plan("time,v\n" + rows).remarks.allSatisfy { !$0.contains("replace") })
  }

  @Test("columns whose names are one without their units keep them")
  func units() throws {
    let runner = try IngestRunner()
    try runner.ingest("time,load [MW],load [kW]\n2023-01-01,1,1000\n", name: "x.csv")
    #expect(try runner.points().map(\.field) == ["load [MW]", "load [kW]"].sorted())
  }
}
