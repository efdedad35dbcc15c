import CSQLite
import Columnar
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What `verify` looked at and found.
package struct VerifyReport: Sendable {
  package var segmentCount = 0
  package var blobCount = 0
  package var rowCount = 0
  /// False for a store of format 1, whose pages carry no checksums.
  package var hasPageChecks = true
  /// One sentence each; empty for a sound store.
  package var problems: [String] = []
}

extension Store {
  /// Failed pages that are listed.
  private static let pageProblemsMax = 20

  /// Reads everything: SQLite's own structures, every checksum, the catalogue against itself, the
  /// order and the separation of runs, each directory against its data, every statistic against the
  /// rows. Never throws for damage, which it reports. Errors: W0003, W0011.
  package func verify() throws -> VerifyReport {
    let connection = try takeConnection()
    defer { giveBack(connection) }
    var report = VerifyReport()
    report.hasPageChecks = connection.hasPageChecks
    attempt(&report, "the file") { report in try verifyPages(connection, &report) }
    try connection.execute("BEGIN")
    attempt(&report, "the file") { report in
      let check = try connection.statement("PRAGMA integrity_check(20)")
      defer { check.reset() }
      while try check.step() { report.problems += integrityProblems(check.text(0)) }
    }
    attempt(&report, "the blocks") { report in
      let query = try connection.statement("SELECT id, checksum, data FROM blob")
      defer { query.reset() }
      while try query.step() {
        report.blobCount += 1
        let stored = UInt64(bitPattern: query.integer(1))
        if BlobBytes(copying: query.blob(2)).checksum != stored {
          report.problems.append("block \(query.integer(0)) fails its checksum")
        }
      }
    }
    attempt(&report, "the catalogue") { report in try verifyCatalogue(connection, &report) }
    var buckets: [Int64] = []
    attempt(&report, "the buckets") { _ in
      buckets = try connection.identifiers("SELECT id FROM bucket")
    }
    for bucket in buckets {
      attempt(&report, "bucket \(bucket)") { report in
        for field in try connection.fields(bucket: bucket) {
          try verify(field, connection, &report)
        }
      }
    }
    var known: Set<String> = []
    report.problems = report.problems.filter { known.insert($0).inserted }
    return report
  }

  /// All pages of the file, also those that hold nothing: SQLite does not look at these, and a backup
  /// copies them. A page that the log has a newer one of may be torn, so the log is folded first.
  private func verifyPages(_ connection: Connection, _ report: inout VerifyReport) throws {
    guard try connection.integer("PRAGMA user_version") ?? 0 >= 2, try foldLog(connection) else {
      return
    }
    var page = connection.failedPage(from: 1)
    while let failed = page, report.problems.count < Self.pageProblemsMax {
      report.problems.append(failedPageText(failed))
      page = connection.failedPage(from: failed + 1)
    }
  }

  /// Whether all of the log is in the file; others at work may keep it from getting there.
  private func foldLog(_ connection: Connection) throws -> Bool {
    if readOnly {
      var log = stat()
      return stat(path + "-wal", &log) != 0 || log.st_size == 0
    }
    let fold = try connection.statement("PRAGMA wal_checkpoint(PASSIVE)")
    defer { fold.reset() }
    guard try fold.step() else { return false }
    return fold.integer(0) == 0 && fold.integer(1) == fold.integer(2)
  }

  private func attempt(
    _ report: inout VerifyReport, _ what: String, _ body: (inout VerifyReport) throws -> Void
  ) {
    do { try body(&report) } catch let failure as QueryFailure {
      // A page that fails is a finding of its own, wherever it was met.
      let problem = damageText(failure, path: path)
      report.problems.append(problem.hasPrefix("page ") ? problem : "\(what): \(problem)")
    } catch { report.problems.append("\(what): \(error)") }
  }

