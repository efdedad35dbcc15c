/// One step of a row program: reads registers `left` and `right`, writes `target`; some steps use a
/// field for a jump, a cursor, a site or an output instead.
struct RowInstruction {
  /// Operators come by the type of their operands. `gt` and `ge` are `less` and `lessOrEqual` with
  /// the operands swapped.
  enum Operation: UInt8 {
    case nothing
    case move
    // Cells of the row; the right field is the cursor.
    case loadWord, loadNullableWord, loadBool, loadNullableBool, loadText, loadNullableText
    case loadDictionary, loadRegularTime
    // Words: integers of both kinds wrap alike.
    case addInt, subtractInt, multiplyInt, divideInt, moduloInt, powerInt, negateInt
    case divideUInt, moduloUInt, powerUInt
    case addFloat, subtractFloat, multiplyFloat, divideFloat, moduloFloat, powerFloat, negateFloat
    case addText
    case equalWord, notEqualWord, lessInt, lessOrEqualInt, lessUInt, lessOrEqualUInt
    case equalFloat, notEqualFloat, lessFloat, lessOrEqualFloat
    case equalIntUInt, notEqualIntUInt
    case lessIntUInt, lessOrEqualIntUInt, lessUIntInt, lessOrEqualUIntInt
    case equalText, notEqualText, lessText, lessOrEqualText
    case intToFloat, uintToFloat, floatToInt, floatToUInt
    case not, exists
    // Jumps; the right field is the place to go on at.
    case jump
    /// Goes on elsewhere unless the left register is true; null counts as false.
    case jumpUnlessTrue
    /// Row rules: leaves false in the target and jumps unless it is true.
    case jumpAsFalseUnlessTrue
    /// Jumps when the target is true.
    case jumpIfTrue
    /// Jumps when the target is false, not null.
    case jumpIfFalse
    // Three-valued logic of two registers.
    case andThreeValued, orThreeValued
    /// Anything slower: the site in the right field knows its operands.
    case callSite
    // Results; the right field is the output.
    case storeWord, storeBool, storeText
    case storeMask
    /// reduce: no field of the accumulator may be null.
    case endReducedRow
    case endRow
  }

  var operation: Operation
  var target: UInt16
  var left: UInt16
  var right: UInt16

  init(_ operation: Operation, _ target: Int = 0, _ left: Int = 0, _ right: Int = 0) {
    self.operation = operation
    // The compiler has made sure that programs are small enough.
    self.target = UInt16(truncatingIfNeeded: target)
    self.left = UInt16(truncatingIfNeeded: left)
    self.right = UInt16(truncatingIfNeeded: right)
  }
}
