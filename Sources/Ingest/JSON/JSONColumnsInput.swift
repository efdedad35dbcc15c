import Formats

/// Columns of a JSON document as lines, an object a row. Memory: the document and a row.
final class JSONColumnsInput: ByteInput {
  private let document: [UInt8]
  private let names: [[UInt8]]
  /// Where the next value of each column stands. `[columns]`
  private var positions: [Int]
  private var line: [UInt8] = []
  private var taken = 0

  /// starts: of the arrays' brackets. Names stand as the document writes them.
  init(_ document: [UInt8], _ columns: [(name: String, start: Int)]) {
    self.document = document
    names = columns.map { Array("\"\($0.name)\":".utf8) }
    positions = columns.map { $0.start + 1 }
  }

  func read(into space: UnsafeMutableRawBufferPointer) -> Int {
    var count = 0
    while count < space.count {
      if taken == line.count, !nextLine() { break }
      let part = line[taken..<min(line.count, taken + space.count - count)]
      UnsafeMutableRawBufferPointer(rebasing: space[count...]).copyBytes(from: part)
      count += part.count
      taken += part.count
    }
    return count
  }

  /// False behind the last row.
  private func nextLine() -> Bool {
    line.removeAll(keepingCapacity: true)
    taken = 0
    let isRow = document.withUnsafeBufferPointer { bytes in
      for column in positions.indices {
        var cursor = JSONCursor(bytes, at: positions[column])
        cursor.skipBlanks()
        if cursor.byte == 0x2C {
          cursor.position += 1
          cursor.skipBlanks()
        }
        let start = cursor.position
        guard cursor.byte == 0x22 ? cursor.string() != nil : cursor.skipValue() else {
          return false
        }
        line.append(column == 0 ? 0x7B : 0x2C)
        line.append(contentsOf: names[column])
        line.append(contentsOf: bytes[start..<cursor.position])
        positions[column] = cursor.position
      }
      return true
    }
    guard isRow else { return false }
    line += [0x7D, 0x0A]
    return true
  }
}
