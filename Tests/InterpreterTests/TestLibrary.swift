import Columnar
import Diagnostics
import Planning
import Semantics
import Syntax

@testable import Interpreter

/// A library of a few built-ins, enough to test the interpreter by itself.
struct TestLibrary: BuiltinRegistry {
  private let builtins: [Builtin]

  init() {
    let nothing = Documentation("A test function.", example: "", output: "")
    func function(
      _ package: String, _ name: String, _ signature: String, hasSideEffect: Bool = false,
      kernel: Builtin.Kernel? = nil,
      _ body: @escaping @Sendable (Call) throws -> Value
    ) -> Builtin {
      Builtin(
        package: package, name: name, signature: signature, documentation: nothing,
        hasSideEffect: hasSideEffect, kernel: kernel, body: .function(body))
    }
    func conversion(_ type: BasicType) -> Builtin {
      function("universe", type.rawValue, "(v: A) => \(type.rawValue)") {
        try convert($0.arguments["v"] ?? .null(nil), to: type)
      }
    }
    var all = [BasicType.string, .int, .uint, .float, .bool, .time, .duration, .bytes]
      .map(conversion)
    all += [
      function("universe", "source", "(?name: string) => stream[A]") { call in
        .stream(
          LogicalNode(
            .union, inputs: [], origin: StepOrigin(functionName: "source", span: call.span)))
      },
      function("universe", "limit", "(<-tables: stream[A], n: int) => stream[A]") { call in
        guard case .stream(let node)? = call.arguments["tables"] else { return .null(nil) }
        return .stream(
          LogicalNode(
            .limit(count: 1, offset: 0), inputs: [node],
            origin: StepOrigin(functionName: "limit", span: call.span)))
      },
      function(
        "universe", "yield", "(<-tables: stream[A], ?name: string) => stream[A]",
        hasSideEffect: true
      ) { call in
        guard case .stream(let node)? = call.arguments["tables"] else { return .null(nil) }
        var name = "_result"
        if case .string(let given)? = call.arguments["name"] { name = given }
        return .stream(
          LogicalNode(
            .yield(name: name), inputs: [node],
            origin: StepOrigin(functionName: "yield", span: call.span)))
      },
      function("universe", "display", "(v: A) => string") {
        .string(displayText($0.arguments["v"] ?? .null(nil)))
      },
      Builtin(
        package: "universe", name: "now", signature: "() => time", documentation: nothing,
        isOption: true, body: .function { .time($0.evaluation.nowNanoseconds) }),
      function("universe", "contains", "(value: A, set: [A]) => bool where A: Nullable") { call in
        guard case .array(let set)? = call.arguments["set"], let value = call.arguments["value"]
        else { return .null(.bool) }
        return .bool(!value.isNull && set.contains { areIdentical($0, value) })
      },
      function("universe", "length", "(arr: [A]) => int") { call in
        guard case .array(let elements)? = call.arguments["arr"] else { return .null(.int) }
        return .int(Int64(elements.count))
      },
      function(
        "math", "sqrt", "(x: float) => float", kernel: .float { $0.squareRoot() },
        { call in
          switch call.arguments["x"] {
          case .float(let x)?: return .float(x.squareRoot())
          case .null?: return .null(.float)
          default: throw QueryFailure(.conversion, "cannot take a root of that")
          }
        }),
      function("strings", "toUpper", "(v: string) => string") { call in
        guard case .string(let text)? = call.arguments["v"] else {
          throw QueryFailure(.conversion, "cannot convert argument of type string value <nil>")
        }
        return .string(text.uppercased())
      },
      function("internal/debug", "null", "(?type: string) => A") { call in
        guard case .string(let type)? = call.arguments["type"] else { return .null(nil) }
        return .null(BasicType(rawValue: type))
      },
      Builtin(
        package: "internal/boolean", name: "true", signature: "bool", documentation: nothing,
        body: .value { .bool(true) }),
      Builtin(
        package: "internal/boolean", name: "false", signature: "bool", documentation: nothing,
        body: .value { .bool(false) }),
      Builtin(
        package: "universe", name: "zone", signature: "string", documentation: nothing,
        isOption: true, body: .value { .string("UTC") }),
      Builtin(
        package: "universe", name: "zoneOf", signature: "(?zone: string) => string",
        documentation: nothing, body: .flux(source: "(zone=zone) => \"in ${zone}\"", imports: [])),
      Builtin(
        package: "math", name: "twice", signature: "(x: float) => float", documentation: nothing,
        body: .flux(source: "(x) => sqrt(x: x) * 2.0", imports: [])),
      Builtin(
        package: "strings", name: "length", signature: "(v: [A]) => int", documentation: nothing,
        body: .flux(source: "(v) => length(arr: v) + 100", imports: [])),
      Builtin(
        package: "math", name: "limitValue", signature: "int", documentation: nothing,
        isOption: true, body: .value { .int(10) }),
    ]
    builtins = all
  }

  var preludePaths: [String] { ["internal/boolean", "universe"] }
  var packagePaths: [String] { Array(Set(builtins.map(\.package))).sorted() }
  func builtin(_ name: String, inPackage path: String) -> Builtin? {
    builtins.first { $0.name == name && $0.package == path }
  }
  func members(ofPackage path: String) -> [String] {
    builtins.filter { $0.package == path }.map(\.name).sorted()
  }
}

/// Nested queries are not for these tests.
final class NoRunner: QueryRunner {
  func run(_ node: LogicalNode) throws -> [Batch] { [] }
}

let testNow: Int64 = 1_600_000_000_000_000_000

func testContext() -> QueryContext {
  QueryContext(
    budget: MemoryBudget(limitBytes: 1 << 30), cancellation: Cancellation(),
    nowNanoseconds: testNow, threadCount: 1)
}

func testEvaluation(context: QueryContext = testContext()) -> Evaluation {
  Evaluation(
    context: context, registry: TestLibrary(), database: nil, runner: NoRunner(),
    workingDirectory: ".")
}

/// Evaluates a script with the test library; types are left out.
@discardableResult
func run(
  _ script: String, in interpreter: Interpreter = Interpreter(evaluation: testEvaluation())
) throws -> EvaluationOutcome {
  let parsed = parse(SourceText(name: "test", text: script))
  if !parsed.diagnostics.isEmpty { throw QueryFailure(parsed.diagnostics) }
  return try interpreter.evaluate(
    TypedProgram(file: parsed.file, types: [], firstExpressionNumber: 0))
}

/// The displayed value of the script's last expression, or its error.
func shown(_ script: String) -> String {
  do {
    return displayText(try run(script).lastValue ?? .string("nothing"))
  } catch let failure as QueryFailure {
    return "error: \(failure.message)"
  } catch {
    return "unexpected \(error)"
  }
}
