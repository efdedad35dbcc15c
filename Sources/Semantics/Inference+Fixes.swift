import Diagnostics
import Syntax

/// A fix as a sentence, and the edits that carry it out where nothing is left to choose.
struct LikelyFix {
  var text: String
  var edits: [Edit] = []

  init(_ text: String, _ edits: [Edit] = []) {
    self.text = text
    self.edits = edits
  }

  /// ``write `replacement` `` in place of the span.
  static func write(_ replacement: String, at span: Span, _ more: [Edit] = []) -> LikelyFix {
    LikelyFix("write `\(replacement)`", more + [Edit(span, replacement)])
  }
}

// The one fix of a diagnostic: only where one is likely.
extension Inference {
  /// The likely fix of a mismatch reported at `span`, or nil where none is likely.
  func fix(for leaf: Mismatch, _ context: MismatchContext, at span: Span?) -> LikelyFix? {
    switch leaf {
    case .types(let expected, let found): return typesFix(expected, found, context, at: span)
    case .missingLabel(let label, _, let record):
      return labelFix(label, record, at: span)
    case .unexpectedLabel(let label, _, let record):
      return labelFix(label, record, at: span)
    case .kinds(let type, let missing): return kindsFix(type, missing, context, at: span)
    case .unexpectedArgument(let name, let candidates):
      let given = graph.labels.name(name)
      guard let parameter = context.literalParameter(named: given) else { return nil }
      let names = candidates.map { graph.labels.name($0) }
      let meant = names.count == 1 ? names.first : suggestion(for: given, in: names)
      return meant.map { LikelyFix("name the parameter `\($0)`", renaming(parameter, to: $0)) }
    default: return nil
    }
  }

  /// `use x` for the label nearest to the one asked for, where it ends the reported text.
  private func labelFix(_ label: LabelID, _ record: TypeID, at span: Span?) -> LikelyFix? {
    let names = graph.rowProperties(record).properties.map { graph.labels.name($0.label) }
    let given = graph.labels.name(label)
    guard let near = suggestion(for: given, in: names) else { return nil }
    guard let span, span.text.hasSuffix("." + given) else { return LikelyFix("use `\(near)`") }
    let place = Span(source: span.source, start: span.end - given.utf8.count, end: span.end)
    return LikelyFix("use `\(near)`", [Edit(place, near)])
  }

  /// A function's parameter and its uses in the function by another name.
  private func renaming(_ parameter: Identifier, to name: String) -> [Edit] {
    guard let function = file.expression(around: parameter.span),
      case .function(let literal) = function.kind
    else { return [] }
    var edits = [Edit(parameter.span, name)]
    var stack: [Expression] = []
    switch literal.body {
    case .expression(let body): stack = [body]
    case .block(let block):
      for statement in block.statements { statement.kind.forEachExpression { stack.append($0) } }
    }
    while let expression = stack.popLast() {
      if case .identifier(parameter.name) = expression.kind {
        edits.append(Edit(expression.span, name))
      }
      if case .record(let base?, _) = expression.kind, base.name == parameter.name {
        edits.append(Edit(base.span, name))
      }
      expression.kind.forEachChild { stack.append($0) }
    }
    return edits
  }

  private func typesFix(
    _ expected: TypeID, _ found: TypeID, _ context: MismatchContext, at span: Span?
  ) -> LikelyFix? {
    let (wanted, given) = (graph.node(expected), graph.node(found))
    if case .operands(let binary, let left, let leftType, let right, let rightType) = context {
      return operandsFix(binary, (left, leftType), (right, rightType))
    }
    let argument: Expression?
    switch context {
    case .argument(_, let value?) where isType(of: value, found): argument = value
    default: argument = nil
    }
    switch (wanted, given) {
    case (.basic(.float), .basic(.int)):
      if case .element(let first) = context, let span,
        let fix = streamsFix(first: first, span, expected, found)
      {
        return fix
      }
      return graph.origin(found).map { floatFix($0) }
    case (.basic(.int), .basic(.float)):
      if case .element(let first) = context, let span,
        let fix = streamsFix(first: first, span, expected, found)
      {
        return fix
      }
      return argument.map { conversion("int", $0) }
    case (.basic(let type), .basic):
      guard type != .regexp else { return nil }
      guard let argument else { return type == .bool ? span.flatMap(repeatedTestFix) : nil }
      if type == .duration, case .string(let text) = argument.kind, looksLikeDuration(text) {
        return LikelyFix(
          "write the duration without quotes: `\(text)`", [Edit(argument.span, text)])
      }
      return conversion(type.rawValue, argument)
    case (.property, .basic(.string)):
      guard case .argument("location", let zone?) = context else { return nil }
      return LikelyFix(
        "`timezone.location(name: \(short(zone.span.text)))`, after `import \"timezone\"`",
        file.importing("timezone")
          + [Edit(zone.span, "timezone.location(name: \(zone.span.text))")])
    case (.basic(.bool), _): return nil
    case (.function, .basic(.string)):
      guard let argument, case .string(let text) = argument.kind else { return nil }
      let name = Self.ownNames[text.lowercased()] ?? text
      return visibleNames().contains(name) ? .write(name, at: argument.span) : nil
    case (.property, .stream): return span.flatMap(dottedStepFix)
    case (.array(let element), _):
      guard let argument, same(element, found) else { return nil }
      return LikelyFix(
        "write an array: `[\(short(argument.span.text))]`",
        [Edit(argument.span, "[\(argument.span.text)]")])
    case (.stream, .array):
      guard case .pipedArgument(_, let input) = context else {
        return LikelyFix("make a table of it: `array.from(rows: …)`")
      }
      return LikelyFix(
        "make a table of it: `array.from(rows: …)`",
        file.importing("array") + [Edit(input.span, "array.from(rows: \(input.span.text))")])
    case (.property, .function), (.basic, .function):
      guard let argument, case .identifier(let name) = argument.kind else { return nil }
      return LikelyFix(
        "call it: `\(name)(…)`", [Edit(argument.span, "\(name)()")])
    default: return nil
    }
  }

