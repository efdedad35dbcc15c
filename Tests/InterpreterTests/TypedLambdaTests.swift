import Columnar
import Diagnostics
import Planning
import Semantics
import Testing

@testable import Interpreter

let testSchema = Schema(
  fields: [
    Field("k", .string), Field("i", .int), Field("x", .float), Field("s", .string),
    Field("b", .bool), Field("t", .time), Field("u", .uint),
  ], keyIndices: [0])

/// The function `f` of a script as a row function, with the meaning that the planner gives it.
func rowLambda(_ script: String, _ role: RowLambda.Role) throws -> RowLambda {
  let interpreter = Interpreter(evaluation: testEvaluation())
  try run("import \"math\"\nimport \"strings\"\nimport \"internal/debug\"", in: interpreter)
  try run(script, in: interpreter)
  guard case .function(let function)? = try interpreter.value(of: "f") else {
    throw QueryFailure(.unboundName, "the script has no f")
  }
  let lambda = RowLambda(function, role: role, evaluation: interpreter.evaluation)
  return lambda.vectorized as? RowLambda ?? lambda
}

@Suite struct TypedLambdaTests {
  private func typed(_ script: String, _ role: RowLambda.Role) -> String {
    do {
      return text(try rowLambda(script, role).typed(for: testSchema))
    } catch let failure as QueryFailure {
      return "error: \(failure.message)"
    } catch {
      return "unexpected \(error)"
    }
  }

  @Test(arguments: [
    ("r.x > 1.0", "(c2:float > 1.0:float)"),
    ("r._absent == \"a\"", "null:bool"),
    ("r.x > 2.0 * 3.0 and r.k == \"a\"", "((c2:float > 6.0:float) and (c0:string == 'a':string))"),
    ("true and r.b", "c4:bool"), ("false and r.b", "false:bool"),
    ("r.b or true", "(c4:bool or true:bool)"),
    ("r.s =~ /a+/", "(c3:string =~ /a+/)"), ("r.absent !~ /a/", "null:bool"),
    ("exists r.x", "exists c2:float"), ("exists r.absent", "false:bool"),
    ("exists r", "true:bool"), ("not r.b", "not c4:bool"),
    ("contains(value: r.s, set: [\"a\", \"b\"])", "c3:string in {'a','b'}"),
    ("r.s == \"a\" or \"b\" == r.s or r.s == \"c\"", "c3:string in {'a','b','c'}"),
    (
      "r.b or r.s == \"a\" or r.s == \"b\" or r.k == \"c\"",
      "((c4:bool or c3:string in {'a','b'}) or (c0:string == 'c':string))"
    ),
    (
      "r.x > 1.0 and (r.s == \"a\" or contains(value: r.s, set: [\"b\"]))",
      "((c2:float > 1.0:float) and c3:string in {'a','b'})"
    ),
    // Not where a null would become false and then true, nor over what may fail in between.
    (
      "not (r.s == \"a\" or r.s == \"b\")",
      "not ((c3:string == 'a':string) or (c3:string == 'b':string))"
    ),
    (
      "r.s == \"a\" or r.b or r.s == \"b\"",
      "(((c3:string == 'a':string) or c4:bool) or (c3:string == 'b':string))"
    ),
    ("r.i == \"a\"", "fail:bool unsupported binary expression int == string"),
    ("r.i < r.u", "(c1:int < c6:uint)"), ("r.x > float(v: r.i)", "(c2:float > float(c1:int))"),
    ("1 / 0 == r.i", "(fail:int cannot divide by zero == c1:int)"),
    ("r.t > 1970-01-01", "(c5:time > 0ns:time)"), ("r.b", "c4:bool"), ("r.absent", "null:bool"),
    ("length(arr: [r.i]) == 1", "dynamic: the lambda builds an array"),
    ("length(arr: [1, 2]) == r.i", "(2:int == c1:int)"),
    ("(if r.b then 1 else r.i) == 1", "(if c4:bool then 1:int else c1:int == 1:int)"),
    ("math.sqrt(x: r.x) > 1.0", "(math.sqrt(c2:float):float > 1.0:float)"),
    ("math.twice(x: r.x) > 1.0", "((math.sqrt(c2:float):float * 2.0:float):float > 1.0:float)"),
    ("display(v: r) == \"\"", "dynamic: the lambda computes with a record or a function"),
    ("r.x", "error: expected bool but found float"),
    ("r.t == now()", "(c5:time == 1600000000000000000ns:time)"),
  ])
  func predicates(_ body: String, _ expected: String) {
    #expect(typed("f = (r) => \(body)", .predicate) == expected)
  }

