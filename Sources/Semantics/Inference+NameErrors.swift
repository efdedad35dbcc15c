import Diagnostics
import Syntax

// Messages about names: identifiers, members and arguments that do not exist.
extension Inference {
  func reportUndefined(_ name: String, _ span: Span) {
    var notes: [String] = []
    let likely: LikelyFix?
    switch name {
    case "null", "nil":
      notes = ["Flux has no null literal; nulls come from data"]
      likely = nullFix(span)
    case "v":
      notes = [
        "`v` with its timeRangeStart, timeRangeStop and windowPeriod is set by dashboards only"
      ]
      let record = "{timeRangeStart: -1h, timeRangeStop: now(), windowPeriod: 1m}"
      likely = LikelyFix(
        "write the values, such as `range(start: -1h)`, or begin with `v = \(record)`",
        [file.beginning(with: "v = \(record)")])
    case "NaN", "nan":
      likely = LikelyFix(
        "import \"math\" and write `math.NaN()`",
        file.importing("math") + [Edit(span, "math.NaN()")])
    default: likely = undefinedFix(name, span)
    }
    report(
      Diagnostic(
        .undefinedIdentifier, "undefined identifier \(name)", at: span, notes: notes,
        fix: likely?.text, edits: likely?.edits ?? []))
  }

  /// A comparison with null becomes `exists`; elsewhere a null is made.
  private func nullFix(_ span: Span) -> LikelyFix {
    if let comparison = file.expression(around: span),
      case .binary(let operation, let left, let right) = comparison.kind,
      operation == .equal || operation == .notEqual
    {
      let tested = left.span == span ? right : left
      if case .member = tested.kind {
        let test = "exists \(tested.span.text)"
        return .write(operation == .notEqual ? test : "not \(test)", at: comparison.span)
      }
    }
    return LikelyFix(
      "test with `exists`, or import \"internal/debug\" and write `debug.null(type: \"float\")`",
      file.importing("internal/debug") + [Edit(span, "debug.null(type: \"float\")")])
  }

  private func undefinedFix(_ name: String, _ span: Span) -> LikelyFix? {
    if let statement = file.body.first(where: { $0.span.start == span.start }),
      case .expression(let comparison) = statement.kind,
      case .binary(.equal, let left, let right) = comparison.kind, left.span == span
    {
      let gap = Span(source: span.source, start: left.span.end, end: right.span.start)
      return LikelyFix("write `\(name) = …` to give a value this name", [Edit(gap, " = ")])
    }
    if let path = packagePath(named: name) {
      return LikelyFix("add `import \"\(path)\"` at the top", file.importing(path))
    }
    if let own = Self.ownNames[name.lowercased()] {
      return LikelyFix("use `\(own)`", [Edit(span, own)])
    }
    let visible = visibleNames()
    let packageNames = environment.packages.packagePaths.map { lastPart($0) }
    if let near = suggestion(for: name, in: visible + packageNames) {
      if visible.contains(near) { return LikelyFix("use `\(near)`", [Edit(span, near)]) }
      if let path = packagePath(named: near) {
        return LikelyFix(
          "use `\(near)`, after `import \"\(path)\"`", file.importing(path) + [Edit(span, near)])
      }
    }
    for path in importedPaths() where environment.packages.members(ofPackage: path).contains(name) {
      return .write("\(lastPart(path)).\(name)", at: span)
    }
    for path in Self.commonPackages
    where environment.packages.members(ofPackage: path).contains(name) {
      let member = "\(path).\(name)"
      return LikelyFix(
        "use `\(member)`, after `import \"\(path)\"`", file.importing(path) + [Edit(span, member)])
    }
    if isArgumentOfText(span) { return .write("\"\(name)\"", at: span) }
    return nil
  }

  /// Packages whose functions are looked for without their import.
  private static let commonPackages = ["math", "strings", "date", "array", "regexp"]

  /// What functions of other languages are called here.
  static let ownNames = [
    "avg": "mean", "average": "mean", "where": "filter", "select": "keep", "head": "limit",
    "take": "limit", "orderby": "sort", "groupby": "group", "len": "length", "std": "stddev",
  ]

