import Diagnostics
import Syntax

// From what unification found to one diagnostic: message as upstream, labels with the origin of
// what was expected, one fix.
extension Inference {
  /// Makes two types one; reports at `span` when they cannot be.
  @discardableResult
  func require(
    _ expected: TypeID, _ found: TypeID, at span: Span, _ context: MismatchContext = .plain
  ) -> Bool {
    if graph.unify(expected: expected, found: found) { return true }
    reportMismatches(expected, found, at: span, context)
    return false
  }

  /// Demands kinds of a type; reports at `span` when it does not have them.
  @discardableResult
  func requireKind(
    _ type: TypeID, _ kinds: KindSet, at span: Span, _ context: MismatchContext = .plain
  ) -> Bool {
    graph.mismatches.removeAll(keepingCapacity: true)
    if graph.constrain(type, kinds) { return true }
    reportMismatches(type, type, at: span, context)
    return false
  }

  private func reportMismatches(
    _ expected: TypeID, _ found: TypeID, at span: Span, _ context: MismatchContext
  ) {
    guard let first = graph.mismatches.first else { return }
    var describer = MismatchDescriber(graph)
    let (leaf, path) = describer.leaf(of: first)
    var message = describer.message(leaf, path: path)
    if case .result = context, case .types = leaf { message += " for return type" }
    if let name = context.argumentName { message += " (argument \(name))" }
    var diagnostic = Diagnostic(describer.code(leaf), message, at: span)
    place(&diagnostic, leaf, context)
    addLabels(&diagnostic, leaf, expected, context)
    for other in graph.mismatches.dropFirst().prefix(3) {
      let (leaf, path) = describer.leaf(of: other)
      if isSameMistake(first, leaf) { continue }
      diagnostic.notes.append("also: " + describer.message(leaf, path: path))
    }
    let likely = fix(for: leaf, context, at: diagnostic.span)
    diagnostic.fix = likely?.text
    diagnostic.edits = likely?.edits ?? []
    report(diagnostic)
  }

  /// A parameter by a wrong name is not also missing.
  private func isSameMistake(_ first: Mismatch, _ other: Mismatch) -> Bool {
    guard case .unexpectedArgument(_, let candidates) = first,
      case .missingArgument(let name) = other
    else { return false }
    return candidates.contains(name)
  }

  /// Moves the message to the text that asks for what is missing, where that is known and nearer
  /// than the argument as a whole.
  private func place(
    _ diagnostic: inout Diagnostic, _ leaf: Mismatch, _ context: MismatchContext
  ) {
    guard let outer = diagnostic.span else { return }
    let origin: Span?
    switch leaf {
    case .missingLabel(_, let row, _), .unexpectedLabel(_, let row, _):
      origin = graph.ownOrigin(row)
    case .types(_, let found): origin = graph.origin(found)
    case .unexpectedArgument(let name, _):
      origin = context.literalParameter(named: graph.labels.name(name))?.span
    default: origin = nil
    }
    guard let origin, origin.source === outer.source, origin.start >= outer.start,
      origin.end <= outer.end
    else { return }
    diagnostic.span = origin
  }

  private func addLabels(
    _ diagnostic: inout Diagnostic, _ leaf: Mismatch, _ expected: TypeID,
    _ context: MismatchContext
  ) {
    func label(_ span: Span?, _ text: String) {
      guard let span, span != diagnostic.span else { return }
      guard !diagnostic.labels.contains(where: { $0.span == span }) else { return }
      diagnostic.labels.append(.init(span: span, text: text))
    }
    var describer = MismatchDescriber(graph)
    switch leaf {
    case .types(let expected, let found):
      switch context {
      case .element(let span): label(span, "the first element is \(describer.text(expected)) here")
      case .branch(let span): label(span, "`then` gives \(describer.text(expected)) here")
      case .operands(_, let left, let leftType, _, _):
        label(graph.origin(leftType), "\(describer.text(expected)) comes from here")
        label(left.span, "this side is \(describer.text(expected))")
      default:
        label(graph.origin(expected), "\(describer.text(expected)) is expected because of this")
      }
      label(graph.origin(found), "\(describer.text(found)) comes from here")
    case .missingLabel(_, let row, let record):
      label(graph.origin(record), describer.labelList(of: record))
      var place = "the label is asked for here"
      if case .element = context { place = "the first element has it here" }
      label(graph.ownOrigin(row), place)
    case .unexpectedLabel(_, _, let record):
      label(graph.origin(record), describer.labelList(of: record))
    case .kinds(let type, _):
      label(graph.origin(type), "\(describer.text(type)) comes from here")
    default: break
    }
    if case .pipedArgument(_, let input) = context {
      label(input.span, "`\(short(input.span.text))` is what is piped in")
    }
  }
}

