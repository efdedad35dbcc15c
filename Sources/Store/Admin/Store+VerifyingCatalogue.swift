import Columnar
import Diagnostics

extension Store {
  /// What the catalogue says in several places is the same in all of them: each series has its row
  /// for each of its tags and no other, and its labels are a shape of its measurement; each run of a
  /// segment belongs to a series. Complexity: O((series · tags + runs) · log series).
  func verifyCatalogue(_ connection: Connection, _ report: inout VerifyReport) throws {
    let measurements = try connection.identifiers("SELECT id FROM measurement")
    var tagCount: Int64 = 0
    for measurement in measurements {
      tagCount += try verifySeries(measurement, connection, &report)
    }
    if try connection.integer("SELECT count(*) FROM series_tag") != tagCount {
      report.problems.append("the index of tags holds rows of no series")
    }
    if try connection.integer(
      "SELECT 1 FROM series WHERE measurement NOT IN (SELECT id FROM measurement) LIMIT 1") != nil
    {
      report.problems.append("a series belongs to no measurement")
    }
  }

  /// The tags of all series of a measurement.
  private func verifySeries(
    _ measurement: Int64, _ connection: Connection, _ report: inout VerifyReport
  ) throws -> Int64 {
    let shapes = Set(try connection.shapes(measurement: measurement))
    var tagKeys: [String: Int64] = [:]
    let names = try connection.statement("SELECT name, id FROM tag_key WHERE measurement = ?")
    defer { names.reset() }
    try names.bind([.integer(measurement)])
    while try names.step() { tagKeys[names.text(0)] = names.integer(1) }
    let query = try connection.statement("SELECT id, key FROM series WHERE measurement = ?")
    defer { query.reset() }
    try query.bind([.integer(measurement)])
    var tagCount: Int64 = 0
    while try query.step() {
      let series = query.integer(0)
      let tags: [SeriesKey.Tag]
      do throws(CorruptBlob) { tags = try SeriesKey.decode(query.bytes(1)) } catch {
        report.problems.append("series \(series): \(error.what)")
        continue
      }
      tagCount += Int64(tags.count)
      if !shapes.contains(tags.map(\.label)) {
        report.problems.append("series \(series) has labels that its measurement does not know")
      }
      for tag in tags {
        let found = try tagKeys[tag.label].flatMap {
          try connection.integer(
            "SELECT 1 FROM series_tag WHERE tag_key = ? AND value = ? AND series = ?",
            .integer($0), .text(tag.value), .integer(series))
        }
        if found == nil {
          report.problems.append("series \(series) is not found by its tag \(tag.label)")
        }
      }
    }
    return tagCount
  }

  /// Each run of a segment's directory belongs to a series of the measurement.
  func verifyRuns(
    of directory: SegmentDirectory, _ field: FieldInfo, _ connection: Connection
  ) throws -> String? {
    for run in 0..<directory.runCount {
      let known = try connection.integer(
        "SELECT 1 FROM series WHERE measurement = ? AND key = ?", .integer(field.measurementID),
        .blob(directory.key(ofRun: run)))
      if known == nil { return "it holds rows of a series that the catalogue does not know" }
    }
    return nil
  }
}