  /// Whether an expression is the value of an argument that holds a text in all functions.
  private func isArgumentOfText(_ span: Span) -> Bool {
    guard let call = file.expression(around: span), case .call(_, let arguments) = call.kind,
      let argument = arguments.first(where: { $0.value?.span == span })
    else { return false }
    return ["bucket", "column", "as", "org", "file", "timeColumn", "valueColumn"]
      .contains(argument.key.name)
  }

  /// `json` of `experimental/json`.
  func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The shortest path of a package that would be known by a name.
  func packagePath(named name: String) -> String? {
    if environment.packages.packageExists(name) { return name }
    return environment.packages.packagePaths.filter { $0.hasSuffix("/" + name) }
      .min { ($0.count, $0) < ($1.count, $1) }
  }

  private func importedPaths() -> [String] {
    let bindings = Array(environment.names.values) + Array(fileNames.values)
    return bindings.compactMap { binding -> String? in
      if case .package(let path) = binding { return path }
      return nil
    }.sorted()
  }

  func reportMissingMember(_ name: Identifier, package path: String) {
    let members = environment.packages.members(ofPackage: path).filter { !$0.hasPrefix("_") }
    let near = suggestion(for: name.name, in: members)
    report(
      Diagnostic(
        .missingLabel, "record is missing label \(name.name)", at: name.span,
        notes: ["package \(path) has no member of that name"],
        fix: near.map { "use `\($0)`" }, edits: near.map { [Edit(name.span, $0)] } ?? []))
  }

  /// `callee` as a message names it: short, one line.
  private func calleeText(_ callee: Expression) -> String {
    switch callee.kind {
    case .identifier, .member: return "`\(short(callee.span.text))`"
    default: return "the function"
    }
  }

  private func signatureNote(_ callee: Expression, _ shape: FunctionShape) -> String {
    let required = shape.parameters.filter { !$0.isOptional }.map { graph.labels.name($0.name) }
    let optional = shape.parameters.filter(\.isOptional).map { graph.labels.name($0.name) }
    let words = required.sorted().map { "`\($0)`" } + optional.sorted().map { "`?\($0)`" }
    guard !words.isEmpty else { return "\(calleeText(callee)) takes no arguments by name" }
    return "\(calleeText(callee)) takes " + words.joined(separator: ", ")
  }

  func reportUnexpectedArgument(
    _ argument: CallArgument, _ call: Expression, _ shape: FunctionShape, candidates: [LabelID],
    isPiped: Bool
  ) {
    guard case .call(let callee, let properties) = call.kind else { return }
    let name = argument.name
    let names = candidates.map { graph.labels.name($0) }
    let required = shape.parameters.filter { !$0.isOptional && candidates.contains($0.name) }
    var near = suggestion(for: name.name, in: names) ?? longForm(of: name.name, in: names)
    // The only argument that is still missing is what was meant.
    if near == nil, required.count == 1, let only = required.first {
      near = graph.labels.name(only.name)
    }
    let likely: LikelyFix?
    if argument.value == nil, lookUp(name.name) == nil,
      let text = shape.parameters.first(where: { candidates.contains($0.name) && isText($0.type) })
    {
      // A name that means nothing was to be a text.
      likely = .write("\(graph.labels.name(text.name)): \"\(name.name)\"", at: argument.span)
    } else if let near {
      // A bare name is its own value: it gets the argument's name before it.
      likely =
        argument.value == nil
        ? .write("\(near): \(name.name)", at: argument.span)
        : LikelyFix("name it `\(near)`", [Edit(name.span, near)])
    } else if argument.value == nil, shape.pipe != nil, !isPiped, properties.count == 1 {
      let piped = "\(name.name) |> \(callee.span.text)()"
      likely = .write(piped, at: call.span)
    } else if required.isEmpty {
      likely = LikelyFix("leave `\(name.name)` out", [removal(of: argument, from: properties)])
    } else {
      likely = nil
    }
    report(
      Diagnostic(
        .unexpectedArgument,
        "found unexpected argument \(name.name)" + expectedArguments(names), at: name.span,
        notes: [signatureNote(callee, shape)], fix: likely?.text, edits: likely?.edits ?? []))
  }

