import Foundation
import Testing

/// A store with two months of half-hours, both changes of the clocks inside; each test has a copy.
enum ShellFixture {
  /// Made once, by whichever test asks first; kept in memory, so that no file stays behind.
  private static let storeBytes = Result { try make() }

  /// Half-hours of 2023-03-20 to 2023-04-02 and of 2023-10-23 to 2023-11-05, UTC.
  private static func make() throws -> Data {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    var lines = "SETTLEMENT_DATE,SETTLEMENT_PERIOD,ND,TSD\n"
    for (month, days, short, long) in [("MAR", 20...31, 26, 0), ("OCT", 23...31, 0, 29)] {
      for day in days {
        let periods = day == short ? 46 : day == long ? 50 : 48
        for period in 1...periods {
          let value = 20_000 + 100 * abs(24 - period) + day
          lines += "\(day)-\(month)-2023,\(period),\(value),\(value + 500)\n"
        }
      }
    }
    try runner.write(lines, to: "demanddata_2023.csv")
    try runner.write(
      """
      import "array"
      array.from(rows: [
        {_time: 2023-03-20T00:00:00Z, _measurement: "meter", _field: "kwh", id: "m0001", _value: 1.5},
        {_time: 2023-03-20T00:00:00Z, _measurement: "meter", _field: "kwh", id: "m0002", _value: 2.5},
        {_time: 2023-03-20T00:00:00Z, _measurement: "meter", _field: "kwh", id: "x9 日本", _value: 3.5},
        {_time: 2023-03-20T00:00:00Z, _measurement: "meter", _field: "kwh", id: "e\\x1b[2J\\x07", _value: 4.5},
      ]) |> group(columns: ["_measurement", "_field", "id"]) |> to(bucket: "meters")
      """, to: "seed.flux")
    let ingested = try runner.run(["ingest", "--store", "grid.db", "demanddata_2023.csv"])
    try #require(ingested.status == 0, "\(ingested)")
    let written = try runner.run(["run", "--store", "grid.db", "seed.flux"])
    try #require(written.status == 0, "\(written)")
    let copied = try runner.run(["store", "backup", "--store", "grid.db", "copy.db"])
    try #require(copied.status == 0, "\(copied)")
    return try Data(contentsOf: runner.folder.appendingPathComponent("copy.db"))
  }

  /// A shell on a store of its own, at its first prompt, for as long as `body` runs; then left.
  static func withShell(
    _ columns: Int, arguments: [String] = [], environment: [String: String] = [:],
    _ body: (TerminalProgram, CommandLineRunner) throws -> Void
  ) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let terminal = try shell(
      runner, columns: columns, arguments: arguments, environment: environment)
    try body(terminal, runner)
    #expect(terminal.leave() == 0)
  }

  /// The shell on a store in the runner's folder, at its first prompt.
  static func shell(
    _ runner: CommandLineRunner, columns: Int, arguments: [String] = [],
    environment: [String: String] = [:]
  ) throws -> TerminalProgram {
    let store = runner.folder.appendingPathComponent("grid.db")
    if !FileManager.default.fileExists(atPath: store.path) {
      try storeBytes.get().write(to: store)
    }
    let terminal = try TerminalProgram(
      ["shell", "--store", store.path] + arguments, folder: runner.folder, columns: columns,
      environment: environment)
    terminal.expectPrompt()
    return terminal
  }

  static let demand =
    "from(bucket: \"neso\") |> range(start: 2023-01-01, stop: 2024-01-01)"
    + " |> filter(fn: (r) => r._field == \"ND\")"
}
