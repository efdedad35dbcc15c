import Columnar
import Diagnostics
import Planning

/// Turns typed expressions into row instructions.
struct RowProgramCompiler {
  var program = RowProgram()
  private let nullLogic: NullLogic
  private let accumulatorCount: Int
  private var localRegisters: [Int: Int] = [:]
  private var constantRegisters: [ConstantKey: Int] = [:]

  /// Floats by their bits: 0.0 and -0.0 are different constants, and NaN is one.
  private struct ConstantKey: Hashable {
    let scalar: Scalar
    let bits: UInt64?

    init(_ scalar: Scalar) {
      self.scalar = if case .float = scalar { .null } else { scalar }
      if case .float(let value) = scalar { bits = value.bitPattern } else { bits = nil }
    }
  }

  init(nullLogic: NullLogic, accumulatorCount: Int) {
    self.nullLogic = nullLogic
    self.accumulatorCount = accumulatorCount
    program.registerCount = accumulatorCount
  }

  /// Whether the program fits its instruction format.
  var fits: Bool {
    program.registerCount <= RowProgram.indexMax && program.sites.count <= RowProgram.indexMax
      && program.instructions.count + program.columns.count <= RowProgram.indexMax
  }

  mutating func newRegister() -> Int {
    defer { program.registerCount += 1 }
    return program.registerCount
  }

  mutating func emit(
    _ operation: RowInstruction.Operation, _ target: Int = 0, _ left: Int = 0, _ right: Int = 0
  ) {
    program.instructions.append(RowInstruction(operation, target, left, right))
  }

  mutating func addOutput(_ field: Field) -> Int {
    program.outputs.append(field)
    return program.outputs.count - 1
  }

  // MARK: Expressions

  /// Emits what computes the expression. Returns the register that holds it: `target` where given,
  /// which is written once and last, unless the expression has an `and`, an `or` or a local.
  mutating func compile(_ expression: RowExpression, into target: Int? = nil) -> Int {
    switch expression {
    case .constant(let scalar, _): return moved(constant(scalar), target)
    case .duration: return moved(constant(.null), target)
    case .column(let column, let type): return moved(use(column, type), target)
    case .accumulator(let index, _): return moved(index, target)
    case .local(let slot, _): return moved(localRegisters[slot] ?? constant(.null), target)
    case .bind(let slot, let value, let body):
      let register = newRegister()
      localRegisters[slot] = compile(value, into: register)
      return compile(body, into: target)
    case .arithmetic(let operation, let left, let right, let type, let span):
      return arithmetic(operation, left, right, type, span, target)
    case .compare(let comparison, let left, let right):
      return compare(comparison, left, right, target)
    case .and(let left, let right): return logical(isAnd: true, left, right, target)
    case .or(let left, let right): return logical(isAnd: false, left, right, target)
    case .not(let operand): return unary(.not, operand, target)
    case .negate(let operand, let type):
      return unary(type == .float ? .negateFloat : .negateInt, operand, target)
    case .exists(let operand): return unary(.exists, operand, target)
    case .conditional(let test, let consequent, let alternate):
      return conditional(test, consequent, alternate, target)
    case .convert(let operand, let type, let span): return convert(operand, type, span, target)
    case .matches(let operand, let pattern, let negated):
      return predicate(.matches(pattern, negated: negated), operand, target)
    case .contains(let operand, let set): return contains(operand, set, target)
    case .concatenate(let parts, let span):
      let operands = parts.map { compile($0) }
      return site(target) { ConcatenateSite(operands: operands, target: $0, span: span) }
    case .call(let function, let arguments, _, let span):
      return call(function, arguments, span, target)
    case .failure(let failure, _): return site(target) { _ in FailureSite(failure) }
    }
  }

  private mutating func moved(_ register: Int, _ target: Int?) -> Int {
    guard let target, target != register else { return register }
    emit(.move, target, register)
    return target
  }

  mutating func constant(_ scalar: Scalar) -> Int {
    let key = ConstantKey(scalar)
    if let known = constantRegisters[key] { return known }
    let register = newRegister()
    constantRegisters[key] = register
    program.constants.append((register, scalar))
    return register
  }

  /// The register that a column is loaded into, once per row.
  mutating func use(_ column: Int, _ type: ColumnType, asValue: Bool = true) -> Int {
    if let index = program.columns.firstIndex(where: { $0.column == column }) {
      if asValue { program.columns[index].needsValue = true }
      return program.columns[index].register
    }
    let register = newRegister()
    program.columns.append(
      .init(column: column, type: type, register: register, needsValue: asValue))
    return register
  }

  private mutating func unary(
    _ operation: RowInstruction.Operation, _ operand: RowExpression, _ target: Int?
  ) -> Int {
    let register = compile(operand)
    let result = target ?? newRegister()
    emit(operation, result, register)
    return result
  }

  mutating func site(_ target: Int?, _ make: (Int) -> RowSite) -> Int {
    let result = target ?? newRegister()
    program.sites.append(make(result))
    emit(.callSite, result, 0, program.sites.count - 1)
    return result
  }

