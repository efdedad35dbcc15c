import Columnar
import Diagnostics
import Planning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension RowRun {
  /// Runs the program once a row. Errors: the failure of the first failing row.
  ///
  /// The instructions that most lambdas consist of stand here, the others one call further.
  func loop(from start: Int, to end: Int) throws {
    let cells = RowCells(registers)
    let code = instructions
    let cursors = cursors
    let resetsArena = usesArena
    var row = start
    var next = 0
    while true {
      let i = code[next]
      next &+= 1
      switch i.operation {
      case .loadWord:
        cells.words[Int(i.target)] = cursors[Int(i.right)].words.unsafelyUnwrapped[row]
      case .loadNullableWord:
        cells.nulls[Int(i.target)] = cursors[Int(i.right)].nullFlag(row)
        cells.words[Int(i.target)] = cursors[Int(i.right)].words.unsafelyUnwrapped[row]
      case .addInt: cells.words(i) { $0 &+ $1 }
      case .subtractInt: cells.words(i) { $0 &- $1 }
      case .multiplyInt: cells.words(i) { $0 &* $1 }
      case .addFloat: cells.floats(i) { $0 + $1 }
      case .subtractFloat: cells.floats(i) { $0 - $1 }
      case .multiplyFloat: cells.floats(i) { $0 * $1 }
      case .divideFloat: cells.floats(i) { $0 / $1 }
      case .equalWord: cells.test(i) { $0 == $1 }
      case .notEqualWord: cells.test(i) { $0 != $1 }
      case .lessInt: cells.testInts(i) { $0 < $1 }
      case .lessOrEqualInt: cells.testInts(i) { $0 <= $1 }
      case .lessFloat: cells.testFloats(i) { $0 < $1 }
      case .lessOrEqualFloat: cells.testFloats(i) { $0 <= $1 }
      case .equalFloat: cells.testFloats(i) { $0 == $1 }
      case .notEqualFloat: cells.testFloats(i) { $0 != $1 }
      case .intToFloat: cells.unary(i) { Double(Int64(bitPattern: $0)).bitPattern }
      case .move: cells.move(i)
      case .jump: next = Int(i.right)
      case .jumpUnlessTrue: if !cells.isTrue(i.left) { next = Int(i.right) }
      case .jumpIfTrue: if cells.isTrue(i.target) { next = Int(i.right) }
      case .jumpIfFalse: if cells.isFalse(i.target) { next = Int(i.right) }
      case .jumpAsFalseUnlessTrue:
        if !cells.isTrue(i.target) {
          cells.setTruth(i.target, false)
          next = Int(i.right)
        }
      case .callSite:
        try siteReferences[Int(i.right)]._withUnsafeGuaranteedRef {
          try $0.run(registers, row: row)
        }
      case .storeWord:
        let output = outputReferences[Int(i.right)]
        output.words.unsafelyUnwrapped[row] = cells.words[Int(i.left)]
        if cells.nulls[Int(i.left)] != 0 { try setNull(output, row) }
      case .storeMask: maskRow(row, cells.isTrue(i.left))
      case .endRow:
        row &+= 1
        if row >= end { return }
        next = 0
        if resetsArena { registers.arena.reset() }
      case .endReducedRow:
        try checkReducedRow(cells)
        row &+= 1
        if row >= end { return }
        next = 0
      default: try step(i, cells, row: row, instruction: next &- 1)
      }
    }
  }

  @inline(__always)
  private func maskRow(_ row: Int, _ holds: Bool) {
    mask.unsafelyUnwrapped[row] = holds ? 1 : 0
  }

  private func setNull(_ output: OutputReference, _ row: Int) throws {
    try output.owner._withUnsafeGuaranteedRef { try $0.setNull(row: row) }
  }

  /// Errors: `NullInAccumulator` for the first field that became null.
  @inline(__always)
  private func checkReducedRow(_ cells: RowCells) throws {
    var anyNull: UInt8 = 0
    for field in 0..<reducedFieldCount { anyNull |= cells.nulls[field] }
    if anyNull != 0 { try failForNull(cells) }
    if usesArena { try keepAccumulator() }
  }

  private func failForNull(_ cells: RowCells) throws {
    for field in 0..<reducedFieldCount where cells.nulls[field] != 0 {
      throw NullInAccumulator(field: field)
    }
  }

  /// The rarer instructions.
  @inline(never)
  private func step(_ i: RowInstruction, _ cells: RowCells, row: Int, instruction: Int) throws {
    switch i.operation {
    case .loadBool, .loadNullableBool, .loadText, .loadNullableText, .loadDictionary,
      .loadRegularTime:
      load(i, cells, row)
    case .divideInt, .moduloInt, .powerInt, .divideUInt, .moduloUInt, .powerUInt:
      try integerArithmetic(i, cells, instruction)
    case .negateInt: cells.unary(i) { 0 &- $0 }
    case .negateFloat: cells.unary(i) { (-Double(bitPattern: $0)).bitPattern }
    case .moduloFloat: cells.floats(i) { fmod($0, $1) }
    case .powerFloat: cells.floats(i) { pow($0, $1) }
    case .addText: try addTexts(i, cells)
    case .lessUInt: cells.test(i) { $0 < $1 }
    case .lessOrEqualUInt: cells.test(i) { $0 <= $1 }
    case .equalIntUInt: cells.test(i) { $0 == $1 && Int64(bitPattern: $0) >= 0 }
    case .notEqualIntUInt: cells.test(i) { $0 != $1 || Int64(bitPattern: $0) < 0 }
    case .lessIntUInt: cells.testMixed(i, isLeftSigned: true) { $0 == .less }
    case .lessOrEqualIntUInt: cells.testMixed(i, isLeftSigned: true) { $0 != .greater }
    case .lessUIntInt: cells.testMixed(i, isLeftSigned: false) { $0 == .less }
    case .lessOrEqualUIntInt: cells.testMixed(i, isLeftSigned: false) { $0 != .greater }
    case .equalText: cells.testTexts(i) { $0 == 0 }
    case .notEqualText: cells.testTexts(i) { $0 != 0 }
    case .lessText: cells.testTexts(i) { $0 < 0 }
    case .lessOrEqualText: cells.testTexts(i) { $0 <= 0 }
    case .uintToFloat: cells.unary(i) { Double($0).bitPattern }
    case .floatToInt:
      cells.unary(i) { UInt64(bitPattern: convertToInt(Double(bitPattern: $0))) }
    case .floatToUInt: cells.unary(i) { convertToUInt(Double(bitPattern: $0)) }
    case .not: cells.unary(i) { $0 ^ 1 }
    case .exists: cells.setTruth(i.target, cells.nulls[Int(i.left)] == 0)
    case .andThreeValued, .orThreeValued: joinTruths(i, cells)
    case .storeBool, .storeText: try store(i, cells, row)
    default: break
    }
  }

  private func load(_ i: RowInstruction, _ cells: RowCells, _ row: Int) {
    let cursor = cursors[Int(i.right)]
    let target = Int(i.target)
    switch i.operation {
    case .loadBool, .loadNullableBool:
      cells.nulls[target] = cursor.nullFlag(row)
      cells.words[target] = UInt64(cursor.bools.unsafelyUnwrapped[row])
    case .loadText, .loadNullableText:
      cells.nulls[target] = cursor.nullFlag(row)
      loadText(cursor, i.target, cells, row)
    case .loadDictionary:
      let code = Int(cursor.codes.unsafelyUnwrapped[row])
      cells.nulls[target] = code < 0 ? 1 : 0
      if code >= 0 { loadText(cursor, i.target, cells, code) }
    default:
      let time = cursor.regularStart &+ Int64(row) &* cursor.regularStep
      cells.words[target] = UInt64(bitPattern: time)
    }
  }

  private func loadText(
    _ cursor: ColumnCursor, _ target: UInt16, _ cells: RowCells, _ index: Int
  ) {
    let offsets = cursor.offsets.unsafelyUnwrapped
    let start = Int(offsets[index])
    cells.setText(
      target, cursor.bytes.unsafelyUnwrapped + start, Int(offsets[index + 1]) - start)
  }

  private func integerArithmetic(
    _ i: RowInstruction, _ cells: RowCells, _ instruction: Int
  ) throws {
    do {
      switch i.operation {
      case .divideInt: try cells.checked(i) { try signed(.divide, $0, $1) }
      case .moduloInt: try cells.checked(i) { try signed(.modulo, $0, $1) }
      case .powerInt: try cells.checked(i) { try signed(.power, $0, $1) }
      case .divideUInt: try cells.checked(i) { try arithmetic(.divide, $0, $1) }
      case .moduloUInt: try cells.checked(i) { try arithmetic(.modulo, $0, $1) }
      default: try cells.checked(i) { try arithmetic(.power, $0, $1) }
      }
    } catch let failure as QueryFailure {
      throw placed(failure, spans[instruction])
    }
  }

  private func signed(
    _ operation: ArithmeticOperator, _ left: UInt64, _ right: UInt64
  ) throws -> UInt64 {
    UInt64(
      bitPattern: try arithmetic(operation, Int64(bitPattern: left), Int64(bitPattern: right)))
  }

  private func addTexts(_ i: RowInstruction, _ cells: RowCells) throws {
    if cells.joinNulls(i) { return }
    let left = cells.text(i.left)
    let right = cells.text(i.right)
    let text = try registers.arena.allocate(left.count + right.count)
    if let source = left.baseAddress { text.update(from: source, count: left.count) }
    if let source = right.baseAddress {
      (text + left.count).update(from: source, count: right.count)
    }
    cells.setText(i.target, text, left.count + right.count)
  }

  private func joinTruths(_ i: RowInstruction, _ cells: RowCells) {
    let decisive = i.operation == .orThreeValued
    let decides = { decisive ? cells.isTrue($0) : cells.isFalse($0) }
    if decides(i.left) || decides(i.right) { return cells.setTruth(i.target, decisive) }
    let isNull = cells.nulls[Int(i.left)] | cells.nulls[Int(i.right)] != 0
    cells.setTruth(i.target, isNull ? nil : !decisive)
  }

  private func store(_ i: RowInstruction, _ cells: RowCells, _ row: Int) throws {
    let output = outputReferences[Int(i.right)]
    let isNull = cells.nulls[Int(i.left)] != 0
    if i.operation == .storeBool {
      output.bools.unsafelyUnwrapped[row] = isNull ? 0 : cells.words[Int(i.left)] != 0 ? 1 : 0
    } else {
      let text = isNull ? UnsafeBufferPointer(start: nil, count: 0) : cells.text(i.left)
      try output.owner._withUnsafeGuaranteedRef { try $0.store(text, row: row) }
    }
    if isNull { try setNull(output, row) }
  }
}
