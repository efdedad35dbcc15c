import Columnar

/// A field by the names that points carry.
package struct FieldPath: Hashable, Sendable {
  package let measurement: String
  package let field: String

  package init(measurement: String, field: String) {
    self.measurement = measurement
    self.field = field
  }
}

extension Store {
  /// The types that the fields of a bucket were given by their first write; empty for an unknown
  /// bucket. Errors: W0006. Complexity: O(fields).
  package func fieldTypes(bucket: String) throws -> [FieldPath: ColumnType] {
    let connection = try takeConnection()
    defer { giveBack(connection) }
    guard let id = try connection.bucketID(bucket) else { return [:] }
    var types: [FieldPath: ColumnType] = [:]
    for field in try connection.fields(bucket: id) {
      types[FieldPath(measurement: field.measurement, field: field.name)] = field.type
    }
    return types
  }
}
