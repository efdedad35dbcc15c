import Foundation
import Ingest
import Testing

@Suite("Days and times of day in two columns")
struct ClockTests {
  private func run(
    _ text: String, zone: String? = nil
  ) throws -> (points: [String], plan: TablePlan, rejects: String) {
    let runner = try IngestRunner()
    let summary = try runner.ingest(text, name: "grid.csv") { $0.reading.table.zone = zone }
    let plan = try #require(summary.files[0].plan)
    return (try runner.points().map(\.description), plan, runner.rejects)
  }

  @Test(
    "told by their cells",
    arguments: [
      "Date,Time,Value\n2023-01-31,05:30,1\n2023-01-31,06:00,2\n",
      "Date,Time,Value\n01/31/2023,5:30 AM,1\n01/31/2023,6:00 AM,2\n",
      "Datum;von;bis;Wert\n31.01.2023;05:30;06:00;1,0\n31.01.2023;06:00;06:30;2,0\n",
      "Datum;bis;von;Wert\n31.01.2023;06:00;05:30;1,0\n31.01.2023;06:30;06:00;2,0\n",
      "day,period,v\n20230131,05:30 - 06:00,1\n20230131,06:00 - 06:30,2\n",
    ])
  func forms(text: String) throws {
    let found = try run(text)
    #expect(found.rejects.isEmpty, "\(found.rejects)")
    #expect(
      found.points.map { String($0.drop { $0 != "=" }) } == [
        "=1 (float) 2023-01-31T05:30:00Z", "=2 (float) 2023-01-31T06:00:00Z",
      ])
    let flags = found.plan.flags(format: .csv)
    #expect(flags.contains("--clock"), "\(flags)")
  }

  @Test("the end of an interval is left out and named")
  func intervalEnd() throws {
    let found = try run("Datum;von;bis;Wert\n31.01.2023;05:30;06:00;1\n31.01.2023;06:00;06:30;2\n")
    #expect(found.plan.remarks.contains { $0.contains("column bis") }, "\(found.plan.remarks)")
    #expect(found.plan.flags(format: .csv).contains("--ignore"))
  }

  @Test(
    "hours by number: from 0, by their end, and counted through the days of the clock changes",
    arguments: [
      ("Hour", 0...23, "2023-01-31T00:00:00Z", "2023-01-31T23:00:00Z"),
      ("HE", 1...24, "2023-01-31T00:00:00Z", "2023-01-31T23:00:00Z"),
      ("DeliveryHour", 1...24, "2023-01-31T00:00:00Z", "2023-01-31T23:00:00Z"),
    ])
  func hours(name: String, hours: ClosedRange<Int>, first: String, last: String) throws {
    let rows = hours.map { "2023-01-31,\($0),\($0)\n" }.joined()
    let found = try run("DeliveryDate,\(name),load\n" + rows)
    #expect(found.points.count == 24 && found.rejects.isEmpty, "\(found.rejects)")
    let times = found.points.map { String($0.suffix(20)) }.sorted()
    #expect(times.first == first && times.last == last)
  }

  @Test("a day of 25 hours, by clock and by count, and one of 23")
  func clockChanges() throws {
    let autumn = [0, 1, 2, 2, 3, 4].map { "29.10.2023;\($0):00;\($0)\n" }.joined()
    let byClock = try run("Datum;von;Wert\n" + autumn, zone: "Europe/Berlin")
    #expect(byClock.rejects.isEmpty, "\(byClock.rejects)")
    let times = byClock.points.map { String($0.suffix(20)) }.sorted()
    #expect(
      times == [
        "2023-10-28T22:00:00Z", "2023-10-28T23:00:00Z", "2023-10-29T00:00:00Z",
        "2023-10-29T01:00:00Z", "2023-10-29T02:00:00Z", "2023-10-29T03:00:00Z",
      ])
    let counted =
      (1...25).map { "2023-10-29,\($0),\($0)\n" } + (1...24).map { "2023-10-30,\($0),\($0)\n" }
    let byCount = try run("date,hour,v\n" + counted.joined(), zone: "Europe/Berlin")
    #expect(byCount.rejects.isEmpty && byCount.points.count == 49, "\(byCount.rejects)")
    let last = byCount.points.map { String($0.suffix(20)) }.sorted().last
    #expect(last == "2023-10-30T22:00:00Z")
    let spring = try run(
      "Datum;von;Wert\n26.03.2023;01:00;1\n26.03.2023;02:00;2\n26.03.2023;03:00;3\n",
      zone: "Europe/Berlin")
    #expect(spring.points.count == 2 && spring.rejects.contains("skipped"), "\(spring.rejects)")
  }

  @Test("a time of day beside days that stand once is a value")
  func notAClock() throws {
    let found = try run(
      "day,sunrise,v\n2023-01-30,07:40,1\n2023-01-31,07:38,2\n2023-02-01,07:37,3\n")
    #expect(found.points.contains { $0.contains("sunrise=07:38 (string) 2023-01-31T00:00:00Z") })
  }
}
