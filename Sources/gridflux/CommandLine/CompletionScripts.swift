/// The shells that completions are made for.
enum CompletedShell: String, CaseIterable { case bash, zsh, fish }

/// A script that makes a shell complete commands, flags and the values of flags, from the same
/// definitions as `--help`.
func completionScript(_ shell: CompletedShell, _ commands: [Command]) -> String {
  switch shell {
  case .bash: bashScript(commands)
  case .zsh: zshScript(commands)
  case .fish: fishScript(commands)
  }
}

/// The first words of commands, each once: `store` for all of `store info`, `store verify`, ….
private func firstWords(_ commands: [Command]) -> [String] {
  var words: [String] = []
  for command in commands {
    let word = String(command.name.prefix { $0 != " " })
    if !words.contains(word) { words.append(word) }
  }
  return words
}

/// The second words of commands that begin with a word.
private func secondWords(_ first: String, _ commands: [Command]) -> [String] {
  commands.compactMap { command in
    let parts = command.name.split(separator: " ")
    return parts.count == 2 && parts[0] == first ? String(parts[1]) : nil
  }
}

/// Words of a command's operands that are written as they stand: `bash|zsh|fish`, `neso`.
private func fixedOperands(_ command: Command) -> [String] {
  let words = command.operands.split { "|[]…".contains($0) }.map(String.init)
  return words.allSatisfy { word in word.allSatisfy { $0.isLowercase || $0 == "-" } } ? words : []
}

private func flagWords(_ command: Command) -> [String] {
  command.flags.flatMap { flag in
    ["--" + flag.name] + (flag.short.map { ["-\($0)"] } ?? [])
  } + ["--help"]
}

// MARK: bash

private func bashScript(_ commands: [Command]) -> String {
  var text = """
    # Completion of gridflux for bash; made by `gridflux completions bash`.
    _gridflux() {
      local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
      local command="${COMP_WORDS[1]}" words=""
      if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "\(firstWords(commands).joined(separator: " ")) --help --version" -- "$current"))
        return
      fi

    """
  for first in firstWords(commands) {
    let second = secondWords(first, commands)
    guard !second.isEmpty else { continue }
    text += """
        if [ "$command" = "\(first)" ]; then
          if [ "$COMP_CWORD" -eq 2 ]; then
            COMPREPLY=($(compgen -W "\(second.joined(separator: " "))" -- "$current"))
            return
          fi
          command="\(first) ${COMP_WORDS[2]}"
        fi

      """
  }
  text += "  case \"$command $previous\" in\n"
  for command in commands {
    for flag in command.flags where !flag.choices.isEmpty {
      let names = ["--" + flag.name] + (flag.short.map { ["-\($0)"] } ?? [])
      let patterns = names.map { "\"\(command.name) \($0)\"" }.joined(separator: "|")
      text += "    \(patterns)) words=\"\(flag.choices.joined(separator: " "))\" ;;\n"
    }
  }
  text += "  esac\n  if [ -z \"$words\" ]; then\n    case \"$command\" in\n"
  for command in commands {
    let words = flagWords(command) + fixedOperands(command)
    text += "      \"\(command.name)\") words=\"\(words.joined(separator: " "))\" ;;\n"
  }
  text += """
        esac
        case "$current" in
          -*) ;;
          *) COMPREPLY=($(compgen -f -- "$current")) ;;
        esac
      fi
      COMPREPLY+=($(compgen -W "$words" -- "$current"))
    }
    complete -o filenames -F _gridflux gridflux

    """
  return text
}

// MARK: zsh

private func zshScript(_ commands: [Command]) -> String {
  var text = """
    #compdef gridflux
    # Completion of gridflux for zsh; made by `gridflux completions zsh`.
    _gridflux() {
      local -a commands
      commands=(

    """
  for first in firstWords(commands) {
    let summary = commands.first { $0.name == first }?.summary ?? "more commands"
    text += "    '\(first):\(zshEscaped(summary))'\n"
  }
  text += """
      )
      if (( CURRENT == 2 )); then
        _describe 'command' commands
        return
      fi
      local command="$words[2]"
      case "$command" in

    """
  for first in firstWords(commands) {
    let second = secondWords(first, commands)
    guard !second.isEmpty else { continue }
    text += """
          \(first))
            if (( CURRENT == 3 )); then
              compadd \(second.joined(separator: " "))
              return
            fi
            command="$command $words[3]" ;;

      """
  }
  text += "  esac\n  case \"$command\" in\n"
  for command in commands {
    text += "    '\(command.name)')\n      _arguments -S \\\n"
    for flag in command.flags { text += zshFlag(flag) }
    text += "        '--help[what the command does]' \\\n"
    let fixed = fixedOperands(command)
    text +=
      fixed.isEmpty
      ? "        '*:file:_files' ;;\n" : "        '*:what:(\(fixed.joined(separator: " ")))' ;;\n"
  }
  return text + "  esac\n}\n_gridflux \"$@\"\n"
}

private func zshFlag(_ flag: Flag) -> String {
  let help = zshEscaped(flag.help)
  var value = ""
  if let name = flag.valueName {
    let action = flag.choices.isEmpty ? "_files" : "(\(flag.choices.joined(separator: " ")))"
    value = ":\(name):\(action)"
  }
  let star = flag.isRepeatable ? "*" : ""
  var text = "        '\(star)--\(flag.name)[\(help)]\(value)' \\\n"
  if let short = flag.short { text += "        '\(star)-\(short)[\(help)]\(value)' \\\n" }
  return text
}

/// Text inside quotes and brackets of `_arguments`.
private func zshEscaped(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "'": result += "'\\''"
    case "[", "]", ":", "\\": result += "\\\(character)"
    default: result.append(character)
    }
  }
  return result
}

// MARK: fish

private func fishScript(_ commands: [Command]) -> String {
  var lines = [
    "# Completion of gridflux for fish; made by `gridflux completions fish`.",
    "complete -c gridflux -e",
  ]
  for first in firstWords(commands) {
    let summary = commands.first { $0.name == first }?.summary ?? "more commands"
    lines.append(
      "complete -c gridflux -n __fish_use_subcommand -a \(first) -d '\(fishEscaped(summary))'")
    let second = secondWords(first, commands)
    if !second.isEmpty {
      lines.append(
        "complete -c gridflux -f -n '__fish_seen_subcommand_from \(first)' -a "
          + "'\(second.joined(separator: " "))'")
    }
  }
  for command in commands {
    let condition = command.name.split(separator: " ").map {
      "__fish_seen_subcommand_from \($0)"
    }.joined(separator: "; and ")
    for flag in command.flags {
      var line = "complete -c gridflux -n '\(condition)' -l \(flag.name)"
      if let short = flag.short { line += " -s \(short)" }
      if flag.valueName != nil { line += " -r" }
      if !flag.choices.isEmpty { line += " -f -a '\(flag.choices.joined(separator: " "))'" }
      lines.append(line + " -d '\(fishEscaped(flag.help))'")
    }
    let fixed = fixedOperands(command)
    if !fixed.isEmpty {
      lines.append(
        "complete -c gridflux -f -n '\(condition)' -a '\(fixed.joined(separator: " "))'")
    }
  }
  return lines.map { $0 + "\n" }.joined()
}

private func fishEscaped(_ text: String) -> String {
  text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
}
