import Diagnostics
import Engine

extension Shell {
  /// Carries out a command that stands on a line of its own.
  func perform(_ name: String, _ argument: String) {
    remember(redactedCommand(".\(name)" + (argument.isEmpty ? "" : " \(argument)")))
    guard let command = ShellCommand(typed: name) else { return failUnknown(name) }
    if command.argument.isEmpty, !argument.isEmpty {
      return fail(".\(command.rawValue) takes nothing after it, found \"\(visibleText(argument))\"")
    }
    if session.isSafe, command.reachesFiles || (command == .compare && !argument.isEmpty) {
      return fail(".\(command.rawValue) reaches files, which --safe shuts")
    }
    switch command {
    case .help: help(argument)
    case .quit: isLeaving = true
    case .edit: edit(argument)
    case .history: listHistory(argument)
    case .pager: setPager(argument)
    case .read:
      argument.isEmpty ? fail(".read needs the path of a script") : readScript(argument)
    case .watch: watch(argument)
    case .explain where argument.isEmpty, .why where argument.isEmpty:
      pass(command, lastPipeline ?? "")
    default: pass(command, argument)
    }
  }

  private func pass(_ command: ShellCommand, _ argument: String) {
    show(session.perform(command, argument: argument, isCancelled: { Interrupt.isRequested }))
  }

  /// A secret may be given to `.set`, whose value is no string of Flux.
  private func redactedCommand(_ line: String) -> String {
    let words = line.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count == 3, words[0] == ".set" else { return redacted(line) }
    let probe = redacted("\(words[1]) = \"\(words[2])\"")
    return probe.hasSuffix("\"***\"") ? "\(words[0]) \(words[1]) ***" : redacted(line)
  }

  private func help(_ argument: String) {
    let columns = screen.size.columns
    if argument.isEmpty { return showPaged(ShellCommand.helpText(columns: columns)) }
    if argument == "shortcuts" { return show(ShellCommand.shortcutsText) }
    let name = argument.hasPrefix(".") ? String(argument.dropFirst()) : argument
    guard let command = ShellCommand(typed: name) else {
      return failUnknown(name, otherwise: ".doc describes functions")
    }
    showPaged(command.help(columns: columns))
  }

  /// Says which commands begin so, or which one is near.
  private func failUnknown(_ name: String, otherwise: String = ".help lists them") {
    let names = ShellCommand.allCases.map(\.rawValue)
    let begun = names.filter { $0.hasPrefix(name) }
    let meant = begun.isEmpty ? nearest(name, in: names).map { [$0] } ?? [] : begun
    let hint =
      meant.isEmpty
      ? otherwise
      : "did you mean " + meant.map { ".\($0)" }.joined(separator: " or ") + "?"
    fail("there is no command .\(visibleText(name)); \(hint)")
  }

  private func setPager(_ argument: String) {
    if argument.isEmpty { return show(pager.isOn ? "on" : "off") }
    guard ["on", "off"].contains(argument) else { return fail(".pager takes on or off") }
    if argument == "on", session.isSafe { return fail("a pager is a program, which --safe shuts") }
    pager = Pager(isOn: argument == "on", environment: environment)
  }

  /// The entries that hold all words in their order, other text between them.
  private func listHistory(_ argument: String) {
    let words = argument.lowercased().split(separator: " ").map(String.init)
    let found = reader.history.filter { holds($0.lowercased(), words) }
    showPaged(found.map { visibleText($0) }.joined(separator: "\n"))
  }

  private func holds(_ entry: String, _ words: [String]) -> Bool {
    var rest = Substring(entry)
    for word in words {
      guard let end = end(of: word, in: rest) else { return false }
      rest = rest[end...]
    }
    return true
  }

  private func end(of word: String, in text: Substring) -> Substring.Index? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(word) { return text.index(start, offsetBy: word.count) }
      start = text.index(after: start)
    }
    return nil
  }
}
