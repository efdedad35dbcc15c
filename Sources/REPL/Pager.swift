import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows long texts through a program that scrolls.
struct Pager {
  var isOn: Bool
  private let command: String?
  private let temporaryFolder: String?

  /// `$GRIDFLUX_PAGER`, else `$PAGER`, else `less`; an empty variable switches paging off.
  init(isOn: Bool, environment: (_ name: String) -> String?) {
    let chosen = environment("GRIDFLUX_PAGER") ?? environment("PAGER")
    temporaryFolder = environment("TMPDIR")
    command = chosen ?? "command -v less >/dev/null && exec less -RSX || exit 127"
    self.isOn = isOn && chosen != ""
  }

  /// Whether a text has more lines than the screen, or a line that is wider.
  /// Complexity: O(code points), up to the screen's end.
  static func isNeeded(for text: String, rows: Int, columns: Int) -> Bool {
    var lines = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += 1
      if lines >= rows { return true }
      if line.utf8.count > columns, shownWidth(line) > columns { return true }
    }
    return false
  }

  /// Pages a text. False when there is no pager, and nothing was shown.
  func show(_ text: String, input: Int32, output: Int32) -> Bool {
    guard isOn, let command,
      let file = makeTemporaryFile(text, suffix: "", folder: temporaryFolder)
    else { return false }
    // Nothing is left behind even when the shell is killed: the program reads the open file.
    unlink(file.path)
    defer { close(file.descriptor) }
    let code = runProgram(command, input: file.descriptor, output: output)
    return code != 127 && code != 126
  }

  /// Columns of a line whose colours take none.
  private static func shownWidth(_ line: Substring) -> Int {
    var width = 0
    var isEscape = false
    for scalar in line.unicodeScalars {
      if isEscape {
        isEscape = scalar != "m"
      } else if scalar == "\u{1B}" {
        isEscape = true
      } else {
        width += terminalWidth(scalar)
      }
    }
    return width
  }
}
