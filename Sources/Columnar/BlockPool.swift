import Synchronization

/// Blocks of memory that buffers gave back, kept for the next ones: batch after batch and query after
/// query ask for the same sizes, and fresh memory costs the system a page fault for every 4 KiB.
///
/// Sizes go in steps of a quarter of a power of two. Safe for threads. Complexity: O(1).
package final class BlockPool: Sendable {
  /// A free block's first word is the next one's address, 0 at the end.
  private struct Shelves {
    var heads = [UInt](repeating: 0, count: shelfCount)
    var bytes = 0
  }

  private let shelves = Mutex(Shelves())

  /// Smaller memory costs little, larger memory is seldom asked for twice.
  private static let blockBytesMin = 1 << 14
  private static let blockBytesMax = 1 << 23
  /// What is kept free at most.
  private static let freeBytesMax = 32 << 20
  private static let alignment = 64
  private static let shelfCount = 4 * 24

  package init() {}

  /// Uninitialised memory of at least so many bytes; nil where the size is none of the pool's.
  func take(_ bytes: Int) -> UnsafeMutableRawPointer? {
    guard bytes >= Self.blockBytesMin, bytes <= Self.blockBytesMax else { return nil }
    let (shelf, size) = Self.shelf(of: bytes)
    let address = shelves.withLock { shelves -> UInt in
      let head = shelves.heads[shelf]
      guard let block = UnsafeMutableRawPointer(bitPattern: head) else { return 0 }
      shelves.heads[shelf] = block.load(as: UInt.self)
      shelves.bytes &-= size
      return head
    }
    return UnsafeMutableRawPointer(bitPattern: address)
      ?? .allocate(byteCount: size, alignment: Self.alignment)
  }

  /// Takes back a block that `take` gave for so many bytes.
  func giveBack(_ block: UnsafeMutableRawPointer, _ bytes: Int) {
    let (shelf, size) = Self.shelf(of: bytes)
    let address = UInt(bitPattern: block)
    let isKept = shelves.withLock { shelves in
      guard shelves.bytes &+ size <= Self.freeBytesMax else { return false }
      UnsafeMutableRawPointer(bitPattern: address)?
        .storeBytes(of: shelves.heads[shelf], as: UInt.self)
      shelves.heads[shelf] = address
      shelves.bytes &+= size
      return true
    }
    if !isKept { block.deallocate() }
  }

  deinit {
    let heads = shelves.withLock { $0.heads }
    for head in heads {
      var address = head
      while let block = UnsafeMutableRawPointer(bitPattern: address) {
        address = block.load(as: UInt.self)
        block.deallocate()
      }
    }
  }

  /// The shelf of a size and the size of its blocks, in bytes.
  private static func shelf(of bytes: Int) -> (number: Int, bytes: Int) {
    let exponent = Int.bitWidth &- 1 &- (bytes &- 1).leadingZeroBitCount
    let step = 1 << (exponent &- 2)
    let size = (bytes &+ step &- 1) & ~(step &- 1)
    return (exponent &* 4 &+ (size >> (exponent &- 2)) & 3, size)
  }
}
