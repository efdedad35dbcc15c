/// The list of commands, for `gridflux --help`.
func helpText(_ commands: [Command]) -> String {
  var text = """
    gridflux: a fast, local engine for the Flux language

    usage: gridflux [FILE…]            an interactive shell on the store
           gridflux COMMAND [FLAG…]    one of:


    """
  text += summaries(commands)
  text += """

    The store: --store PATH, else $GRIDFLUX_STORE, else ./gridflux.db if present, else memory.
    `gridflux COMMAND --help` tells the flags of a command.

    """
  return text
}

/// The commands of two words that begin with the same one, for `gridflux store --help`.
func helpText(_ group: String, _ commands: [Command]) -> String {
  "usage: gridflux \(group) COMMAND [FLAG…]    one of:\n\n" + summaries(commands)
    + "\n`gridflux \(group) COMMAND --help` tells the flags of a command.\n"
}

/// A line a command.
private func summaries(_ commands: [Command]) -> String {
  let width = commands.map(\.name.count).max() ?? 0
  return commands.map { "  \(padded($0.name, to: width))   \($0.summary)\n" }.joined()
}

/// What `gridflux COMMAND --help` prints.
func helpText(_ command: Command) -> String {
  var text = "gridflux \(command.name): \(command.summary)\n\n"
  text += "usage: gridflux \(command.name)\(command.flags.isEmpty ? "" : " [FLAG…]")"
  text += command.operands.isEmpty ? "\n" : " \(command.operands)\n"
  if !command.flags.isEmpty {
    text += "\n"
    let heads = command.flags.map(flagHead)
    let width = heads.map(\.count).max() ?? 0
    for (flag, head) in zip(command.flags, heads) {
      text += "  \(padded(head, to: width))  \(flag.help)"
      if !flag.choices.isEmpty { text += " (\(flag.choices.joined(separator: ", ")))" }
      text += "\n"
    }
  }
  if !command.details.isEmpty { text += "\n\(command.details)\n" }
  return text
}

private func flagHead(_ flag: Flag) -> String {
  let short = flag.short.map { "-\($0), " } ?? "    "
  return short + "--\(flag.name)" + (flag.valueName.map { " \($0)" } ?? "")
}

private func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
