/// A run of plain values that grows, charged to the budget.
///
/// Memory grows by doubling; appending is amortised O(1). Errors: `MemoryExhausted`.
@usableFromInline package struct GrowingBuffer<Element: BitwiseCopyable> {
  @usableFromInline var buffer: Buffer<Element>?
  /// The first element; valid until the next call that changes the buffer.
  @usableFromInline package private(set) var base: UnsafeMutablePointer<Element>?
  @usableFromInline package internal(set) var count = 0
  @usableFromInline var capacity = 0
  private let budget: MemoryBudget?

  package init(budget: MemoryBudget?) { self.budget = budget }

  @inlinable package var isEmpty: Bool { count == 0 }

  @inlinable package var values: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: base, count: count)
  }

  /// Makes room for `additional` more elements.
  @inlinable package mutating func reserve(_ additional: Int) throws {
    let needed = count &+ additional
    if needed > capacity { try grow(to: needed) }
  }

  @usableFromInline mutating func grow(to needed: Int) throws {
    let larger = try Buffer<Element>(
      capacity: max(needed, capacity &* 2, 64), budget: budget)
    if let buffer { larger.base.update(from: buffer.base, count: count) }
    buffer = larger
    base = larger.base
    capacity = larger.capacity
  }

  @inlinable package mutating func append(_ element: Element) throws {
    if count == capacity { try reserve(1) }
    guard let base else { return }
    base[count] = element
    count &+= 1
  }

  @inlinable package mutating func append(
    contentsOf elements: UnsafeBufferPointer<Element>
  ) throws {
    if elements.isEmpty { return }
    try reserve(elements.count)
    guard let base, let source = elements.baseAddress else { return }
    (base + count).update(from: source, count: elements.count)
    count &+= elements.count
  }

  @inlinable package mutating func append(
    repeating element: Element, count repetitions: Int
  ) throws {
    if repetitions <= 0 { return }
    try reserve(repetitions)
    guard let base else { return }
    (base + count).update(repeating: element, count: repetitions)
    count &+= repetitions
  }

  /// Takes `added` elements that the caller has written behind the end after `reserve`.
  package mutating func advance(by added: Int) {
    precondition(added >= 0 && count &+ added <= capacity, "written elements were reserved")
    count &+= added
  }

  /// Forgets the elements and keeps the memory.
  package mutating func removeAll() { count = 0 }

  /// Forgets all elements but the given ones, which become the first.
  package mutating func keep(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "kept elements exist")
    if range.lowerBound > 0, let base {
      base.update(from: base + range.lowerBound, count: range.count)
    }
    count = range.count
  }

  @inlinable package subscript(_ index: Int) -> Element {
    get {
      guard let base, index >= 0, index < count else {
        preconditionFailure("index within the growing buffer")
      }
      return base[index]
    }
    set {
      guard let base, index >= 0, index < count else {
        preconditionFailure("index within the growing buffer")
      }
      base[index] = newValue
    }
  }

  /// Gives the memory away as a slice and starts anew.
  package mutating func finish() throws -> BufferSlice<Element> {
    let owned = try buffer ?? Buffer<Element>(capacity: 0, budget: budget)
    let slice = BufferSlice(owned, count: count)
    buffer = nil
    base = nil
    count = 0
    capacity = 0
    return slice
  }
}
