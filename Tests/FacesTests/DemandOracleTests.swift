import Foundation
import Testing

/// Ingested demand against an independent reading of the same files with pandas.
@Suite("Demand agrees with pandas", .serialized)
struct DemandOracleTests {
  struct Year: Decodable {
    let count: Int
    let sum, mean, max, maxTime, min, minTime: String
  }
  struct Field: Decodable {
    let years: [String: Year]
    let months: [String: String]
    let days: [String: String]
  }

  @Test("sample data of three years, clock changes included")
  func sampleData() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let made = try runner.run(["synth", "neso", "--years", "2008,2012,2023", "--out", "data"])
    #expect(made.status == 0, "\(made)")
    let files = [
      "data/demanddata_2008.csv", "data/demanddata_2012.csv", "data/demanddata_2023.csv",
    ]
    try compare(runner, files: files.map { runner.folder.appendingPathComponent($0).path })
  }

  @Test("the real files", .enabled(if: CommandLineRunner.sharedData != nil))
  func realData() throws {
    let folder = try #require(CommandLineRunner.sharedData).appendingPathComponent("neso")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try compare(
      runner,
      files: names.filter { $0.hasSuffix(".csv") }.map { folder.appendingPathComponent($0).path })
  }

  private func compare(_ runner: CommandLineRunner, files: [String]) throws {
    let ingested = try runner.run(["ingest", "--store", "grid.db", "--json"] + files)
    #expect(ingested.status == 0, "\(ingested)")
    let script = CommandLineRunner.root.appendingPathComponent("Tests/FacesTests/Oracle/neso.py")
    let oracle = try runner.run(
      [script.path] + files, program: URL(fileURLWithPath: "/usr/bin/python3"))
    #expect(oracle.status == 0, "\(oracle.errors)")
    let fields = try JSONDecoder().decode(
      [String: Field].self, from: Data(oracle.output.utf8))
    #expect(fields.count > 5)
    for store in ["grid.db"] {
      for (year, expected) in try yearly(runner, store) { try check(year, expected, fields) }
      try checkMeans(runner, store, every: "1mo", fields: fields.mapValues(\.months), digits: 7)
      try checkMeans(runner, store, every: "1d", fields: fields.mapValues(\.days), digits: 10)
    }
  }

  /// Rows of five aggregates by field and year.
  private func yearly(
    _ runner: CommandLineRunner, _ store: String
  ) throws -> [(String, [String: String])] {
    let script = """
      data = from(bucket: "neso") |> range(start: 1990-01-01T00:00:00Z, stop: 2040-01-01T00:00:00Z)
      windows = data |> window(every: 1y)
      windows |> count() |> yield(name: "count")
      windows |> sum() |> yield(name: "sum")
      windows |> mean() |> yield(name: "mean")
      windows |> max() |> yield(name: "max")
      windows |> min() |> yield(name: "min")
      """
    let outcome = try runner.run(
      ["run", "--store", store, "-o", "annotated-csv", "-"], input: script)
    #expect(outcome.status == 0, "\(outcome)")
    var found: [String: [String: String]] = [:]
    var result = ""
    for block in outcome.output.replacingOccurrences(of: "\r", with: "").components(
      separatedBy: "\n\n")
    {
      if let line = block.split(separator: "\n").first(where: { $0.hasPrefix("#default") }) {
        result =
          line.split(separator: ",", omittingEmptySubsequences: false).dropFirst().first
          .map(String.init) ?? ""
      }
      for row in rows(ofAnnotatedCSV: block) {
        let key = "\(row["_field"] ?? "") \(row["_start"]?.prefix(4) ?? "")"
        found[key, default: [:]][result] = row["_value"]
        if result == "max" || result == "min" { found[key]?[result + "Time"] = row["_time"] }
      }
    }
    return found.sorted { $0.key < $1.key }
  }

  private func check(_ key: String, _ row: [String: String], _ fields: [String: Field]) throws {
    let parts = key.split(separator: " ").map(String.init)
    let expected = try #require(fields[parts[0]]?.years[parts[1]], "\(key) is not in the files")
    #expect(row["count"] == String(expected.count), "\(key)")
    for (name, text) in [
      ("sum", expected.sum), ("mean", expected.mean), ("max", expected.max), ("min", expected.min),
    ] {
      let ours = try #require(row[name].flatMap(Double.init), "\(key) \(name)")
      #expect(ours.bitPattern == Double(text)?.bitPattern, "\(key) \(name): \(ours), not \(text)")
    }
    #expect(row["maxTime"] == expected.maxTime, "\(key)")
    #expect(row["minTime"] == expected.minTime, "\(key)")
  }

  /// Local windows: the label is the window's start as a local date, cut to `digits`.
  private func checkMeans(
    _ runner: CommandLineRunner, _ store: String, every: String, fields: [String: [String: String]],
    digits: Int
  ) throws {
    let script = """
      import "timezone"
      option location = timezone.location(name: "Europe/London")
      from(bucket: "neso")
        |> range(start: 1990-01-01T00:00:00Z, stop: 2040-01-01T00:00:00Z)
        |> aggregateWindow(every: \(every), fn: mean, createEmpty: false, timeSrc: "_start")
      """
    let outcome = try runner.run(
      ["run", "--store", store, "-o", "annotated-csv", "-"], input: script)
    #expect(outcome.status == 0, "\(outcome)")
    let zone = try #require(TimeZone(identifier: "Europe/London"))
    let input = ISO8601DateFormatter()
    let label = DateFormatter()
    label.timeZone = zone
    label.dateFormat = "yyyy-MM-dd"
    var ours: [String: [String: String]] = [:]
    for row in rows(ofAnnotatedCSV: outcome.output) {
      let time = try #require(row["_time"].flatMap(input.date(from:)))
      ours[row["_field"] ?? "", default: [:]][String(label.string(from: time).prefix(digits))] =
        row["_value"]
    }
    for (field, means) in fields {
      for (date, mean) in means {
        let found = ours[field]?[date].flatMap(Double.init)
        #expect(found?.bitPattern == Double(mean)?.bitPattern, "\(field) \(date): not \(mean)")
      }
    }
  }
}
