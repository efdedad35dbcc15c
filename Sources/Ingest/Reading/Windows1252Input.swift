import Formats

/// Whether a text is Windows-1252, as spreadsheets of Western Europe save it, rather than UTF-8: all
/// its bytes beyond ASCII are letters and signs there, and none of them is a part of UTF-8.
/// Complexity: O(bytes).
func isWindows1252(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  var isFound = false
  for (index, byte) in text.enumerated() where byte >= 0x80 {
    let next = index + 1 < text.count ? text[index + 1] : 0x80
    if byte >= 0xC2, byte <= 0xF4, next & 0xC0 == 0x80 { return false }
    guard isLetterOrSign(byte) else { return false }
    isFound = true
  }
  return isFound
}

/// Letters but for the last, whose byte is a filler elsewhere, and signs that data have.
private func isLetterOrSign(_ byte: UInt8) -> Bool {
  if byte >= 0xC0 { return byte != 0xFF && byte != 0xD7 && byte != 0xF7 }
  return signs.contains(byte)
}

/// € – — ‘ ’ “ ” … and blanks, £ § ° ² ³ µ · ½.
private let signs: Set<UInt8> = [
  0x80, 0x96, 0x97, 0x91, 0x92, 0x93, 0x94, 0x85, 0xA0, 0xA3, 0xA7, 0xB0, 0xB2, 0xB3, 0xB5, 0xB7,
  0xBD,
]

/// Bytes of Windows-1252 as UTF-8. Memory: one piece.
final class Windows1252Input: ByteInput {
  private static let pieceBytes = 1 << 16
  /// Scalars of 0x80 to 0x9F; the others stand for themselves.
  private static let scalars: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  private let input: any ByteInput
  private var piece: [UInt8]
  private var position = 0

  /// first: bytes that were read already.
  init(first: [UInt8], rest: any ByteInput) {
    piece = first
    input = rest
  }

  func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    if position == piece.count, try !fill() { return 0 }
    var count = 0
    while position < piece.count {
      let byte = piece[position]
      let scalar = byte & 0xE0 == 0x80 ? Self.scalars[Int(byte & 0x1F)] : UInt16(byte)
      let width = scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : 3
      guard count + width <= space.count else { break }
      switch width {
      case 1: space[count] = byte
      case 2:
        space[count] = 0xC0 | UInt8(scalar >> 6)
        space[count + 1] = 0x80 | UInt8(scalar & 0x3F)
      default:
        space[count] = 0xE0 | UInt8(scalar >> 12)
        space[count + 1] = 0x80 | UInt8(scalar >> 6 & 0x3F)
        space[count + 2] = 0x80 | UInt8(scalar & 0x3F)
      }
      count += width
      position += 1
    }
    return count
  }

  /// False at the end.
  private func fill() throws -> Bool {
    var bytes = [UInt8](repeating: 0, count: Self.pieceBytes)
    let count = try bytes.withUnsafeMutableBytes { try input.read(into: $0) }
    piece = Array(bytes[..<count])
    position = 0
    return count > 0
  }
}