  // MARK: Logic

  private mutating func logical(
    isAnd: Bool, _ left: RowExpression, _ right: RowExpression, _ target: Int?
  ) -> Int {
    // Of its own: the right side may read what the target held.
    let result = newRegister()
    _ = compile(left, into: result)
    let jump = program.instructions.count
    if nullLogic == .row {
      emit(isAnd ? .jumpAsFalseUnlessTrue : .jumpIfTrue, result)
      _ = compile(right, into: result)
    } else {
      emit(isAnd ? .jumpIfFalse : .jumpIfTrue, result)
      let other = compile(right)
      emit(isAnd ? .andThreeValued : .orThreeValued, result, result, other)
    }
    setJump(jump, to: program.instructions.count)
    return moved(result, target)
  }

  private mutating func conditional(
    _ test: RowExpression, _ consequent: RowExpression, _ alternate: RowExpression, _ target: Int?
  ) -> Int {
    let condition = compile(test)
    let toAlternate = program.instructions.count
    emit(.jumpUnlessTrue, 0, condition)
    let result = target ?? newRegister()
    // What one branch puts into a local is not there in the other.
    let locals = localRegisters
    _ = compile(consequent, into: result)
    localRegisters = locals
    let toEnd = program.instructions.count
    emit(.jump)
    setJump(toAlternate, to: program.instructions.count)
    _ = compile(alternate, into: result)
    localRegisters = locals
    setJump(toEnd, to: program.instructions.count)
    return result
  }

  private mutating func setJump(_ instruction: Int, to place: Int) {
    program.instructions[instruction].right = UInt16(truncatingIfNeeded: place)
  }

  // MARK: Texts, conversions, calls

  /// The site has a register of its own, so that its answer can stand for a whole table.
  mutating func predicate(
    _ test: TextPredicateSite.Test, _ operand: RowExpression, _ target: Int?
  ) -> Int {
    var column: Int?
    let register: Int
    if case .column(let index, let type) = operand {
      column = index
      register = use(index, type, asValue: false)
    } else {
      register = compile(operand)
    }
    let result = site(nil) {
      TextPredicateSite(test, operand: register, column: column, target: $0)
    }
    return moved(result, target)
  }

  private mutating func contains(
    _ operand: RowExpression, _ set: [Scalar], _ target: Int?
  ) -> Int {
    let type = columnType(operand)
    if type == .string {
      let texts = set.compactMap { scalar -> [UInt8]? in
        if case .string(let text) = scalar { Array(text.utf8) } else { nil }
      }
      return predicate(
        .contains(texts.sorted { $0.lexicographicallyPrecedes($1) }), operand, target)
    }
    let register = compile(operand)
    return site(target) { WordSetSite(set, type: type, operand: register, target: $0) }
  }

  private mutating func convert(
    _ operand: RowExpression, _ type: ColumnType, _ span: Span?, _ target: Int?
  ) -> Int {
    let register = compile(operand)
    guard case .column(let from) = operand.type else {
      // Durations and nulls without a type are constants, which the typer has converted.
      return moved(constant(.null), target)
    }
    let operation: RowInstruction.Operation? =
      switch (from, type) {
      case _ where from == type: .move
      case (.int, .uint), (.uint, .int), (.time, .int), (.time, .uint), (.int, .time),
        (.uint, .time), (.bool, .int), (.bool, .uint):
        .move
      case (.int, .float): .intToFloat
      case (.uint, .float), (.bool, .float): .uintToFloat
      case (.float, .int): .floatToInt
      case (.float, .uint): .floatToUInt
      default: nil
      }
    if let operation {
      let result = target ?? newRegister()
      emit(operation, result, register)
      return result
    }
    return site(target) {
      ConvertSite(operand: register, from: from, to: type, target: $0, span: span)
    }
  }

  private mutating func call(
    _ function: any CellFunction, _ arguments: [RowExpression], _ span: Span?, _ target: Int?
  ) -> Int {
    let operands = arguments.map { argument in
      let register = compile(argument)
      if case .column(let type) = argument.type {
        return (register: register, type: Optional(type))
      }
      return (register: register, type: nil)
    }
    switch function.kernel {
    case .float(let kernel) where operands.map(\.type) == [.float]:
      return site(target) { FloatSite(kernel, operand: operands[0].register, target: $0) }
    case .floats(let kernel) where operands.map(\.type) == [.float, .float]:
      let both = (operands[0].register, operands[1].register)
      return site(target) { FloatsSite(kernel, operands: both, target: $0) }
    case .time(let kernel) where operands.map(\.type) == [.time]:
      return site(target) {
        TimeSite(kernel, function, operand: operands[0].register, target: $0, span: span)
      }
    default: break
    }
    if operands.count == 1, case .column(let column, .string) = arguments[0] {
      return site(target) {
        TextCallSite(
          function, operand: operands[0].register, column: column, target: $0, span: span)
      }
    }
    return site(target) { CallSite(function, operands: operands, target: $0, span: span) }
  }
}
