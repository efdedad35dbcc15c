import Columnar
import Diagnostics

@testable import Planning

/// A source whose schemas and capabilities a test sets; it is never read.
final class FakeSource: ScanSource, @unchecked Sendable {
  var description = "from(bucket: \"b\")"
  var capabilities = ScanCapabilities()
  var tablesByKey = true
  var rowsByTime = true
  var knownSchemas: [Schema]?
  /// Columns that predicates may name.
  var pushableColumns: Set<String> = []
  var pushableAggregates: Set<String> = []
  var pushesWindows = false

  init(schemas: [Schema]?) {
    knownSchemas = schemas
    capabilities.bounds = true
    capabilities.columns = true
    capabilities.rowLimit = true
    pushableAggregates = ["mean", "sum", "count", "last"]
    pushesWindows = true
  }

  func canPush(_ predicate: SourcePredicate) -> Bool {
    predicate.columns.isSubset(of: pushableColumns)
  }
  func canPush(_ aggregate: ScanAggregate) -> Bool {
    pushableAggregates.contains(aggregate.operation.function.name)
      && (aggregate.window == nil || pushesWindows)
  }

  /// What the request leaves: bounds add columns, `_field` decides the type, aggregates cut.
  func schemas(_ request: ScanRequest) throws -> [Schema]? {
    guard var schemas = knownSchemas else { return nil }
    if request.bounds != nil {
      schemas = schemas.map { schema in
        Schema(
          fields: [Field("_start", .time), Field("_stop", .time)] + schema.fields,
          keyIndices: [0, 1] + schema.keyIndices.map { $0 + 2 })
      }
    }
    if request.predicates.contains(.compare(column: "_field", .equal, .string("number"))) {
      schemas = schemas.filter { schema in
        schema.fields.contains { $0.label == "_value" && $0.type == .float }
      }
    }
    if let columns = request.columns {
      schemas = schemas.map { schema in
        let kept = schema.fields.indices.filter {
          schema.isKey($0) || columns.contains(schema.fields[$0].label)
        }
        return Schema(
          fields: kept.map { schema.fields[$0] },
          keyIndices: schema.keyIndices.compactMap { kept.firstIndex(of: $0) })
      }
    }
    if let aggregate = request.aggregate, !aggregate.operation.isSelector {
      schemas = schemas.compactMap { schema in
        guard let plain = aggregateSchema(schema, aggregate.operation) else { return nil }
        if aggregate.window == nil { return plain }
        return Schema(
          fields: [Field("_time", .time)] + plain.fields,
          keyIndices: plain.keyIndices.map { $0 + 1 })
      }
    }
    return schemas
  }

  func open(_ request: ScanRequest, context: QueryContext) throws -> any ScanReader {
    throw QueryFailure(.cancelled, "a fake source is not read")
  }
}

/// A lambda whose typed body a test gives as a function of the schema.
final class FakeLambda: RowFunction, @unchecked Sendable {
  let text: String
  let span: Span? = nil
  var vectorized: (any RowFunction)?
  var nullLogic = NullLogic.row
  private let body: (Schema) throws -> TypedLambda.Body

  init(_ text: String, _ body: @escaping (Schema) throws -> TypedLambda.Body) {
    self.text = text
    self.body = body
  }

  /// A test that may look its columns up.
  convenience init(_ text: String, test: @escaping (Schema) -> RowExpression) {
    self.init(text) { .predicate(test($0)) }
  }

  func typed(for schema: Schema) throws -> TypedLambda {
    TypedLambda(
      input: schema, body: try body(schema), nullLogic: .row, localCount: 0, extendsRow: false,
      readsRow: text.contains("r."))
  }
  func typed(for schema: Schema, accumulator: [Field]) throws -> TypedLambda {
    try typed(for: schema)
  }
  func makeRowEvaluator(_ lambda: TypedLambda) throws -> any RowEvaluator {
    throw QueryFailure(.cancelled, "a fake lambda is not run")
  }
}

/// A column by name: an untyped null where the schema lacks it, as lambdas are typed.
func column(_ label: String, _ schema: Schema) -> RowExpression {
  guard let index = schema.index(of: label) else { return .constant(.null, .untypedNull) }
  return .column(index, schema.fields[index].type)
}

func text(_ value: String) -> RowExpression { .constant(.string(value), .column(.string)) }
func float(_ value: Double) -> RowExpression { .constant(.float(value), .column(.float)) }

/// One float field with a tag `site`, as the store would have it.
let numbers = Schema(
  fields: [
    Field("_time", .time), Field("_value", .float), Field("_field", .string),
    Field("_measurement", .string), Field("site", .string), Field("quality", .int),
  ], keyIndices: [2, 3, 4])

/// A string field beside it, without the tag.
let words = Schema(
  fields: [
    Field("_time", .time), Field("_value", .string), Field("_field", .string),
    Field("_measurement", .string),
  ], keyIndices: [2, 3])

func step(_ operation: LogicalOperation, _ inputs: LogicalNode...) -> LogicalNode {
  LogicalNode(
    operation, inputs: inputs,
    origin: StepOrigin(functionName: operationName(operation), span: nil))
}

func filter(_ function: FakeLambda, keep: Bool = false) -> LogicalOperation {
  .filter(FilterOperation(function: function, keepsEmptyTables: keep))
}

/// The optimized plan of one pipeline, as text, with the names of the rules that fired.
func optimized(
  _ node: LogicalNode, rules: [any PlanRule], via: PathMask = .all
) throws -> (plan: String, fired: [String]) {
  let result = try optimize([QueryResult(name: "_result", node: node)], via: via, rules: rules)
  return (planText(result.results[0].node), result.log.map(\.ruleName))
}

/// The reasons of the last step.
func reasons(_ node: LogicalNode, via: PathMask = .all) throws -> [String] {
  let logical = try optimize(
    [QueryResult(name: "_result", node: node)], via: via, rules: standardRules)
  let physical = try plan(logical, via: via)
  return physical.results[0].node.reasons.map { "not \($0.path.rawValue)  \($0.text)" }
}
