import Engine

/// `gridflux fmt`: one layout for all scripts.
let formatCommand = Command(
  name: "fmt",
  summary: "format scripts as upstream's formatter does",
  operands: "[FILE…]",
  flags: [
    Flag("write", short: "w", "write the files back instead of printing them"),
    Flag("check", "print nothing; exit code 1 when a file is not formatted"),
  ],
  details: """
    Without FILE, or with -, standard input is formatted to standard output.
    example: gridflux fmt -w queries/*.flux
    """
) { arguments in
  let paths = arguments.operands.isEmpty ? ["-"] : arguments.operands
  var code = ExitCode.success
  for path in paths {
    let script = try readScript(path)
    let formatted = try formatScript(script.text, name: script.name)
    if arguments.has("check") {
      if formatted != script.text {
        writeError("\(path): not formatted")
        code = ExitCode.query
      }
    } else if arguments.has("write"), path != "-" {
      if formatted != script.text { try writeFile(path, formatted) }
    } else {
      writeOutput(formatted)
    }
  }
  return code
}
