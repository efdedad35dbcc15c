import Engine

/// The manual page in roff, made of the same definitions as `--help`.
/// Source: groff_man(7)
func manualPage(_ commands: [Command]) -> String {
  var lines = [
    ".TH GRIDFLUX 1 \"\" \"gridflux \(engineVersion)\" \"User Commands\"",
    ".SH NAME", "gridflux \\- a fast, local engine for the Flux language",
    ".SH SYNOPSIS",
    ".B gridflux", ".RI [ FILE ...]", ".br", ".B gridflux", ".I COMMAND", ".RI [ FLAG ...]",
    ".SH DESCRIPTION",
    "Runs Flux scripts over an embedded store and over files, explains which path each step takes,",
    "and compares two phrasings of a query. Without a command it is an interactive shell.",
    ".SH COMMANDS",
  ]
  for command in commands { lines += section(command) }
  lines += [".SH EXIT STATUS"]
  for (code, meaning) in exitCodes {
    lines += [".TP", ".B \(code)", escaped(meaning)]
  }
  lines += [".SH ENVIRONMENT"]
  for (name, meaning) in environmentVariables {
    lines += [".TP", ".B \(escaped(name))", escaped(meaning)]
  }
  return lines.map { $0 + "\n" }.joined()
}

private func section(_ command: Command) -> [String] {
  var lines = [
    ".SS gridflux \(escaped(command.name)) "
      + escaped(command.flags.isEmpty ? "" : "[FLAG...] ") + escaped(command.operands),
    escaped(capitalized(command.summary)) + ".",
  ]
  for flag in command.flags {
    lines.append(".TP")
    var head = flag.short.map { "\\fB\\-\($0)\\fR, " } ?? ""
    head += "\\fB\\-\\-\(escaped(flag.name))\\fR"
    if let value = flag.valueName { head += " \\fI\(escaped(value))\\fR" }
    let choices = flag.choices.isEmpty ? "" : " (\(flag.choices.joined(separator: ", ")))"
    lines += [head, escaped(flag.help + choices)]
  }
  guard !command.details.isEmpty else { return lines }
  lines.append(".PP")
  for line in command.details.split(separator: "\n") {
    if line.hasPrefix("example: ") {
      lines += [".PP", ".EX", escaped(String(line.dropFirst("example: ".count))), ".EE"]
    } else {
      lines.append(escaped(String(line)))
    }
  }
  return lines
}

private func capitalized(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}

/// Text in which roff finds no request and no escape; a minus stays a minus when it is copied.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "\\": result += "\\e"
    case "-": result += "\\-"
    case "…": result += "..."
    case "·": result += ","
    default: result.append(character)
    }
  }
  return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
}
