import Diagnostics

/// A step as `explain` prints it: the script's own words, but bounds resolved and a test without
/// its wrapping.
func stepText(_ operation: LogicalOperation, _ origin: StepOrigin) -> String {
  switch operation {
  case .source(let source): return source.description
  case .range(let range):
    var plain = range
    plain.keepsEmptyTables = true
    return operationText(.range(plain))
  case .filter(let filter): return "filter(\(testText(filter.function.text)))"
  default:
    guard let span = origin.span else { return operationText(operation) }
    let text = oneLine(span.text)
    return text.hasPrefix(origin.functionName) ? text : operationText(operation)
  }
}

/// `(r) => r.a == 1 and r.b` as `a == 1 and b`; text of another form as it stands.
private func testText(_ lambda: String) -> String {
  let text = oneLine(lambda)
  let head = "(r) => "
  guard text.hasPrefix(head) else { return text }
  var result = ""
  var quoted = false
  var previous: Character = " "
  var rest = text.dropFirst(head.count)
  while let character = rest.first {
    if character == "\"" && previous != "\\" { quoted.toggle() }
    let startsName = !previous.isLetter && !previous.isNumber && previous != "_"
    if !quoted, startsName, rest.hasPrefix("r."), previous != "." {
      rest = rest.dropFirst(2)
      previous = "."
      continue
    }
    result.append(character)
    previous = character
    rest = rest.dropFirst()
  }
  return result
}
