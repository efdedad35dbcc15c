import Columnar

/// The schemas that a node yields, from those of its inputs; nil where they cannot be known before
/// reading. Errors: those of the source.
func deriveSchemas(
  _ node: PlanNode, inputSchemas: (PlanNode) throws -> [Schema]?
) throws -> [Schema]? {
  if let (source, request) = node.source { return try source.schemas(request) }
  guard node.inputs.count == 1, let schemas = try inputSchemas(node.inputs[0]) else { return nil }
  switch node.operation {
  case .filter, .limit, .tail, .sort, .sortLimit, .yield:
    return schemas
  case .range(let operation):
    return schemas.map { rangeSchema($0, operation) }
  case .group(let operation):
    // Tables of several schemas may merge under one key; what comes out then depends on the data.
    return schemas.count == 1 ? schemas.map { groupSchema($0, operation) } : nil
  case .aggregate(let operation):
    return derived(schemas) { aggregateSchema($0, operation) }
  case .aggregateWindow(let operation):
    return derived(schemas) { aggregateWindowSchema($0, operation) }
  default:
    return nil
  }
}

/// All schemas mapped, without repetition; nil when one of them has no image.
private func derived(_ schemas: [Schema], _ image: (Schema) -> Schema?) -> [Schema]? {
  var result: [Schema] = []
  for schema in schemas {
    guard let mapped = image(schema) else { return nil }
    if !result.contains(mapped) { result.append(mapped) }
  }
  return result
}

/// Missing bounds come first, in the columns as in the key.
private func rangeSchema(_ schema: Schema, _ operation: RangeOperation) -> Schema {
  let bounds = [operation.startColumn, operation.stopColumn]
  let added = bounds.filter { schema.index(of: $0) == nil }.map { Field($0, .time) }
  let fields =
    added
    + schema.fields.map { bounds.contains($0.label) ? Field($0.label, .time) : $0 }
  let keyLabels = bounds.filter { !schema.keyLabels.contains($0) } + schema.keyLabels
  return Schema(
    fields: fields,
    keyIndices: keyLabels.compactMap { label in
      fields.firstIndex { $0.label == label }
    })
}

private func groupSchema(_ schema: Schema, _ operation: GroupOperation) -> Schema {
  let keyIndices = schema.fields.indices.filter {
    operation.columns.contains(schema.fields[$0].label) == (operation.mode == .by)
  }
  return Schema(fields: schema.fields, keyIndices: keyIndices)
}

/// nil where the step fails or where the result is not settled here.
func aggregateSchema(_ schema: Schema, _ operation: AggregateOperation) -> Schema? {
  guard let index = schema.index(of: operation.column) else { return nil }
  if operation.isSelector {
    return aggregateType(operation.function, of: schema.fields[index].type) == nil ? nil : schema
  }
  guard !schema.isKey(index),
    let type = aggregateType(operation.function, of: schema.fields[index].type)
  else { return nil }
  let key = schema.keyIndices.map { schema.fields[$0] }
  return Schema(
    fields: key + [Field(operation.column, type)], keyIndices: Array(key.indices))
}

/// The type of an aggregate's result; nil for a column type that it refuses.
func aggregateType(_ function: AggregateOperation.Function, of type: ColumnType) -> ColumnType? {
  switch function {
  case .count: type == .time ? nil : .int
  case .sum, .spread: type.isNumeric ? type : nil
  case .mean, .stddev, .skew, .quantileTDigest: type.isNumeric ? .float : nil
  case .quantileExactMean: type == .float ? .float : nil
  case .min, .max: type.isNumeric || type == .time ? type : nil
  case .first, .last, .quantileExactSelector: type
  }
}

private func aggregateWindowSchema(
  _ schema: Schema, _ operation: AggregateWindowOperation
) -> Schema? {
  guard operation.timeDestination == "_time" else { return nil }
  if operation.aggregate.isSelector {
    guard let index = schema.index(of: operation.aggregate.column), !schema.isKey(index),
      schema.index(of: "_time") != nil
    else { return nil }
    return aggregateSchema(schema, operation.aggregate)
  }
  guard let plain = aggregateSchema(schema, operation.aggregate) else { return nil }
  let time = Field("_time", .time)
  guard plain.index(of: "_time") == nil else { return nil }
  if operation.timeFirst {
    return Schema(fields: [time] + plain.fields, keyIndices: plain.keyIndices.map { $0 + 1 })
  }
  return Schema(fields: plain.fields + [time], keyIndices: plain.keyIndices)
}
