import Columnar
import Planning

/// `keep` and `drop`: columns leave the table and the key; what stays keeps its place.
final class ProjectOperator: CollectingOperator {
  private let operation: ProjectOperation
  private var plan: (input: Schema, kept: [Int], output: Schema, keepsKey: Bool)?

  init(_ operation: ProjectOperation, _ setup: OperatorSetup) {
    self.operation = operation
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    let plan = try plan(for: batch.schema)
    try emit(
      batch.with(schema: plan.output, columns: plan.kept.map { batch.columns[$0] }),
      keepsOrder: setup.inputTablesByKey && plan.keepsKey && setup.inputKeysAlike)
  }

  private func plan(
    for schema: Schema
  ) throws -> (input: Schema, kept: [Int], output: Schema, keepsKey: Bool) {
    if let plan, plan.input == schema { return plan }
    let kept = try schema.fields.indices.filter { try keeps(schema.fields[$0].label) }
    var output = Schema(fields: kept.map { schema.fields[$0] }, keyIndices: [])
    output.keyIndices = schema.keyIndices.compactMap { kept.firstIndex(of: $0) }
    let made = (schema, kept, output, output.keyIndices.count == schema.keyIndices.count)
    plan = made
    return made
  }

  private func keeps(_ label: String) throws -> Bool {
    switch operation.choice {
    case .keep(let labels): labels.contains(label)
    case .drop(let labels): !labels.contains(label)
    case .matching(let test): try test(label)
    }
  }
}
