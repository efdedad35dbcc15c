import Engine

/// `gridflux doc`: what the standard library says of a name.
let documentationCommand = Command(
  name: "doc",
  summary: "show the documentation of a function, or of all",
  operands: "[NAME…]",
  flags: [Flag("markdown", "the whole reference as Markdown: what REFERENCE.md holds")],
  details: """
    Packages need no import here.
    example: gridflux doc aggregateWindow strings.trim
    """
) { arguments in
  if arguments.has("markdown") {
    writeOutput(referenceText())
    return ExitCode.success
  }
  guard !arguments.operands.isEmpty else {
    throw UsageError("doc needs a name", fix: "gridflux doc mean")
  }
  let session = try Engine().makeSession()
  for (index, name) in arguments.operands.enumerated() {
    guard let found = session.documentation(of: name) else {
      let near = session.nearestDocumentedName(to: name)
      throw UsageError(
        "there is no documentation of \"\(name)\"", fix: near.map { "gridflux doc \($0)" })
    }
    writeOutput((index > 0 ? "\n" : "") + found.text())
  }
  return ExitCode.success
}
