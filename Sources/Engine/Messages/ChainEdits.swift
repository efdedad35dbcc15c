import Diagnostics
import Syntax

/// Edits of a script's pipelines, told by the calls in them.
struct ChainEdits {
  let file: File

  private var source: SourceText { file.span.source }

  /// Puts a step before a piped call; nil where nothing is piped into it.
  func insert(_ step: String, before call: Span) -> Edit? {
    guard isPiped(call) else { return nil }
    return Edit(in: source, at: call.start, insert: step + separator(of: call))
  }

  /// Puts a step behind a call.
  func insert(_ step: String, after call: Span) -> Edit? {
    guard call.source === source else { return nil }
    return Edit(in: source, at: call.end, insert: separator(of: call) + step)
  }

  /// Gives a call one more argument, behind those it has.
  func add(_ argument: String, to call: Span) -> Edit? {
    guard let arguments = arguments(of: call) else { return nil }
    guard let last = arguments.last else {
      return Edit(in: source, at: call.end - 1, insert: argument)
    }
    return Edit(in: source, at: last.span.end, insert: ", " + argument)
  }

  /// Gives an argument of a call another value.
  func set(_ name: String, to value: String, in call: Span) -> Edit? {
    guard let property = arguments(of: call)?.first(where: { $0.key.name == name }) else {
      return add("\(name): \(value)", to: call)
    }
    return Edit(property.span, "\(name): \(value)")
  }

  /// Takes an argument away, with the comma that parts it from its neighbour.
  func remove(_ name: String, from call: Span) -> Edit? {
    guard let arguments = arguments(of: call),
      let index = arguments.firstIndex(where: { $0.key.name == name })
    else { return nil }
    let span = arguments[index].span
    if index + 1 < arguments.count {
      return Edit(Span(source: source, start: span.start, end: arguments[index + 1].span.start), "")
    }
    if index > 0 {
      return Edit(Span(source: source, start: arguments[index - 1].span.end, end: span.end), "")
    }
    return Edit(span, "")
  }

  /// Calls another function with the same arguments.
  func call(_ function: String, insteadOf call: Span) -> Edit? {
    guard case .call(let callee, _)? = node(call)?.kind else { return nil }
    return Edit(callee.span, function)
  }

  /// The text of a call's argument, nil when it is not given.
  func argument(_ name: String, of call: Span) -> Expression? {
    arguments(of: call)?.first { $0.key.name == name }?.value
  }

  /// Where a call has a word: in a text, or else as the key of a record.
  func place(of word: String, in call: Span) -> Span? {
    guard let root = node(call) else { return nil }
    var key: Span?
    var stack = [root]
    while let expression = stack.popLast() {
      switch expression.kind {
      case .string(word): return expression.span
      case .record(_, let properties):
        key = key ?? properties.first { $0.key.name == word }?.key.span
      default: break
      }
      expression.kind.forEachChild { stack.append($0) }
    }
    return key
  }

  /// The call of exactly this span.
  func node(_ call: Span) -> Expression? {
    guard call.source === source, let found = file.expression(at: call) else { return nil }
    var walker = found
    while case .parenthesized(let inner) = walker.kind { walker = inner }
    return walker
  }

  private func arguments(of call: Span) -> [Property]? {
    guard case .call(_, let arguments)? = node(call)?.kind else { return nil }
    return arguments
  }

  private func isPiped(_ call: Span) -> Bool {
    guard call.source === source, let outer = file.expression(around: call),
      case .pipe(_, let destination) = outer.kind
    else { return false }
    return destination.span == call
  }

  /// What parts the steps: a line of its own where the call has one, else ` |> `.
  private func separator(of call: Span) -> String {
    let bytes = source.bytes
    let (line, _) = source.position(of: call.start)
    let lineStart = source.lineStarts[line - 1]
    let prefix = source.text(from: lineStart, to: call.start)
    if isIndentedPipe(prefix) { return "\n" + prefix }
    // The first call of a chain takes the layout of the step after it.
    var next = call.end
    while next < bytes.count, [0x20, 0x09, 0x0D].contains(bytes[next]) { next += 1 }
    guard next < bytes.count, bytes[next] == 0x0A, line < source.lineStarts.count else {
      return " |> "
    }
    let following = source.line(source.position(of: next).line + 1)
    guard let pipe = following.firstRange(of: "|>") else { return " |> " }
    let indent = String(following[..<pipe.upperBound]) + " "
    return isIndentedPipe(indent) ? "\n" + indent : " |> "
  }

  private func isIndentedPipe(_ text: String) -> Bool {
    text.drop { $0 == " " || $0 == "\t" } == "|> "
  }
}
