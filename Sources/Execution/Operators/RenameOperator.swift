import Columnar
import Diagnostics
import Planning

/// `rename`: labels change, positions stay.
final class RenameOperator: CollectingOperator {
  private let operation: RenameOperation
  private var plan: (input: Schema, output: Schema, keepsKey: Bool)?

  init(_ operation: RenameOperation, _ setup: OperatorSetup) {
    self.operation = operation
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    let plan = try plan(for: batch.schema)
    try emit(
      batch.with(schema: plan.output, columns: batch.columns),
      keepsOrder: setup.inputTablesByKey && plan.keepsKey && setup.inputKeysAlike)
  }

  private func plan(for schema: Schema) throws -> (input: Schema, output: Schema, keepsKey: Bool) {
    if let plan, plan.input == schema { return plan }
    var output = schema
    switch operation.choice {
    case .mapping(let mapping):
      for (from, to) in mapping {
        guard let index = schema.index(of: from) else {
          throw setup.failure(.columnMissing, "rename error: column \"\(from)\" doesn't exist")
        }
        output.fields[index].label = to
      }
    case .function(let rename):
      for index in output.fields.indices {
        output.fields[index].label = try rename(schema.fields[index].label)
      }
    }
    try refuseRepeatedLabels(output, setup)
    let made = (schema, output, output.keyLabels == schema.keyLabels)
    plan = made
    return made
  }
}

/// Errors: `X0011` when two columns have one label.
func refuseRepeatedLabels(_ schema: Schema, _ setup: OperatorSetup) throws {
  try setup.repeatedLabelRefusal(schema)
}

extension OperatorSetup {
  /// Refuses schemas in which two columns have one label, with `X0011`; on any thread.
  var repeatedLabelRefusal: @Sendable (Schema) throws -> Void {
    let span = span
    return { schema in
      var seen: [String: Int] = [:]
      for (index, field) in schema.fields.enumerated() {
        if let first = seen[field.label] {
          throw QueryFailure(
            .columnNameRepeated,
            "column \(first) and \(index) have the same name (\"\(field.label)\") which is not "
              + "allowed", at: span)
        }
        seen[field.label] = index
      }
    }
  }
}