/// Finds the words for mismatches; type variables keep their names within one message.
struct MismatchDescriber {
  private let graph: TypeGraph
  private var reader: TypeReader
  private var writer = TypeWriter()

  init(_ graph: TypeGraph) {
    self.graph = graph
    reader = TypeReader(graph)
  }

  /// What is really wrong, inside arguments and results of function types, and the way there.
  func leaf(of mismatch: Mismatch) -> (leaf: Mismatch, path: [Mismatch]) {
    var path: [Mismatch] = []
    var walker = mismatch
    while true {
      switch walker {
      case .argument(_, let inner), .result(_, _, let inner):
        path.append(walker)
        walker = inner
      default: return (walker, path)
      }
    }
  }

  func code(_ leaf: Mismatch) -> DiagnosticCode {
    switch leaf {
    case .types, .differentPipeArguments, .argument, .result: return .typeMismatch
    case .kinds: return .kindMismatch
    case .missingLabel: return .missingLabel
    case .unexpectedLabel: return .unexpectedLabel
    case .recursive: return .recursiveType
    case .missingArgument: return .missingArgument
    case .unexpectedArgument: return .unexpectedArgument
    case .missingPipeArgument: return .missingPipeArgument
    }
  }

  mutating func message(_ leaf: Mismatch, path: [Mismatch]) -> String {
    var text = message(leaf)
    for step in path.reversed() {
      switch step {
      case .argument(let name?, _): text += " (argument \(graph.labels.name(name)))"
      case .result(let expected, let found, _):
        text =
          "expected \(describe(expected)) but found \(describe(found)) for return type"
          + (path.count == 1 && isTypes(leaf, expected, found) ? "" : " caused by \(text)")
      default: break
      }
    }
    return text
  }

  private func isTypes(_ leaf: Mismatch, _ expected: TypeID, _ found: TypeID) -> Bool {
    guard case .types(let one, let other) = leaf else { return false }
    return one == graph.find(expected) && other == graph.find(found)
  }

  private mutating func message(_ leaf: Mismatch) -> String {
    switch leaf {
    case .types(let expected, let found):
      return "expected \(describe(expected)) but found \(describe(found))"
    case .kinds(let type, let missing):
      return "\(describe(type)) is not "
        + missing.kinds.map(\.rawValue).joined(separator: " + ")
    case .missingLabel(let label, _, _):
      return "record is missing label \(graph.labels.name(label))"
    case .unexpectedLabel(let label, _, _):
      return "found unexpected label \(graph.labels.name(label))"
    case .recursive: return "recursive types not supported"
    case .missingArgument(let name):
      return "missing required argument \(graph.labels.name(name))"
    case .unexpectedArgument(let name, let candidates):
      return "found unexpected argument \(graph.labels.name(name))"
        + expectedArguments(candidates.map { graph.labels.name($0) })
    case .missingPipeArgument: return "missing pipe argument"
    case .differentPipeArguments(let expected, let found):
      return "expected pipe argument \(graph.labels.name(expected)) but found "
        + graph.labels.name(found)
    case .argument(_, let inner), .result(_, _, let inner): return message(inner)
    }
  }

  mutating func text(_ id: TypeID) -> String { writer.text(reader.read(id)) }

  /// The text of a type, with the word for its composition.
  mutating func describe(_ id: TypeID) -> String {
    let text = text(id)
    switch graph.node(id) {
    case .array: return text + " (array)"
    case .stream: return text + " (stream)"
    case .vector: return text + " (vector)"
    case .dictionary: return text + " (dictionary)"
    case .dynamic: return text + " (dynamic)"
    case .property, .emptyRecord: return text + " (record)"
    case .function: return text + " (function)"
    case .variable, .basic, .link, .error: return text
    }
  }

  /// `this record has the labels a, b`
  func labelList(of record: TypeID) -> String {
    let names = graph.rowProperties(record).properties.map { graph.labels.name($0.label) }
    guard !names.isEmpty else { return "this record has no labels" }
    let shown = names.prefix(8).joined(separator: ", ")
    return "this record has the labels " + shown + (names.count > 8 ? ", …" : "")
  }
}

/// Upstream's list of what an argument could have been: " (Expected one of `a` or `b`)".
func expectedArguments(_ names: [String]) -> String {
  let quoted = names.sorted().map { "`\($0)`" }
  guard let last = quoted.last else { return "" }
  if quoted.count == 1 { return " (Expected \(last))" }
  return " (Expected one of " + quoted.dropLast().joined(separator: ", ") + " or \(last))"
}
