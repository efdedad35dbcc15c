import Testing

/// Secrets of the environment, which belong to the process: here one of its own.
@Suite("Secrets of the environment")
struct EnvironmentSecretTests {
  private static let environment = ["GRIDFLUX_SECRET_GRID_TEST": "lq93vw"]
  private static let script =
    "import \"array\"\nimport \"influxdata/influxdb/secrets\"\nkey = secrets.get(key: \"grid_test\")\n"

  private func run(_ arguments: [String], _ rest: String) throws -> CommandLineRunner.Outcome {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    try runner.write(Self.script + rest, to: "secret.flux")
    return try runner.run(arguments + ["secret.flux"], environment: Self.environment)
  }

  @Test("a script gets them")
  func value() throws {
    #expect(try run(["run"], "key").output == "lq93vw\n")
  }

  @Test("no message and no plan shows them")
  func hidden() throws {
    let failed = try run(["run"], "from(bucket: key) |> range(start: 0)")
    #expect(failed.status == 1)
    let planned = try run(
      ["explain"],
      "array.from(rows: [{a: \"lq93vw\"}]) |> filter(fn: (r) => r.a == \"lq93vw\")")
    #expect(planned.status == 0, "\(planned)")
    for shown in [failed.errors, planned.output] {
      #expect(shown.contains("***"), "\(shown)")
      #expect(!shown.contains("lq93vw"))
    }
  }
}
