import CKernels

/// Numbers the rows of a batch by the cells of some columns: from 0, in the order in which cells that
/// differ are first seen.
///
/// Nulls equal each other and -0.0 equals 0.0; NaNs are equal where their bits are, unless asked
/// otherwise. The hash is seeded anew each time, so that no input can be made to collide on purpose.
package struct RowNumbering {
  /// `[rows]`
  package let numbers: BufferSlice<Int32>
  /// The first row of each number. `[numbers]`
  package let firstRows: BufferSlice<Int32>

  package var count: Int { firstRows.count }

  /// columns: in any representation; none makes all rows alike. insideTables: rows of different
  /// tables differ, and a table's numbers follow those of the tables before it. nansDiffer: each NaN
  /// differs from every other, as `distinct` has it.
  /// Errors: `MemoryExhausted`. Complexity: O(rows * columns + bytes of text).
  package init(
    _ batch: Batch, by columns: [Int], insideTables: Bool, nansDiffer: Bool = false,
    budget: MemoryBudget?
  ) throws {
    let rows = batch.rowCount
    let maker = CellWords(batch, nansDiffer: nansDiffer, budget: budget)
    var key: CellWords.Words?
    for column in columns {
      let words = try maker.words(of: batch.columns[column])
      guard let known = key else {
        key = words
        continue
      }
      key = try maker.paired(known, words)
    }
    let numbering = try WordNumbering(rowCount: rows, seed: maker.seed, budget: budget)
    try numbering.number(
      key ?? maker.zeros(), tableStarts: insideTables ? batch.tableStarts : nil)
    numbers = BufferSlice(numbering.numbers, count: rows)
    firstRows = BufferSlice(numbering.firstRows, count: numbering.count)
  }
}

/// The cells of columns as words that are equal where the cells are.
private struct CellWords {
  struct Words {
    let values: BufferSlice<UInt64>
    /// All are below 2^32.
    let isNarrow: Bool
  }

  let seed = UInt64.random(in: .min ... .max)
  private let batch: Batch
  private let rows: Int
  private let nansDiffer: Bool
  private let budget: MemoryBudget?
  private static let null: UInt64 = 0xFFFF_FFFF

  init(_ batch: Batch, nansDiffer: Bool, budget: MemoryBudget?) {
    self.batch = batch
    self.nansDiffer = nansDiffer
    self.budget = budget
    rows = batch.rowCount
  }

  func zeros() throws -> Words {
    try narrow { $0.update(repeating: 0, count: rows) }
  }

  /// Both in one.
  func paired(_ first: Words, _ second: Words) throws -> Words {
    let high = try narrowed(first).values
    let low = try narrowed(second).values
    let words = try Buffer<UInt64>(capacity: rows, budget: budget)
    for row in 0..<rows { words.base[row] = high.pointer[row] &<< 32 | low.pointer[row] }
    return Words(values: BufferSlice(words, count: rows), isNarrow: false)
  }

  func words(of column: Column) throws -> Words {
    switch column.storage {
    case .plain(.words(let words), let validity):
      let exact = column.type == .float ? try floats(words) : words
      let all = Words(values: exact, isNarrow: false)
      guard let validity else { return all }
      let known = try narrowed(all).values
      return try narrow { target in
        for row in 0..<rows { target[row] = validity.isValid(row) ? known.pointer[row] : Self.null }
      }
    case .plain(.bools(let bools), let validity):
      return try narrow { target in
        for row in 0..<rows {
          target[row] = validity?.isValid(row) ?? true ? UInt64(bools.pointer[row]) : Self.null
        }
      }
    case .plain(.strings(let texts), let validity):
      let numbers = try numbers(of: texts, validity)
      return try narrow { $0.update(from: numbers.base, count: rows) }
    case .constant(.strings(let texts), let validity):
      let numbers = try numbers(of: texts, validity)
      return try narrow { target in
        for table in 0..<batch.tableCount {
          let range = batch.rows(ofTable: table)
          (target + range.lowerBound).update(repeating: numbers.base[table], count: range.count)
        }
      }
    case .dictionary(let codes, let dictionary):
      let numbers = try numbers(of: dictionary, nil)
      return try narrow { target in
        for row in 0..<rows {
          let code = Int(codes.pointer[row])
          target[row] = code < 0 ? Self.null : numbers.base[code]
        }
      }
    case .constant, .regularTime:
      return try words(of: column.flattened(batch.tableStarts, budget: budget))
    }
  }

