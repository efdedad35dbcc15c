/// The order of a table's rows when each of its pieces is sorted by itself and the sorted pieces are
/// merged through a binary heap, whose top changes only for a row that is less. Where rows of
/// several pieces tie, that is not the order of a stable sort.
///
/// sorted: the table's rows as a stable sort has them; ranks `[rows]`, of each place in that order,
/// equal where rows tie; pieceStarts: the first row of each piece, ascending, the table's first row
/// first. With a limit the pieces are merged one by one into the best rows so far, and only those
/// stay. Errors: `MemoryExhausted`.
/// Complexity: O(rows) where no tie goes across pieces, else O(rows log pieces), with a limit
/// O(rows + pieces * limit log limit).
package func mergingPieces(
  _ sorted: BufferSlice<Int32>, ranks: Buffer<Int32>, pieceStarts: [Int], limit: Int? = nil,
  budget: MemoryBudget?
) throws -> BufferSlice<Int32> {
  let taken = min(limit ?? sorted.count, sorted.count)
  let queues = try PieceQueues(sorted, pieceStarts: pieceStarts, budget: budget)
  if !queues.hasTieAcrossPieces(ranks) { return sorted.slice(0..<taken) }
  var best: Buffer<Int32>
  if limit == nil {
    var heap = PieceHeap(queues.all, ranks: ranks.base)
    best = try Buffer(capacity: taken, budget: budget)
    for index in 0..<taken { best.base[index] = heap.popFirst() }
  } else {
    best = try Buffer(capacity: 0, budget: budget)
    var count = 0
    for queue in queues.all {
      let total = min(count + queue.count, taken)
      let merged = try Buffer<Int32>(capacity: total, budget: budget)
      var heap = PieceHeap(
        cut(UnsafeBufferPointer(start: best.base, count: count)) + [queue], ranks: ranks.base)
      for index in 0..<total { merged.base[index] = heap.popFirst() }
      best = merged
      count = total
    }
  }
  for index in 0..<taken { best.base[index] = sorted.pointer[Int(best.base[index])] }
  return withExtendedLifetime((queues, ranks)) { BufferSlice(best, count: taken) }
}

/// The rows that one piece of a merged or read table has at most.
package let pieceRowsMax = 1_000

/// What a merge gave is one piece for each `pieceRowsMax` rows when it is merged again.
private func cut(_ places: UnsafeBufferPointer<Int32>) -> [UnsafeBufferPointer<Int32>] {
  stride(from: 0, to: places.count, by: pieceRowsMax).map { start in
    UnsafeBufferPointer(rebasing: places[start..<min(start + pieceRowsMax, places.count)])
  }
}

/// The places of a sorted order, taken apart by piece.
private struct PieceQueues {
  /// The piece of the row at each place. `[rows]`
  private let pieces: Buffer<Int32>
  private let places: Buffer<Int32>
  private let count: Int
  /// The places of each piece, in sorted order. `[pieces]`
  let all: [UnsafeBufferPointer<Int32>]

  init(_ sorted: BufferSlice<Int32>, pieceStarts: [Int], budget: MemoryBudget?) throws {
    count = sorted.count
    let first = pieceStarts.first ?? 0
    let pieceOfRow = try Buffer<Int32>(capacity: count, budget: budget)
    for (piece, start) in pieceStarts.enumerated() {
      let end = piece + 1 < pieceStarts.count ? pieceStarts[piece + 1] : first + count
      (pieceOfRow.base + (start - first)).update(
        repeating: Int32(truncatingIfNeeded: piece), count: end - start)
    }
    pieces = try Buffer(capacity: count, budget: budget)
    places = try Buffer(capacity: count, budget: budget)
    var next = pieceStarts.map { $0 - first }
    for place in 0..<count {
      let piece = pieceOfRow.base[Int(sorted.pointer[place]) - first]
      pieces.base[place] = piece
      places.base[next[Int(piece)]] = Int32(truncatingIfNeeded: place)
      next[Int(piece)] += 1
    }
    let base = places.base
    all = pieceStarts.indices.map { piece in
      UnsafeBufferPointer(
        start: base + (pieceStarts[piece] - first), count: next[piece] - pieceStarts[piece] + first)
    }
  }