  /// The one argument that a shorter word stands for: `col` for `column`. Flux itself once said `by`
  /// for `columns`.
  private func longForm(of word: String, in names: [String]) -> String? {
    if word == "by", names.contains("columns") { return "columns" }
    let longer = names.filter { $0.hasPrefix(word) }
    return word.count >= 2 && longer.count == 1 ? longer.first : nil
  }

  private func isText(_ type: TypeID) -> Bool {
    if case .basic(.string) = graph.node(type) { return true }
    return false
  }

  /// Takes an argument out of its list, with the comma that parts it from its neighbour.
  private func removal(of argument: CallArgument, from properties: [Property]) -> Edit {
    let index = properties.firstIndex { $0.span == argument.span } ?? 0
    let source = argument.span.source
    if index + 1 < properties.count {
      let next = properties[index + 1].span.start
      return Edit(Span(source: source, start: argument.span.start, end: next), "")
    }
    if index > 0 {
      let previous = properties[index - 1].span.end
      return Edit(Span(source: source, start: previous, end: argument.span.end), "")
    }
    return Edit(argument.span, "")
  }

  func reportMissingArgument(
    _ name: LabelID, _ call: Expression, _ callee: Expression, _ shape: FunctionShape
  ) {
    let text = graph.labels.name(name)
    var fix = "add `\(text): …`"
    var edits: [Edit] = []
    if shape.pipe?.name == name {
      fix = "pipe a value in: `… |> \(short(callee.span.text))(…)`"
      if let edit = uncalled(call) {
        fix = "name the function without calling it: `\(short(callee.span.text))`"
        edits = [edit]
      } else if followsValue(call) {
        fix = "put `|>` before it"
        edits = [Edit(in: call.span.source, at: call.span.start, insert: "|> ")]
      }
    } else if let value = likelyValue(of: text, callee.span.text),
      case .call(_, let arguments) = call.kind
    {
      fix = "add `\(text): \(value)`, or what it shall be"
      let place = arguments.last?.span.end ?? call.span.end - 1
      let comma = arguments.isEmpty ? "" : ", "
      edits = [Edit(in: call.span.source, at: place, insert: "\(comma)\(text): \(value)")]
    }
    report(
      Diagnostic(
        .missingArgument, "missing required argument \(text)", at: call.span,
        notes: [signatureNote(callee, shape)], fix: fix, edits: edits))
  }

  /// `fn: mean()` without its brackets.
  func uncalled(_ call: Expression) -> Edit? {
    guard case .call(let callee, let own) = call.kind, own.isEmpty,
      let outer = file.expression(around: call.span), case .call(_, let arguments) = outer.kind,
      arguments.contains(where: { $0.key.name == "fn" && $0.value?.span == call.span })
    else { return nil }
    return Edit(call.span, callee.span.text)
  }

  /// A call begins the statement after one that has a value, which was to be piped into it.
  private func followsValue(_ call: Expression) -> Bool {
    guard let index = file.body.firstIndex(where: { $0.span.start == call.span.start }), index > 0,
      case .expression = file.body[index].kind
    else { return false }
    switch file.body[index - 1].kind {
    case .expression, .assignment: return true
    default: return false
    }
  }

