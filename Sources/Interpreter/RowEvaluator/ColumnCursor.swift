import Columnar

/// A column of the batch at hand as the load instructions read it: bare pointers, taken once per
/// batch. The evaluator keeps the batch alive while it runs.
struct ColumnCursor {
  var words: UnsafePointer<UInt64>?
  var bools: UnsafePointer<UInt8>?
  var offsets: UnsafePointer<Int64>?
  var bytes: UnsafePointer<UInt8>?
  var codes: UnsafePointer<Int32>?
  var validityWords: UnsafePointer<UInt64>?
  var validityOffset = 0
  /// regularTime: the time of the table's row 0 were it row 0 of the batch, and the step.
  var regularStart: Int64 = 0
  var regularStep: Int64 = 0

  init() {}

  /// Takes the pointers of a column; which of them are set depends on its representation.
  init(_ column: Column) {
    switch column.storage {
    case .plain(let values, let validity), .constant(let values, let validity):
      switch values {
      case .words(let slice): words = slice.pointer
      case .bools(let slice): bools = slice.pointer
      case .strings(let strings):
        offsets = strings.offsets.pointer
        bytes = strings.bytes.pointer
      }
      if let validity {
        validityWords = validity.words.pointer
        validityOffset = validity.offset
      }
    case .dictionary(let slice, let dictionary):
      codes = slice.pointer
      offsets = dictionary.offsets.pointer
      bytes = dictionary.bytes.pointer
    case .regularTime(_, let step): regularStep = step
    }
  }

  /// 1 = null. Only where there is a validity.
  @inline(__always)
  func nullFlag(_ row: Int) -> UInt8 {
    guard let validityWords else { return 0 }
    let bit = validityOffset &+ row
    return UInt8(truncatingIfNeeded: ~(validityWords[bit >> 6] >> UInt64(bit & 63)) & 1)
  }

  /// The instruction that loads a row of the column; nil for a column that is constant per table.
  static func loadOperation(of column: Column) -> RowInstruction.Operation? {
    switch column.storage {
    case .plain(.words, let validity): validity == nil ? .loadWord : .loadNullableWord
    case .plain(.bools, let validity): validity == nil ? .loadBool : .loadNullableBool
    case .plain(.strings, let validity): validity == nil ? .loadText : .loadNullableText
    case .dictionary: .loadDictionary
    case .regularTime: .loadRegularTime
    case .constant: nil
    }
  }
}
