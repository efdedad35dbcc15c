import Engine
import Foundation

/// Measures the engine on the peers' rows, and the peers in the same run.
///
/// usage: Benchmarks NESO_DIR WORK_DIR [ROWS] [PEERS_SCRIPT PYTHON FAMILY_PEERS_SCRIPT]
@main
struct Benchmarks {
  /// Times of one workload in ms, by column.
  typealias Row = [String: Double]

  static let masks: [(column: String, paths: String)] = [
    ("stats", "all"), ("no stats", "source,vector"), ("row by row", "none"),
  ]

  /// What a family does over rows is asked once more with nothing pushed down or compiled.
  static let familyMasks: [(column: String, paths: String)] = [
    ("ours", "all"), ("row by row", "none"),
  ]

  /// For work on one row or section: its name, or several joined by commas.
  private static var chosen: [String]? {
    ProcessInfo.processInfo.environment["GRIDFLUX_BENCH_ONLY"].map {
      $0.split(separator: ",").map(String.init)
    }
  }

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else {
      print("usage: Benchmarks NESO_DIR WORK_DIR [ROWS] [PEERS_SCRIPT PYTHON FAMILY_PEERS_SCRIPT]")
      exit(2)
    }
    let rowCount = arguments.count > 2 ? Int(arguments[2]) ?? 10_000_000 : 10_000_000
    let folder = arguments[1]
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let store = "\(folder)/bench_\(rowCount).db"
    if !FileManager.default.fileExists(atPath: store) {
      try load(store: store, demand: try demand(folder: arguments[0]), rowCount: rowCount)
    }
    let range = "start: 2001-01-01T00:00:00Z, stop: 2100-01-01T00:00:00Z"
    var rows = measure(workloads(range: range), masks, store: store)
    var peerColumns: [String] = []
    if arguments.count > 4, !rows.isEmpty {
      peerColumns = try peers(arguments[3], arguments, rowCount: rowCount, into: &rows)
    }
    report(workloads(range: range), rows, masks, peerColumns, rowCount: rowCount)

