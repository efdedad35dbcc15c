import Foundation
import Testing

/// ERCOT's hourly load and the smart home against an independent reading with pandas; only where
/// the real files lie beside the checkout.
@Suite(
  "Load agrees with pandas", .serialized, .enabled(if: CommandLineRunner.sharedData != nil))
struct LoadOracleTests {
  struct Total: Decodable {
    let count: Int
    let sum: String
    let max, maxTime: String?
  }
  struct Zone: Decodable { let years, days: [String: Total] }

  @Test("hourly totals by zone and year, both clock changes included")
  func hourlyLoad() throws {
    let folder = try #require(CommandLineRunner.sharedData).appendingPathComponent("ercot")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".csv") }.map { folder.appendingPathComponent($0).path }
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let zones = try JSONDecoder().decode(
      [String: Zone].self, from: Data(try oracle(runner, "ercot.py", files).utf8))
    let summary = try ingest(runner, files)
    let points = zones.values.reduce(0) { $0 + $1.years.values.reduce(0) { $0 + $1.count } }
    #expect(summary.reduce(0) { $0 + $1.points } == points)
    #expect(summary.allSatisfy { $0.format == "ercot" && $0.linesRejected == 0 })
    #expect(summary.allSatisfy { $0.valuesRejected == 0 && $0.missing == 0 })
    let years = try windows(runner, every: "1y", digits: 4)
    let days = try windows(runner, every: "1d", digits: 10)
    for (zone, expected) in zones {
      for (year, total) in expected.years { check("\(zone) \(year)", total, years) }
      #expect(expected.days.count == 2 * expected.years.count)
      for (day, total) in expected.days { check("\(zone) \(day)", total, days) }
    }
    let again = try ingest(runner, files + ["--restart"])
    #expect(again.allSatisfy { $0.inserted == 0 && $0.replaced == 0 && $0.unchanged > 0 })
  }

  struct Home: Decodable {
    struct Field: Decodable {
      let count: Int
      let sum: String
      let refused: Int
    }
    let fields: [String: Field]
    let rows: Int
    let first, last: String
  }

