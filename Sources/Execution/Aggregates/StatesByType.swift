import Columnar
import Planning

/// The states of one aggregate over tables whose columns may differ in type: a slot has its place
/// in each.
struct StatesByType {
  private let function: AggregateOperation.Function
  private let setup: OperatorSetup
  private let isSequential: Bool
  private let ofTables: Bool
  /// Of `count`, to which types are alike, one alone.
  private var states: [ColumnType: AggregateState] = [:]

  /// isSequential, ofTables: as of `makeAggregateState`.
  init(
    _ function: AggregateOperation.Function, _ setup: OperatorSetup, isSequential: Bool,
    ofTables: Bool
  ) {
    self.function = function
    self.setup = setup
    self.isSequential = isSequential
    self.ofTables = ofTables
  }

  /// `count` takes rows without the column too.
  private func stateType(of column: ColumnType?) -> ColumnType? {
    if case .count = function { .int } else { column }
  }

  private func makeState(of type: ColumnType) throws -> AggregateState {
    try makeAggregateState(
      function, type: type, setup: setup, isSequential: isSequential, ofTables: ofTables)
  }

  /// The state for the values of a column, with so many slots; nil where the step fails over such
  /// columns: it does so when it asks for results. type: nil where the table lacks the column.
  mutating func adding(_ type: ColumnType?, slots: Int) throws -> AggregateState? {
    guard let type = stateType(of: type), function.canAggregate(type) else { return nil }
    let state = try states[type] ?? makeState(of: type)
    states[type] = state
    try state.grow(to: slots)
    return state
  }

  /// The state that has the results of columns of a type, for slots that may have got no values.
  /// Errors: `X0004` for a type that it cannot work on.
  func results(of type: ColumnType, slots: Int) throws -> AggregateState {
    // Asked of the column's own type: `count` refuses some, though its state is one for all.
    let fresh = try makeState(of: type)
    let state = stateType(of: type).flatMap { states[$0] } ?? fresh
    try state.grow(to: slots)
    return state
  }
}