  @Test(arguments: [
    ("({b: r.x, a: 1})", "a: 1:int; b: c2:float"),
    (
      "({r with x: 1})",
      "k: c0:string; i: c1:int; x: 1:int; s: c3:string; b: c4:bool; t: c5:time; u: c6:uint"
    ),
    (
      "({r with x: string(v: r.x), z: 1, a: 2})",
      "a: 2:int; b: c4:bool; i: c1:int; k: c0:string; s: c3:string; t: c5:time; u: c6:uint; "
        + "x: string(c2:float); z: 1:int"
    ),
    ("({v: r.absent, w: r.absent + 1})", "w: null:int"),
    ("({v: \"${r.i}-${r.s}!\"})", "v: [string(c1:int) ~ '-':string ~ c3:string ~ '!':string]"),
    ("({v: -r.x, w: +r.i})", "v: -c2:float; w: c1:int"),
    ("({v: r.i + r.x})", "v: fail:int unsupported binary expression int + float"),
    ("({v: -r.u})", "v: fail:uint operand to unary expression is not a number value, got uint"),
    ("if r.b then {v: r.i} else {v: 0}", "v: if c4:bool then c1:int else 0:int"),
    ("({v: if r.b then r.absent else r.i})", "v: if c4:bool then null:int else c1:int"),
    ("({v: strings.toUpper(v: r.s)})", "v: strings.toUpper(c3:string):string"),
    ("1", "error: map function must return an object, got int"),
    (
      "({v: 1h})",
      "error: map object property \"v\" is duration type which is not supported in a flux table"
    ),
    (
      "({v: [1]})",
      "error: map object property \"v\" is [int] type which is not supported in a flux table"
    ),
    (
      "{ y = r.x * 2.0\n return {v: y + y, w: r.i} }",
      "v: let l0 = (c2:float * 2.0:float):float in (l0 + l0):float; w: c1:int"
    ),
    ("{ y = r.i\n return {v: y + y} }", "v: (c1:int + c1:int):int"),
    ("{ y = int(v: r.s)\n return {v: r.i} }", "v: let l0 = int(c3:string) in c1:int"),
  ])
  func maps(_ body: String, _ expected: String) {
    #expect(typed("f = (r) => \(body)", .map) == expected)
  }

