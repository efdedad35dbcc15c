import Diagnostics
import Syntax

/// The state of inferring one file: scopes, types by expression number, diagnostics.
final class Inference {
  /// Nesting of expressions, bounded because inference recurses; upstream's parser stops at 80.
  static let expressionDepthMax = 300
  /// So many expressions are inferred between two looks at whether the query was cancelled.
  static let expressionsPerCheck = 4_096

  let environment: TypeEnvironment
  let graph: TypeGraph
  /// What is inferred, for the places of imports and neighbours in fixes.
  let file: File
  /// What this file defines at file level.
  private(set) var fileNames: [String: Binding] = [:]
  /// Names of function parameters and of blocks, innermost last.
  private var locals: [(name: String, type: TypeID)] = []
  /// Where each open block begins in `locals`.
  private var blockStarts: [Int] = []
  /// Options and variables that this file has set, for the rules about setting twice.
  var setOptions: [String: Span] = [:]
  var setVariables: [String: Span] = [:]
  var expressionDepth = 0
  /// Names for arguments that the parser found without one, by the argument's place.
  var argumentFixes: [(span: Span, fix: LikelyFix)] = []

  private var types: [TypeID]
  private let firstExpressionNumber: Int
  private var diagnostics: [Diagnostic] = []
  private var mistakeCount = 0
  /// Nothing more is inferred: there were too many mistakes, or the query was cancelled.
  private(set) var isStopped = false
  var isCancelled: () -> Bool = { false }
  var expressionsSinceCheck = 0
  /// What is left for the names that likely fixes are looked for among: of thousands of names and
  /// as many mistakes, only the first have a suggestion.
  private var namesToCompare = 200_000

  init(_ environment: TypeEnvironment, _ file: File, firstExpressionNumber: Int) {
    self.environment = environment
    self.file = file
    graph = environment.graph
    self.firstExpressionNumber = firstExpressionNumber
    let count = max(0, file.expressionCount &- firstExpressionNumber)
    types = [TypeID](repeating: environment.graph.error, count: count)
  }

  // MARK: Names

  func lookUp(_ name: String) -> Binding? {
    for local in locals.reversed() where local.name == name { return .value(local.type) }
    if let own = fileNames[name] { return own }
    if let earlier = environment.names[name] { return earlier }
    return environment.preludeType(name).map { .value($0) }
  }

  func isLocal(_ name: String) -> Bool { locals.contains { $0.name == name } }

  /// All names that can be written here, for did-you-mean.
  func visibleNames() -> [String] {
    var names = locals.map(\.name) + Array(fileNames.keys) + Array(environment.names.keys)
    for path in environment.packages.preludePaths {
      names += environment.packages.members(ofPackage: path).filter { !$0.hasPrefix("_") }
    }
    return names
  }

  func define(_ name: String, _ binding: Binding) { fileNames[name] = binding }

  func pushLocal(_ name: String, _ type: TypeID) { locals.append((name, type)) }

  /// Runs a body with a scope of its own.
  func withScope<Result>(_ body: () -> Result) -> Result {
    let start = locals.count
    blockStarts.append(start)
    defer {
      locals.removeLast(locals.count - start)
      blockStarts.removeLast()
    }
    return body()
  }

  /// Whether the innermost scope has the name already.
  func innermostScopeDefines(_ name: String) -> Bool {
    guard let start = blockStarts.last else { return false }
    return locals[start...].contains { $0.name == name }
  }

  // MARK: Types of expressions

  func record(_ type: TypeID, for expression: Expression) {
    let index = expression.number &- firstExpressionNumber
    if types.indices.contains(index) { types[index] = type }
  }

  func recordedType(of expression: Expression) -> TypeID {
    let index = expression.number &- firstExpressionNumber
    return types.indices.contains(index) ? types[index] : graph.error
  }

  /// All recorded types, solved as far as known.
  func solvedTypes() -> [Type] {
    var reader = TypeReader(graph)
    return types.map { reader.read($0) }
  }

  // MARK: Diagnostics

  func report(_ diagnostic: Diagnostic) {
    let isMistake = diagnostic.severity == .error
    guard !isStopped, isMistake || diagnostics.count < Diagnostic.mistakesMax else { return }
    // At most two times `mistakesMax` are looked through.
    let isKnown = diagnostics.contains {
      $0.code == diagnostic.code && $0.span == diagnostic.span
        && $0.message == diagnostic.message
    }
    if isKnown { return }
    diagnostics.append(diagnostic)
    if isMistake { mistakeCount += 1 }
    if mistakeCount == Diagnostic.mistakesMax { isStopped = true }
  }

  /// Ends inference when the query was cancelled; says whether it did.
  func stopsIfCancelled(at span: Span) -> Bool {
    expressionsSinceCheck = 0
    guard isCancelled() else { return false }
    report(Diagnostic(.inferenceCancelled, "cancelled while types were inferred", at: span))
    isStopped = true
    return true
  }

  /// The `nearest` of some names, as long as not too many were looked through before.
  func suggestion(for name: String, in candidates: [String]) -> String? {
    guard candidates.count <= namesToCompare else { return nil }
    namesToCompare -= candidates.count
    return nearest(name, in: candidates)
  }

  /// All diagnostics in source order, with one for a limit that was met; the last of too many tells
  /// so.
  func finishedDiagnostics(fileSpan: Span) -> [Diagnostic] {
    if let limit = graph.limitMet {
      let (size, bound) =
        limit == .nodes
        ? ("has more than \(graph.nodesMax) parts", "typeNodesMax")
        : ("nests deeper than \(TypeGraph.typeDepthMax) levels", "typeDepthMax")
      return [
        Diagnostic(
          .typeTooLarge, "a type \(size)", at: limitSpan ?? fileSpan,
          notes: ["inference stops here; the limit is named \(bound)"])
      ]
    }
    var ordered = diagnostics.enumerated().sorted { one, other in
      let (left, right) = (one.element.span?.start ?? 0, other.element.span?.start ?? 0)
      return left != right ? left < right : one.offset < other.offset
    }.map(\.element)
    if mistakeCount == Diagnostic.mistakesMax, let last = ordered.indices.last {
      ordered[last].noteThatMoreMayFollow()
    }
    return ordered
  }

  /// The statement in which a limit was first met.
  var limitSpan: Span?
}
