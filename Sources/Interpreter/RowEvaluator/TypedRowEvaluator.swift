import Columnar
import Diagnostics
import Planning

/// Runs a typed lambda row by row: a register program over the columns as they are represented,
/// without allocation or reference counting per row.
///
/// Source: of the designs measured for this engine, bytecode over unboxed cells and trees with
/// unmanaged children are the fastest; the former needs no class per operator and type.
final class TypedRowEvaluator: RowEvaluator {
  private let span: Span?
  private let program: RowProgram
  private let registers: RowRegisters
  /// map: for each field, a column of the input that is handed on, or an output of the program.
  private let fields: [(field: Field, inputColumn: Int?)]
  private let accumulatorFields: [Field]

  /// nil where the lambda is too large for a program.
  init?(_ lambda: TypedLambda, span: Span?) {
    var compiler = RowProgramCompiler(
      nullLogic: lambda.nullLogic, accumulatorCount: lambda.accumulator.count)
    var fields: [(field: Field, inputColumn: Int?)] = []
    switch lambda.body {
    case .dynamic: return nil
    case .predicate(let test):
      compiler.emit(.storeMask, 0, compiler.compile(test))
      compiler.emit(.endRow)
    case .record(let outputs) where lambda.accumulator.isEmpty:
      for output in outputs {
        guard case .column(let type) = output.type else { continue }
        let field = Field(output.label, type)
        if case .column(let column, _) = output.expression {
          fields.append((field, column))
          continue
        }
        let register = compiler.compile(output.expression)
        let index = compiler.addOutput(field)
        compiler.emit(Self.storeOperation(type), 0, register, index)
        fields.append((field, nil))
      }
      compiler.emit(.endRow)
    case .record(let outputs): Self.compileReduce(outputs, &compiler)
    }
    guard compiler.fits else { return nil }
    self.span = span
    self.fields = fields
    program = compiler.program
    accumulatorFields = lambda.accumulator
    registers = RowRegisters(count: max(1, program.registerCount))
    for (register, value) in program.constants { registers.setConstant(register, value) }
  }

  private static func storeOperation(_ type: ColumnType) -> RowInstruction.Operation {
    switch type {
    case .bool: .storeBool
    case .string: .storeText
    default: .storeWord
    }
  }

  /// All fields are computed from the accumulator as it was; a field is written in place where no
  /// later one reads it.
  private static func compileReduce(
    _ outputs: [TypedLambda.OutputField], _ compiler: inout RowProgramCompiler
  ) {
    var moves: [(target: Int, from: Int)] = []
    for (index, output) in outputs.enumerated() {
      let isReadLater = outputs[(index + 1)...].contains {
        $0.expression.reads(accumulator: index)
      }
      if case .accumulator(index, _) = output.expression { continue }
      if !isReadLater, output.expression.isWrittenLast {
        _ = compiler.compile(output.expression, into: index)
      } else {
        let register = compiler.newRegister()
        moves.append((index, compiler.compile(output.expression, into: register)))
      }
    }
    for move in moves { compiler.emit(.move, move.target, move.from) }
    compiler.emit(.endReducedRow)
  }

  // MARK: The three operators

  func filter(
    _ batch: Batch, mask: UnsafeMutablePointer<UInt8>, context: QueryContext
  ) throws {
    let run = begin(batch, context)
    defer { registers.arena.release() }
    run.mask = mask
    for table in 0..<batch.tableCount {
      run.beginTable(table)
      try run.execute(rows: batch.rows(ofTable: table), context: context)
    }
  }

  func map(_ batch: Batch, context: QueryContext) throws -> [MappedTables] {
    let run = begin(batch, context)
    defer { registers.arena.release() }
    try run.makeOutputs(rows: batch.rowCount, budget: context.budget)
    if !program.outputs.isEmpty {
      for table in 0..<batch.tableCount {
        run.beginTable(table)
        try run.execute(rows: batch.rows(ofTable: table), context: context)
      }
    }
    var made = try run.finishOutputs().makeIterator()
    let columns = fields.compactMap { field, inputColumn in
      inputColumn.map { batch.columns[$0] } ?? made.next()
    }
    return [
      MappedTables(
        tables: 0..<batch.tableCount, fields: fields.map(\.field), columns: columns)
    ]
  }

  func reduce(
    _ batch: Batch, rows: Range<Int>, accumulator: inout [Scalar], context: QueryContext
  ) throws {
    let run = begin(batch, context)
    defer { registers.arena.release() }
    run.reducedFieldCount = accumulatorFields.count
    run.reducedTextFields = accumulatorFields.indices.filter {
      accumulatorFields[$0].type == .string
    }
    for (index, value) in accumulator.enumerated() { try registers.setTemporary(index, value) }
    var row = rows.lowerBound
    while row < rows.upperBound {
      let table = batch.table(ofRow: row)
      let end = min(rows.upperBound, batch.rows(ofTable: table).upperBound)
      run.beginTable(table)
      do {
        try run.execute(rows: row..<end, context: context)
      } catch let failure as NullInAccumulator {
        throw reducedNullFailure(accumulatorFields[failure.field].label, span)
      }
      row = end
    }
    for (index, field) in accumulatorFields.enumerated() {
      accumulator[index] = registers.scalar(index, field.type)
    }
  }

  private func begin(_ batch: Batch, _ context: QueryContext) -> RowRun {
    registers.arena.budget = context.budget
    return RowRun(program, registers, batch)
  }
}

/// A field of the accumulator became null.
struct NullInAccumulator: Error {
  let field: Int
}

extension RowExpression {
  /// Whether the expression reads a field of the accumulator.
  func reads(accumulator field: Int) -> Bool {
    if case .accumulator(field, _) = self { return true }
    return children.contains { $0.reads(accumulator: field) }
  }

  /// Whether compiled code writes its target only after it has read everything.
  var isWrittenLast: Bool {
    switch self {
    case .constant, .column, .accumulator, .arithmetic, .compare, .negate, .not: true
    case .conditional(_, let consequent, let alternate):
      consequent.isWrittenLast && alternate.isWrittenLast
    default: false
    }
  }
}
