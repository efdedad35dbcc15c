import Columnar
import Planning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The presence of rows of two lanes: both, or nil when neither has nulls.
func joinValidity(
  _ left: Lane, _ right: Lane, _ count: Int, into result: UnsafeMutablePointer<UInt8>
) -> UnsafePointer<UInt8>? {
  guard let a = left.valid else { return right.valid }
  guard let b = right.valid else { return a }
  for row in 0..<count { result[row] = a[row] & b[row] }
  return UnsafePointer(result)
}

/// Arithmetic of two lanes of one type; null where either is.
final class ArithmeticNode: VectorNode {
  private let operation: ArithmeticOperator
  private let type: ColumnType
  private let left: VectorNode
  private let right: VectorNode
  private let memory: LaneMemory

  init(
    _ operation: ArithmeticOperator, _ type: ColumnType, _ left: VectorNode, _ right: VectorNode,
    budget: MemoryBudget?
  ) throws {
    self.operation = operation
    self.type = type
    self.left = left
    self.right = right
    memory = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws {
    try left.begin(batch)
    try right.begin(batch)
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let a = try left.evaluate(chunk)
    let b = try right.evaluate(chunk)
    let valid = joinValidity(a, b, chunk.count, into: memory.valid)
    let result = Lane(words: memory.words, texts: memory.texts, valid: valid)
    if type == .float {
      floats(chunk.count, a.words, b.words, memory.words)
    } else if operation == .power {
      try raise(chunk, a.words, b.words, result)
    } else if operation == .divide || operation == .modulo {
      try refuseZeroDivisors(chunk, b.words, result)
      divide(chunk.count, a.words, b.words, memory.words)
    } else {
      integers(chunk.count, a.words, b.words, memory.words)
    }
    return result
  }

  private func refuseZeroDivisors(
    _ chunk: Chunk, _ divisors: UnsafePointer<UInt64>, _ result: Lane
  ) throws {
    for row in 0..<chunk.count where divisors[row] == 0 {
      if result.isValid(row) && chunk.isActive(row) { throw VectorFailure() }
    }
  }

  /// `^` of ints or uints; zero to a negative power fails.
  private func raise(
    _ chunk: Chunk, _ bases: UnsafePointer<UInt64>, _ exponents: UnsafePointer<UInt64>,
    _ result: Lane
  ) throws {
    for row in 0..<chunk.count where result.isValid(row) && chunk.isActive(row) {
      if type == .uint {
        memory.words[row] = integerPower(bases[row], exponents[row])
      } else {
        guard
          let power = integerPower(
            Int64(bitPattern: bases[row]), Int64(bitPattern: exponents[row]))
        else { throw VectorFailure() }
        memory.words[row] = UInt64(bitPattern: power)
      }
    }
  }

  private func floats(
    _ count: Int, _ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>,
    _ result: UnsafeMutablePointer<UInt64>
  ) {
    @inline(__always)
    func each(_ body: (Double, Double) -> Double) {
      for row in 0..<count {
        result[row] = body(Double(bitPattern: a[row]), Double(bitPattern: b[row])).bitPattern
      }
    }
    switch operation {
    case .add: each { $0 + $1 }
    case .subtract: each { $0 - $1 }
    case .multiply: each { $0 * $1 }
    case .divide: each { $0 / $1 }
    case .modulo: each { fmod($0, $1) }
    case .power: each { pow($0, $1) }
    }
  }

  private func integers(
    _ count: Int, _ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>,
    _ result: UnsafeMutablePointer<UInt64>
  ) {
    switch operation {
    case .add: for row in 0..<count { result[row] = a[row] &+ b[row] }
    case .subtract: for row in 0..<count { result[row] = a[row] &- b[row] }
    default: for row in 0..<count { result[row] = a[row] &* b[row] }
    }
  }

  /// Division toward zero; the remainder has the dividend's sign. Zero divisors stand only in rows
  /// whose value is not needed. The one quotient that overflows wraps.
  private func divide(
    _ count: Int, _ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>,
    _ result: UnsafeMutablePointer<UInt64>
  ) {
    let isDivision = operation == .divide
    if type == .uint {
      for row in 0..<count {
        let divisor = b[row] == 0 ? 1 : b[row]
        result[row] = isDivision ? a[row] / divisor : a[row] % divisor
      }
      return
    }
    for row in 0..<count {
      let dividend = Int64(bitPattern: a[row])
      let divisor = Int64(bitPattern: b[row])
      let value: Int64 =
        switch divisor {
        case 0: 0
        case -1: isDivision ? 0 &- dividend : 0
        default: isDivision ? dividend / divisor : dividend % divisor
        }
      result[row] = UInt64(bitPattern: value)
    }
  }
}
