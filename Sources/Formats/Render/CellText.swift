import Columnar
import Diagnostics

/// Appends cells of one column as text; the representation is looked at once a batch, and the text
/// of a table's constant is made once.
final class CellText {
  /// How many fraction digits a time has.
  enum TimeStyle { case trimmed, nineDigits }
  /// Appends a string as the format quotes it.
  typealias Quoting = (UnsafeBufferPointer<UInt8>, inout [UInt8]) -> Void

  let type: ColumnType
  private let storage: Column.Storage
  private let tableStarts: BufferSlice<Int32>
  private let times: TimeStyle
  private let quoting: Quoting
  private var constantTable = -1
  private var constantText: [UInt8] = []
  private var isConstantPresent = false

  init(
    _ column: Column, of batch: Batch, times: TimeStyle = .trimmed, quoting: @escaping Quoting
  ) {
    type = column.type
    storage = column.storage
    tableStarts = batch.tableStarts
    self.times = times
    self.quoting = quoting
  }

  /// Strings as they may be shown on a terminal.
  convenience init(onTerminal column: Column, of batch: Batch) {
    self.init(column, of: batch) {
      $1.append(contentsOf: terminalText(String(decoding: $0, as: UTF8.self)).utf8)
    }
  }

  /// Appends the value and returns true, or returns false for a null.
  func append(row: Int, table: Int, to text: inout [UInt8]) -> Bool {
    switch storage {
    case .plain(let values, let validity):
      return append(values, validity, at: row, to: &text)
    case .constant(let values, let validity):
      if table != constantTable {
        constantTable = table
        constantText.removeAll(keepingCapacity: true)
        isConstantPresent = append(values, validity, at: table, to: &constantText)
      }
      text.append(contentsOf: constantText)
      return isConstantPresent
    case .dictionary(let codes, let dictionary):
      let code = codes.pointer[row]
      if code < 0 { return false }
      quoting(dictionary.utf8(Int(code)), &text)
      return true
    case .regularTime(let starts, let step):
      let first = Int(tableStarts.pointer[table])
      append(time: starts.pointer[table] &+ step &* Int64(row - first), to: &text)
      return true
    }
  }

  private func append(
    _ values: Values, _ validity: Validity?, at index: Int, to text: inout [UInt8]
  ) -> Bool {
    if let validity, !validity.isValid(index) { return false }
    switch values {
    case .bools(let bools):
      text.append(contentsOf: (bools.pointer[index] != 0 ? "true" : "false").utf8)
    case .strings(let strings):
      quoting(strings.utf8(index), &text)
    case .words(let words):
      let word = words.pointer[index]
      switch type {
      case .int: appendInt(Int64(bitPattern: word), to: &text)
      case .uint: appendUInt(word, to: &text)
      case .time: append(time: Int64(bitPattern: word), to: &text)
      default: appendFloat(Double(bitPattern: word), to: &text)
      }
    }
    return true
  }

  private func append(time: Int64, to text: inout [UInt8]) {
    switch times {
    case .trimmed: appendTimeTrimmed(time, to: &text)
    case .nineDigits: appendTime(time, to: &text)
    }
  }
}

/// The quoting rules of Go's CSV writer.
enum CSVQuoting {
  static func append(_ cell: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    guard needsQuotes(cell) else {
      text.append(contentsOf: cell)
      return
    }
    text.append(0x22)
    for byte in cell {
      switch byte {
      case 0x22: text.append(contentsOf: [0x22, 0x22])
      case 0x0A: text.append(contentsOf: [0x0D, 0x0A])
      case 0x0D: break
      default: text.append(byte)
      }
    }
    text.append(0x22)
  }

  static func append(_ cell: String, to text: inout [UInt8]) {
    var copy = cell
    copy.withUTF8 { append($0, to: &text) }
  }

  /// A lone `\.` is quoted too: it ends the data for some databases.
  private static func needsQuotes(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = cell.first else { return false }
    if first == 0x20 || first == 0x09 { return true }
    if cell.count == 2, first == 0x5C, cell[1] == 0x2E { return true }
    return cell.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }
  }
}

/// Control characters as visible escapes, so that data can never steer a terminal.
enum ControlEscapes {
  static func append(_ cell: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    if cell.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      text.append(contentsOf: cell)
      return
    }
    for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0A: text.append(contentsOf: "\\n".utf8)
      case 0x0D: text.append(contentsOf: "\\r".utf8)
      case 0x09: text.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        text.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".utf8)
      default: text.append(contentsOf: String(scalar).utf8)
      }
    }
  }
}
