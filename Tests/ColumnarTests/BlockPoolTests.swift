import Testing

@testable import Columnar

@Suite struct BlockPoolTests {
  @Test func buffersOfOneSizeShareMemory() throws {
    let budget = MemoryBudget(limitBytes: 1 << 24)
    var addresses: Set<UInt> = []
    for _ in 0..<10 {
      let buffer = try Buffer<UInt64>(capacity: 16_384, budget: budget)
      buffer.base[16_383] = 1
      addresses.insert(UInt(bitPattern: buffer.base))
    }
    #expect(addresses.count == 1)
    #expect(budget.usedBytes == 0)
  }

  @Test func queriesShareThePoolTheyAreGiven() throws {
    let pool = BlockPool()
    var addresses: Set<UInt> = []
    for _ in 0..<5 {
      let budget = MemoryBudget(limitBytes: 1 << 24, pool: pool)
      let buffer = try Buffer<UInt64>(capacity: 16_384, budget: budget)
      addresses.insert(UInt(bitPattern: buffer.base))
    }
    #expect(addresses.count == 1)
  }

  @Test func blocksInUseLieApart() throws {
    let budget = MemoryBudget(limitBytes: 1 << 28)
    var random = SplitMix64(seed: 3)
    for _ in 0..<20 {
      let buffers = try (0..<30).map { _ in
        try Buffer<UInt8>(
          capacity: Int.random(in: 1...300_000, using: &random), budget: budget)
      }
      for (number, buffer) in buffers.enumerated() {
        #expect(UInt(bitPattern: buffer.base) % 64 == 0)
        buffer.base.update(repeating: UInt8(number), count: buffer.capacity)
      }
      for (number, buffer) in buffers.enumerated() {
        #expect((0..<buffer.capacity).allSatisfy { buffer.base[$0] == UInt8(number) })
      }
    }
    #expect(budget.usedBytes == 0)
  }
}
