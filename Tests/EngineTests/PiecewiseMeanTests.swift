import TestSupport
import Testing

@testable import Engine

/// Upstream adds ints up piece by piece: each piece's sum wraps by itself, unless it has a null.
@Suite struct PiecewiseMeanTests {
  /// 2^62 and 2^63 as uints; the mean of each table, and of all of them together.
  private func mean(_ steps: String, threads: Int) throws -> String {
    var options = EngineOptions()
    options.threadCount = threads
    options.store = .none
    var bytes: [UInt8] = []
    let script = """
      import "array"
      import "internal/debug"
      quarter = uint(v: 4611686018427387904)
      half = quarter + quarter
      array.from(rows: [
        {k: "a", _value: half}, {k: "a", _value: quarter}, {k: "b", _value: half},
        {k: "c", _value: half}, {k: "c", _value: half},
        {k: "d", _value: half}, {k: "d", _value: half}, {k: "d", _value: debug.null(type: "uint")},
      ])
        \(steps)
        |> map(fn: (r) => ({_value: r._value / float(v: quarter)}))
      """
    _ = try Engine(options: options).run(script, name: "<test>", format: .csv) {
      bytes.append(contentsOf: $0)
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").dropFirst()
      .joined(separator: " ")
  }

  @Test(arguments: [1, 3])
  func sumsOfPiecesWrap(threads: Int) throws {
    let without = "|> filter(fn: (r) => r.k != \"d\")"
    let tables = "\(without) |> group(columns: [\"k\"]) |> mean()"
    #expect(try mean(tables, threads: threads) == "1.5 2 0")
    // One piece: 9 quarters less two whole turns of 4.
    let one = "\(without) |> mean()"
    #expect(try mean(one, threads: threads) == "0.2")
    let both = "|> set(key: \"all\", value: \"x\") |> group(columns: [\"all\"]) |> mean()"
    #expect(try mean("\(without) \(both)", threads: threads) == "0.2")
    // Three pieces of 3, 2 and 4 quarters, of which the last one wraps to 0.
    let pieces =
      "\(without) |> group(columns: [\"k\"]) |> filter(fn: (r) => exists r._value) |> group() |> mean()"
    #expect(try mean(pieces, threads: threads) == "1")
    let folded = """
      \(without) |> set(key: "all", value: "x") |> group(columns: ["k"])
        |> filter(fn: (r) => exists r._value) |> group(columns: ["all"]) |> mean()
      """
    #expect(try mean(folded, threads: threads) == "1")
  }

  @Test func aPieceWithANullDoesNotWrap() throws {
    let null = "|> filter(fn: (r) => r.k == \"d\") |> mean()"
    #expect(try mean(null, threads: 1) == "2")
  }
}
