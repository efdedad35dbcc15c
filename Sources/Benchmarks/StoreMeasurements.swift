import Engine
import Foundation

/// The store at size: what ingestion takes, many series, daily loads, growth, memory and bytes.
///
/// Every size follows from the number of rows, so that a small run asks the same questions.
struct StoreMeasurements {
  let nesoFolder: String
  let folder: String
  let rowCount: Int
  /// Of a script that takes the folder and sections; nil: without peers.
  let peers: (script: String, python: String)?

  /// Runs the sections that are asked for by name; nil: all.
  func run(only chosen: [String]?) throws {
    let sections: [(name: String, measure: () throws -> Void)] = [
      ("ingest", measureIngest), ("series", measureSeries), ("wide", measureWide),
      ("daily", measureDailyLoads), ("growth", measureGrowth), ("bytes", measureBytes),
    ]
    for section in sections where chosen?.contains(section.name) ?? true {
      do { try section.measure() } catch { print("# \(section.name): \(error)") }
    }
  }

  // MARK: Sections

  /// Durable: the files are read, the store is made anew.
  private func measureIngest() throws {
    let meters = min(1_000, max(rowCount / 1_000, 1))
    var rows: [[String]] = []
    for format in [MeterFile.Format.csv, .lineProtocol] {
      let path = "\(folder)/ingest_\(rowCount).\(format.rawValue)"
      try MeterFile(format: format, meterCount: meters, pointsPerMeter: rowCount / meters)
        .write(to: path)
      let times = try (0..<3).map { _ in try ingest([path]) }.sorted { $0.seconds < $1.seconds }
      let median = times[1]
      let bytes = try size(path)
      var peer: Double?
      if format == .csv, let text = try peerAnswers("ingest", path).first?.last {
        peer = Double(text)
      }
      rows.append([
        format == .csv ? "CSV" : "line protocol", decimal(median.seconds, 2),
        decimal(Double(bytes) / 1e6 / median.seconds, 0),
        decimal(Double(rowCount) / 1e6 / median.seconds, 2),
        decimal(Double(median.peakBytes) / 1_048_576, 0),
        decimal(Double(median.storeBytes) / Double(rowCount), 2),
        peer.map { decimal($0, 2) } ?? "–",
        peer.map { decimal($0 / median.seconds, 2) + "x" } ?? "–",
      ])
    }
    printTable(
      "ingest of \(rowCount) points of \(meters) meters",
      [
        "s", "MB/s", "M points/s", "MiB held", "bytes a point", "DuckDB's COPY, s", "DuckDB / ours",
      ],
      rows)
  }

  /// One point a series: the cost of a series, which must not grow with their number.
  private func measureSeries() throws {
    var rows: [[String]] = []
    for count in [rowCount / 100, rowCount * 3 / 100, rowCount / 10] {
      let path = "\(folder)/series_\(count).lp"
      try MeterFile(format: .lineProtocol, meterCount: count, pointsPerMeter: 1).write(to: path)
      let taken = try ingest([path])
      rows.append([
        "\(count) series", decimal(taken.seconds, 2),
        decimal(taken.seconds * 1e6 / Double(count), 2),
        decimal(Double(taken.peakBytes) / 1_048_576, 0),
      ])
    }
    printTable("ingest of series of one point", ["s", "µs a series", "MiB held"], rows)
  }

  // MARK: What sections share

  struct Ingestion {
    let seconds: Double
    let peakBytes: Int
    let storeBytes: Int
    /// That the store did not hold before.
    let points: Int
  }

  /// Ingests files into a store that is made anew, at `path` or for the moment.
  func ingest(
    _ files: [String], to path: String? = nil, format: String? = nil, isCompacted: Bool = false
  ) throws -> Ingestion {
    let store = path ?? "\(folder)/moment.db"
    removeStore(store)
    defer { if path == nil { removeStore(store) } }
    var request = IngestRequest(patterns: files)
    request.bucket = "b"
    request.format = format
    request.table.tags = ["meter"]
    let began = DispatchTime.now().uptimeNanoseconds
    var report = ""
    let peak = try ProcessMemory.peak { report = try run(request, on: store) }
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9
    if isCompacted { try makeEngine(store).compactStore() }
    return Ingestion(
      seconds: seconds, peakBytes: peak, storeBytes: try size(store),
      points: insertedPoints(report))
  }

  /// The engine is gone when it returns: the store is one file then, without a log beside it.
  private func run(_ request: IngestRequest, on store: String) throws -> String {
    let report = try makeEngine(store, isCreated: true).ingest(request)
    if let failure = report.failure { throw failure }
    return report.json
  }

  private func insertedPoints(_ report: String) -> Int {
    let object = try? JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    let files = object?["files"] as? [[String: Any]] ?? []
    return files.reduce(0) { $0 + ($1["inserted"] as? Int ?? 0) }
  }

  func makeEngine(_ store: String, isCreated: Bool = false) throws -> Engine {
    var options = EngineOptions()
    options.store = .file(path: store, isCreated: isCreated)
    options.threadCount = 2
    return try Engine(options: options)
  }

  func removeStore(_ path: String) {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  func size(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }

  /// Median of warm runs in ms, compiling included.
  func median(_ engine: Engine, _ script: String, runs: Int = 7) throws -> Double {
    var times: [Double] = []
    for run in 0...runs {
      let start = DispatchTime.now().uptimeNanoseconds
      _ = try engine.makeSession().countRows(script, name: "benchmark")
      if run > 0 { times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6) }
    }
    return times.sorted()[times.count / 2]
  }

  /// The lines that the peers' script prints for a section, in words; none without peers.
  func peerAnswers(_ section: String, _ arguments: String...) throws -> [[String]] {
    guard let peers else { return [] }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: peers.python)
    process.arguments = [peers.script, folder, section] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
  }

  func printTable(_ title: String, _ columns: [String], _ rows: [[String]]) {
    print("\n| \(title) | " + columns.joined(separator: " | ") + " |")
    print("|---|" + String(repeating: "---:|", count: columns.count))
    for row in rows { print("| " + row.joined(separator: " | ") + " |") }
  }
}

func decimal(_ value: Double, _ digits: Int) -> String {
  String(format: "%.\(digits)f", value)
}
