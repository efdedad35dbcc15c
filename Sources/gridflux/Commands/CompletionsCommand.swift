/// `gridflux completions`: what makes a shell complete commands and flags.
let completionsCommand = Command(
  name: "completions",
  summary: "print a completion script for bash, zsh or fish",
  operands: "bash|zsh|fish",
  flags: [],
  details: """
    bash: gridflux completions bash > ~/.local/share/bash-completion/completions/gridflux
    zsh: gridflux completions zsh > a file _gridflux in a folder of $fpath
    fish: gridflux completions fish > ~/.config/fish/completions/gridflux.fish
    example: gridflux completions bash
    """
) { arguments in
  guard arguments.operands.count == 1,
    let shell = arguments.operands.first.flatMap(CompletedShell.init(rawValue:))
  else {
    let names = CompletedShell.allCases.map(\.rawValue).joined(separator: ", ")
    throw UsageError("completions takes one of \(names)", fix: "gridflux completions bash")
  }
  writeOutput(completionScript(shell, allCommands))
  return ExitCode.success
}
