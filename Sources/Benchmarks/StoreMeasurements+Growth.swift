import Engine
import Foundation

extension StoreMeasurements {
  private static let all =
    "from(bucket: \"b\") |> range(start: 2000-01-01T00:00:00Z, stop: 2250-01-01T00:00:00Z)"

  /// Steps whose state does not grow with the rows.
  private static let bounded: [(name: String, script: String)] = [
    ("mean", "\(all) |> mean()"), ("count", "\(all) |> group() |> count()"),
    ("stddev", "\(all) |> stddev()"), ("median", "\(all) |> median()"),
    ("daily mean", "\(all) |> aggregateWindow(every: 1d, fn: mean, createEmpty: false)"),
    ("filter, count", "\(all) |> filter(fn: (r) => r._value > 40000.0) |> count()"),
    ("map, sum", "\(all) |> map(fn: (r) => ({r with _value: r._value * 0.5})) |> sum()"),
    ("last", "\(all) |> last()"),
  ]

  /// The same questions on a tenth of the rows and on all: time, memory, and what is read.
  func measureGrowth() throws {
    let counts = [rowCount / 10, rowCount]
    let stores = try counts.map { count in
      let store = "\(folder)/growth_\(count).db"
      removeStore(store)
      try loadSeries(store, count: count) { Double(20_000 + MeterFile.value(1, $0) * 6) }
      return store
    }
    defer { stores.forEach(removeStore) }
    var rows: [[String]] = []
    for (name, script) in Self.bounded {
      var works: [WorkCount] = []
      var held: [Int] = []
      var times: [Double] = []
      for store in stores {
        let engine = try makeEngine(store)
        works.append(try engine.makeSession().countWork(script, name: "benchmark"))
        // An engine of its own: what one keeps from query to query belongs to the query.
        held.append(
          try ProcessMemory.peak {
            _ = try makeEngine(store).makeSession().countRows(script, name: "benchmark")
          })
        times.append(try median(engine, script, runs: 3))
      }
      let growth = zip(works[0].all, works[1].all).map { less, more -> Double in
        if less == 0 { return more == 0 ? 1 : .infinity }
        return Double(more) / Double(less)
      }
      let slower = times[1] / max(times[0], 0.001)
      rows.append([
        name, decimal(times[0], 2), decimal(times[1], 2), decimal(slower, 1) + "x",
        decimal(growth.max() ?? 0, 1) + "x", decimal(Double(held[1]) / 1_048_576, 0),
      ])
    }
    printTable(
      "growth from \(counts[0]) rows to \(counts[1])",
      ["ms", "ms", "time", "rows, bytes, segments read, at most", "MiB held"], rows)
  }

  /// One series of a point a minute, in pieces, so that the program holds few of them.
  private func loadSeries(
    _ store: String, count: Int, value: (Int) -> Double
  ) throws {
    let engine = try makeEngine(store, isCreated: true)
    let piece = 1_000_000
    for start in stride(from: 0, to: count, by: piece) {
      let rows = start..<min(start + piece, count)
      let times = rows.map { 978_307_200_000_000_000 + Int64($0) * 60_000_000_000 }
      let values = rows.map(value)
      try engine.writePoints(
        bucket: "b", measurement: "demand", field: "ND",
        series: [SeriesPoints(tags: [], times: times, values: values)])
    }
  }

  /// Bytes of the store's file a point: the demand files as they are published, national demand a
  /// minute apart as the speed rows have it, and meters of three decimals; as ingested, and after
  /// `store compact`.
  func measureBytes() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: nesoFolder).sorted()
      .filter { $0.hasPrefix("demanddata_") && $0.hasSuffix(".csv") }
    let meters = "\(folder)/bytes.lp"
    let meterCount = min(1_000, max(rowCount / 1_000, 1))
    try MeterFile(
      format: .lineProtocol, meterCount: meterCount, pointsPerMeter: rowCount / meterCount
    ).write(to: meters)
    defer { try? FileManager.default.removeItem(atPath: meters) }
    var rows: [[String]] = []
    for (name, files) in [
      ("demand files, all columns", names.map { "\(nesoFolder)/\($0)" }),
      ("meters of three decimals", [meters]),
    ] {
      let cells = try [false, true].map { isCompacted in
        let taken = try ingest(files, isCompacted: isCompacted)
        return decimal(Double(taken.storeBytes) / Double(max(taken.points, 1)), 2)
      }
      rows.append([name] + cells)
    }
    let demand = try Benchmarks.demand(folder: nesoFolder)
    let cells = try [false, true].map { isCompacted in
      let store = "\(folder)/demand.db"
      removeStore(store)
      defer { removeStore(store) }
      try loadSeries(store, count: rowCount) { demand[$0 % demand.count] }
      if isCompacted { try makeEngine(store).compactStore() }
      return decimal(Double(try size(store)) / Double(rowCount), 2)
    }
    rows.append(["national demand alone"] + cells)
    printTable("bytes a point", ["as ingested", "compacted"], rows)
  }
}