  /// `r.x == "a" or "b"`: the test that stands before the value is said again.
  private func repeatedTestFix(_ value: Span) -> LikelyFix? {
    guard let whole = file.expression(around: value),
      case .logical(_, let left, let right) = whole.kind,
      right.span == value
    else { return nil }
    // Of a chain of bare values each is for the last test before them.
    var test = left
    while case .logical(_, let earlier, let last) = test.kind {
      if case .binary = last.kind { test = last } else { test = earlier }
    }
    guard case .binary(let operation, let tested, _) = test.kind,
      operation == .equal || operation == .notEqual
    else { return nil }
    let again = "\(tested.span.text) \(operation.rawValue) "
    return LikelyFix(
      "say the test again: `\(short(again + value.text))`",
      [Edit(in: value.source, at: value.start, insert: again)])
  }

  /// `data.filter(…)`, which is piped.
  private func dottedStepFix(_ member: Span) -> LikelyFix? {
    guard case .member(let stream, let name)? = file.expression(at: member)?.kind,
      visibleNames().contains(name.name)
    else { return nil }
    let dot = Span(source: member.source, start: stream.span.end, end: name.span.start)
    return LikelyFix("write `|> \(name.name)(…)`", [Edit(dot, " |> ")])
  }

  /// Two streams whose `_value` is int in one and float in the other, in one list.
  private func streamsFix(
    first: Span, _ other: Span, _ expected: TypeID, _ found: TypeID
  ) -> LikelyFix? {
    guard let one = file.expression(at: first), let two = file.expression(at: other) else {
      return nil
    }
    for (stream, type) in [(one, graph.node(expected)), (two, graph.node(found))] {
      guard case .basic(.int) = type, case .stream(let row) = graph.node(recordedType(of: stream)),
        let value = graph.firstProperty(graph.labels.label("_value"), of: row),
        case .basic(.int) = graph.node(value)
      else { continue }
      return LikelyFix(
        "make both float: `\(short(stream.span.text)) |> toFloat()`",
        [Edit(in: stream.span.source, at: stream.span.end, insert: " |> toFloat()")])
    }
    return nil
  }

  /// Whether a type is that of the whole expression, not of a part.
  private func isType(of expression: Expression, _ type: TypeID) -> Bool {
    graph.find(recordedType(of: expression)) == graph.find(type)
  }

  /// Digits and unit letters in turn, such as `1h30m`.
  private func looksLikeDuration(_ text: String) -> Bool {
    let bytes = Array(text.utf8.drop { $0 == 0x2D })
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 20 else { return false }
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    let isUnit = { (byte: UInt8) in "ymowdhsun".utf8.contains(byte) }
    return isDigit(first) && isUnit(last) && bytes.allSatisfy { isDigit($0) || isUnit($0) }
  }

  /// Whether two types look alike, without making them one.
  func same(_ one: TypeID, _ other: TypeID) -> Bool {
    switch (graph.node(one), graph.node(other)) {
    case (.basic(let left), .basic(let right)): return left == right
    case (.property, .property), (.variable, _): return true
    default: return false
    }
  }

  private func conversion(_ function: String, _ expression: Expression) -> LikelyFix {
    conversion(function, expression.span)
  }

  private func conversion(_ function: String, _ span: Span) -> LikelyFix {
    LikelyFix(
      "convert it: `\(function)(v: \(short(span.text)))`",
      [Edit(span, "\(function)(v: \(span.text))")])
  }

  /// `2` becomes `2.0`; anything else is converted.
  private func floatFix(_ span: Span) -> LikelyFix {
    let text = span.text
    let isLiteral = !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    return isLiteral ? .write("\(text).0", at: span) : conversion("float", span)
  }

