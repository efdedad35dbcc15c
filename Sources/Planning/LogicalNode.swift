import Columnar
import Diagnostics

/// Where a step came from in the user's script.
package struct StepOrigin: Sendable {
  /// The function as the user knows it: `range`, `aggregateWindow`.
  package let functionName: String
  /// The call, without what is piped into it; nil for steps that a rule made.
  package let span: Span?
  package init(functionName: String, span: Span?) {
    self.functionName = functionName
    self.span = span
  }
}

/// One step of a logical plan. Steps form a directed acyclic graph: a stream used twice is one
/// node with two consumers, known by identity.
package final class LogicalNode: Sendable {
  package let operation: LogicalOperation
  package let inputs: [LogicalNode]
  package let origin: StepOrigin

  package init(_ operation: LogicalOperation, inputs: [LogicalNode], origin: StepOrigin) {
    self.operation = operation
    self.inputs = inputs
    self.origin = origin
  }
}

/// What a step does. Rules match on these; a function that no rule knows is `custom`.
package enum LogicalOperation: Sendable {
  case source(any ScanSource)
  case range(RangeOperation)
  case filter(FilterOperation)
  case map(MapOperation)
  case reduce(ReduceOperation)
  case group(GroupOperation)
  case window(WindowOperation)
  case aggregate(AggregateOperation)
  case aggregateWindow(AggregateWindowOperation)
  case sort(columns: [String], descending: Bool)
  /// `sort |> limit` as one step, made by a rule only: the first `count` (> 0) rows of each table
  /// in sort order, ties in input order. Unlike the two steps it leaves empty tables out, as
  /// upstream's merged form does.
  case sortLimit(columns: [String], descending: Bool, count: Int)
  case limit(count: Int, offset: Int)
  case tail(count: Int, offset: Int)
  /// keep and drop; the test says whether a column stays.
  case project(ProjectOperation)
  case rename(RenameOperation)
  case duplicate(column: String, as: String)
  case set(key: String, value: String)
  case pivot(rowKey: [String], columnKey: [String], valueColumn: String)
  case union
  case yield(name: String)
  case custom(any CustomOperation)
}

/// Half-open bounds in ns since the Unix epoch.
package struct RangeOperation: Sendable {
  package var start: Int64
  package var stop: Int64
  package var timeColumn = "_time"
  package var startColumn = "_start"
  package var stopColumn = "_stop"
  /// Tables without a row inside the bounds stay, as empty tables. Set to false by the planner
  /// above a source that carries out bounds itself (such a source yields no empty tables), so that
  /// the answer is the same with and without the pushdown.
  package var keepsEmptyTables = true
  package init(start: Int64, stop: Int64) {
    self.start = start
    self.stop = stop
  }
}

/// Rows for which the lambda is true stay; null counts as false.
package struct FilterOperation: Sendable {
  package var function: any RowFunction
  package var keepsEmptyTables: Bool
  package init(function: any RowFunction, keepsEmptyTables: Bool) {
    self.function = function
    self.keepsEmptyTables = keepsEmptyTables
  }
}

/// One row out for each row in, made by the lambda.
package struct MapOperation: Sendable {
  package var function: any RowFunction
  package init(function: any RowFunction) { self.function = function }
}

/// A strict left fold of each table's rows, in row order.
package struct ReduceOperation: Sendable {
  package var function: any RowFunction
  /// Fields in source order.
  package var identity: [(label: String, value: Scalar)]
  package init(function: any RowFunction, identity: [(label: String, value: Scalar)]) {
    self.function = function
    self.identity = identity
  }
}

/// New group keys: by the named columns, or by all but them. Absent columns are ignored.
package struct GroupOperation: Sendable, Hashable {
  package enum Mode: String, Sendable { case by, except }
  package var columns: [String]
  package var mode: Mode
  package init(columns: [String], mode: Mode) {
    self.columns = columns
    self.mode = mode
  }
}

/// One table per window of time; needs the bounds of a `range` before it.
package struct WindowOperation: Sendable, Hashable {
  package var bounds: WindowBounds
  package var timeColumn = "_time"
  package var startColumn = "_start"
  package var stopColumn = "_stop"
  package var createEmpty: Bool
  /// `every: inf`: one window, the whole range.
  package var isInfinite: Bool
  package init(bounds: WindowBounds, createEmpty: Bool, isInfinite: Bool) {
    self.bounds = bounds
    self.createEmpty = createEmpty
    self.isInfinite = isInfinite
  }
}

/// An aggregate (one row of key and result) or a selector (one whole row) per table.
package struct AggregateOperation: Sendable, Hashable {
  package enum Function: Sendable, Hashable {
    case count, sum, mean, spread
    /// Sample (n - 1) or population (n).
    case stddev(population: Bool)
    case skew
    case quantileTDigest(q: Double, compression: Double)
    case quantileExactMean(q: Double)
    /// Selectors: the whole row.
    case first, last, min, max
    case quantileExactSelector(q: Double)
  }
  package var function: Function
  package var column: String

  package init(_ function: Function, column: String) {
    self.function = function
    self.column = column
  }

  package var isSelector: Bool {
    switch function {
    case .first, .last, .min, .max, .quantileExactSelector: true
    default: false
    }
  }
}

/// `window |> aggregate |> duplicate |> window(inf)` as one step; all aggregates and selectors.
package struct AggregateWindowOperation: Sendable, Hashable {
  package var window: WindowOperation
  package var aggregate: AggregateOperation
  /// `_stop`, `_start` or another column.
  package var timeSource: String
  package var timeDestination: String
  /// Upstream's merged form puts the time first, then the key, then the value; the general form
  /// puts it last.
  package var timeFirst: Bool
  package init(
    window: WindowOperation, aggregate: AggregateOperation, timeSource: String,
    timeDestination: String, timeFirst: Bool
  ) {
    self.window = window
    self.aggregate = aggregate
    self.timeSource = timeSource
    self.timeDestination = timeDestination
    self.timeFirst = timeFirst
  }
}

/// `keep` and `drop`: which columns stay, in table order.
package struct ProjectOperation: Sendable {
  package enum Choice: Sendable {
    case keep([String])
    case drop([String])
    /// The predicate on the label; true keeps the column.
    case matching(@Sendable (String) throws -> Bool)
  }
  package var choice: Choice
  package init(_ choice: Choice) { self.choice = choice }
}

/// New labels for columns, by a list of pairs or by a function of the label.
package struct RenameOperation: Sendable {
  package enum Choice: Sendable {
    case mapping([(from: String, to: String)])
    case function(@Sendable (String) throws -> String)
  }
  package var choice: Choice
  package init(_ choice: Choice) { self.choice = choice }
}