  @Test func userFunctionsAreInlinedAndTheirArgumentsEvaluatedOnce() {
    let script = """
      limit = 10
      twice = (v, by=limit) => v * 2 + by
      f = (r) => ({v: twice(v: r.i), w: r.i + 1 |> ((v=<-) => v * v)()})
      """
    #expect(
      typed(script, .map) == "v: ((c1:int * 2:int):int + 10:int):int; "
        + "w: (c1:int + let l0 = 1:int in l0):int"
        || typed(script, .map).hasPrefix("v: ((c1:int * 2:int):int + 10:int):int; w: "))
    let once = """
      square = (v) => v * v
      f = (r) => ({v: square(v: r.i + 1)})
      """
    #expect(typed(once, .map) == "v: let l0 = (c1:int + 1:int):int in (l0 * l0):int")
    let higher = """
      apply = (fn, v) => fn(v: v)
      f = (r) => ({v: apply(fn: (v) => v + r.i, v: 1)})
      """
    #expect(typed(higher, .map) == "v: (1:int + c1:int):int")
  }

  @Test func aMapOfUpstreamsVectorisableShapeIsThreeValued() throws {
    func logic(_ body: String, _ role: RowLambda.Role = .map) throws -> NullLogic {
      try rowLambda("c = 1\nf = (r) => \(body)", role).typed(for: testSchema).nullLogic
    }
    #expect(try logic("({v: r.b and r.x > 1.0})") == .threeValued)
    #expect(try logic("({r with v: if exists r.x then float(v: r.i) else -1.0})") == .threeValued)
    #expect(try logic("({v: r.b and true})") == .threeValued)
    for body in [
      "({v: r.s =~ /a/})", "({v: c})", "({v: \"${r.i}\"})", "({v: string(v: r.i)})",
      "{ return {v: r.i} }", "r", "({v: 1h})",
    ] {
      #expect((try? logic(body)) ?? .row == .row)
    }
    #expect(try logic("r.b and r.b", .predicate) == .row)
    #expect(try rowLambda("f = (r) => ({v: r.b and r.b})", .map).vectorized == nil)
  }

  @Test func aLambdaSaysWhetherItLooksAtTheRow() throws {
    for (body, reads) in [
      ("true", false), ("1 == 1", false), ("not exists r.absent", true), ("exists r", true),
      ("r.b or true", true),
    ] {
      #expect(
        try rowLambda("f = (r) => \(body)", .predicate).typed(for: testSchema).readsRow == reads)
    }
  }

  @Test func reduceKeepsTheOrderOfItsIdentity() throws {
    let accumulator = [Field("sum", .float), Field("count", .int)]
    let lambda = try rowLambda(
      "f = (r, accumulator) => ({count: accumulator.count + 1, sum: r.x + accumulator.sum})",
      .reduce
    ).typed(for: testSchema, accumulator: accumulator)
    #expect(text(lambda) == "sum: (c2:float + a0):float; count: (a1 + 1:int):int")
    func failure(_ body: String) throws -> String {
      try #require(throws: QueryFailure.self) {
        try rowLambda("f = (r, accumulator) => \(body)", .reduce)
          .typed(for: testSchema, accumulator: accumulator)
      }.message
    }
    #expect(try failure("({sum: 1.0})") == "record is missing label count")
    #expect(try failure("({sum: 1.0, count: 1, x: 1})") == "found unexpected label x")
    #expect(try failure("({sum: 1, count: 1})") == "expected float but found int for label sum")
  }

  @Test func callsThatMultiplyAreNotInlined() throws {
    var script = "f0 = (x) => x + 1\n"
    for number in 1...30 {
      script += "f\(number) = (x) => f\(number - 1)(x: x) + f\(number - 1)(x: x)\n"
    }
    script += "f = (r) => ({v: f30(x: r.i)})"
    #expect(typed(script, .map) == "dynamic: the lambda is too large to inline its calls")
    var records = "g0 = (a, b) => ({a: a + b, b: a * b})\n"
    for number in 1...30 {
      records += """
        g\(number) = (a, b) => { v = g\(number - 1)(a: a + 1, b: b + 1)
         return {a: v.a + v.b, b: v.a * v.b} }

        """
    }
    records += "f = (r) => g30(a: r.i, b: r.i)"
    #expect(typed(records, .map) == "dynamic: the lambda is too large to inline its calls")
  }
}

@Suite struct TypedLambdaLimitTests {
  @Test func aLongBlockIsNotNestedWithoutEnd() throws {
    var body = "x0 = r.i + 1\n"
    for number in 1...3_000 { body += "x\(number) = x\(number - 1) + r.i\n" }
    let lambda = try rowLambda("f = (r) => { \(body) return {v: x3000} }", .map)
    guard case .dynamic(let reason) = try lambda.typed(for: testSchema).body else {
      Issue.record("the lambda was typed")
      return
    }
    #expect(reason.contains("too"))
  }
}
