import CKernels

/// The order of rows that sorts them by some columns: rows of the batch, in sorted order.
///
/// Stable, downwards too; NaN follows the numbers upwards and leads them downwards; strings by their
/// bytes; nulls stand first (or last) in both directions. Without columns the order stays.
/// Errors: `MemoryExhausted`. Complexity: O(rows * columns); strings O(rows log rows).
package func permutationSorting(
  _ batch: Batch, rows: Range<Int>, by columns: [(index: Int, descending: Bool)],
  nullsFirst: Bool, budget: MemoryBudget?
) throws -> BufferSlice<Int32> {
  var sorter = try RowSorter(rows: rows, budget: budget)
  // Least significant column first; each pass is stable.
  for column in columns.reversed() {
    try sorter.sort(
      by: batch.columns[column.index], tableStarts: batch.tableStarts,
      descending: column.descending, nullsFirst: nullsFirst)
  }
  return BufferSlice(sorter.order, count: rows.count)
}

/// Numbers whose order is that of the values of int, uint, float or time, turned round for a
/// descending sort. words and keys `[count]`
package func sortKeys(
  _ words: UnsafePointer<UInt64>, type: ColumnType, descending: Bool, count: Int,
  into keys: UnsafeMutablePointer<UInt64>
) {
  let flip: UInt64 = descending ? ~0 : 0
  switch type {
  case .float: kernel_sort_keys_float(words, count, flip, keys)
  case .uint: kernel_sort_keys_unsigned(words, count, flip, keys)
  default: kernel_sort_keys_signed(words, count, flip, keys)
  }
}

/// The rows of a range in ascending order of their ranks, equal ones as they stand.
/// ranks: `[rows]` of the batch, none negative. Errors: `MemoryExhausted`. Complexity: O(rows).
package func rowsSorting(
  _ rows: Range<Int>, by ranks: BufferSlice<Int32>, budget: MemoryBudget?
) throws -> BufferSlice<Int32> {
  let sorter = try RowSorter(rows: rows, budget: budget)
  sorter.sort(by: ranks)
  return BufferSlice(sorter.order, count: rows.count)
}

/// Finds the order of numbers again and again, in memory of its own.
package struct FloatSorter {
  private let rows: Buffer<Int32>
  private let spareRows: Buffer<Int32>
  private let keys: Buffer<UInt64>
  private let spareKeys: Buffer<UInt64>

  /// capacity: the most values that are sorted at a time. Errors: `MemoryExhausted`.
  package init(capacity: Int, budget: MemoryBudget?) throws {
    rows = try Buffer(capacity: capacity, budget: budget)
    spareRows = try Buffer(capacity: capacity, budget: budget)
    keys = try Buffer(capacity: capacity, budget: budget)
    spareKeys = try Buffer(capacity: capacity, budget: budget)
  }

  /// The positions of the values in ascending order, equal ones as they stand; valid until the next
  /// call. values `[count]`, at most the capacity. Complexity: O(count).
  package func order(
    of values: UnsafePointer<Double>, count: Int
  ) -> UnsafePointer<Int32> {
    precondition(count <= rows.capacity)
    for index in 0..<count { rows.base[index] = Int32(truncatingIfNeeded: index) }
    let words = UnsafeRawPointer(values).assumingMemoryBound(to: UInt64.self)
    kernel_sort_keys_float(words, count, 0, keys.base)
    kernel_sort_pairs(keys.base, rows.base, spareKeys.base, spareRows.base, count)
    return UnsafePointer(rows.base)
  }
}

private struct RowSorter {
  private(set) var order: Buffer<Int32>
  private var spare: Buffer<Int32>
  private var keys: Buffer<UInt64>
  private var spareKeys: Buffer<UInt64>
  private let rows: Range<Int>
  private let budget: MemoryBudget?
  /// The order is still that of the rows.
  private var isUntouched = true

  private var count: Int { rows.count }

  init(rows: Range<Int>, budget: MemoryBudget?) throws {
    self.rows = rows
    self.budget = budget
    order = try Buffer(capacity: rows.count, budget: budget)
    spare = try Buffer(capacity: rows.count, budget: budget)
    keys = try Buffer(capacity: rows.count, budget: budget)
    spareKeys = try Buffer(capacity: rows.count, budget: budget)
    for (index, row) in rows.enumerated() {
      order.base[index] = Int32(truncatingIfNeeded: row)
    }
  }