  func hasTieAcrossPieces(_ ranks: Buffer<Int32>) -> Bool {
    var place = 1
    while place < count {
      if ranks.base[place] == ranks.base[place - 1] && pieces.base[place] != pieces.base[place - 1]
      {
        return true
      }
      place += 1
    }
    return false
  }
}

/// Sorted queues of places as a binary heap by the rank of their heads. Which of two equal heads
/// comes first depends on how the heap sifts, so that is part of the answer: from the last inner
/// node up at first, the right child only where it is less than the left, down from the top after
/// each row, and the last queue takes the place of one that has ended.
private struct PieceHeap {
  private var queues: [UnsafeBufferPointer<Int32>]
  private let ranks: UnsafePointer<Int32>

  /// No queue is empty.
  init(_ queues: [UnsafeBufferPointer<Int32>], ranks: UnsafePointer<Int32>) {
    self.queues = queues
    self.ranks = ranks
    for index in (0..<(queues.count / 2)).reversed() { sink(index, count: queues.count) }
  }

  mutating func popFirst() -> Int32 {
    let place = queues[0][0]
    if queues[0].count > 1 {
      queues[0] = UnsafeBufferPointer(rebasing: queues[0].dropFirst())
      sink(0, count: queues.count)
    } else {
      queues.swapAt(0, queues.count - 1)
      queues.removeLast()
      sink(0, count: queues.count)
    }
    return place
  }

  private func isLess(_ a: Int, _ b: Int) -> Bool {
    ranks[Int(queues[a][0])] < ranks[Int(queues[b][0])]
  }

  private mutating func sink(_ start: Int, count: Int) {
    var parent = start
    while true {
      var child = 2 * parent + 1
      if child >= count { return }
      if child + 1 < count && isLess(child + 1, child) { child += 1 }
      if !isLess(child, parent) { return }
      queues.swapAt(parent, child)
      parent = child
    }
  }
}

/// Numbers that are equal where neighbours of a sorted order tie in some columns, and grow along it.
/// order: rows of one table, sorted by the columns. -0.0 ties with 0.0, nulls and NaNs with
/// their like. Errors: `MemoryExhausted`. Complexity: O(rows * columns).
/// - Returns: `[rows]`, of each place in the order.
package func tieRanks(
  of batch: Batch, order: BufferSlice<Int32>, by columns: [Int], budget: MemoryBudget?
) throws -> Buffer<Int32> {
  let ranks = try Buffer<Int32>(capacity: order.count, budget: budget)
  ranks.base.update(repeating: 0, count: order.count)
  for index in columns {
    let column = try batch.columns[index].gathered(
      rows: order, tableStarts: batch.tableStarts, budget: budget)
    column.markChanges(ranks.base, count: order.count)
  }
  var rank: Int32 = 0
  for place in 0..<order.count {
    rank &+= ranks.base[place]
    ranks.base[place] = rank
  }
  return ranks
}

extension Column {
  /// Writes 1 where a row's cell is not that of the row before. Plain columns and dictionaries only.
  fileprivate func markChanges(_ marks: UnsafeMutablePointer<Int32>, count: Int) {
    switch storage {
    case .plain(let values, let validity):
      for row in 1..<max(count, 1) {
        let valid = validity?.isValid(row) ?? true
        if valid != validity?.isValid(row - 1) ?? true {
          marks[row] = 1
        } else if valid && !values.areEqual(row - 1, row, type) {
          marks[row] = 1
        }
      }
    case .dictionary(let codes, let dictionary):
      for row in 1..<max(count, 1) {
        let (a, b) = (Int(codes.pointer[row - 1]), Int(codes.pointer[row]))
        if a == b { continue }
        if a < 0 || b < 0 || compareBytes(dictionary.utf8(a), dictionary.utf8(b)) != 0 {
          marks[row] = 1
        }
      }
    case .constant, .regularTime: break
    }
  }
}

extension Values {
  fileprivate func areEqual(_ a: Int, _ b: Int, _ type: ColumnType) -> Bool {
    switch self {
    case .words(let words): compareWords(words.pointer[a], words.pointer[b], type) == 0
    case .bools(let bools): bools.pointer[a] == bools.pointer[b]
    case .strings(let strings): compareBytes(strings.utf8(a), strings.utf8(b)) == 0
    }
  }
}
