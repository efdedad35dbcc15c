import Engine
import REPL

/// `gridflux doctor`: what this machine offers.
let doctorCommand = Command(
  name: "doctor",
  summary: "check libraries, time zones, the store and the terminal",
  operands: "",
  flags: [CommonFlags.store],
  details: """
    Exit codes of all commands: 0 ok · 1 query error · 2 usage · 3 store · 4 answers differ ·
    5 one side failed · 130 cancelled.
    example: gridflux doctor
    """
) { arguments in
  let store = StoreChoice.of(arguments, createsFile: false)
  var lines = environmentReport(libraries: [editorLibrary()])
  lines.append(("terminal", standardOutputTakesColor() ? "colours" : "no colours"))
  var code = ExitCode.success
  do {
    let (engine, _) = try openEngine(arguments)
    lines.append(("store", "\(store.description): \(try engine.storeSummary())"))
  } catch let error as QueryError {
    lines.append(("store", "\(store.description): \(error.message)"))
    code = error.exitCode
  }
  let width = lines.map(\.0.count).max() ?? 0
  for (name, text) in lines {
    writeOutput(name + String(repeating: " ", count: width - name.count + 3) + text + "\n")
  }
  return code
}
