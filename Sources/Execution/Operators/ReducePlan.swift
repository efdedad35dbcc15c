import Columnar
import Planning

/// What `reduce` does to one input schema.
final class ReducePlan {
  /// Where an output column comes from.
  enum Source {
    case key(Int)
    case field(Int, isKey: Bool)
  }

  let input: Schema
  let output: Schema
  /// The accumulator's fields, in the order of the identity.
  let fields: [Field]
  /// `[output columns]`
  let sources: [Source]
  /// A field replaces a key column.
  let changesKey: Bool
  let folder: any Folder

  init(_ operation: ReduceOperation, _ schema: Schema, _ setup: OperatorSetup) throws {
    input = schema
    let fields = try operation.identity.map { label, value in
      guard let type = value.type else {
        throw setup.failure(
          .lambdaResultUnsupported,
          "null values are not supported for \"\(label)\" in the reduce() function")
      }
      return Field(label, type)
    }
    self.fields = fields
    var outputFields: [Field] = []
    var sources: [Source] = []
    for index in schema.keyIndices {
      let label = schema.fields[index].label
      if let field = fields.firstIndex(where: { $0.label == label }) {
        outputFields.append(fields[field])
        sources.append(.field(field, isKey: true))
      } else {
        outputFields.append(schema.fields[index])
        sources.append(.key(index))
      }
    }
    let keyCount = outputFields.count
    changesKey = sources.contains { if case .field = $0 { true } else { false } }
    let sorted = fields.indices.sorted { fields[$0].label < fields[$1].label }
    for field in sorted where !schema.keyLabels.contains(fields[field].label) {
      outputFields.append(fields[field])
      sources.append(.field(field, isKey: false))
    }
    self.sources = sources
    output = Schema(fields: outputFields, keyIndices: Array(0..<keyCount))
    folder = try makeFolder(operation, schema, fields, setup)
  }

  func fold(_ batch: Batch) throws { try folder.fold(batch) }
}

/// The compiled fold where the lambda allows it, else the row path.
func makeFolder(
  _ operation: ReduceOperation, _ schema: Schema, _ fields: [Field], _ setup: OperatorSetup
) throws -> any Folder {
  let lambda = try operation.function.typed(for: schema, accumulator: fields)
  let rows = try RowFolder(operation, lambda, setup)
  guard setup.path == .vector else {
    setup.notes.took(.row)
    return rows
  }
  if let refusal = vectorRefusal(of: lambda) {
    setup.notes.took(.row)
    setup.notes.add(reason: PathReason(.vector, refusal))
    return rows
  }
  guard let folder = try VectorFolder(operation, lambda, fields, rows, setup) else {
    setup.notes.took(.row)
    setup.notes.add(reason: PathReason(.vector, "a field follows from another field"))
    return rows
  }
  setup.notes.took(.vector)
  return folder
}