  @Test("the smart home: exact counts, every refused cell, minutes behind seconds")
  func smartHome() throws {
    let folder = try #require(CommandLineRunner.sharedData).appendingPathComponent("home")
    let file = folder.appendingPathComponent("HomeC.csv").path
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let home = try JSONDecoder().decode(
      Home.self, from: Data(try oracle(runner, "home.py", [file]).utf8))
    let summary = try #require(try ingest(runner, [file]).first)
    #expect(summary.format == "smart-home" && summary.lines == home.rows)
    let refused = home.fields.values.reduce(0) { $0 + $1.refused }
    #expect(summary.linesRejected == 0 && summary.valuesRejected == refused)
    // Two columns of text.
    #expect(
      summary.points == home.fields.values.reduce(2 * home.rows) { $0 + $1.count })
    let rejects = try String(
      contentsOf: runner.folder.appendingPathComponent("rejects.csv"), encoding: .utf8)
    #expect(rejects.split(separator: "\n").count == refused + 1)
    let script = """
      data = from(bucket: "home") |> range(start: 2000-01-01T00:00:00Z)
        |> filter(fn: (r) => r._field != "icon" and r._field != "summary")
      data |> count() |> yield(name: "count")
      data |> sum() |> yield(name: "sum")
      data |> first() |> yield(name: "first")
      data |> last() |> yield(name: "last")
      """
    let found = try results(runner, script)
    for (field, expected) in home.fields {
      #expect(found["count"]?[field]?["_value"] == String(expected.count), "\(field)")
      let sum = found["sum"]?[field]?["_value"].flatMap(Double.init)
      #expect(sum?.bitPattern == Double(expected.sum)?.bitPattern, "\(field)")
    }
    #expect(found["first"]?["use"]?["_time"] == home.first)
    #expect(found["last"]?["use"]?["_time"] == home.last)
  }

  struct FileSummary: Decodable {
    let format: String
    let lines, linesRejected, valuesRejected, missing, points: Int
    let inserted, replaced, unchanged: Int
  }
  private struct Summary: Decodable { let files: [FileSummary] }

  private func ingest(_ runner: CommandLineRunner, _ words: [String]) throws -> [FileSummary] {
    let outcome = try runner.run(
      ["ingest", "--store", "grid.db", "--rejects", "rejects.csv", "--json"] + words)
    #expect(outcome.status == 0, "\(outcome)")
    return try JSONDecoder().decode(Summary.self, from: Data(outcome.output.utf8)).files
  }

  private func oracle(
    _ runner: CommandLineRunner, _ name: String, _ files: [String]
  ) throws -> String {
    let script = CommandLineRunner.root.appendingPathComponent("Tests/FacesTests/Oracle/" + name)
    let outcome = try runner.run(
      [script.path] + files, program: URL(fileURLWithPath: "/usr/bin/python3"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  private func check(_ key: String, _ total: Total, _ found: [String: [String: String]]) {
    let row = found[key] ?? [:]
    #expect(row["count"] == String(total.count), "\(key)")
    let sum = row["sum"].flatMap(Double.init)
    #expect(sum?.bitPattern == Double(total.sum)?.bitPattern, "\(key): not \(total.sum)")
    if let max = total.max {
      #expect(row["max"].flatMap(Double.init) == Double(max), "\(key)")
      #expect(row["maxTime"] == total.maxTime, "\(key)")
    }
  }

  /// Count, sum and max by `ZONE LOCAL-DATE`, the date cut to so many digits.
  private func windows(
    _ runner: CommandLineRunner, every: String, digits: Int
  ) throws -> [String: [String: String]] {
    let script = """
      import "timezone"
      option location = timezone.location(name: "America/Chicago")
      data = from(bucket: "ercot") |> range(start: 1990-01-01T06:00:00Z, stop: 2040-01-01T06:00:00Z)
        |> window(every: \(every))
      data |> count() |> yield(name: "count")
      data |> sum() |> yield(name: "sum")
      data |> max() |> yield(name: "max")
      """
    let outcome = try runner.run(
      ["run", "--store", "grid.db", "-o", "annotated-csv", "-"], input: script)
    #expect(outcome.status == 0, "\(outcome)")
    let label = DateFormatter()
    label.timeZone = TimeZone(identifier: "America/Chicago")
    label.dateFormat = "yyyy-MM-dd"
    var found: [String: [String: String]] = [:]
    for (result, row) in resultRows(outcome.output) {
      let start = try #require(row["_start"].flatMap(ISO8601DateFormatter().date(from:)))
      let key = "\(row["_field"] ?? "") \(label.string(from: start).prefix(digits))"
      found[key, default: [:]][result] = row["_value"]
      if result == "max" { found[key]?["maxTime"] = row["_time"] }
    }
    return found
  }

  /// Rows by result and field.
  private func results(
    _ runner: CommandLineRunner, _ script: String
  ) throws -> [String: [String: [String: String]]] {
    let outcome = try runner.run(
      ["run", "--store", "grid.db", "-o", "annotated-csv", "-"], input: script)
    #expect(outcome.status == 0, "\(outcome)")
    var found: [String: [String: [String: String]]] = [:]
    for (result, row) in resultRows(outcome.output) {
      found[result, default: [:]][row["_field"] ?? ""] = row
    }
    return found
  }

  /// Each row with the name of its result, which stands in the `#default` line above it.
  private func resultRows(_ text: String) -> [(String, [String: String])] {
    var name = ""
    var found: [(String, [String: String])] = []
    for block in text.replacingOccurrences(of: "\r", with: "").components(separatedBy: "\n\n") {
      if let line = block.split(separator: "\n").first(where: { $0.hasPrefix("#default") }) {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        name = cells.count > 1 ? String(cells[1]) : ""
      }
      found += rows(ofAnnotatedCSV: block).map { (name, $0) }
    }
    return found
  }
}
