import Foundation
import Ingest
import Testing

@Suite("ERCOT's hourly load")
struct ERCOTLoadTests {
  private func ingest(_ rows: String, stampsEnd: Bool = false) throws -> (IngestRunner, [String]) {
    let runner = try IngestRunner()
    try runner.ingest("\u{FEFF}Hour Ending,COAST,ERCOT\r\n" + rows) {
      $0.reading.stamp = stampsEnd ? .end : .start
    }
    return (
      runner,
      try runner.points().filter { $0.field == "COAST" }.map { "\($0.time) \($0.value)" }.sorted()
    )
  }

  @Test("numbers with blanks and thousands separators, two date forms, 24:00, no last line end")
  func numbers() throws {
    let (_, points) = try ingest(
      "12/31/2018 23:00,\" 11,425.98 \",1\r\n12/31/2018 24:00, 896.75 ,2\r\n"
        + "1/1/19 1:00,\"1,234,567.5\",3")
    #expect(
      points == [
        "2019-01-01T04:00:00Z 11425.98", "2019-01-01T05:00:00Z 896.75",
        "2019-01-01T06:00:00Z 1234567.5",
      ])
  }

  @Test("a point may stand at the hour's end, as it is printed")
  func stampsEnd() throws {
    let (_, points) = try ingest("12/31/2018 24:00,1,2\n", stampsEnd: true)
    #expect(points == ["2019-01-01T06:00:00Z 1"])
  }

  @Test("spring has 23 hours, autumn 25: with the mark, and where the label just stands twice")
  func clockChanges() throws {
    let (spring, points) = try ingest(
      "03/11/2018 01:00,1,0\n03/11/2018 02:00,2,0\n03/11/2018 04:00,3,0\n")
    #expect(
      points == ["2018-03-11T06:00:00Z 1", "2018-03-11T07:00:00Z 2", "2018-03-11T08:00:00Z 3"])
    #expect(spring.rejects.isEmpty)
    for mark in [" DST", ""] {
      let (_, points) = try ingest(
        "11/04/2018 01:00,1,0\n11/04/2018 02:00,2,0\n11/04/2018 02:00\(mark),3,0\n"
          + "11/04/2018 03:00,4,0\n")
      #expect(
        points == [
          "2018-11-04T05:00:00Z 1", "2018-11-04T06:00:00Z 2", "2018-11-04T07:00:00Z 3",
          "2018-11-04T08:00:00Z 4",
        ])
    }
  }

  @Test("spring's short hour may be named by the clock at its end")
  func springByEnd() throws {
    let (_, points) = try ingest(
      "03/11/2018 01:00,1,0\n03/11/2018 03:00,2,0\n03/11/2018 04:00,3,0\n")
    #expect(
      points == ["2018-03-11T06:00:00Z 1", "2018-03-11T07:00:00Z 2", "2018-03-11T08:00:00Z 3"])
  }

  @Test(
    "what is no hour or no number is refused, in whole or in part",
    arguments: [
      ("03/11/2018 02:00,1,2\n03/11/2018 03:00,1,2", "hour that the clocks"),
      ("06/11/2018 02:00 DST,1,2", "hour that the clocks"),
      ("13/11/2018 02:00,1,2", "is no hour"), ("11/31/2018 02:00,1,2", "is no hour"),
      ("11/01/2018 25:00,1,2", "is no hour"), ("11/01/2018 02:30,1,2", "is no hour"),
      ("11/01/2018 02:00,1", "2 columns where the header has 3"),
      ("11/01/2018 02:00,\"1,2", "quote not closed"),
      ("11/01/2018 02:00,\"1,23.5\",2", "no number"),
      ("11/01/2018 02:00,n/a,2", "no number"),
    ])
  func refused(rows: String, reason: String) throws {
    let (runner, _) = try ingest(rows + "\n12/01/2018 02:00,1,2\n")
    #expect(runner.rejects.contains(reason), "\(runner.rejects)")
    #expect(runner.rejects.split(separator: "\n").count == 2)
  }
}

@Suite("The smart home")
struct SmartHomeTests {
  static let header = "time,use [kW],summary,cloudCover\n"

  @Test("seconds stand for minutes, units leave the names, words among numbers are refused")
  func minutes() throws {
    let runner = try IngestRunner()
    let summary = try runner.ingest(
      Self.header + "1451624400,0.5,Clear,cloudCover\n1451624401,3.33E-05,Clear,0.25\n\\,,,\n")
    #expect(summary.files[0].format == "smart-home")
    #expect(
      try runner.points().map(\.description) == [
        "home cloudCover=0.25 (float) 2016-01-01T05:01:00Z",
        "home summary=Clear (string) 2016-01-01T05:00:00Z",
        "home summary=Clear (string) 2016-01-01T05:01:00Z",
        "home use=0.0000333 (float) 2016-01-01T05:01:00Z",
        "home use=0.5 (float) 2016-01-01T05:00:00Z",
      ])
    #expect(runner.rejects.contains(",2,cloudCover,"))
    #expect(runner.rejects.contains(",4,,"))
  }

  @Test("a part of the file keeps its place; stamps a minute apart are taken as they are")
  func parts() throws {
    for (rows, first) in [
      ("1451624410,1,Clear,0\n1451624411,2,Clear,0\n", "2016-01-01T05:10:00Z"),
      ("1451624460,1,Clear,0\n1451624520,2,Clear,0\n", "2016-01-01T05:01:00Z"),
      ("1700000000,1,Clear,0\n1700000001,2,Clear,0\n", "2023-11-14T22:13:20Z"),
    ] {
      let runner = try IngestRunner()
      try runner.ingest(Self.header + rows)
      #expect(try runner.points().first { $0.field == "use" }?.time == first)
    }
  }
}