  private func narrow(_ fill: (UnsafeMutablePointer<UInt64>) -> Void) throws -> Words {
    let words = try Buffer<UInt64>(capacity: rows, budget: budget)
    fill(words.base)
    return Words(values: BufferSlice(words, count: rows), isNarrow: true)
  }

  private func narrowed(_ words: Words) throws -> Words {
    if words.isNarrow { return words }
    let numbering = try WordNumbering(rowCount: rows, seed: seed, budget: budget)
    try numbering.number(words, tableStarts: nil)
    let numbers = numbering.numbers
    return try narrow { target in
      for row in 0..<rows { target[row] = UInt64(UInt32(bitPattern: numbers.base[row])) }
    }
  }

  /// The bits of floats, where cells that are equal have the same.
  private func floats(_ words: BufferSlice<UInt64>) throws -> BufferSlice<UInt64> {
    let result = try Buffer<UInt64>(capacity: rows, budget: budget)
    let source = words.pointer
    var nanCount = 0
    for row in 0..<rows {
      let magnitude = source[row] & UInt64(Int64.max)
      result.base[row] = magnitude == 0 ? 0 : source[row]
      nanCount &+= magnitude > Double.infinity.bitPattern ? 1 : 0
    }
    if nansDiffer, nanCount > 0 {
      for row in 0..<rows where Double(bitPattern: source[row]).isNaN {
        result.base[row] = Double.nan.bitPattern | UInt64(row)
      }
    }
    return BufferSlice(result, count: rows)
  }

  /// A number for each text, the same for the same.
  private func numbers(of texts: StringValues, _ validity: Validity?) throws -> Buffer<UInt64> {
    let numbers = try Buffer<UInt64>(capacity: texts.count, budget: budget)
    var numbering = try StringNumbering(seed: seed, budget: budget)
    for index in 0..<texts.count {
      numbers.base[index] =
        validity?.isValid(index) ?? true
        ? UInt64(try numbering.number(of: texts.utf8(index))) : Self.null
    }
    return numbers
  }
}

/// Numbers words in the order in which they are first seen.
private final class WordNumbering {
  /// `[rows]`
  let numbers: Buffer<Int32>
  /// `[rows]`, of which the first `count` hold something.
  let firstRows: Buffer<Int32>
  private var slots: Buffer<kernel_number_slot>
  private var state: kernel_numbering
  private let rowCount: Int
  private let budget: MemoryBudget?

  private static let slotsMin = 64

  init(rowCount: Int, seed: UInt64, budget: MemoryBudget?) throws {
    self.rowCount = rowCount
    self.budget = budget
    numbers = try Buffer(capacity: rowCount, budget: budget)
    firstRows = try Buffer(capacity: rowCount, budget: budget)
    slots = try Buffer(capacity: Self.slotsMin, budget: budget)
    state = kernel_numbering(
      slots: slots.base, slotCount: Self.slotsMin, used: 0, next: 0, seed: seed)
  }

  /// How many numbers there are.
  var count: Int { Int(state.next) }

  /// Errors: `MemoryExhausted`.
  func number(_ words: CellWords.Words, tableStarts: BufferSlice<Int32>?) throws {
    guard let tableStarts else { return try number(words, rows: 0..<rowCount) }
    for table in 0..<(tableStarts.count - 1) {
      try number(
        words,
        rows: Int(tableStarts.pointer[table])..<Int(tableStarts.pointer[table + 1]))
    }
  }

  /// Words seen in rows before these are not known.
  private func number(_ words: CellWords.Words, rows: Range<Int>) throws {
    // As many slots as the rows before needed, unless these are fewer.
    let wanted = min(state.used &* 2, rows.count) &* 2
    var slotCount = Self.slotsMin
    while slotCount < wanted, slotCount < slots.capacity { slotCount &*= 2 }
    state.slotCount = slotCount
    state.used = 0
    slots.base.update(repeating: kernel_number_slot(), count: slotCount)
    var row = rows.lowerBound
    while true {
      row = kernel_number_words(
        words.values.pointer, row, rows.upperBound, &state, numbers.base, firstRows.base)
      if row == rows.upperBound { return }
      try grow()
    }
  }

  private func grow() throws {
    let old = slots
    let oldCount = state.slotCount
    let slotCount = oldCount &* 4
    slots = try Buffer(capacity: slotCount, budget: budget)
    slots.base.update(repeating: kernel_number_slot(), count: slotCount)
    state.slots = slots.base
    state.slotCount = slotCount
    kernel_number_again(old.base, oldCount, &state)
  }
}
