import Engine

/// `gridflux check`: syntax and types, without running anything.
let checkCommand = Command(
  name: "check",
  summary: "check scripts' syntax and types without running them",
  operands: "FILE…",
  flags: [],
  details: """
    Prints every mistake with its place and a likely fix; exit code 1 when there is one.
    example: gridflux check queries/*.flux
    """
) { arguments in
  guard !arguments.operands.isEmpty else {
    throw UsageError("check needs a file", fix: "gridflux check query.flux")
  }
  var code = ExitCode.success
  for path in arguments.operands {
    let script = try readScript(path)
    let messages = checkScript(
      script.text, name: script.name, color: standardErrorTakesColor())
    if messages.isEmpty {
      writeOutput("\(path): ok\n")
    } else {
      for message in messages { writeError(message) }
      code = ExitCode.query
    }
  }
  return code
}
