import CAllocations
import Columnar
import Diagnostics
import Engine
import Execution
import Planning
import Store
import TestSupport

/// A table costs no heap object, or thousands of meters would cost millions: this counts what
/// queries over very many tables ask the C library for, as they run in a release.
///
/// usage: ObjectCount [SERIES]
/// Exit code 1 where a query asks for one object or more for a hundred tables.
@main
struct ObjectCount {
  static let tablesOfAnObject = 100
  static let rowsOfATable = 48
  static let firstTime: Int64 = 1_711_670_400_000_000_000
  static let range = "range(start: 2024-03-29T00:00:00Z, stop: 2024-04-02T00:00:00Z)"

  static let pipelines = [
    "aggregateWindow(every: 1d, fn: sum)", "aggregateWindow(every: 1d, fn: mean)",
    "aggregateWindow(every: 1d, fn: max)", "window(every: 1d) |> sum()", "sum()", "max()",
    "filter(fn: (r) => r._value >= 0.0) |> sum()",
    "map(fn: (r) => ({r with _value: r._value * 2.0})) |> sum()",
  ]

  static func main() throws {
    let series = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
    let engine = try filledEngine(series: series)
    var isMet = true
    for source in ["store", "memory"] {
      for paths in ["all", "source,vector", "none"] where source == "store" || paths != "all" {
        for pipeline in pipelines {
          let (objects, tables) = try count(
            "\(range) |> \(pipeline)", from: source, AllowedPaths(list: paths), engine)
          let holds = objects * tablesOfAnObject < tables
          isMet = isMet && holds
          print(
            holds ? "  " : "! ",
            "\(objects) objects for \(tables) tables from \(source), --via \(paths): \(pipeline)")
        }
      }
    }
    if !isMet {
      print("a query asks for one object or more for \(tablesOfAnObject) tables")
      exitWithFailure()
    }
  }

  /// What a run asks for once an earlier one has opened connections and filled caches.
  private static func count(
    _ steps: String, from source: String, _ paths: AllowedPaths, _ engine: Engine
  ) throws -> (objects: Int, tables: Int) {
    let session = engine.makeSession()
    var settings = session.settings()
    settings.via = paths.mask
    let query = try session.prepare(
      SourceText(name: "count", text: "from(bucket: \"b\") |> \(steps)"), settings)
    var results = query.outcome.results
    if source == "memory" {
      let batches = try readAll(results, settings.makeContext())
      results = replacingSources(results, with: BatchSource("batches", batches))
    }
    var counted = (objects: 0, tables: 0)
    for _ in 0..<2 {
      let context = settings.makeContext()
      let physical = try plan(try optimize(results, context: context), context: context)
      var tables = 0
      let before = gridflux_test_allocations_of_all_threads()
      try execute(physical, context: context) { _, batch in
        tables += batch.tableCount - (batch.continuesTable ? 1 : 0)
      }
      counted = (gridflux_test_allocations_of_all_threads() - before, tables)
    }
    return counted
  }

  /// An engine on a store in memory with one day of half-hours of each series.
  private static func filledEngine(series: Int) throws -> Engine {
    var options = EngineOptions()
    options.store = .memory
    options.threadCount = 2
    let engine = try Engine(options: options)
    let times = (0..<rowsOfATable).map { firstTime + Int64($0) * 1_800_000_000_000 }
    try engine.writePoints(
      bucket: "b", measurement: "m", field: "f",
      series: (0..<series).lazy.map { number in
        SeriesPoints(
          tags: [("host", "m\(number)")], times: times,
          values: times.indices.map { Double(($0 &* number) % 7) })
      })
    return engine
  }
}
