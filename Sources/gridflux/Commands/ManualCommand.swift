import Engine

/// `gridflux man`: the manual page.
let manualCommand = Command(
  name: "man",
  summary: "print the manual page, in the format of man",
  operands: "",
  flags: [],
  details: """
    To read it: gridflux man | man -l -
    To install it: gridflux man > ~/.local/share/man/man1/gridflux.1
    example: gridflux man
    """
) { _ in
  writeOutput(manualPage(allCommands))
  return ExitCode.success
}
