/// A buffer that grows by doubling while it is filled.
package struct GrowableBuffer<Element: BitwiseCopyable> {
  private(set) var buffer: Buffer<Element>
  package private(set) var count = 0
  private var capacity: Int
  private let budget: MemoryBudget?

  package init(capacity: Int = 16, budget: MemoryBudget?) throws {
    buffer = try Buffer(capacity: capacity, budget: budget)
    self.capacity = capacity
    self.budget = budget
  }

  /// Makes room for `additional` more elements. Errors: `MemoryExhausted`.
  package mutating func reserve(_ additional: Int) throws {
    let needed = count &+ additional
    if needed <= capacity { return }
    let grown = try Buffer<Element>(capacity: max(needed, capacity &* 2), budget: budget)
    grown.base.update(from: buffer.base, count: count)
    buffer = grown
    capacity = grown.capacity
  }

  mutating func append(_ element: Element) throws {
    if count == capacity { try reserve(1) }
    buffer.base[count] = element
    count &+= 1
  }

  mutating func append(repeating element: Element, count repetitions: Int) throws {
    try reserve(repetitions)
    (buffer.base + count).update(repeating: element, count: repetitions)
    count &+= repetitions
  }

  mutating func append(contentsOf elements: UnsafePointer<Element>, count added: Int) throws {
    try reserve(added)
    (buffer.base + count).update(from: elements, count: added)
    count &+= added
  }

  /// Takes `added` elements that the caller has written behind the end after `reserve`.
  package mutating func advance(by added: Int) { count &+= added }

  package var end: UnsafeMutablePointer<Element> { buffer.base + count }
  package var slice: BufferSlice<Element> { BufferSlice(buffer, count: count) }
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
