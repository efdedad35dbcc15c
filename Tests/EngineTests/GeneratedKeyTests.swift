import TestSupport
import Testing

@testable import Engine

/// `generate.from` names `_start` and `_stop` in the group key only: rows do not show them, what is
/// made from the key does.
@Suite struct GeneratedKeyTests {
  private func rows(_ steps: String) throws -> String {
    var bytes: [UInt8] = []
    let script = """
      import "generate"
      generate.from(start: 2024-01-01, stop: 2024-01-02, count: 4, fn: (n) => n * n)
      """
    _ = try makeTestEngine().run(script + steps, name: "<test>", format: .csv) {
      bytes.append(contentsOf: $0)
    }
    return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  private static let day = "2024-01-01T00:00:00Z,2024-01-02T00:00:00Z"

  @Test(arguments: [
    ("|> limit(n: 1)", "_time,_value\n2024-01-01T00:00:00Z,0\n"),
    ("|> max()", "_time,_value\n2024-01-01T18:00:00Z,9\n"),
    ("|> sum()", "_start,_stop,_value\n\(day),14\n"),
    ("|> tail(n: 3) |> sort(desc: true) |> count()", "_start,_stop,_value\n\(day),3\n"),
    ("|> difference() |> max() |> sum()", "_start,_stop,_value\n\(day),5\n"),
    ("|> limit(n: 2) |> distinct()", "_start,_stop,_value\n\(day),0\n\(day),1\n"),
    (
      "|> reduce(identity: {n: 0}, fn: (r, accumulator) => ({n: accumulator.n + 1}))",
      "_start,_stop,n\n\(day),4\n"
    ),
    ("|> sum() |> keys()", "_start,_stop,_value\n\(day),_start\n\(day),_stop\n"),
    (
      "|> range(start: 2024-01-01T06:00:00Z, stop: 2024-01-03) |> count()",
      "_start,_stop,_value\n2024-01-01T06:00:00Z,2024-01-02T00:00:00Z,3\n"
    ),
    ("|> group() |> sum()", "_value\n14\n"),
    ("|> map(fn: (r) => ({r with _value: r._value + 1})) |> sum()", "_value\n18\n"),
    ("|> keep(columns: [\"_value\"]) |> sum()", "_value\n14\n"),
  ])
  func keyIsShownByWhatIsMadeFromIt(steps: String, csv: String) throws {
    #expect(try rows("\n" + steps) == csv)
  }
}
