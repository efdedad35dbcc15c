import Columnar
import Planning

/// Makes the operator of a physical node that is not a source.
func makeOperator(_ node: PhysicalNode, _ setup: OperatorSetup) throws -> any Operator {
  switch node.operation {
  case .source: preconditionFailure("a source is read, not run")
  case .range(let operation): RangeOperator(operation, setup)
  case .filter(let operation): FilterOperator(operation, setup)
  case .aggregate(let operation): try makeAggregate(operation, setup)
  case .map(let operation): MapOperator(operation, setup)
  case .reduce(let operation): ReduceOperator(operation, setup)
  case .group(let operation): GroupOperator(operation, setup)
  case .window(let operation): try WindowOperator(operation, setup)
  case .aggregateWindow(let operation): try makeAggregateWindow(operation, setup)
  case .sort(let columns, let descending):
    SortOperator(columns: columns, descending: descending, setup)
  case .sortLimit(let columns, let descending, let count):
    SortOperator(columns: columns, descending: descending, limit: count, setup)
  case .pivot(let rowKey, let columnKey, let valueColumn):
    try PivotOperator(
      rowKey: rowKey, columnKey: columnKey, valueColumn: valueColumn, setup)
  case .limit(let count, let offset): LimitOperator(count: count, offset: offset, setup)
  case .tail(let count, let offset): TailOperator(count: count, offset: offset, setup)
  case .project(let operation): ProjectOperator(operation, setup)
  case .rename(let operation): RenameOperator(operation, setup)
  case .duplicate(let column, let label): DuplicateOperator(column: column, as: label, setup)
  case .set(let key, let value): SetOperator(key: key, value: value, setup)
  case .union: UnionOperator(inputCount: node.inputs.count, setup)
  case .custom(let operation):
    try operation.makeOperator(
      inputCount: node.inputs.count, context: setup.context, output: setup.output)
  case .yield: PassOperator(setup)
  }
}
