import Diagnostics
import Engine

extension Shell {
  /// Shows an answer; what is longer or wider than the screen goes through the pager.
  func show(_ answer: ShellAnswer, isPaged: Bool = true) {
    if !answer.succeeded { hasFailed = true }
    let parts = [answer.screen, visibleText(answer.output)].filter { !$0.isEmpty }
    let text = parts.map { ended($0) }.joined()
    if isPaged, reader.isInteractive { page(text) } else { screen.put(text) }
    if !answer.messages.isEmpty { screen.put(ended(answer.messages)) }
    if let status = answer.status, reader.isInteractive, !isQuiet {
      for line in fitted(visibleText(status)) {
        screen.put(screen.faint(line) + "\n")
      }
    }
  }

  func show(_ line: String) { screen.put(line + "\n") }

  /// Shows a message and remembers that something failed.
  func fail(_ message: String) {
    hasFailed = true
    show(message)
  }

  /// Shows a text that is safe for the terminal.
  func showPaged(_ text: String) {
    guard !text.isEmpty else { return }
    if reader.isInteractive { page(ended(text)) } else { screen.put(ended(text)) }
  }

  private func page(_ text: String) {
    let size = screen.size
    if pager.isOn, Pager.isNeeded(for: text, rows: size.rows, columns: size.columns),
      pager.show(text, input: input, output: screen.output)
    {
      // Ctrl-C was meant for the pager.
      Interrupt.clear()
      return
    }
    screen.put(text)
  }

  /// A status in lines that fit the screen, broken between its parts.
  private func fitted(_ status: String) -> [String] {
    let columns = screen.size.columns
    var lines: [String] = []
    for part in parts(of: status) {
      if let last = lines.last, terminalWidth(last) + 3 + terminalWidth(part) <= columns {
        lines[lines.count - 1] = last + "   " + part
      } else {
        lines.append(part)
      }
    }
    return lines
  }

  /// The parts of a status, which three blanks keep apart.
  private func parts(of status: String) -> [String] {
    var parts = [""]
    var blanks = 0
    for character in status {
      if character == " " {
        blanks += 1
        continue
      }
      if blanks >= 3 { parts.append("") }
      let space = blanks >= 3 ? "" : String(repeating: " ", count: blanks)
      parts[parts.count - 1] += space + String(character)
      blanks = 0
    }
    return parts
  }

  private func ended(_ text: String) -> String { text.utf8.last == 0x0A ? text : text + "\n" }
}
