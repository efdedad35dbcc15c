import Engine
import Foundation

/// What Tab costs on a store of very many series, and how long a shell on it takes to be there.
///
/// The store holds one point of each of a million meters, in ten regions.
struct CompletionBenchmark {
  static let seriesCount = 1_000_000
  private static let runs = 21

  /// The texts before the cursor.
  private static let places: [(name: String, text: String)] = [
    ("bucket", "from(bucket: \"me"),
    ("measurement", "from(bucket: \"meters\") |> filter(fn: (r) => r._measurement == \"lo"),
    ("field", "from(bucket: \"meters\") |> filter(fn: (r) => r._field == \"k"),
    ("tag", "from(bucket: \"meters\") |> filter(fn: (r) => r.me"),
    ("tag value of 10", "from(bucket: \"meters\") |> filter(fn: (r) => r.region == \"r"),
    ("tag value of 1,000,000", "from(bucket: \"meters\") |> filter(fn: (r) => r.meter == \"m0"),
    (
      "tag value, all but typed",
      "from(bucket: \"meters\") |> filter(fn: (r) => r.meter == \"m09999"
    ),
    ("piped function", "from(bucket: \"meters\") |> agg"),
    ("argument", "from(bucket: \"meters\") |> aggregateWindow(ev"),
  ]

  let store: String

  /// Makes the store unless it is there.
  init(folder: String) throws {
    store = "\(folder)/series_\(Self.seriesCount).db"
    if FileManager.default.fileExists(atPath: store) { return }
    let series = (0..<Self.seriesCount).lazy.map { number in
      let digits = String(number)
      let name = "m" + String(repeating: "0", count: 7 - digits.count) + digits
      return SeriesPoints(
        tags: [("meter", name), ("region", "r\(number % 10)")],
        times: [1_700_000_000_000_000_000], values: [Double(number % 977)])
    }
    try engine(isCreated: true).writePoints(
      bucket: "meters", measurement: "load", field: "kwh", series: series)
  }

  private func engine(isCreated: Bool = false) throws -> Engine {
    var options = EngineOptions()
    options.store = .file(path: store, isCreated: isCreated)
    return try Engine(options: options)
  }

  /// A Markdown table: median and worst time of each place in ms, in one session, and of the first
  /// Tab of a session that has just been opened.
  func report(program: String) throws {
    print("\n| completion, \(Self.seriesCount) series, ms | first | median | worst |")
    print("|---|---:|---:|---:|")
    for (name, text) in Self.places {
      let first = try (0..<5).map { _ in
        let engine = try engine()
        return milliseconds { _ = engine.makeSession().completion(of: text) }
      }
      let session = try engine().makeSession()
      let times = (0..<Self.runs).map { _ in milliseconds { _ = session.completion(of: text) } }
      row(name, [median(first), median(times), times.max() ?? 0])
    }
    guard FileManager.default.isExecutableFile(atPath: program) else { return }
    let times = try (0..<Self.runs).map { _ in try startUp(program) }
    row("shell started and left", [times[0], median(times), times.max() ?? 0])
  }

  /// Milliseconds from the start of a shell to its end, when there is nothing to do.
  private func startUp(_ program: String) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["shell", "--no-init", "--store", store]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let start = DispatchTime.now().uptimeNanoseconds
    try process.run()
    process.waitUntilExit()
    return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6
  }

  private func milliseconds(_ body: () -> Void) -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    body()
    return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6
  }

  private func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

  private func row(_ name: String, _ times: [Double]) {
    let cells = times.map { String(format: "%.2f", $0) }
    print("| \(name) | " + cells.joined(separator: " | ") + " |")
  }
}
