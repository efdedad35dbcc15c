import Diagnostics
import Syntax

// The one fix of a diagnostic: only where one is likely.
extension Inference {
  /// The likely fix of a mismatch, or nil where none is likely.
  func fix(for leaf: Mismatch, _ context: MismatchContext) -> String? {
    switch leaf {
    case .types(let expected, let found): return typesFix(expected, found, context)
    case .missingLabel(let label, _, let record):
      let names = graph.rowProperties(record).properties.map { graph.labels.name($0.label) }
      return nearest(graph.labels.name(label), in: names).map { "use `\($0)`" }
    case .unexpectedLabel(let label, _, let record):
      let names = graph.rowProperties(record).properties.map { graph.labels.name($0.label) }
      return nearest(graph.labels.name(label), in: names).map { "use `\($0)`" }
    case .kinds(let type, let missing): return kindsFix(type, missing, context)
    case .unexpectedArgument(let name, let candidates):
      guard context.literalParameter(named: graph.labels.name(name)) != nil else { return nil }
      guard candidates.count == 1, let only = candidates.first else {
        return nearest(
          graph.labels.name(name), in: candidates.map { graph.labels.name($0) }
        ).map { "name the parameter `\($0)`" }
      }
      return "name the parameter `\(graph.labels.name(only))`"
    default: return nil
    }
  }

  private func typesFix(
    _ expected: TypeID, _ found: TypeID, _ context: MismatchContext
  ) -> String? {
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
      guard let origin = graph.origin(found) else { return nil }
      return floatFix(origin.text)
    case (.basic(let type), .basic):
      guard type != .regexp, let argument else { return nil }
      if type == .duration, case .string(let text) = argument.kind, looksLikeDuration(text) {
        return "write the duration without quotes: `\(text)`"
      }
      return "convert it: `\(type.rawValue)(v: \(short(argument.span.text)))`"
    case (.basic(.bool), _): return nil
    case (.array(let element), _):
      guard let argument, same(element, found) else { return nil }
      return "write an array: `[\(short(argument.span.text))]`"
    case (.stream, .array):
      return "make a table of it: `array.from(rows: …)`"
    case (.property, .function), (.basic, .function):
      guard let argument, case .identifier(let name) = argument.kind else { return nil }
      return "call it: `\(name)(…)`"
    default: return nil
    }
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
  private func same(_ one: TypeID, _ other: TypeID) -> Bool {
    switch (graph.node(one), graph.node(other)) {
    case (.basic(let left), .basic(let right)): return left == right
    case (.property, .property), (.variable, _): return true
    default: return false
    }
  }

  /// `2` becomes `2.0`; anything else is converted.
  private func floatFix(_ text: String) -> String {
    let isLiteral = !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    return isLiteral ? "write `\(text).0`" : "convert it: `float(v: \(short(text)))`"
  }

  private func operandsFix(
    _ binary: Expression.BinaryOperator, _ left: (Expression, TypeID),
    _ right: (Expression, TypeID)
  ) -> String? {
    guard case .basic(let leftType) = graph.node(left.1),
      case .basic(let rightType) = graph.node(right.1)
    else { return nil }
    switch (leftType, rightType) {
    case (.float, .int), (.float, .uint): return floatFix(right.0.span.text)
    case (.int, .float), (.uint, .float): return floatFix(left.0.span.text)
    case (.int, .uint): return "convert it: `int(v: \(short(right.0.span.text)))`"
    case (.uint, .int): return "convert it: `uint(v: \(short(right.0.span.text)))`"
    case (.string, _) where binary == .add && rightType.kinds.contains(.stringable):
      return "convert it: `string(v: \(short(right.0.span.text)))`"
    case (_, .string) where binary == .add && leftType.kinds.contains(.stringable):
      return "convert it: `string(v: \(short(left.0.span.text)))`"
    case (.time, .duration): return shiftFix(binary, time: left.0, duration: right.0)
    case (.duration, .time): return shiftFix(binary, time: right.0, duration: left.0)
    case (.duration, .int), (.int, .duration):
      return "multiply with `date.scale(d: …, n: …)` of package date"
    default: return nil
    }
  }

  private func shiftFix(
    _ binary: Expression.BinaryOperator, time: Expression, duration: Expression
  ) -> String? {
    let (amount, start) = (short(duration.span.text), short(time.span.text))
    switch binary {
    case .add: return "import \"date\" and write `date.add(d: \(amount), to: \(start))`"
    case .subtract: return "import \"date\" and write `date.sub(d: \(amount), from: \(start))`"
    default: return nil
    }
  }

  private func kindsFix(
    _ type: TypeID, _ missing: KindSet, _ context: MismatchContext
  ) -> String? {
    if missing.contains(.stringable) { return "`display(v: …)` gives the text of any value" }
    guard case .operands(let binary, let left, _, let right, _) = context,
      case .basic(let basic) = graph.node(type)
    else { return nil }
    switch (basic, binary) {
    case (.time, .subtract):
      let (minuend, subtrahend) = (short(left.span.text), short(right.span.text))
      return "subtract nanoseconds: `int(v: \(minuend)) - int(v: \(subtrahend))`"
    case (.duration, .add), (.duration, .subtract):
      let sign = binary.rawValue
      let (one, other) = (short(left.span.text), short(right.span.text))
      return "add nanoseconds: `duration(v: int(v: \(one)) \(sign) int(v: \(other)))`"
    default: return nil
    }
  }

  /// The path that a misspelt import was meant for.
  func importPathFix(_ path: String) -> String? {
    let known = environment.packages.packagePaths
    if let nested = known.filter({ $0.hasSuffix("/" + path) }).min(by: { $0.count < $1.count }) {
      return "write `import \"\(nested)\"`"
    }
    if let near = nearest(lastPart(path), in: known.map { lastPart($0) }),
      let meant = packagePath(named: near)
    {
      return "write `import \"\(meant)\"`"
    }
    return nil
  }
}

/// Script text as a message quotes it: its first line, cut at 40 characters.
func short(_ text: String) -> String {
  let line = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? text
  return line.count > 40 || line.count < text.count ? String(line.prefix(40)) + "…" : line
}
