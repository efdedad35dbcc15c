import Columnar
import Diagnostics
import Planning

/// A row program bound to one batch: loads by the columns' representation, outputs, and the loop.
final class RowRun {
  let registers: RowRegisters
  private let batch: Batch
  /// Kept alive for `siteReferences`, through which the loop calls them without counting.
  private let sites: [RowSite]
  let siteReferences: UnsafeMutablePointer<Unmanaged<RowSite>>
  let spans: [Int: Span]
  let instructions: UnsafeMutablePointer<RowInstruction>
  let cursors: UnsafeMutablePointer<ColumnCursor>
  private let columns: [RowProgram.ColumnUse]
  /// Columns that change from table to table only, by their place in `columns`.
  private var perTable: [Int] = []
  /// Predicates on such columns.
  private var perTableSites: [TextPredicateSite] = []
  let usesArena: Bool
  private let outputFields: [Field]
  private var outputs: [RowOutput] = []
  let outputReferences: UnsafeMutablePointer<OutputReference>
  /// filter: `[rows]`, 1 = the test is true.
  var mask: UnsafeMutablePointer<UInt8>?
  /// reduce: fields of the accumulator, in the first registers.
  var reducedFieldCount = 0
  /// Those of them that are texts.
  var reducedTextFields: [Int] = []
  private var keptBytes = 0

  init(_ program: RowProgram, _ registers: RowRegisters, _ batch: Batch) {
    self.registers = registers
    self.batch = batch
    sites = program.sites
    outputFields = program.outputs
    columns = program.columns
    cursors = .allocate(capacity: max(1, columns.count))
    var loads: [RowInstruction] = []
    var constantColumns: Set<Int> = []
    for (index, use) in columns.enumerated() {
      let column = batch.columns[use.column]
      (cursors + index).initialize(to: ColumnCursor(column))
      guard let operation = ColumnCursor.loadOperation(of: column) else {
        constantColumns.insert(use.column)
        perTable.append(index)
        continue
      }
      registers.nulls[use.register] = 0
      if operation == .loadDictionary, !use.needsValue { continue }
      loads.append(RowInstruction(operation, use.register, 0, index))
      if operation == .loadRegularTime { perTable.append(index) }
    }
    siteReferences = .allocate(capacity: max(1, sites.count))
    for (index, site) in sites.enumerated() {
      site.bind(batch)
      (siteReferences + index).initialize(to: .passUnretained(site))
    }
    outputReferences = .allocate(capacity: max(1, program.outputs.count))
    let loadCount = loads.count
    var body = program.instructions
    for index in body.indices {
      switch body[index].operation {
      case .jump, .jumpUnlessTrue, .jumpAsFalseUnlessTrue, .jumpIfTrue, .jumpIfFalse:
        body[index].right += UInt16(truncatingIfNeeded: loadCount)
      case .callSite:
        if let site = sites[Int(body[index].right)] as? TextPredicateSite,
          let column = site.column, constantColumns.contains(column)
        {
          body[index].operation = .nothing
          perTableSites.append(site)
        }
      default: break
      }
    }
    let all = loads + body
    instructions = .allocate(capacity: all.count)
    for (index, instruction) in all.enumerated() {
      (instructions + index).initialize(to: instruction)
    }
    var spans: [Int: Span] = [:]
    for (index, span) in program.spans { spans[index + loads.count] = span }
    self.spans = spans
    usesArena =
      sites.contains(where: \.makesTexts) || body.contains { $0.operation == .addText }
  }

  deinit {
    instructions.deallocate()
    cursors.deallocate()
    siteReferences.deallocate()
    outputReferences.deallocate()
  }

  // MARK: Tables

  /// Puts what is constant in the table into its registers.
  func beginTable(_ table: Int) {
    for index in perTable {
      let use = columns[index]
      switch batch.columns[use.column].storage {
      case .regularTime(let starts, let step):
        let firstRow = Int64(batch.rows(ofTable: table).lowerBound)
        cursors[index].regularStart = starts.pointer[table] &- firstRow &* step
      case .constant(let values, let validity):
        if let validity, !validity.isValid(table) {
          registers.setNull(use.register)
          continue
        }
        switch values {
        case .words(let words): registers.setWord(use.register, words.pointer[table])
        case .bools(let bools): registers.setWord(use.register, UInt64(bools.pointer[table]))
        case .strings(let strings): registers.setText(use.register, strings.utf8(table))
        }
      case .plain, .dictionary: break
      }
    }
    for site in perTableSites {
      site.test(registers, row: 0)
    }
  }

  // MARK: Outputs

  func makeOutputs(rows: Int, budget: MemoryBudget?) throws {
    outputs = try outputFields.map { try RowOutput(type: $0.type, rows: rows, budget: budget) }
    for (index, output) in outputs.enumerated() {
      (outputReferences + index).initialize(to: OutputReference(output))
    }
  }

  func finishOutputs() throws -> [Column] {
    defer { outputs = [] }
    return try outputs.map { try $0.finish() }
  }

  // MARK: Rows

  /// Runs the program for rows of one table, in order, looking for cancellation now and then.
  /// Errors: the failure of the first failing row.
  func execute(rows: Range<Int>, context: QueryContext) throws {
    var row = rows.lowerBound
    while row < rows.upperBound {
      try context.checkCancellation()
      let end = min(rows.upperBound, row &+ cancellationCheckRows)
      try withExtendedLifetime(batch) { try loop(from: row, to: end) }
      row = end
    }
  }

  // MARK: Texts of the accumulator

  /// Bytes of dead texts that may gather before the accumulator's are copied together.
  private static let deadTextBytesMax = 64 << 10

  /// Gives the texts of past rows back; those that the accumulator holds stay.
  func keepAccumulator() throws {
    let arena = registers.arena
    if arena.allocatedBytes <= keptBytes + Self.deadTextBytesMax { return }
    let kept = reducedTextFields.map { Array(registers.text($0)) }
    arena.reset()
    for (field, text) in zip(reducedTextFields, kept) {
      registers.setText(field, try text.withUnsafeBufferPointer { try arena.copy($0) })
    }
    keptBytes = arena.allocatedBytes
  }
}

/// An output as the loop writes it, without counting references.
struct OutputReference {
  let owner: Unmanaged<RowOutput>
  let words: UnsafeMutablePointer<UInt64>?
  let bools: UnsafeMutablePointer<UInt8>?

  init(_ output: RowOutput) {
    owner = .passUnretained(output)
    words = output.words
    bools = output.bools
  }
}
