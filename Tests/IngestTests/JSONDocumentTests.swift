import Foundation
import Ingest
import Testing

@Suite("JSON documents that are one object")
struct JSONDocumentTests {
  private func ingested(
    _ text: String, records: String? = nil
  ) throws -> (points: [String], format: String, remarks: [String]) {
    let runner = try IngestRunner()
    let path = try runner.write(Data(text.utf8), to: "x.json")
    let summary = try runner.ingest(paths: [path]) { $0.reading.table.recordsPath = records }
    #expect(runner.rejects.isEmpty, "\(runner.rejects)")
    return (
      try runner.points().map(\.description), summary.files[0].format,
      summary.files[0].plan?.remarks ?? []
    )
  }

  private static let expected = [
    "x v=1 (float) 2023-01-01T00:00:00Z", "x v=2 (float) 2023-01-01T01:00:00Z",
  ]

  @Test(
    "the records are found, and where is said",
    arguments: [
      (
        #"{"data": [{"time": "2023-01-01T00:00Z", "v": 1}, {"time": "2023-01-01T01:00Z", "v": 2}]}"#,
        "data"
      ),
      (
        """
        {"meta": {"rows": 2, "text": "a ] \\" } b"}, "notes": [],
         "results": {"series": [
           {"time": "2023-01-01T00:00Z", "v": 1},
           {"time": "2023-01-01T01:00Z", "v": 2}
         ], "unit": "MW"}}
        """, "results.series"
      ),
      (
        #"{"hourly": {"time": ["2023-01-01T00:00Z", "2023-01-01T01:00Z"], "v": [1, 2]}, "daily": {"time": ["2023-01-01"], "v": [3]}}"#,
        "hourly"
      ),
      (#"{"time": ["2023-01-01T00:00Z", "2023-01-01T01:00Z"], "v": [1, 2]}"#, "outermost"),
    ])
  func found(text: String, place: String) throws {
    let found = try ingested(text)
    #expect(found.points == Self.expected && found.format == "json")
    #expect(found.remarks.contains { $0.hasPrefix("records: ") && $0.contains(place) })
  }

  @Test("another place can be asked for; what is not read is named")
  func asked() throws {
    let text =
      #"{"a": [{"time": "2020-01-01", "v": 9}, {"time": "2020-01-02", "v": 9}, {"time": "2020-01-03", "v": 9}], "b": {"c": [{"time": "2023-01-01T00:00Z", "v": 1}, {"time": "2023-01-01T01:00Z", "v": 2}]}, "zone": "UTC"}"#
    let found = try ingested(text, records: "b.c")
    #expect(found.points == Self.expected)
    #expect(found.remarks.contains { $0.contains("left out of the document: a, zone") })
    #expect(found.remarks.contains { $0.contains("others in a ") }, "\(found.remarks)")
  }

  /// 2023-03-26 has no 02:00 in Berlin.
  @Test(
    "the document says what its local times mean",
    arguments: [
      (
        #""utc_offset_seconds": 3600, "timezone": "Europe/Berlin""#,
        ["00:00", "01:00", "02:00", "03:00"], ["25T23", "26T00", "26T01", "26T02"],
        "utc_offset_seconds says that all times are UTC+01:00"
      ),
      (
        #""timezone": "Europe/Berlin", "utc_offset_seconds": 7200"#,
        ["00:00", "01:00", "03:00", "04:00"], ["25T23", "26T00", "26T01", "26T02"],
        "follow the clock changes of Europe/Berlin"
      ),
      (
        #""timezone": "Europe/Berlin""#, ["00:00", "01:00", "03:00", "04:00"],
        ["25T23", "26T00", "26T01", "26T02"], "the file says the zone of its times: Europe/Berlin"
      ),
      (
        #""utc_offset_seconds": -12600"#, ["00:00", "01:00", "02:00", "03:00"],
        ["26T03:30", "26T04:30", "26T05:30", "26T06:30"], "all times are UTC-03:30"
      ),
      (
        #""timezone": "Middle/Earth", "utc_offset_seconds": "x""#,
        ["00:00", "01:00", "02:00", "03:00"], ["26T00", "26T01", "26T02", "26T03"], "taken as UTC"
      ),
    ])
  func zones(members: String, clocks: [String], expected: [String], remark: String) throws {
    let times = clocks.map { "\"2023-03-26T\($0)\"" }.joined(separator: ",")
    let found = try ingested(
      "{\"latitude\": 52.5, \(members), \"hourly\": {\"time\": [\(times)], \"v\": [1, 2, 3, 4]}}")
    #expect(found.remarks.contains { $0.contains(remark) }, "\(found.remarks)")
    #expect(found.points.count == 4)
    for (point, time) in zip(found.points, expected) {
      #expect(point.contains("2023-03-\(time)"), "\(found.points)")
    }
    #expect(
      !found.remarks.contains { $0.contains("left out") && $0.contains("utc_offset_seconds, ") })
  }

  @Test("columns of other lengths are named and left out")
  func lengths() throws {
    let found = try ingested(
      #"{"time": ["2023-01-01T00:00Z", "2023-01-01T01:00Z"], "v": [1, 2], "w": [3]}"#)
    #expect(found.points == Self.expected)
    #expect(found.remarks.contains { $0.contains("left out of the document: w") })
  }

  @Test("a document of several MiB: records are read as they come, columns from memory")
  func large() throws {
    let records = (0..<60_000).map { #"{"time": \#(1_672_531_200 + $0), "v": \#($0)}"# }
    let array = "{\"rows\": [" + records.joined(separator: ",\n") + "], \"after\": [1, 2]}"
    let times = (0..<150_000).map { String(1_672_531_200 + $0) }.joined(separator: ", ")
    let values = (0..<150_000).map(String.init).joined(separator: ",")
    let columns = "{\"time\": [\(times)], \"v\": [\(values)]}"
    for (text, count) in [(array, 60_000), (columns, 150_000)] {
      let runner = try IngestRunner()
      let summary = try runner.ingest(text, name: "x.json")
      #expect(summary.total(\.inserted) == count && runner.rejects.isEmpty, "\(runner.rejects)")
    }
  }

  @Test("an object a line stays an object a line")
  func lines() throws {
    let record = #"{"time": "2023-01-01T00:00:00Z", "v": 1}"#
    #expect(try ingested(record).format == "ndjson")
    #expect(
      try ingested(#"{"time": "2023-01-01T00:00:00Z", "v": 1, "a": [1]}"# + "\n" + record).format
        == "ndjson")
  }

  @Test(
    "without records the message names what was found",
    arguments: [
      ("{\"a\": 1,\n \"b\": {\"c\": 2}}", "an object with a, b"),
      ("{\"a\": [1, 2],\n \"b\": [[1], [2]]}", "an object with a, b"),
      ("{\"a\": [1, 2, 3],\n \"b\": [1, 2]}", "an object with a, b"),
      ("[1, 2, 3]", "an array without objects"),
    ])
  func nothing(text: String, message: String) throws {
    let runner = try IngestRunner()
    do {
      try runner.ingest(text, name: "x.json")
      Issue.record("it was taken")
    } catch {
      #expect("\(error)".contains(message), "\(error)")
    }
  }
}
