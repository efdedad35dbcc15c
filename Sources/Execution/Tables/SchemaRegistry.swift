import Columnar

/// Numbers schemas, and unites those of tables that share a key.
struct SchemaRegistry {
  private(set) var schemas: [Schema] = []
  private var numbers: [Schema: Int] = [:]
  private var unions: [Pair: Int] = [:]

  private struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  /// Two columns of one label whose types differ.
  struct Collision: Error {
    let label: String
    let first: ColumnType
    let second: ColumnType
  }

  mutating func number(of schema: Schema) -> Int {
    if let last = schemas.last, last == schema { return schemas.count - 1 }
    if let known = numbers[schema] { return known }
    schemas.append(schema)
    numbers[schema] = schemas.count - 1
    return schemas.count - 1
  }

  /// The first schema with the columns that only the second has at its end.
  /// Errors: `Collision`.
  mutating func union(_ first: Int, _ second: Int) throws -> Int {
    if first == second { return first }
    let pair = Pair(first: first, second: second)
    if let known = unions[pair] { return known }
    var merged = schemas[first]
    for field in schemas[second].fields {
      if let index = merged.index(of: field.label) {
        let type = merged.fields[index].type
        if type != field.type {
          throw Collision(label: field.label, first: type, second: field.type)
        }
      } else {
        merged.fields.append(field)
      }
    }
    let result = number(of: merged)
    unions[pair] = result
    return result
  }
}
