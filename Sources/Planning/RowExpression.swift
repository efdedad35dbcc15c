import Columnar
import Diagnostics

/// The type of a value inside a typed lambda: a column type, or one of the types that only live
/// between cells.
package enum CellType: Sendable, Hashable {
  case column(ColumnType)
  case duration
  /// `r.absent` without a wanted type, `debug.null()`.
  case untypedNull
}

/// Arithmetic on two operands of one type; integers wrap.
package enum ArithmeticOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case power = "^"
}

/// Comparisons; int, uint and float compare with one another.
package enum ComparisonOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// How `and` and `or` treat nulls: a property of the typed lambda, the same on every path.
package enum NullLogic: Sendable, Hashable {
  /// Row functions: `null and x` is false, `null or x` is x.
  case row
  /// Lambdas of the shape that upstream vectorises: three-valued.
  case threeValued
}

/// The body of a lambda, typed completely for one input schema: what the row path walks, the
/// vector path compiles, and the rules read. Calls of user functions are inlined (Flux has no
/// recursion); captured names are constants; a local name is a `let` that is evaluated once.
package indirect enum RowExpression: Sendable {
  case constant(Scalar, CellType)
  case duration(CalendarDuration)
  /// A column of the input row, by position in the schema.
  case column(Int, ColumnType)
  /// A field of the accumulator, by position.
  case accumulator(Int, ColumnType)
  /// An evaluated local, by slot.
  case local(Int, CellType)
  case bind(slot: Int, value: RowExpression, body: RowExpression)
  /// Both operands of the type `type`; the result too (`^` on ints gives int).
  case arithmetic(ArithmeticOperator, RowExpression, RowExpression, type: ColumnType, span: Span?)
  /// Operands may be of different numeric types.
  case compare(ComparisonOperator, RowExpression, RowExpression)
  case matches(RowExpression, pattern: any TextPattern, negated: Bool)
  case and(RowExpression, RowExpression)
  case or(RowExpression, RowExpression)
  case not(RowExpression)
  case negate(RowExpression, type: ColumnType)
  case exists(RowExpression)
  case conditional(test: RowExpression, consequent: RowExpression, alternate: RowExpression)
  /// string, int, uint, float, bool, time of a cell.
  case convert(RowExpression, to: ColumnType, span: Span?)
  /// String interpolation; the parts are strings. A null part is an error (`E0007`).
  case concatenate([RowExpression], span: Span?)
  /// Membership in a constant set.
  case contains(RowExpression, set: [Scalar])
  /// A scalar built-in.
  case call(any CellFunction, [RowExpression], type: CellType, span: Span?)
  /// Fails when it is evaluated, as upstream does for an ill-matched comparison.
  case failure(QueryFailure, CellType)
}

/// A compiled regular expression, as kernels see it.
package protocol TextPattern: AnyObject, Sendable {
  var pattern: String { get }
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool
}

/// What a lambda does to one input schema.
package struct TypedLambda: Sendable {
  package enum Body: Sendable {
    /// filter: the test.
    case predicate(RowExpression)
    /// map and reduce: labels with their values, in output order.
    case record([OutputField])
    /// Beyond typed cells (arrays, nested lambdas …): the tree walk runs it on values.
    case dynamic(reason: String)
  }

  package struct OutputField: Sendable {
    package let label: String
    package let expression: RowExpression
    package let type: CellType
    package init(label: String, expression: RowExpression, type: CellType) {
      self.label = label
      self.expression = expression
      self.type = type
    }
  }

  package let input: Schema
  package let body: Body
  package let nullLogic: NullLogic
  /// Number of `bind` slots.
  package let localCount: Int
  /// map: the body was `{r with …}`, so the input's columns come first, in place.
  package let extendsRow: Bool
  /// reduce: the fields of the accumulator; a record body has one output for each, in this order.
  package let accumulator: [Field]
  /// The lambda looks at the row, if only for what it lacks: `exists r.x` is a constant that
  /// depends on the schema.
  package let readsRow: Bool
  /// Positions of the input columns that decided what the body is, whether or not it still reads
  /// them: a comparison of a float with a string has become a `failure` without operands. Without
  /// one of these columns the lambda would mean something else.
  package let columnsTyped: Set<Int>

  package init(
    input: Schema, body: Body, nullLogic: NullLogic, localCount: Int, extendsRow: Bool,
    accumulator: [Field] = [], readsRow: Bool = true, columnsTyped: Set<Int> = []
  ) {
    self.readsRow = readsRow
    self.columnsTyped = columnsTyped
    self.accumulator = accumulator
    self.input = input
    self.body = body
    self.nullLogic = nullLogic
    self.localCount = localCount
    self.extendsRow = extendsRow
  }
}

/// A user lambda as operators and rules see it; the interpreter implements it.
package protocol RowFunction: AnyObject, Sendable {
  /// The lambda's source, for `explain`.
  var text: String { get }
  var span: Span? { get }
  /// Types the lambda for a predicate or a map over rows of this schema.
  /// Complexity: O(size of the lambda). Errors: `QueryFailure`.
  func typed(for schema: Schema) throws -> TypedLambda
  /// Types the lambda for `reduce`.
  func typed(for schema: Schema, accumulator: [Field]) throws -> TypedLambda
  /// The same function as upstream means it once its planner has vectorised it: with three-valued
  /// logic and the columns in the row's order. nil when it has not the shape for that, or means
  /// that already.
  var vectorized: (any RowFunction)? { get }
  /// What it makes of nulls in `and` and `or`; three-valued once it is vectorised.
  var nullLogic: NullLogic { get }
  /// The row path for a typed lambda: one evaluator per operator, used by one thread.
  func makeRowEvaluator(_ lambda: TypedLambda) throws -> any RowEvaluator
}

extension RowFunction {
  package var vectorized: (any RowFunction)? { nil }
  package var nullLogic: NullLogic { .row }
}

/// Runs a typed lambda over whole batches, row by row.
package protocol RowEvaluator: AnyObject {
  /// mask `[rows]`, 1 = the test is true; null counts as false.
  /// Errors: the failure of the first failing row.
  func filter(_ batch: Batch, mask: UnsafeMutablePointer<UInt8>, context: QueryContext) throws
  /// One `[rows]` column per output field. For a dynamic lambda, the fields of each table come
  /// from its first row's record; then one result per run of tables with the same fields.
  func map(_ batch: Batch, context: QueryContext) throws -> [MappedTables]
  /// Folds the rows `rows` of the batch into the accumulator, in order.
  func reduce(
    _ batch: Batch, rows: Range<Int>, accumulator: inout [Scalar], context: QueryContext) throws
}

/// Output columns for a run of whole tables of the mapped batch.
package struct MappedTables {
  package let tables: Range<Int>
  /// In output order, before key columns are made constant.
  package let fields: [Field]
  package let columns: [Column]
  package init(tables: Range<Int>, fields: [Field], columns: [Column]) {
    self.tables = tables
    self.fields = fields
    self.columns = columns
  }
}

/// Runs a nested query for `tableFind` and its like.
package protocol QueryRunner: AnyObject, Sendable {
  /// All batches of the stream, in order.
  func run(_ node: LogicalNode) throws -> [Batch]
}
