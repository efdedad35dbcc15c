import Columnar

/// The columns of an Arrow file: the union of those of all batches.
///
/// A label that occurs with two types gets a column for each, the later ones called `label_type`.
struct ArrowSchema {
  struct Column {
    let name: String
    let label: String
    let type: ColumnType
  }

  private(set) var columns: [Column] = []
  let hasResults: Bool

  /// With several results a first column says which; then comes the number of the table.
  init(_ results: [KeptResult]) {
    hasResults = results.count > 1
    for batch in results.lazy.flatMap(\.batches) {
      for field in batch.schema.fields {
        guard !columns.contains(where: { $0.label == field.label && $0.type == field.type }) else {
          continue
        }
        let isTaken = columns.contains { $0.name == field.label }
        columns.append(
          Column(
            name: isTaken ? "\(field.label)_\(field.type.name)" : field.label,
            label: field.label, type: field.type))
      }
    }
  }

  /// Names and types in the order of the file; nil for the leading columns, which are no field.
  var fields: [(name: String, type: ColumnType)] {
    let leading: [(String, ColumnType)] =
      (hasResults ? [("result", .string)] : []) + [("table", .int)]
    return leading + columns.map { ($0.name, $0.type) }
  }

  /// Writes the schema table; returns where it lies.
  func write(into buffer: inout FlatBuffer) -> FlatBuffer.Offset {
    let written = fields.map { writeField($0.name, $0.type, into: &buffer) }
    let list = buffer.vector(of: written)
    buffer.beginTable(slots: 4)
    buffer.add(0, Int16(0))
    buffer.add(1, reference: list)
    return buffer.endTable()
  }

  private func writeField(
    _ name: String, _ type: ColumnType, into buffer: inout FlatBuffer
  ) -> FlatBuffer.Offset {
    let label = buffer.string(name)
    let (number, body) = writeType(type, into: &buffer)
    let children = buffer.vector(of: [])
    buffer.beginTable(slots: 7)
    buffer.add(0, reference: label)
    buffer.add(1, UInt8(1))
    buffer.add(2, number)
    buffer.add(3, reference: body)
    buffer.add(5, reference: children)
    return buffer.endTable()
  }

  /// The number of the type among Arrow's, and its table.
  /// Source: Schema.fbs of the Arrow columnar format 1.4.
  private func writeType(
    _ type: ColumnType, into buffer: inout FlatBuffer
  ) -> (UInt8, FlatBuffer.Offset) {
    switch type {
    case .int, .uint:
      buffer.beginTable(slots: 2)
      buffer.add(0, Int32(64))
      buffer.add(1, UInt8(type == .int ? 1 : 0))
      return (2, buffer.endTable())
    case .float:
      buffer.beginTable(slots: 1)
      buffer.add(0, Int16(2))
      return (3, buffer.endTable())
    case .string:
      buffer.beginTable(slots: 0)
      return (5, buffer.endTable())
    case .bool:
      buffer.beginTable(slots: 0)
      return (6, buffer.endTable())
    case .time:
      let zone = buffer.string("UTC")
      buffer.beginTable(slots: 2)
      buffer.add(0, Int16(3))
      buffer.add(1, reference: zone)
      return (10, buffer.endTable())
    }
  }
}