  private func operandsFix(
    _ binary: Expression.BinaryOperator, _ left: (Expression, TypeID),
    _ right: (Expression, TypeID)
  ) -> LikelyFix? {
    guard case .basic(let leftType) = graph.node(left.1),
      case .basic(let rightType) = graph.node(right.1)
    else { return nil }
    switch (leftType, rightType) {
    case (.float, .int), (.float, .uint): return floatFix(right.0.span)
    case (.int, .float), (.uint, .float): return floatFix(left.0.span)
    case (.int, .uint): return conversion("int", right.0)
    case (.uint, .int): return conversion("uint", right.0)
    case (.string, _) where binary == .add && rightType.kinds.contains(.stringable):
      return conversion("string", right.0)
    case (_, .string) where binary == .add && leftType.kinds.contains(.stringable):
      return conversion("string", left.0)
    case (.time, .duration): return shiftFix(binary, time: left.0, duration: right.0)
    case (.duration, .time): return shiftFix(binary, time: right.0, duration: left.0)
    case (.duration, .int), (.int, .duration): return scaleFix(binary, left, right)
    default: return nil
    }
  }

  private func scaleFix(
    _ binary: Expression.BinaryOperator, _ left: (Expression, TypeID),
    _ right: (Expression, TypeID)
  ) -> LikelyFix {
    let text = "multiply with `date.scale(d: …, n: …)` of package date"
    guard binary == .multiply else { return LikelyFix(text) }
    var (duration, count) = (left.0.span, right.0.span)
    if case .basic(.int) = graph.node(left.1) { (duration, count) = (count, duration) }
    let call = "date.scale(d: \(duration.text), n: \(count.text))"
    return LikelyFix(text, file.importing("date") + [Edit(left.0.span.union(right.0.span), call)])
  }

  private func shiftFix(
    _ binary: Expression.BinaryOperator, time: Expression, duration: Expression
  ) -> LikelyFix? {
    func call(_ amount: String, _ start: String) -> String? {
      switch binary {
      case .add: "date.add(d: \(amount), to: \(start))"
      case .subtract: "date.sub(d: \(amount), from: \(start))"
      default: nil
      }
    }
    guard let shown = call(short(duration.span.text), short(time.span.text)),
      let written = call(duration.span.text, time.span.text)
    else { return nil }
    return LikelyFix(
      "import \"date\" and write `\(shown)`",
      file.importing("date") + [Edit(time.span.union(duration.span), written)])
  }

  private func kindsFix(
    _ type: TypeID, _ missing: KindSet, _ context: MismatchContext, at span: Span?
  ) -> LikelyFix? {
    if missing.contains(.timeable), case .argument(_, let value?) = context,
      case .basic(.string) = graph.node(type)
    {
      return conversion("time", value)
    }
    if missing.contains(.stringable) {
      return LikelyFix(
        "`display(v: …)` gives the text of any value",
        span.map { [Edit($0, "display(v: \($0.text))")] } ?? [])
    }
    guard case .operands(let binary, let left, _, let right, _) = context else { return nil }
    if binary == .greater, case .stream = graph.node(type), case .call = right.kind {
      let gap = Span(source: left.span.source, start: left.span.end, end: right.span.start)
      return LikelyFix("write `|>` to pipe", [Edit(gap, " |> ")])
    }
    guard case .basic(let basic) = graph.node(type) else { return nil }
    let whole = left.span.union(right.span)
    func text(_ one: String, _ other: String) -> String? {
      switch (basic, binary) {
      case (.time, .subtract): "int(v: \(one)) - int(v: \(other))"
      case (.duration, .add), (.duration, .subtract):
        "duration(v: int(v: \(one)) \(binary.rawValue) int(v: \(other)))"
      default: nil
      }
    }
    guard let shown = text(short(left.span.text), short(right.span.text)),
      let written = text(left.span.text, right.span.text)
    else { return nil }
    let verb = binary == .subtract && basic == .time ? "subtract" : "add"
    return LikelyFix("\(verb) nanoseconds: `\(shown)`", [Edit(whole, written)])
  }

  /// The path that a misspelt import was meant for.
  func importPath(meantBy path: String) -> String? {
    let known = environment.packages.packagePaths
    if let nested = known.filter({ $0.hasSuffix("/" + path) }).min(by: { $0.count < $1.count }) {
      return nested
    }
    return suggestion(for: lastPart(path), in: known.map { lastPart($0) })
      .flatMap(packagePath(named:))
  }
}

/// Script text as a message quotes it: its first line, cut at 40 characters.
func short(_ text: String) -> String {
  // No more than what is shown is looked at: the text may be all of a script.
  let line = text.drop { $0 == "\n" }.prefix(41).prefix { $0 != "\n" }
  let isWhole = line.count <= 40 && line.endIndex == text.endIndex
  return isWhole ? String(line) : String(line.prefix(40)) + "…"
}
