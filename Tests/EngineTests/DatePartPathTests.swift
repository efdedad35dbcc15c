import Engine
import Testing

/// Parts of dates have a function of their own for columns of times: it gives what a call gives.
@Suite struct DatePartPathTests {
  private final class Output {
    var text = ""
  }

  private static let times = [
    "1700-01-01T00:00:00.000000001Z", "1969-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00Z",
    "2024-02-29T12:34:56.789Z", "2024-03-31T00:59:59Z", "2024-03-31T01:00:00Z",
    "2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z", "2262-01-01T23:47:16Z",
  ]
  private static let parts = [
    "year", "quarter", "month", "monthDay", "yearDay", "week", "weekDay", "hour", "minute",
  ]

  @Test(arguments: ["all", "none"], ["UTC", "Europe/London", "Asia/Kathmandu"])
  func columnsAgreeWithCalls(paths: String, zone: String) throws {
    var options = EngineOptions()
    options.paths = try AllowedPaths(list: paths)
    let rows = Self.times.map { time in
      let cells = Self.parts.map { "\($0): date.\($0)(t: \(time))" }
      return "{t: \(time), \(cells.joined(separator: ", "))}"
    }
    let tests = Self.parts.map { "r.\($0) == date.\($0)(t: r.t)" }
    let script = """
      import "array"
      import "date"
      import "timezone"
      option location = timezone.location(name: "\(zone)")
      array.from(rows: [\(rows.joined(separator: ", "))])
        |> map(fn: (r) => ({same: \(tests.joined(separator: " and "))}))
        |> filter(fn: (r) => r.same)
        |> count(column: "same")
      """
    let output = Output()
    try Engine(options: options).run(script, name: "test", format: .csv) {
      output.text += String(decoding: $0, as: UTF8.self)
    }
    let last = output.text.split(whereSeparator: \.isNewline).last
    #expect(last?.hasSuffix("\(Self.times.count)") == true, "\(output.text)")
  }
}
