/// Builds one FlatBuffers message from its end to its start, as the format asks for: what is
/// referred to comes first. Offsets count from the end.
///
/// Source: the FlatBuffers internals page, "Encoding example" and "Tables".
struct FlatBuffer {
  typealias Offset = UInt32

  /// The message's bytes, last one first.
  private var reversed: [UInt8] = []
  /// Where the open table's fields lie, by slot.
  private var fields: [Offset] = []
  private var tableStart = 0

  private var position: Offset { Offset(truncatingIfNeeded: reversed.count) }

  /// Pads so that after `count` more bytes the position is a multiple of `alignment`.
  private mutating func align(_ alignment: Int, before count: Int = 0) {
    while (reversed.count + count) % alignment != 0 { reversed.append(0) }
  }

  private mutating func push<Number: FixedWidthInteger>(_ number: Number) {
    var little = number.littleEndian
    withUnsafeBytes(of: &little) { reversed.append(contentsOf: $0.reversed()) }
  }

  private mutating func pushReference(to target: Offset) {
    align(4)
    push(position + 4 - target)
  }

  mutating func string(_ text: String) -> Offset {
    let bytes = Array(text.utf8)
    align(4, before: bytes.count + 1)
    reversed.append(0)
    reversed.append(contentsOf: bytes.reversed())
    push(UInt32(bytes.count))
    return position
  }

  mutating func vector(of targets: [Offset]) -> Offset {
    align(4, before: targets.count * 4)
    for target in targets.reversed() { pushReference(to: target) }
    push(UInt32(targets.count))
    return position
  }

  /// A vector of structs, each of so many 64-bit words.
  mutating func vector(ofWords structs: [[Int64]]) -> Offset {
    align(4, before: structs.reduce(0) { $0 + $1.count * 8 })
    align(8, before: structs.reduce(0) { $0 + $1.count * 8 })
    for one in structs.reversed() {
      for word in one.reversed() { push(word) }
    }
    push(UInt32(structs.count))
    return position
  }

  // MARK: Tables

  /// Begins a table of so many slots; all that it refers to exists already.
  mutating func beginTable(slots: Int) {
    fields = [Offset](repeating: 0, count: slots)
    tableStart = reversed.count
  }

  mutating func add<Number: FixedWidthInteger>(_ slot: Int, _ number: Number) {
    align(MemoryLayout<Number>.size)
    push(number)
    fields[slot] = position
  }

  mutating func add(_ slot: Int, reference: Offset) {
    pushReference(to: reference)
    fields[slot] = position
  }

  /// Writes the table's directory in front of it.
  mutating func endTable() -> Offset {
    align(4)
    push(Int32(0))
    let table = position
    for field in fields.reversed() { push(UInt16(field == 0 ? 0 : table - field)) }
    push(UInt16(Int(table) - tableStart))
    push(UInt16(4 + 2 * fields.count))
    // The table says how far before it its directory lies.
    let distance = Int32(position - table)
    for byte in 0..<4 {
      reversed[Int(table) - 1 - byte] = UInt8(truncatingIfNeeded: distance >> (8 * Int32(byte)))
    }
    return table
  }

  /// The finished message, a multiple of eight bytes long.
  mutating func finish(_ root: Offset) -> [UInt8] {
    align(8, before: 4)
    pushReference(to: root)
    return reversed.reversed()
  }
}
