import Synchronization

/// Counts the bytes of one query's buffers and refuses to pass a limit.
package final class MemoryBudget: Sendable {
  private let used = Atomic<Int>(0)
  private let peak = Atomic<Int>(0)
  package let limitBytes: Int

  package init(limitBytes: Int) { self.limitBytes = limitBytes }

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
/// read only, and so may be shared between threads.
package final class Buffer<Element: BitwiseCopyable>: @unchecked Sendable {
  package let base: UnsafeMutablePointer<Element>
  package let capacity: Int
  private let budget: MemoryBudget?

  /// Uninitialised memory for `capacity` elements, aligned to 64 bytes.
  /// Errors: `MemoryExhausted`. Complexity: O(1).
  package init(capacity: Int, budget: MemoryBudget?) throws(MemoryExhausted) {
    let bytes = Swift.max(capacity, 1) &* MemoryLayout<Element>.stride
    try budget?.reserve(bytes)
    self.budget = budget
    self.capacity = capacity
    base = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .bindMemory(to: Element.self, capacity: Swift.max(capacity, 1))
  }

  deinit {
    UnsafeMutableRawPointer(base).deallocate()
    budget?.release(Swift.max(capacity, 1) &* MemoryLayout<Element>.stride)
  }
}

/// A run of elements inside a buffer, which it keeps alive.
package struct BufferSlice<Element: BitwiseCopyable>: Sendable {
  package let buffer: Buffer<Element>
  package let offset: Int
  package let count: Int

  package init(_ buffer: Buffer<Element>, offset: Int = 0, count: Int) {
    precondition(offset >= 0 && count >= 0 && offset &+ count <= buffer.capacity)
    self.buffer = buffer
    self.offset = offset
    self.count = count
  }

  /// Valid as long as the slice (or another owner of its buffer) lives.
  package var pointer: UnsafePointer<Element> { UnsafePointer(buffer.base + offset) }
  package var values: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: pointer, count: count)
  }

  package subscript(_ index: Int) -> Element {
    precondition(index >= 0 && index < count)
    return pointer[index]
  }

  package func slice(_ range: Range<Int>) -> BufferSlice {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return BufferSlice(buffer, offset: offset + range.lowerBound, count: range.count)
  }
}
