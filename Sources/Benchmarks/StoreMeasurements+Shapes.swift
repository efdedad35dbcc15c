import Engine
import Foundation

extension StoreMeasurements {
  private static let all =
    "from(bucket: \"b\") |> range(start: 2022-01-01T00:00:00Z, stop: 2030-01-01T00:00:00Z)"

  private func oneMeter(_ meter: Int) -> String {
    "\(Self.all) |> filter(fn: (r) => r.meter == \"\(MeterFile.name(meter))\")"
  }

  /// Many series of few points: one of them, the last of each, and all of them.
  func measureWide() throws {
    var rows: [[String]] = []
    for (meters, points) in [(rowCount / 100, 48), (rowCount / 10, 5)] {
      let path = "\(folder)/wide_\(meters)_\(points).lp"
      let store = "\(folder)/wide_\(meters)_\(points).db"
      try MeterFile(format: .lineProtocol, meterCount: meters, pointsPerMeter: points)
        .write(to: path)
      let taken = try ingest([path], to: store)
      let one = oneMeter(meters / 2)
      let cold = try cold(store, one)
      let engine = try makeEngine(store)
      let last = try median(engine, "\(Self.all) |> last()")
      let answers = try peerAnswers("last", String(meters), String(points))
      let best = answers.compactMap { $0.last.flatMap(Double.init) }.min()
      rows.append([
        "\(meters) series of \(points) points", decimal(taken.seconds, 2),
        decimal(Double(taken.storeBytes) / Double(meters * points), 2),
        decimal(try median(engine, one), 2), decimal(cold, 2), decimal(last, 2),
        answers.map { $0.joined(separator: " ") }.joined(separator: ", "),
        best.map { decimal($0 / last, 2) + "x" } ?? "–",
      ])
      removeStore(store)
    }
    printTable(
      "many series",
      [
        "ingest s", "bytes a point", "one, ms", "one, store just opened, ms", "last of each, ms",
        "peers, ms", "better peer / ours",
      ], rows)
  }

  /// The first question to a store after it was opened: nothing of it is in this process's memory.
  private func cold(_ store: String, _ script: String) throws -> Double {
    let times = try (0..<5).map { _ in
      let start = DispatchTime.now().uptimeNanoseconds
      _ = try makeEngine(store).makeSession().countRows(script, name: "benchmark")
      return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6
    }
    return times.sorted()[times.count / 2]
  }

  /// A file a day: what each takes as the days go by, and in how many segments a series' month lies.
  func measureDailyLoads() throws {
    let meters = max(rowCount / 1_000, 1)
    let days = 60
    let store = "\(folder)/daily.db"
    removeStore(store)
    defer { removeStore(store) }
    var seconds: [Double] = []
    var segments = 0
    for day in 0..<days {
      let path = "\(folder)/day.lp"
      try? FileManager.default.removeItem(atPath: path)
      defer { try? FileManager.default.removeItem(atPath: path) }
      var file = MeterFile(format: .lineProtocol, meterCount: meters, pointsPerMeter: 48)
      file.firstPeriod = day * 48
      try file.write(to: path)
      let engine = try makeEngine(store, isCreated: day == 0)
      var request = IngestRequest(patterns: [path])
      request.bucket = "b"
      let start = DispatchTime.now().uptimeNanoseconds
      if let failure = try engine.ingest(request).failure { throw failure }
      seconds.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
      let month = day < 31 ? ("2023-01-01", "2023-02-01") : ("2023-02-01", "2023-03-01")
      let work = try engine.makeSession().countWork(
        """
        from(bucket: "b") |> range(start: \(month.0)T00:00:00Z, stop: \(month.1)T00:00:00Z)
          |> filter(fn: (r) => r.meter == "\(MeterFile.name(meters / 2))")
        """, name: "benchmark")
      segments = max(segments, work.segments)
    }
    let engine = try makeEngine(store)
    let one = oneMeter(meters / 2)
    let row = [
      decimal(seconds.prefix(10).reduce(0, +) / 10, 2),
      decimal(seconds.suffix(10).reduce(0, +) / 10, 2), decimal(seconds.max() ?? 0, 2),
      String(segments), decimal(try median(engine, one), 2), decimal(try cold(store, one), 2),
      decimal(Double(try size(store)) / Double(meters * days * 48), 2),
    ]
    printTable(
      "\(days) daily loads of \(meters) meters",
      [
        "first ten, s each", "last ten, s each", "longest, s",
        "segments of a series' month, at most",
        "one meter, ms", "one meter, store just opened, ms", "bytes a point",
      ], [["half-hourly"] + row])
  }
}