  /// What is mostly given for an argument of the prelude's functions.
  private func likelyValue(of argument: String, _ function: String) -> String? {
    switch (function, argument) {
    case (_, "n"): "10"
    case (_, "every"), (_, "unit"), (_, "period"), (_, "interval"): "1h"
    case ("range", "start"): "-1h"
    case ("aggregateWindow", "fn"): "mean"
    case ("filter", "fn"): "(r) => exists r._value"
    case ("map", "fn"): "(r) => ({r with _value: r._value})"
    case ("stateCount", "fn"), ("stateDuration", "fn"): "(r) => exists r._value"
    case ("tableFind", "fn"), ("findColumn", "fn"), ("findRecord", "fn"): "(key) => true"
    case ("findColumn", "column"), ("getColumn", "column"): "\"_value\""
    case ("findRecord", "idx"), ("getRecord", "idx"): "0"
    case ("quantile", "q"): "0.5"
    case ("histogram", "bins"): "linearBins(start: 0.0, width: 10.0, count: 10)"
    case ("hourSelection", "start"): "9"
    case ("hourSelection", "stop"): "17"
    case ("pivot", "rowKey"): "[\"_time\"]"
    case ("pivot", "columnKey"): "[\"_field\"]"
    case ("pivot", "valueColumn"): "\"_value\""
    case ("timeShift", "duration"): "1h"
    default: nil
    }
  }

  /// The function has a nameless pipe parameter and nothing was piped in.
  func reportMissingInput(_ call: Expression, _ callee: Expression) {
    report(
      Diagnostic(
        .missingPipeArgument, "missing pipe argument", at: call.span,
        notes: ["\(calleeText(callee)) takes its input through a pipe"],
        fix: "pipe a value in: `… |> \(short(callee.span.text))(…)`"))
  }

  /// Something is piped into a function that takes nothing from a pipe. Returns the parameter that
  /// it was likely meant for.
  func reportMissingPipe(
    _ call: Expression, _ callee: Expression, _ shape: FunctionShape,
    _ arguments: [CallArgument], _ input: Expression
  ) -> LabelID? {
    let open = shape.parameters.filter { parameter in
      !parameter.isOptional && !arguments.contains { $0.label == parameter.name }
    }
    let meant = open.count == 1 ? open.first?.name : nil
    let likely = meant.map { name in
      let (text, value) = (graph.labels.name(name), short(input.span.text))
      let rest = arguments.map { ", " + $0.span.text }.joined()
      return LikelyFix(
        "pass it by name: `\(short(callee.span.text))(\(text): \(value))`",
        [
          Edit(
            input.span.union(call.span), "\(callee.span.text)(\(text): \(input.span.text)\(rest))")
        ])
    }
    report(
      Diagnostic(
        .missingPipeArgument, "nothing can be piped into \(calleeText(callee))", at: call.span,
        notes: ["\(signatureNote(callee, shape)), none of them from a pipe"], fix: likely?.text,
        edits: likely?.edits ?? []))
    return meant
  }

  /// A call of a name that an import hides: `join(…)` beside `import "join"`. False where the callee
  /// is something else.
  func reportCalledPackage(_ callee: Expression) -> Bool {
    guard case .identifier(let name) = callee.kind, !isLocal(name),
      case .package(let path)? = lookUp(name),
      let declaration = file.imports.last(where: { $0.localName == name })
    else { return false }
    let alias = name + "Package"
    var edits: [Edit] = []
    if environment.preludeType(name) != nil {
      let place = declaration.alias?.span ?? declaration.pathSpan
      let written = declaration.alias == nil ? "\(alias) \(place.text)" : alias
      edits = [Edit(place, written)] + uses(ofPackage: name).map { Edit($0, alias) }
    }
    report(
      Diagnostic(
        .typeMismatch, "\(name) is package \(path) here, not a function", at: callee.span,
        labels: [.init(span: declaration.span, text: "it gets its name here")],
        fix: edits.isEmpty
          ? "call one of its functions: `\(name).…`"
          : "import the package under another name: `import \(alias) \"\(path)\"`",
        edits: edits))
    return true
  }

  /// Where a package's name stands before one of its members.
  private func uses(ofPackage name: String) -> [Span] {
    var found: [Span] = []
    var stack: [Expression] = []
    for statement in file.body { statement.kind.forEachExpression { stack.append($0) } }
    while let expression = stack.popLast() {
      if case .member(let object, _) = expression.kind, case .identifier(name) = object.kind {
        found.append(object.span)
      }
      expression.kind.forEachChild { stack.append($0) }
    }
    return found
  }
}
