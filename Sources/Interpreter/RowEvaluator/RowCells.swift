import Columnar
import Diagnostics
import Planning

/// The registers' memory as the loop uses it, with one operation for each shape of instruction.
/// All are inlined, so that a closure given to one is part of the instruction.
struct RowCells {
  let words: UnsafeMutablePointer<UInt64>
  let lengths: UnsafeMutablePointer<Int>
  let nulls: UnsafeMutablePointer<UInt8>

  init(_ registers: RowRegisters) {
    words = registers.words
    lengths = registers.lengths
    nulls = registers.nulls
  }

  @inline(__always)
  func int(_ register: UInt16) -> Int64 { Int64(bitPattern: words[Int(register)]) }
  @inline(__always)
  func float(_ register: UInt16) -> Double { Double(bitPattern: words[Int(register)]) }
  @inline(__always)
  func text(_ register: UInt16) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: UnsafePointer(bitPattern: UInt(words[Int(register)])), count: lengths[Int(register)])
  }

  /// The result is null where either operand is; returns whether it is.
  @inline(__always) @discardableResult
  func joinNulls(_ i: RowInstruction) -> Bool {
    let null = nulls[Int(i.left)] | nulls[Int(i.right)]
    nulls[Int(i.target)] = null
    return null != 0
  }

  @inline(__always)
  func words(_ i: RowInstruction, _ body: (UInt64, UInt64) -> UInt64) {
    joinNulls(i)
    words[Int(i.target)] = body(words[Int(i.left)], words[Int(i.right)])
  }
  @inline(__always)
  func floats(_ i: RowInstruction, _ body: (Double, Double) -> Double) {
    joinNulls(i)
    words[Int(i.target)] = body(float(i.left), float(i.right)).bitPattern
  }
  @inline(__always)
  func test(_ i: RowInstruction, _ body: (UInt64, UInt64) -> Bool) {
    joinNulls(i)
    words[Int(i.target)] = body(words[Int(i.left)], words[Int(i.right)]) ? 1 : 0
  }
  @inline(__always)
  func testInts(_ i: RowInstruction, _ body: (Int64, Int64) -> Bool) {
    joinNulls(i)
    words[Int(i.target)] = body(int(i.left), int(i.right)) ? 1 : 0
  }
  @inline(__always)
  func testFloats(_ i: RowInstruction, _ body: (Double, Double) -> Bool) {
    joinNulls(i)
    words[Int(i.target)] = body(float(i.left), float(i.right)) ? 1 : 0
  }
  @inline(__always)
  func testTexts(_ i: RowInstruction, _ body: (Int) -> Bool) {
    if joinNulls(i) { return }
    words[Int(i.target)] = body(compareBytes(text(i.left), text(i.right))) ? 1 : 0
  }

  /// Integers of which one is unsigned; the order is by value.
  @inline(__always)
  func testMixed(_ i: RowInstruction, isLeftSigned: Bool, _ body: (Ordering) -> Bool) {
    joinNulls(i)
    let left = words[Int(i.left)]
    let right = words[Int(i.right)]
    let ordering =
      isLeftSigned
      ? Ordering(Int64(bitPattern: left), right) : Ordering(left, Int64(bitPattern: right))
    words[Int(i.target)] = body(ordering) ? 1 : 0
  }

  /// One operand, in the left register; null stays null.
  @inline(__always)
  func unary(_ i: RowInstruction, _ body: (UInt64) -> UInt64) {
    nulls[Int(i.target)] = nulls[Int(i.left)]
    words[Int(i.target)] = body(words[Int(i.left)])
  }

  /// An operation that may fail; it is not tried on nulls.
  @inline(__always)
  func checked(
    _ i: RowInstruction, _ body: (UInt64, UInt64) throws -> UInt64
  ) throws {
    if joinNulls(i) { return }
    words[Int(i.target)] = try body(words[Int(i.left)], words[Int(i.right)])
  }

  @inline(__always)
  func move(_ i: RowInstruction) {
    words[Int(i.target)] = words[Int(i.left)]
    lengths[Int(i.target)] = lengths[Int(i.left)]
    nulls[Int(i.target)] = nulls[Int(i.left)]
  }

  @inline(__always)
  func isTrue(_ register: UInt16) -> Bool {
    nulls[Int(register)] == 0 && words[Int(register)] != 0
  }
  @inline(__always)
  func isFalse(_ register: UInt16) -> Bool {
    nulls[Int(register)] == 0 && words[Int(register)] == 0
  }

  func setTruth(_ register: UInt16, _ value: Bool?) {
    words[Int(register)] = value == true ? 1 : 0
    nulls[Int(register)] = value == nil ? 1 : 0
  }

  func setText(_ register: UInt16, _ bytes: UnsafePointer<UInt8>, _ count: Int) {
    words[Int(register)] = UInt64(UInt(bitPattern: bytes))
    lengths[Int(register)] = count
  }
}
