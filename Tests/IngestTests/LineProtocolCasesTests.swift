import Foundation
import Ingest
import Testing

/// What InfluxDB 2 takes and keeps, recorded: lines of a file that is not on every machine.
@Suite("Line protocol as InfluxDB reads it")
struct LineProtocolCasesTests {
  struct Case: CustomStringConvertible, Sendable {
    let name: String
    let body: Data
    let precision: String
    let status: Int
    let message: String
    /// nil where the recorder could not ask for them.
    let points: [String]?
    let before: [Data]
    var description: String { name }
  }

  static let now: Int64 = 1_700_000_000_000_000_000

  /// Where we differ on purpose, and the points that we keep instead.
  static let differences: [String: [String]] = [
    // Text behind a quoted text is refused, not swallowed.
    "string/text after the quote": [],
    "string/two strings": [],
    // The recorder read values through CSV, which changes line ends.
    "string/newline": ["m f=a\nb (string) 2020-09-13T12:26:40Z"],
    "string/cr inside": ["m f=a\rb (string) 2020-09-13T12:26:40Z"],
    "measurement/cr": ["a\rb,t=v f=1 (float) 2020-09-13T12:26:40Z"],
    "tag value/cr": ["m,t=a\rb f=1 (float) 2020-09-13T12:26:40Z"],
    // Stored there under a name that no query finds; kept here as it is written.
    "measurement/equals escaped": [#"a\=b,t=v f=1 (float) 2020-09-13T12:26:40Z"#],
    "measurement/escaped quote": [#"a\"b,t=v f=1 (float) 2020-09-13T12:26:40Z"#],
    "measurement/two trailing backslashes": [#"a\,t=v f=1 (float) 2020-09-13T12:26:40Z"#],
    "measurement/two backslashes then space escaped": [
      #"a\\ b,t=v f=1 (float) 2020-09-13T12:26:40Z"#
    ],
    // CRLF is a line end.
    "space/crlf two lines": [
      "m f=1 (float) 2020-09-13T12:26:40Z", "m g=2 (float) 2020-09-13T12:26:40Z",
    ],
    "space/crlf after string, no timestamp": ["m f=a (string) 2023-11-14T22:13:20Z"],
    "space/cr end": ["m f=1 (float) 2020-09-13T12:26:40Z"],
    "space/blank crlf lines": ["m f=1 (float) 2020-09-13T12:26:40Z"],
    "comment/crlf": ["m f=1 (float) 2020-09-13T12:26:40Z"],
    // Labels that every table has.
    "reserved/tag _time": [],
    "reserved/tag _start": [],
    // A field has one type, not one for each shard.
    "conflict/other shard, two writes": ["m f=1 (float) 2020-09-13T12:26:40Z"],
    // Nothing is too old.
    "retention/three too old, one now": [
      "m f=1 (float) 2020-09-13T12:26:40.000000001Z", "m f=1 (float) 2020-09-13T12:26:40Z",
      "m f=2 (float) 2023-11-14T22:13:20Z", "m g=1 (float) 2020-09-13T12:26:40.000000002Z",
    ],
    "retention/two days, 1970": [
      "m f=1 (float) 1970-01-01T00:00:00Z", "m f=2 (float) 2023-11-14T22:13:20Z",
    ],
    // Packed bytes are unpacked without being told.
    "encoding/gzip sent without header": ["m f=1 (float) 2020-09-13T12:26:40Z"],
  ]

  static let cases: [Case] = {
    guard let file = sharedFile("flux/cases/line_protocol.jsonl"),
      let text = try? String(contentsOf: file, encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").compactMap { line in
      guard
        let record = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let name = record["name"] as? String, let body = body(record)
      else { return nil }
      let before = (record["before"] as? [[String: Any]] ?? []).compactMap(Self.body)
      return Case(
        name: name, body: body, precision: record["precision"] as? String ?? "",
        status: record["status"] as? Int ?? 0,
        message: (record["error"] as? [String: Any])?["message"] as? String ?? "",
        points: (record["points"] as? [[Any]]).map { $0.map(expected).sorted() }, before: before)
    }
  }()

  private static func body(_ record: [String: Any]) -> Data? {
    if let text = record["body"] as? String { return Data(text.utf8) }
    return (record["base64"] as? String).flatMap { Data(base64Encoded: $0) }
  }

  private static func expected(_ point: [Any]) -> String {
    let types = ["double": "float", "long": "int", "unsignedLong": "uint", "boolean": "bool"]
    let type = point[4] as? String ?? ""
    let time = point[5] as? String ?? ""
    return StoredPoint(
      measurement: point[0] as? String ?? "", tags: point[1] as? [String: String] ?? [:],
      field: point[2] as? String ?? "", value: point[3] as? String ?? "",
      type: types[type] ?? type, time: time.hasPrefix("<now") ? "2023-11-14T22:13:20Z" : time
    ).description
  }

  @Test("the recorded bodies give the recorded points")
  func recordedBodies() throws {
    if Self.cases.isEmpty { return }
    #expect(Self.cases.count == 323)
    for found in Self.cases {
      let units = TimePrecision.allCases.map(\.rawValue) + [""]
      // Foundation's JSON reader loses the mark; `LineProtocolTests` has one.
      guard units.contains(found.precision), found.name != "space/bom second line" else {
        continue
      }
      try check(found)
    }
  }

  private func check(_ found: Case) throws {
    let runner = try IngestRunner()
    func ingest(_ data: Data, _ name: String) throws -> IngestSummary {
      try runner.ingest(data, name: name) {
        $0.format = .lineProtocol
        $0.reading.precision = TimePrecision(rawValue: found.precision) ?? .nanoseconds
        $0.nowNanoseconds = Self.now
      }
    }
    for (number, body) in found.before.enumerated() {
      try runner.ingest(body, name: "before\(number)") { $0.format = .lineProtocol }
    }
    let summary = try ingest(found.body, "body")
    let kept = try runner.points().map(\.description)
    if let points = Self.differences[found.name] {
      #expect(kept == points, "\(found.name)")
      return
    }
    let lines = String(decoding: found.body, as: UTF8.self).split(separator: "\n")
    let refused = found.message.components(separatedBy: "unable to parse").count - 1
    if found.status == 400, lines.count > 1, refused < lines.count {
      // There one bad line costs the body; here it costs itself.
      #expect(summary.total(\.linesRejected) >= refused, "\(found.name)")
      #expect(summary.total(\.points) > 0, "\(found.name)")
      return
    }
    #expect(kept == found.points ?? [], "\(found.name)")
    #expect((summary.total { $0.linesRejected + $0.valuesRejected } > 0) == (found.status >= 400))
  }
}
