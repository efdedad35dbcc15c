import Columnar
import Foundation
import Planning
import Store
import TestSupport
import Testing

/// Sums and means through whole queries, against sums that lose nothing.
@Suite struct ExactSumAgreementTests {
  private let conditions = Conditions.masks.flatMap { mask in
    [1, 7].map { Conditions(via: mask, threadCount: $0, batchRowsMax: 100, form: "") }
  }

  @Test(arguments: 0..<6) func sumsOfQueriesAreRoundedOnce(kind: Int) throws {
    var dice = Dice(seed: AgreementEnvironment.seed &+ UInt64(kind))
    let values = Self.values(kind, count: 700, &dice)
    let minute: Int64 = 60_000_000_000
    let times = values.indices.map { RandomRows.firstTime + Int64($0) * 5 * minute }
    let store = try Store.open(path: ":memory:", options: Self.options)
    let writer = try store.beginWrite(bucket: "b")
    try times.withUnsafeBufferPointer { times in
      try values.withUnsafeBufferPointer { values in
        try writer.append(
          measurement: "m", tags: [], field: "f", times: times, values: .floats(values))
      }
    }
    _ = try writer.commit()
    let days = Dictionary(grouping: values.indices) { $0 / 288 }.sorted { $0.key < $1.key }
    let expected: [String: [Double]] = [
      "sum()": [Self.exactSum(values)],
      "mean()": [Self.exactSum(values) / Double(values.count)],
      "group() |> sum()": [Self.exactSum(values)],
      "aggregateWindow(every: 1d, fn: sum)": days.map {
        Self.exactSum($0.value.map { values[$0] })
      },
      "window(every: 1d) |> sum()": days.map { Self.exactSum($0.value.map { values[$0] }) },
    ]
    for condition in conditions {
      for (steps, sums) in expected {
        let script =
          "from(bucket: \"b\") |> range(start: 2024-03-29T00:00:00Z, stop: 2024-04-30)"
          + " |> \(steps) |> keep(columns: [\"_value\"])"
        let found = try floats(script, over: try store.session(), condition)
        #expect(
          found.map(\.bitPattern) == sums.map(\.bitPattern), "\(steps), \(condition), kind \(kind)")
      }
    }
  }

  private static var options: StoreOptions {
    var options = StoreOptions()
    options.segmentRowsMax = 256
    options.bufferedRowsMax = 0
    return options
  }

  /// Values whose plain sums go wrong in different ways.
  private static func values(_ kind: Int, count: Int, _ dice: inout Dice) -> [Double] {
    let plain = (0..<count).map { _ in Double.random(in: -1...1, using: &dice) }
    switch kind {
    case 0: return plain.map { ($0 * 1e6).rounded() / 10 }
    case 1: return plain.map { $0 * pow(10, Double(dice.number(-300...300))) }
    case 2:
      return (plain.prefix(count / 2) + plain.prefix(count / 2).map(-)).map { $0 * 1e15 } + [1e-9]
    case 3: return plain.map { $0 > 0 ? 1e308 : -1e308 } + [1e292]
    case 4: return plain.map { $0 * 0x1p-1030 }
    default: return plain.map { $0 > 0.99 ? 0x1p53 : 1 + $0 * 0x1p-52 }
    }
  }

  /// The sum as if made of integers of any length, rounded once, ties to even.
  private static func exactSum(_ values: [Double]) -> Double {
    // In units of 2^-1074; 34 digits of 63 bits hold any sum of a few thousand doubles.
    var digits = [Int](repeating: 0, count: 36)
    for value in values {
      let exponent = max(Int(value.exponentBitPattern), 1) - 1
      let hidden: UInt64 = value.exponentBitPattern > 0 ? 1 << 52 : 0
      var mantissa = value.significandBitPattern | hidden
      // One digit holds 60 bits; the rest of its word takes the carries of the sum.
      var place = exponent / 60
      let low = (mantissa << UInt64(exponent % 60)) & (1 << 60 - 1)
      mantissa >>= UInt64(60 - exponent % 60)
      let sign = value.sign == .minus ? -1 : 1
      digits[place] += sign * Int(low)
      place += 1
      digits[place] += sign * Int(exponent % 60 == 0 ? 0 : mantissa)
      normalise(&digits)
    }
    let isNegative = (digits.last { $0 != 0 } ?? 0) < 0
    if isNegative {
      digits = digits.map(-)
      normalise(&digits)
    }
    let magnitude = rounded(digits)
    return isNegative ? -magnitude : magnitude
  }

  /// Makes all digits but the highest lie in 0 ..< 2^60.
  private static func normalise(_ digits: inout [Int]) {
    for index in digits.indices.dropLast() {
      let carry = digits[index] >> 60
      digits[index] -= carry << 60
      digits[index + 1] += carry
    }
  }

  private static func rounded(_ digits: [Int]) -> Double {
    func bit(_ index: Int) -> Bool { digits[index / 60] >> (index % 60) & 1 == 1 }
    guard let highest = (0..<(60 * digits.count)).last(where: bit) else { return 0 }
    let lowest = max(0, highest - 52)
    var mantissa: UInt64 = 0
    for index in (lowest...highest).reversed() { mantissa = mantissa << 1 | (bit(index) ? 1 : 0) }
    if lowest > 0, bit(lowest - 1) {
      let isMore = (0..<(lowest - 1)).contains(where: bit)
      if isMore || mantissa & 1 == 1 { mantissa += 1 }
    }
    return lowest > 2_045
      ? .infinity : Double(sign: .plus, exponent: lowest - 1_074, significand: Double(mantissa))
  }

  private func floats(
    _ script: String, over database: any Database, _ conditions: Conditions
  ) throws -> [Double] {
    let (failure, batches) = runKeepingBatches(script, over: database, conditions)
    if let failure { throw failure }
    return batches.flatMap { batch in
      (0..<batch.tableCount).flatMap { table in
        batch.rows(ofTable: table).compactMap { row in
          guard case .float(let value) = batch.scalar(column: 0, row: row, table: table) else {
            return nil
          }
          return value
        }
      }
    }
  }
}
