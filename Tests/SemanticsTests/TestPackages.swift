import Diagnostics
import Semantics
import Syntax

/// Packages for tests: paths with members and their declared types.
struct TestPackages: PackageSignatures {
  var signatures: [String: [String: String]]
  var options: [String: Set<String>] = [:]
  var preludePaths = ["internal/boolean", "internal/location", "universe"]

  func packageExists(_ path: String) -> Bool { signatures[path] != nil }
  var packagePaths: [String] { signatures.keys.sorted() }
  func members(ofPackage path: String) -> [String] { (signatures[path] ?? [:]).keys.sorted() }
  func signature(ofMember name: String, inPackage path: String) -> String? {
    signatures[path]?[name]
  }
  func isOption(_ name: String, inPackage path: String) -> Bool {
    options[path]?.contains(name) ?? false
  }

  static let small = TestPackages(
    signatures: [
      "internal/boolean": ["true": "bool", "false": "bool"],
      "internal/location": ["location": "{zone: string, offset: duration}"],
      "universe": [
        "now": "() => time",
        "count":
          "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
        "mean": "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
        "filter":
          "(<-tables: stream[A], fn: (r: A) => bool, ?onEmpty: string) => stream[A] where A: Record",
        "map": "(<-tables: stream[A], fn: (r: A) => B, ?mergeKey: bool) => stream[B]",
        "limit": "(<-tables: stream[A], n: int, ?offset: int) => stream[A]",
        "group":
          "(<-tables: stream[A], ?mode: string, ?columns: [string]) => stream[A] where A: Record",
        "range":
          "(<-tables: stream[{A with _time: time}], start: B, ?stop: C) => stream[{A with _time: time, _start: time, _stop: time}]",
        "reduce":
          "(<-tables: stream[A], fn: (r: A, accumulator: B) => B, identity: B) => stream[C] where A: Record, B: Record, C: Record",
        "union": "(tables: [stream[A]]) => stream[A] where A: Record",
        "aggregateWindow":
          "(<-tables: stream[D], every: duration, fn: (<-: stream[B], column: A) => stream[C], ?column: A, ?createEmpty: bool) => stream[E] where B: Record, C: Record, D: Record, E: Record",
        "contains": "(value: A, set: [A]) => bool where A: Nullable",
        "length": "(<-arr: [A]) => int",
        "float": "(v: A) => float",
        "int": "(v: A) => int",
        "uint": "(v: A) => uint",
        "string": "(v: A) => string",
        "duration": "(v: A) => duration",
        "bytes": "(v: A) => bytes",
        "display": "(v: A) => string",
        "die": "(msg: string) => A",
        "yield": "(<-tables: stream[A], ?name: string) => stream[A] where A: Record",
      ],
      "array": [
        "from": "(<-rows: [A]) => stream[A] where A: Record",
        "map": "(<-arr: [A], fn: (x: A) => B) => [B]",
      ],
      "csv": [
        "from":
          "(?csv: string, ?file: string, ?mode: string) => stream[A] where A: Record"
      ],
      "date": [
        "second": "(t: T) => int where T: Timeable", "scale": "(d: duration, n: int) => duration",
      ],
      "dict": ["get": "(dict: [K:V], key: K, default: V) => V where K: Comparable"],
      "experimental/dynamic": ["dynamic": "(v: A) => dynamic"],
      "experimental/json": ["parse": "(data: bytes) => A"],
      "math": ["pi": "float", "abs": "(x: float) => float", "NaN": "() => float"],
      "planner": ["disableLogicalRules": "[string]"],
      "strings": ["strlen": "(v: string) => int", "toUpper": "(v: string) => string"],
    ],
    options: [
      "universe": ["now"], "internal/location": ["location"],
      "planner": ["disableLogicalRules"],
    ])
}

/// What one script gave.
struct Inferred {
  let environment: TypeEnvironment
  let program: TypedProgram
  let diagnostics: [Diagnostic]

  /// Code, message and the text under it, one line per diagnostic.
  var lines: [String] {
    diagnostics.map { "\($0.code) \($0.message) @ \($0.span?.text ?? "nowhere")" }
  }

  func text(_ name: String) -> String? { environment.type(ofName: name).map { typeText($0) } }
}

func inferred(
  _ text: String, packages: any PackageSignatures = TestPackages.small,
  in environment: TypeEnvironment? = nil
) -> Inferred {
  let environment = environment ?? TypeEnvironment(packages: packages)
  let parsed = parse(SourceText(name: "test.flux", text: text))
  let (program, diagnostics) = infer(parsed.file, in: environment)
  return Inferred(
    environment: environment, program: program, diagnostics: parsed.diagnostics + diagnostics)
}
