import Engine

/// Reads `--flag value`, `--flag=value`, `-f value`, switches and operands; `--` ends the flags and
/// a lone `-` is an operand (standard input). Errors: `UsageError` with the nearest flag.
func parseArguments(_ words: ArraySlice<String>, flags: [Flag]) throws -> ParsedArguments {
  var parsed = ParsedArguments()
  var rest = words
  while let word = rest.popFirst() {
    if word == "--" {
      parsed.operands += rest
      break
    }
    guard word.hasPrefix("-"), word != "-" else {
      parsed.operands.append(word)
      continue
    }
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let given = String(parts[0])
    guard let flag = flags.first(where: { matches($0, given) }) else {
      throw unknownFlag(given, flags)
    }
    let value = try flagValue(flag, given, parts.count > 1 ? String(parts[1]) : nil, &rest)
    if !flag.isRepeatable, parsed.values[flag.name] != nil {
      throw UsageError("\(given) stands twice")
    }
    parsed.values[flag.name, default: []].append(value)
  }
  return parsed
}

private func matches(_ flag: Flag, _ given: String) -> Bool {
  if given == "--" + flag.name { return true }
  guard let short = flag.short else { return false }
  return given == "-\(short)"
}

private func flagValue(
  _ flag: Flag, _ given: String, _ attached: String?, _ rest: inout ArraySlice<String>
) throws -> String {
  guard let valueName = flag.valueName else {
    if attached != nil { throw UsageError("\(given) takes no value") }
    return ""
  }
  guard let value = attached ?? rest.popFirst() else {
    throw UsageError("\(given) needs a value: \(given) \(valueName)")
  }
  if !flag.choices.isEmpty, !flag.choices.contains(value) {
    throw UsageError(
      "\(given) is one of \(flag.choices.joined(separator: ", ")); found \"\(value)\"")
  }
  return value
}

private func unknownFlag(_ given: String, _ flags: [Flag]) -> UsageError {
  let names = flags.map { "--" + $0.name }
  let near = nearestName(given, in: names)
  return UsageError("unknown flag \(given)", fix: near.map { "did you mean \($0)?" })
}
