import Columnar

/// Takes batches one after another; `finish` comes once, after the last.
package protocol BatchSink: AnyObject {
  func consume(_ batch: Batch) throws
  func finish() throws
}

/// A running step with one or more inputs, made with its query context and the sink it feeds.
///
/// Batches of one input come in order; `finish` is called once per input. An operator calls its
/// sink's `finish` once, after its last input finished. Errors are `QueryFailure`s.
package protocol Operator: AnyObject {
  func consume(_ batch: Batch, input: Int) throws
  func finish(input: Int) throws
}

/// A source of batches being read; `next` returns nil at the end.
package protocol BatchReader: AnyObject {
  func next() throws -> Batch?
}

/// A table function's private step: lives in the function's own file with its operator.
package protocol CustomOperation: Sendable {
  /// The word in `explain`.
  var name: String { get }
  /// Properties that the output keeps.
  var keepsTableOrder: Bool { get }
  /// Rows of each table come out in the order in which they came in.
  var keepsRowOrder: Bool { get }
  /// Done to what it has done already, it does nothing.
  var isIdempotent: Bool { get }
  /// `ends` unless the operation says otherwise.
  var pieceUse: PieceUse { get }
  /// How far it moves all times, and so the bounds that are known below it.
  var boundsShift: CalendarDuration { get }
  func makeOperator(
    inputCount: Int, context: QueryContext, output: any BatchSink
  ) throws -> any Operator
}

extension CustomOperation {
  package var keepsRowOrder: Bool { false }
  package var isIdempotent: Bool { false }
  package var pieceUse: PieceUse { .ends }
  package var boundsShift: CalendarDuration { .zero }
}
