import Columnar
import Diagnostics
import Planning

/// Numbers the tables of a stream by group key, in the order in which keys are first seen, and unites
/// the schemas of tables that share one.
///
/// Keeps the encoded key and 24 bytes a key; there is no heap object per key.
struct TableKeys {
  private var registry = SchemaRegistry()
  private var layouts: [KeyLayout] = []
  private var interner: KeyInterner
  private var scratch: GrowingBuffer<UInt8>
  /// The schema of each key's table so far. `[keys]`
  private var keySchemas: GrowingBuffer<Int32>
  /// Equal keys have equal bytes, so those of a zero do not tell its sign: that of the first table
  /// of a key stands here.
  private var negativeZeros: Set<KeyPart> = []
  private let span: Span?

  private struct KeyPart: Hashable {
    let key: Int
    /// Position in the key's layout.
    let part: Int
  }

  /// span: the step's call, where failures are located.
  init(budget: MemoryBudget?, span: Span?) throws {
    self.span = span
    interner = try KeyInterner(budget: budget)
    scratch = GrowingBuffer(budget: budget)
    keySchemas = GrowingBuffer(budget: budget)
  }

  /// How many keys there are.
  var count: Int { interner.count }

  /// All schemas so far, by number.
  var schemas: [Schema] { registry.schemas }

  /// The number of a schema.
  mutating func number(of schema: Schema) -> Int {
    let number = registry.number(of: schema)
    addLayouts()
    return number
  }

  private mutating func addLayouts() {
    while layouts.count < registry.schemas.count {
      layouts.append(KeyLayout(registry.schemas[layouts.count]))
    }
  }

  /// What writes the keys of a batch of the schema.
  func encoder(of batch: Batch, schema: Int) -> KeyEncoder { KeyEncoder(layouts[schema], batch) }

  /// The number of a table's key; a new key gets the schema. Complexity: O(bytes of the key).
  mutating func number(
    of table: Int, _ encoder: KeyEncoder, schema: Int
  ) throws -> (key: Int, isNew: Bool) {
    scratch.removeAll()
    try encoder.encode(table, into: &scratch)
    let (key, isNew) = try interner.intern(scratch.values)
    if isNew {
      try keySchemas.append(Int32(truncatingIfNeeded: schema))
      for part in encoder.negativeZeroParts(of: table) {
        negativeZeros.insert(KeyPart(key: key, part: part))
      }
    }
    return (key, isNew)
  }

  /// Unites a key's schema with that of one more table of the key.
  /// - Returns: whether they differ.
  /// Errors: `X0005` when a column has two types.
  mutating func unite(_ key: Int, with schema: Int) throws -> Bool {
    let known = Int(keySchemas[key])
    if known == schema { return false }
    do {
      let union = try registry.union(known, schema)
      keySchemas[key] = Int32(truncatingIfNeeded: union)
      addLayouts()
      return true
    } catch let collision as SchemaRegistry.Collision {
      throw QueryFailure(
        .schemaCollision,
        "schema collision detected: column \"\(collision.label)\" is both of type "
          + "\(collision.first.name) and \(collision.second.name)", at: span)
    }
  }

  /// The number of a key's schema.
  func schema(ofKey key: Int) -> Int { Int(keySchemas[key]) }

  /// The values of keys of one schema: for each of its fields a column that is constant per table,
  /// nil where the field is not in the key. Errors: `MemoryExhausted`. Complexity: O(bytes).
  func columns(
    of keys: some Collection<Int32>, ofSchema schema: Int, budget: MemoryBudget?
  ) throws -> [Column?] {
    let layout = layouts[schema]
    let builders = layout.parts.map {
      ColumnBuilder(type: $0.type, capacity: keys.count, budget: budget)
    }
    for number in keys {
      let key = Int(number)
      var reader = KeyReader(interner.key(key))
      for (position, part) in layout.parts.enumerated() {
        let isNegativeZero =
          !negativeZeros.isEmpty && negativeZeros.contains(KeyPart(key: key, part: position))
        try reader.readPart(of: part, into: builders[position], isNegativeZero: isNegativeZero)
      }
    }
    var columns = [Column?](repeating: nil, count: schemas[schema].fields.count)
    for (part, builder) in zip(layout.parts, builders) {
      columns[part.columnIndex] = try builder.finishConstant()
    }
    return columns
  }

  /// Negative, zero or positive as the first key sorts before, with or after the second.
  func compare(_ first: Int, _ second: Int) -> Int { interner.compare(first, second) }

  /// All keys in key order. `[keys]` Complexity: O(keys log keys).
  func sorted() -> [Int32] { interner.sortedNumbers() }
}
