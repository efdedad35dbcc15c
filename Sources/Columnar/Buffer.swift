import Synchronization

/// Counts the bytes of one query's buffers and refuses to pass a limit.
package final class MemoryBudget: Sendable {
  private let used = Atomic<Int>(0)
  private let peak = Atomic<Int>(0)
  package let limitBytes: Int
  /// Memory of released buffers, for the next ones.
  let pool: BlockPool

  /// pool: shared by the queries of one engine; they hide nothing from each other.
  package init(limitBytes: Int, pool: BlockPool = BlockPool()) {
    self.limitBytes = limitBytes
    self.pool = pool
  }

  package var usedBytes: Int { used.load(ordering: .relaxed) }
  package var peakBytes: Int { peak.load(ordering: .relaxed) }

  /// Takes bytes from the budget. Errors: `MemoryExhausted` when they would pass the limit; nothing
  /// is taken then.
  package func reserve(_ bytes: Int) throws(MemoryExhausted) {
    let total = used.add(bytes, ordering: .relaxed).newValue
    if total > limitBytes {
      used.subtract(bytes, ordering: .relaxed)
      throw MemoryExhausted(requestedBytes: bytes, usedBytes: total - bytes, limitBytes: limitBytes)
    }
    peak.max(total, ordering: .relaxed)
  }

  package func release(_ bytes: Int) { used.subtract(bytes, ordering: .relaxed) }
}

/// A buffer was asked for that would pass the query's memory limit.
package struct MemoryExhausted: Error, Sendable {
  package let requestedBytes: Int
  package let usedBytes: Int
  package let limitBytes: Int
}

/// Raw memory for the values of one column, taken from a budget and given back when released.
///
/// A buffer is written by whoever made it until it is put into a column; from then on it is
/// read only, and so may be shared between threads. Copies of a buffer share its memory.
@usableFromInline package struct Buffer<Element: BitwiseCopyable>: @unchecked Sendable {
  private let storage: BufferStorage
  /// The first element.
  @usableFromInline package let base: UnsafeMutablePointer<Element>

  /// Uninitialised memory for `capacity` elements, aligned to 64 bytes: one heap object.
  /// Errors: `MemoryExhausted`. Complexity: O(1).
  package init(capacity: Int, budget: MemoryBudget?) throws(MemoryExhausted) {
    let count = Swift.max(capacity, 1)
    let bytes = count &* MemoryLayout<Element>.stride
    try budget?.reserve(bytes)
    storage = BufferStorage.make(capacity: capacity, bytes: bytes, budget: budget)
    base = storage.base.bindMemory(to: Element.self, capacity: count)
  }

  package var capacity: Int { storage.elementCapacity }

  /// The very same memory.
  package func isSame(as other: Buffer) -> Bool { storage === other.storage }
}

/// What stands before a buffer's bytes.
private struct BufferHeader {
  let capacity: Int
  /// What was taken from the budget.
  let bytes: Int
  let budget: MemoryBudget?
  /// Out of the budget's pool; nil where the bytes stand behind the header.
  let block: UnsafeMutableRawPointer?
}

/// A buffer's heap object: the header, then the bytes from the next multiple of 64 on, or a block.
private final class BufferStorage: ManagedBuffer<BufferHeader, UInt8> {
  private static let alignment = 64

  static func make(capacity: Int, bytes: Int, budget: MemoryBudget?) -> BufferStorage {
    let block = budget?.pool.take(bytes)
    let made = BufferStorage.create(
      minimumCapacity: block == nil ? bytes &+ alignment : 0
    ) { _ in BufferHeader(capacity: capacity, bytes: bytes, budget: budget, block: block) }
    return unsafeDowncast(made, to: BufferStorage.self)
  }

  var elementCapacity: Int { withUnsafeMutablePointerToHeader { $0.pointee.capacity } }

  var base: UnsafeMutableRawPointer {
    if let block = withUnsafeMutablePointerToHeader({ $0.pointee.block }) { return block }
    return withUnsafeMutablePointerToElements { UnsafeMutableRawPointer($0) }
      .alignedUp(toMultipleOf: Self.alignment)
  }

  deinit {
    withUnsafeMutablePointerToHeader { header in
      guard let budget = header.pointee.budget else { return }
      budget.release(header.pointee.bytes)
      if let block = header.pointee.block { budget.pool.giveBack(block, header.pointee.bytes) }
    }
  }
}

/// A run of elements inside a buffer, which it keeps alive.
@usableFromInline package struct BufferSlice<Element: BitwiseCopyable>: Sendable {
  @usableFromInline package let buffer: Buffer<Element>
  @usableFromInline package let offset: Int
  @usableFromInline package let count: Int

  package init(_ buffer: Buffer<Element>, offset: Int = 0, count: Int) {
    precondition(offset >= 0 && count >= 0 && offset &+ count <= buffer.capacity)
    self.buffer = buffer
    self.offset = offset
    self.count = count
  }

  /// Valid as long as the slice (or another owner of its buffer) lives.
  @inlinable package var pointer: UnsafePointer<Element> { UnsafePointer(buffer.base + offset) }
  @inlinable package var values: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: pointer, count: count)
  }

  @inlinable package subscript(_ index: Int) -> Element {
    precondition(index >= 0 && index < count)
    return pointer[index]
  }

  package func slice(_ range: Range<Int>) -> BufferSlice {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return BufferSlice(buffer, offset: offset + range.lowerBound, count: range.count)
  }
}

extension BufferSlice {
  /// A new buffer with the elements of a collection.
  package static func copying(
    _ elements: some Collection<Element>, budget: MemoryBudget? = nil
  ) throws(MemoryExhausted) -> BufferSlice {
    let buffer = try Buffer<Element>(capacity: elements.count, budget: budget)
    var position = buffer.base
    for element in elements {
      position.initialize(to: element)
      position += 1
    }
    return BufferSlice(buffer, count: elements.count)
  }
}
