import CStore
import Columnar
import Foundation
import Testing

@testable import Store

@Suite struct EncodingTests {
  private static let nasty: [Double] = [
    0, -0.0, 1, -1, 0.1, 0.3, 1e-300, -1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
    .ulpOfOne, 9_007_199_254_740_992, 123_456.789, 2_251_799_813_685_248, -2_251_799_813_685_247,
    .pi, 1 / 3,
  ]

  /// Decimals that mostly stay and sometimes jump far, both ways: as a cable's flow does.
  private static func steps(_ row: Int) -> UInt64 {
    (Double(row / 40 * 977 % 3_001 - 1_500 + row % 40 / 39) / 10).bitPattern
  }

  private func roundTrip(_ words: [UInt64], floats: Bool) throws -> (words: [UInt64], bytes: Int) {
    var writer = ByteWriter()
    words.withUnsafeBufferPointer { EncodedWords.encode($0, floats: floats, to: &writer) }
    let blob = BlobBytes(writer.bytes)
    return (try EncodedWords(blob, at: 0..<blob.count).decodeAll(), writer.bytes.count)
  }

  @Test(arguments: [1, 2, 3, 5, 255, 256, 257, 1_023, 1_024, 1_025, 5_000])
  func everyKindOfWordsComesBack(count: Int) throws {
    var numbers = SeededNumbers(UInt64(count))
    let kinds: [(Int) -> UInt64] = [
      { _ in 42 }, { UInt64($0) }, { UInt64(bitPattern: Int64(-$0 * $0 * 7)) },
      { $0 % 2 == 0 ? .max : 0 }, { $0 % 3 == 0 ? 1 << 63 : (1 << 63) - 1 },
      { _ in UInt64.random(in: .min ... .max, using: &numbers) },
      { (Double($0 % 50) / 1_000).bitPattern },
      { _ in Double.random(in: -1...1, using: &numbers).bitPattern },
      { Self.nasty[$0 % Self.nasty.count].bitPattern },
      { (-Double($0) / 4).bitPattern }, Self.steps,
    ]
    for (kind, make) in kinds.enumerated() {
      let words = (0..<count).map(make)
      for floats in [false, true] {
        #expect(try roundTrip(words, floats: floats).words == words, "kind \(kind) \(floats)")
      }
    }
  }

  @Test func decimalsTakeLittleRoom() throws {
    var numbers = SeededNumbers(3)
    let meters = (0..<65_536).map { _ in
      (Double(Int.random(in: 0..<2_000, using: &numbers)) / 1_000).bitPattern
    }
    #expect(try roundTrip(meters, floats: true).bytes < 65_536 * 3 / 2)
    let regular = (0..<65_536).map { UInt64($0) * 1_800_000_000_000 }
    #expect(try roundTrip(regular, floats: false).bytes < 4_000)
  }

  /// Few distinct changes take less than the widest of them would.
  @Test func rareJumpsTakeLittleRoom() throws {
    let words = (0..<1_024).map(Self.steps)
    var block = [UInt8](repeating: 0, count: Int(GRIDFLUX_BLOCK_BYTES_MAX))
    var number: Int32 = -1
    let count = gridflux_block_encode(words, 1_024, true, &block, &number)
    #expect(number == 5)
    #expect(count < 1_024 / 4)
    var out = [UInt64](repeating: 0, count: 1_024)
    #expect(gridflux_block_decode(block, count, 1_024, &out))
    #expect(out == words)
  }

  @Test func stringsComeBack() throws {
    var writer = ByteWriter()
    let strings = (0..<3_000).map {
      ["", "a", "\0", "né", String(repeating: "x", count: $0)][$0 % 5]
    }
    EncodedStrings.encode(strings[...], to: &writer)
    let blob = BlobBytes(writer.bytes)
    let encoded = try EncodedStrings(blob, at: 0..<blob.count)
    #expect(try encoded.codes.decodeAll().map { try encoded.string($0) } == strings)
  }

  /// Damaged blocks are refused or give wrong words; they never reach outside of their bytes.
  @Test(arguments: [false, true]) func damagedBlocksDoNoHarm(jumps: Bool) throws {
    var numbers = SeededNumbers(9)
    let words = (0..<1_024).map { row in
      jumps ? Self.steps(row) : ((Double(row % 97) * 1.37).rounded() / 8).bitPattern
    }
    var block = [UInt8](repeating: 0, count: Int(GRIDFLUX_BLOCK_BYTES_MAX))
    let count = gridflux_block_encode(words, 1_024, true, &block, nil)
    var out = [UInt64](repeating: 0, count: 1_024)
    for _ in 0..<2_000 {
      var bytes = Array(block[..<Int.random(in: 0...count, using: &numbers)])
      if !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
      _ = gridflux_block_decode(
        bytes, bytes.count, Int32.random(in: 0...1_024, using: &numbers), &out)
    }
  }

  @Test func keysSortAsGroupKeysDo() throws {
    let sets: [[SeriesKey.Tag]] = [
      [], [("b", "1")], [("a", "1")], [("a", "1"), ("b", "1")], [("a", "1\0x")],
      [("a", "1"), ("c", "")],
      [("a", "10")], [("aa", "1")], [("a", "2")],
    ]
    // The key that lacks the smaller label is less; then by value.
    func less(_ left: [SeriesKey.Tag], _ right: [SeriesKey.Tag]) -> Bool {
      for label in Set((left + right).map(\.label)).sorted() {
        let (l, r) = (left.first { $0.label == label }, right.first { $0.label == label })
        if let l, let r, l.value != r.value {
          return l.value.utf8.lexicographicallyPrecedes(r.value.utf8)
        }
        if (l == nil) != (r == nil) { return l == nil }
      }
      return false
    }
    for left in sets {
      #expect(try SeriesKey.decode(SeriesKey.encode(left)).map(\.value) == left.map(\.value))
      for right in sets {
        #expect(
          SeriesKey.precedes(SeriesKey.encode(left), SeriesKey.encode(right)) == less(left, right),
          "\(left) \(right)")
      }
    }
  }

  @Test func exactSumsOfThreeParts() {
    var numbers = SeededNumbers(11)
    for _ in 0..<500 {
      let values = (0..<Int.random(in: 1...300, using: &numbers)).map { _ in
        Double.random(in: -1...1, using: &numbers)
          * pow(10, Double.random(in: -8...8, using: &numbers))
      }
      var parts = [0.0, 0.0, 0.0]
      guard gridflux_sum_exactly(values, values.count, &parts) else { continue }
      var exact = ExactSum()
      for value in values { exact.add(value) }
      #expect(ExactSum(expansion: parts).rounded() == exact.rounded())
    }
  }
}