  private func verify(
    _ field: FieldInfo, _ connection: Connection, _ report: inout VerifyReport
  ) throws {
    let rows = try connection.segments(field: field.id)
    var directories: [SegmentDirectory] = []
    for row in rows {
      report.segmentCount += 1
      report.rowCount += row.rowCount
      let what = "segment \(row.id) of \(field.measurement) \(field.name)"
      attempt(&report, what) { report in
        let directory = try connection.directory(row)
        let content: SegmentContent
        do throws(CorruptBlob) {
          content = try SegmentContent(
            directory: directory, times: try loadingIfAny(row.times, connection),
            data: try loading(row.data, connection))
          let decoded = try content.decodeRows()
          report.problems += check(row, directory, decoded).map { "\(what): \($0)" }
        } catch { throw damaged(location, error.what) }
        if let problem = try verifyRuns(of: directory, field, connection) {
          report.problems.append("\(what): \(problem)")
        }
        directories.append(directory)
      }
    }
    let runs = SortedRuns(directories)
    for (left, right) in zip(runs.references, runs.references.dropFirst())
    where runs.compareKeys(left, right) == 0 {
      let end = directories[Int(left.segment)].timeLasts[Int(left.run)]
      if end >= directories[Int(right.segment)].timeFirsts[Int(right.run)] {
        report.problems.append("\(field.measurement) \(field.name): two runs of a series overlap")
      }
    }
  }

  private func loadingIfAny(
    _ id: Int64?, _ connection: Connection
  ) throws(CorruptBlob) -> BlobBytes? {
    guard let id else { return nil }
    return try loading(id, connection)
  }

  private func loading(_ id: Int64, _ connection: Connection) throws(CorruptBlob) -> BlobBytes {
    do { return try connection.blob(id) } catch let failure as QueryFailure {
      throw CorruptBlob(failure.message)
    } catch { throw CorruptBlob("\(error)") }
  }
}

/// The findings in one row of SQLite's check, in the store's words where it means a checksum.
private func integrityProblems(_ text: String) -> [String] {
  let lines = text.split(separator: "\n").filter { $0 != "ok" && !$0.hasPrefix("***") }
  return lines.map { line in
    // "Page 4: unable to get the page. error code=8202"
    let number = line.prefix { $0 != ":" }.split(separator: " ").last.flatMap { Int64($0) }
    guard line.hasSuffix("error code=\(gridflux_ioerr_data)"), let page = number else {
      return String(line)
    }
    return failedPageText(page)
  }
}

/// Every statement that a directory makes, worked out anew from the rows.
private func check(
  _ row: SegmentRow, _ directory: SegmentDirectory, _ decoded: DecodedRows
) -> [String] {
  var problems: [String] = []
  var rows = SegmentRows(type: directory.type)
  for run in 0..<directory.runCount {
    let key = directory.key(ofRun: run)
    if let last = rows.keys.last, SeriesKey.precedes(key, last) {
      problems.append("its series are out of order")
    }
    rows.keys.append(key)
    let range = directory.rows(ofRun: run)
    rows.runStarts.append(range.lowerBound)
    for at in range.dropFirst() where decoded.times[at - 1] >= decoded.times[at] {
      problems.append("its times are out of order")
      break
    }
  }
  rows.times = decoded.times
  rows.words = decoded.words
  rows.strings = decoded.strings
  guard problems.isEmpty, rows.rowCount > 0 else { return problems }
  let anew = encodeSegment(rows)
  if anew.timeMin != row.timeMin || anew.timeMax != row.timeMax || anew.keyMin != row.keyMin
    || anew.keyMax != row.keyMax || anew.rowCount != row.rowCount
  {
    problems.append("its catalogue entry does not fit its rows")
  }
  guard let again = try? SegmentDirectory(BlobBytes(anew.directory)) else {
    return problems + ["its directory cannot be worked out anew"]
  }
  if again.timeFirsts != directory.timeFirsts || again.timeLasts != directory.timeLasts
    || again.steps != directory.steps || again.keyBytes != directory.keyBytes
  {
    problems.append("its directory does not fit its rows")
  }
  if again.runStatistics != directory.runStatistics
    || again.entryStatistics != directory.entryStatistics
    || again.entryOrdinals != directory.entryOrdinals
    || again.entryRowEnds != directory.entryRowEnds
  {
    problems.append("its statistics do not fit its rows")
  }
  return problems
}
