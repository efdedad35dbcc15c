/// Splits comma-separated bytes into records and cells, as Go's reader does with lazy quotes.
///
/// Cells are ranges of a sliding window over the input, valid until the next record is asked for.
/// A quote inside an unquoted cell, or one inside a quoted cell that no comma or line end follows,
/// stands for itself; a missing closing quote ends with the input. Blank lines are skipped, a
/// byte-order mark at the start too, and `\r\n` counts as `\n`, also inside quotes.
final class CSVScanner {
  private static let windowBytesInitial = 1 << 18

  private let input: any ByteInput
  private var window: UnsafeMutablePointer<UInt8>
  private var windowCapacity: Int
  /// Next byte to scan, and one past the last byte read.
  private var position = 0
  private var end = 0
  private var atEnd = false
  private var atStart = true
  private var nextLine = 1

  private var starts: UnsafeMutablePointer<Int>
  private var ends: UnsafeMutablePointer<Int>
  private var cellCapacity = 64
  /// Quoted cells of the record that hold a doubled quote or a line end.
  private var escapedCells: [Int] = []

  /// Cells of the current record.
  private(set) var cellCount = 0
  /// Line on which the current record starts, from 1.
  private(set) var line = 0

  init(_ input: any ByteInput) {
    self.input = input
    windowCapacity = CSVScanner.windowBytesInitial
    window = .allocate(capacity: windowCapacity)
    starts = .allocate(capacity: cellCapacity)
    ends = .allocate(capacity: cellCapacity)
  }

  deinit {
    window.deallocate()
    starts.deallocate()
    ends.deallocate()
  }

  /// The bytes of a cell of the current record.
  func cell(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: window + starts[index], count: ends[index] &- starts[index])
  }

  func text(_ index: Int) -> String { String(decoding: cell(index), as: UTF8.self) }

  /// Moves to the next record that is not blank; false at the end of the input.
  func next() throws -> Bool {
    while true {
      if atStart { try skipByteOrderMark() }
      skipBlankLines()
      if position < end {
        line = nextLine
        if scanRecord() {
          for cell in escapedCells { unescape(cell) }
          return true
        }
      } else if atEnd {
        return false
      }
      try refill()
    }
  }

  private func skipByteOrderMark() throws {
    while end < 3, !atEnd { try refill() }
    atStart = false
    if end >= 3, window[0] == 0xEF, window[1] == 0xBB, window[2] == 0xBF { position = 3 }
  }

  private func skipBlankLines() {
    while position < end {
      if window[position] == 0x0A {
        position &+= 1
      } else if window[position] == 0x0D, position &+ 1 < end, window[position &+ 1] == 0x0A {
        position &+= 2
      } else {
        return
      }
      nextLine &+= 1
    }
  }

  /// Drops what was scanned, makes room and reads on.
  private func refill() throws {
    if atEnd { return }
    if position > 0 {
      window.update(from: window + position, count: end - position)
      end -= position
      position = 0
    }
    if end == windowCapacity {
      let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: windowCapacity * 2)
      grown.update(from: window, count: end)
      window.deallocate()
      window = grown
      windowCapacity *= 2
    }
    let space = UnsafeMutableRawBufferPointer(start: window + end, count: windowCapacity - end)
    let count = try input.read(into: space)
    if count == 0 { atEnd = true }
    end += count
  }

  /// Finds the cells of the record at `position`; false when the window ends inside of it and more
  /// may come.
  private func scanRecord() -> Bool {
    cellCount = 0
    escapedCells.removeAll(keepingCapacity: true)
    var cursor = position
    var lines = 0
    while true {
      let isLast: Bool?
      if cursor < end, window[cursor] == 0x22 {
        isLast = scanQuoted(&cursor, &lines)
      } else {
        isLast = scanPlain(&cursor)
      }
      guard let isLast else { return false }
      if isLast {
        position = cursor
        nextLine &+= lines &+ 1
        return true
      }
    }
  }

  /// True after the last cell of the record, nil when the window ended.
  private func scanPlain(_ cursor: inout Int) -> Bool? {
    let start = cursor
    let bytes = window
    var index = cursor
    let limit = end
    while index < limit {
      let byte = bytes[index]
      if byte == 0x2C {
        addCell(start, index)
        cursor = index &+ 1
        return false
      }
      if byte == 0x0A { break }
      index &+= 1
    }
    if index == limit, !atEnd { return nil }
    var stop = index
    if stop > start, bytes[stop &- 1] == 0x0D { stop &-= 1 }
    addCell(start, stop)
    cursor = min(index &+ 1, limit)
    return true
  }

  /// As `scanPlain`, for a cell that starts with a quote.
  private func scanQuoted(_ cursor: inout Int, _ lines: inout Int) -> Bool? {
    let start = cursor &+ 1
    let bytes = window
    let limit = end
    var index = start
    var isEscaped = false
    while index < limit {
      let byte = bytes[index]
      if byte == 0x0A {
        lines &+= 1
        isEscaped = true
      }
      guard byte == 0x22 else {
        index &+= 1
        continue
      }
      let next = index &+ 1
      if next >= limit, !atEnd { return nil }
      if next >= limit || bytes[next] == 0x2C || bytes[next] == 0x0A {
        addCell(start, index)
        if isEscaped { escapedCells.append(cellCount - 1) }
        cursor = min(next &+ 1, limit)
        return next >= limit || bytes[next] == 0x0A
      }
      if bytes[next] == 0x0D {
        if next &+ 1 >= limit, !atEnd { return nil }
        if next &+ 1 >= limit || bytes[next &+ 1] == 0x0A {
          addCell(start, index)
          if isEscaped { escapedCells.append(cellCount - 1) }
          cursor = min(next &+ 2, limit)
          return true
        }
      }
      if bytes[next] == 0x22 {
        isEscaped = true
        index &+= 1
      }
      index &+= 1
    }
    if !atEnd { return nil }
    addCell(start, limit)
    if isEscaped { escapedCells.append(cellCount - 1) }
    cursor = limit
    return true
  }

  private func addCell(_ start: Int, _ stop: Int) {
    if cellCount == cellCapacity {
      starts = CSVScanner.grown(starts, from: cellCapacity)
      ends = CSVScanner.grown(ends, from: cellCapacity)
      cellCapacity *= 2
    }
    starts[cellCount] = start
    ends[cellCount] = stop
    cellCount &+= 1
  }

  private static func grown(
    _ old: UnsafeMutablePointer<Int>, from capacity: Int
  ) -> UnsafeMutablePointer<Int> {
    let grown = UnsafeMutablePointer<Int>.allocate(capacity: capacity * 2)
    grown.update(from: old, count: capacity)
    old.deallocate()
    return grown
  }

  /// Rewrites a quoted cell in place: doubled quotes become one, `\r\n` becomes `\n`.
  private func unescape(_ cell: Int) {
    var read = starts[cell]
    var write = read
    let stop = ends[cell]
    while read < stop {
      let byte = window[read]
      let next: UInt8 = read &+ 1 < stop ? window[read &+ 1] : 0
      if (byte == 0x22 && next == 0x22) || (byte == 0x0D && next == 0x0A) { read &+= 1 }
      window[write] = window[read]
      write &+= 1
      read &+= 1
    }
    ends[cell] = write
  }
}
