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
  private var sparse: [Int64: Int32] = [:]
  private let isDense: Bool

  /// More windows than this are looked up by hashing.
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
    } else {
      sparse.removeAll(keepingCapacity: true)
    }
  }

  /// The slot of a window of the current table.
  mutating func slot(ofWindow window: Int64) throws -> Int {
    let known = isDense ? dense[Int(window) + 1] : sparse[window] ?? -1
    if known >= 0 { return Int(known) }
    let slot = Int32(truncatingIfNeeded: windows.count)
    try windows.append(window)
    if isDense { dense[Int(window) + 1] = slot } else { sparse[window] = slot }
    return Int(slot)
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
