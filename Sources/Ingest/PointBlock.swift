/// Points of one field, gathered until they are written.
struct FieldPoints {
  /// ns since the Unix epoch. `[points]`
  var times: [Int64] = []
  /// `[points]`
  var values: [Double] = []
}

/// Decoded lines on their way to the store: one column per field of the file.
struct PointBlock {
  /// Field names in file order. `[fields]`
  let fieldNames: [String]
  /// `[fields]`
  var fields: [FieldPoints]

  init(fieldNames: [String]) {
    self.fieldNames = fieldNames
    fields = Array(repeating: FieldPoints(), count: fieldNames.count)
  }

  var pointCount: Int { fields.reduce(0) { $0 + $1.times.count } }

  mutating func removeAll() {
    for index in fields.indices {
      fields[index].times.removeAll(keepingCapacity: true)
      fields[index].values.removeAll(keepingCapacity: true)
    }
  }
}
