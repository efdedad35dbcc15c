import Columnar
import Planning

/// Numbers the (table, window) pairs of a batch that have rows: one slot each, a table's slots
/// side by side. The slots of the last table stay for the next batch.
struct WindowSlots {
  /// The window of each slot; -1 is the table of the whole range. `[slots]`
  private(set) var windows: GrowingBuffer<Int64>
  /// The slots of table `t` are `tableStarts[t] ..< tableStarts[t + 1]`.
  private(set) var tableStarts: GrowingBuffer<Int32>
  /// Slot of each window of the current table less its first one, -1 for none; small grids only.
  private var dense: GrowingBuffer<Int32>
  /// Of large grids: the slots of the current table, once its windows have come out of order.
  private var sparse: [Int64: Int32] = [:]
  /// The windows of the current table ascend, so that they can be searched.
  private var isAscending = true
  private let isDense: Bool

  /// More windows than this are searched, and hashed where rows are not sorted by time.
  private static let denseWindowsMax = 1 << 20

  init(windowCount: Int, budget: MemoryBudget?) throws {
    windows = GrowingBuffer(budget: budget)
    tableStarts = GrowingBuffer(budget: budget)
    dense = GrowingBuffer(budget: budget)
    isDense = windowCount <= WindowSlots.denseWindowsMax
    if isDense { try dense.append(repeating: -1, count: windowCount + 1) }
  }

  var count: Int { windows.count }

  /// Starts the next table; `continues` says that its first slots are there already.
  mutating func beginTable(continues: Bool) throws {
    if continues && tableStarts.count == 1 { return }
    forgetWindows()
    try tableStarts.append(Int32(truncatingIfNeeded: windows.count))
  }

  private mutating func forgetWindows() {
    guard tableStarts.count > 0 else { return }
    if isDense {
      for slot in Int(tableStarts[tableStarts.count - 1])..<windows.count {
        dense[Int(windows[slot]) + 1] = -1
      }
    } else if !isAscending {
      sparse.removeAll(keepingCapacity: true)
      isAscending = true
    }
  }

  /// The slot of a window of the current table.
  mutating func slot(ofWindow window: Int64) throws -> Int {
    let slot = windows.count
    if isDense {
      let known = dense[Int(window) + 1]
      if known >= 0 { return Int(known) }
      dense[Int(window) + 1] = Int32(truncatingIfNeeded: slot)
    } else if isAscending {
      let first = currentStart
      if first < slot, window <= windows[slot - 1] {
        if let known = search(window, from: first) { return known }
        startHashing(from: first)
        sparse[window] = Int32(truncatingIfNeeded: slot)
      }
    } else if let known = sparse[window] {
      return Int(known)
    } else {
      sparse[window] = Int32(truncatingIfNeeded: slot)
    }
    try windows.append(window)
    return slot
  }

  /// The first slot of the current table.
  private var currentStart: Int {
    tableStarts.count > 0 ? Int(tableStarts[tableStarts.count - 1]) : 0
  }

  /// The slot of a window among ascending ones.
  private func search(_ window: Int64, from first: Int) -> Int? {
    // Sorted rows go on with the last window.
    if windows[windows.count - 1] == window { return windows.count - 1 }
    var low = first
    var high = windows.count
    while low < high {
      let middle = low &+ (high &- low) / 2
      if windows[middle] < window { low = middle &+ 1 } else { high = middle }
    }
    return low < windows.count && windows[low] == window ? low : nil
  }

  private mutating func startHashing(from first: Int) {
    isAscending = false
    for slot in first..<windows.count { sparse[windows[slot]] = Int32(truncatingIfNeeded: slot) }
  }

  /// The slots of a table of the batch.
  func slots(ofTable table: Int) -> Range<Int> {
    let end = table + 1 < tableStarts.count ? Int(tableStarts[table + 1]) : windows.count
    return Int(tableStarts[table])..<end
  }

  /// Forgets all tables but the last, whose slots become the first ones; it stays current.
  mutating func keepLastTable() throws {
    guard tableStarts.count > 0 else { return }
    let range = slots(ofTable: tableStarts.count - 1)
    let shift = Int32(truncatingIfNeeded: range.lowerBound)
    windows.keep(range)
    tableStarts.removeAll()
    try tableStarts.append(0)
    if shift == 0 { return }
    if !isDense && isAscending { return }
    for slot in 0..<windows.count {
      let window = windows[slot]
      if isDense { dense[Int(window) + 1] &-= shift } else { sparse[window, default: 0] &-= shift }
    }
  }

  mutating func removeAll() {
    forgetWindows()
    windows.removeAll()
    tableStarts.removeAll()
  }
}