  mutating func sort(
    by column: Column, tableStarts: BufferSlice<Int32>, descending: Bool, nullsFirst: Bool
  ) throws {
    let flip: UInt64 = descending ? ~0 : 0
    switch try ordered(column, tableStarts).storage {
    case .plain(.words(let words), let validity):
      sortKeys(
        words.pointer, type: column.type, descending: descending, count: count, into: keys.base)
      sort(validity.map { validity in { validity.isValid($0) } }, nullsFirst)
    case .plain(.bools(let bools), let validity):
      for index in 0..<count { keys.base[index] = UInt64(bools.pointer[index]) ^ flip }
      sort(validity.map { validity in { validity.isValid($0) } }, nullsFirst)
    case .plain(.strings(let strings), let validity):
      let ranks = try rankStrings(strings, budget: budget)
      for index in 0..<count { keys.base[index] = UInt64(ranks.base[index]) ^ flip }
      sort(validity.map { validity in { validity.isValid($0) } }, nullsFirst)
    case .dictionary(let codes, let dictionary):
      let ranks = try rankStrings(dictionary, budget: budget)
      for index in 0..<count {
        let code = Int(codes.pointer[index])
        keys.base[index] = code < 0 ? 0 : UInt64(ranks.base[code]) ^ flip
      }
      sort({ codes.pointer[$0] >= 0 }, nullsFirst)
    case .constant, .regularTime: break
    }
  }

  /// The column's values in the order so far.
  private mutating func ordered(
    _ column: Column, _ tableStarts: BufferSlice<Int32>
  ) throws -> Column {
    defer { isUntouched = false }
    switch column.storage {
    case .plain(let values, let validity) where isUntouched:
      return Column(
        type: column.type, storage: .plain(values.slice(rows), validity?.slice(rows)))
    case .dictionary(let codes, let dictionary) where isUntouched:
      return Column(
        type: column.type,
        storage: .dictionary(codes: codes.slice(rows), dictionary: dictionary))
    default:
      return try column.gathered(
        rows: BufferSlice(order, count: count), tableStarts: tableStarts, budget: budget)
    }
  }

  /// Sorts the order by numbers of the rows, none negative.
  func sort(by ranks: BufferSlice<Int32>) {
    for index in 0..<count {
      keys.base[index] = UInt64(UInt32(bitPattern: ranks.pointer[Int(order.base[index])]))
    }
    kernel_sort_pairs(keys.base, order.base, spareKeys.base, spare.base, count)
  }

  /// Sorts the order by the keys; then brings the nulls together, in the order they have.
  private mutating func sort(_ isValid: ((Int) -> Bool)?, _ nullsFirst: Bool) {
    guard let isValid else {
      kernel_sort_pairs(keys.base, order.base, spareKeys.base, spare.base, count)
      return
    }
    var nulls = 0
    for index in 0..<count where !isValid(index) { nulls &+= 1 }
    var nullPosition = nullsFirst ? 0 : count &- nulls
    let firstValid = nullsFirst ? nulls : 0
    var validPosition = firstValid
    for index in 0..<count {
      if isValid(index) {
        spareKeys.base[validPosition] = keys.base[index]
        spare.base[validPosition] = order.base[index]
        validPosition &+= 1
      } else {
        spare.base[nullPosition] = order.base[index]
        nullPosition &+= 1
      }
    }
    swap(&keys, &spareKeys)
    swap(&order, &spare)
    kernel_sort_pairs(
      keys.base + firstValid, order.base + firstValid, spareKeys.base, spare.base, count &- nulls)
  }
}

/// The rank of each string among the distinct ones, by bytes. `[strings]`
/// Complexity: O(n log n) comparisons.
func rankStrings(_ strings: StringValues, budget: MemoryBudget?) throws -> Buffer<Int32> {
  let count = strings.count
  let order = try Buffer<Int32>(capacity: count, budget: budget)
  let ranks = try Buffer<Int32>(capacity: count, budget: budget)
  for index in 0..<count { order.base[index] = Int32(truncatingIfNeeded: index) }
  // The first eight bytes decide most comparisons without looking at the text.
  let prefixes = try Buffer<UInt64>(capacity: count, budget: budget)
  for index in 0..<count {
    var prefix: UInt64 = 0
    let text = strings.utf8(index)
    for position in 0..<8 {
      prefix = prefix << 8 | (position < text.count ? UInt64(text[position]) : 0)
    }
    prefixes.base[index] = prefix
  }
  func compare(_ a: Int, _ b: Int) -> Int {
    if prefixes.base[a] != prefixes.base[b] { return prefixes.base[a] < prefixes.base[b] ? -1 : 1 }
    return compareBytes(strings.utf8(a), strings.utf8(b))
  }
  var indices = UnsafeMutableBufferPointer(start: order.base, count: count)
  indices.sort {
    compare(Int($0), Int($1)) < 0
  }
  var rank: Int32 = 0
  for position in 0..<count {
    let index = Int(order.base[position])
    if position > 0, compare(Int(order.base[position - 1]), index) != 0 { rank &+= 1 }
    ranks.base[index] = rank
  }
  return ranks
}