    var familyRows = measure(families(range: range), familyMasks, store: store)
    var familyColumns: [String] = []
    if arguments.count > 5, !familyRows.isEmpty {
      familyColumns = try peers(arguments[5], arguments, rowCount: rowCount, into: &familyRows)
    }
    report(
      families(range: range), familyRows, familyMasks, familyColumns, rowCount: rowCount / 10)
    if chosen?.contains("completion") ?? true {
      let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      try CompletionBenchmark(folder: folder).report(
        program: beside.appendingPathComponent("gridflux").path)
    }
    let storePeers = arguments.count > 5 ? (arguments[5] as NSString).deletingLastPathComponent : ""
    try StoreMeasurements(
      nesoFolder: arguments[0], folder: folder, rowCount: rowCount,
      peers: arguments.count > 5
        ? (script: storePeers + "/StorePeers.py", python: arguments[4]) : nil
    ).run(only: chosen)
  }

  /// Times of the workloads by name, with each mask.
  private static func measure(
    _ workloads: [Workload], _ masks: [(column: String, paths: String)], store: String
  ) -> [String: Row] {
    var rows: [String: Row] = [:]
    for (column, paths) in masks {
      for workload in workloads
      where chosen?.contains(where: { $0 == workload.name }) ?? true {
        // A median of seven at a floor of 40 ns a row on ten million rows would take minutes.
        let repeats = paths == "none" ? 1 : 7
        do {
          rows[workload.name, default: [:]][column] = try median(
            store: store, paths: paths, script: workload.script, repeats: repeats)
        } catch {
          print("# \(workload.name): \(error)")
        }
      }
    }
    return rows
  }

  /// Median of warm runs in ms, compiling included; results are batches that are counted.
  private static func median(
    store: String, paths: String, script: String, repeats: Int
  ) throws -> Double {
    var options = EngineOptions()
    options.store = .file(path: store, isCreated: false)
    options.paths = try AllowedPaths(list: paths)
    options.threadCount = 2
    let engine = try Engine(options: options)
    var times: [Double] = []
    for run in 0...repeats {
      let start = DispatchTime.now().uptimeNanoseconds
      _ = try engine.makeSession().countRows(script, name: "benchmark")
      let elapsed = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6
      if run > 0 { times.append(elapsed) }
    }
    return times.sorted()[times.count / 2]
  }

  /// National demand of all files, in file order.
  static func demand(folder: String) throws -> [Double] {
    var values: [Double] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasPrefix("demanddata_") && name.hasSuffix(".csv") {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      let lines = text.split(whereSeparator: \.isNewline)
      let header = lines.first.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let column = header?.firstIndex { $0.trimmingCharacters(in: ["\""]) == "ND" } ?? 2
      for line in lines.dropFirst() {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        if column < cells.count, let value = Double(cells[column]) { values.append(value) }
      }
    }
    return values
  }

  /// The peers' two tables as buckets.
  private static func load(store: String, demand: [Double], rowCount: Int) throws {
    var options = EngineOptions()
    options.store = .file(path: store, isCreated: true)
    let engine = try Engine(options: options)
    let start: Int64 = 978_307_200_000_000_000
    let began = DispatchTime.now().uptimeNanoseconds
    try engine.writePoints(
      bucket: "one", measurement: "demand", field: "ND",
      series: [
        SeriesPoints(
          tags: [], times: (0..<rowCount).map { start + Int64($0) * 60_000_000_000 },
          values: (0..<rowCount).map { demand[$0 % demand.count] })
      ])
    let each = rowCount / 1000
    let times = (0..<each).map { start + Int64($0) * 1_800_000_000_000 }
    let meters = (0..<1000).lazy.map { meter in
      let name = "meter_" + String(repeating: "0", count: 4 - String(meter).count) + String(meter)
      let first = meter * each
      return SeriesPoints(
        tags: [("meter", name)], times: times,
        values: (0..<each).map { demand[(first + $0) % demand.count] + Double(meter % 97) })
    }
    for (bucket, count) in [("many", 1000), ("hundred", 100)] {
      try engine.writePoints(
        bucket: bucket, measurement: "meters", field: "value", series: meters.prefix(count))
    }
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9
    let size = try FileManager.default.attributesOfItem(atPath: store)[.size] as? Int ?? 0
    print(
      "# loaded \(rowCount / 10 * 21) points in \(seconds) s, \(Double(size) / Double(rowCount / 10 * 21)) bytes a point"
    )
  }

  /// Runs the peers' script and reads the table that it prints.
  private static func peers(
    _ script: String, _ arguments: [String], rowCount: Int, into rows: inout [String: Row]
  ) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: arguments[4])
    process.arguments = [script, arguments[0], arguments[1], String(rowCount)]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var columns: [String] = []
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      let cells = line.split(separator: " ").map(String.init)
      if line.hasPrefix("#") {
        print(line)
      } else if cells.first == "query" {
        columns = cells.dropFirst().prefix { $0 != "ms," }.map { $0 }
      } else if let name = cells.first {
        for (column, cell) in zip(columns, cells.dropFirst()) {
          rows[name, default: [:]][column] = Double(cell)
        }
      }
    }
    return columns
  }

  /// A Markdown table: times in ms, how many times faster than the better peer, and why not where
  /// that is below 1.
  private static func report(
    _ workloads: [Workload], _ rows: [String: Row], _ masks: [(column: String, paths: String)],
    _ peerColumns: [String], rowCount: Int
  ) {
    let workloads = workloads.filter { rows[$0.name] != nil }
    if workloads.isEmpty { return }
    let columns = masks.map(\.column) + peerColumns
    let ratios = masks.map(\.column).filter { ["stats", "no stats", "ours"].contains($0) }
    let peers = ["duckdb", "polars"].filter(peerColumns.contains)
    let titles = peers.isEmpty ? [] : ratios.map { "\(peers.joined(separator: " or ")) / \($0)" }
    let reasonTitle = peers.isEmpty ? "" : " slower because |"
    print(
      "\n| \(rowCount) rows, ms, median | " + (columns + titles).joined(separator: " | ") + " |"
        + reasonTitle)
    print(
      "|---|" + String(repeating: "---:|", count: columns.count + titles.count)
        + (peers.isEmpty ? "" : "---|"))
    for workload in workloads {
      let row = rows[workload.name] ?? [:]
      var cells = columns.map { row[$0].map { String(format: "%.2f", $0) } ?? "–" }
      if !peers.isEmpty {
        let best = peers.compactMap { row[$0] }.min()
        let found = ratios.map { column in best.flatMap { best in row[column].map { best / $0 } } }
        cells += found.map { $0.map { String(format: "%.1fx", $0) } ?? "–" }
        let isSlower = found.contains { $0.map { $0 < 1 } ?? false }
        cells.append(isSlower ? workload.whySlower ?? "not known" : "")
      }
      print("| \(workload.name) | " + cells.joined(separator: " | ") + " |")
    }
  }
}
