#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the shell writes to, and what that can do.
struct Screen {
  let output: Int32
  let usesColor: Bool
  /// The cursor can be moved and lines cleared.
  let movesCursor: Bool

  /// Lines and columns, as they are now; 24 × 80 where there is no terminal.
  var size: (rows: Int, columns: Int) {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return (24, 80)
    }
    return (Int(size.ws_row), Int(size.ws_col))
  }

  func faint(_ text: String) -> String { usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  /// Writes a text. What cannot be written ends the program with a message, on a full disk say; but
  /// not where the reader left, or the terminal.
  func put(_ text: String) {
    if writeAll(text, to: output) { return }
    let reason = errno
    guard reason != EPIPE, isatty(output) != 1 else { return }
    writeAll(
      "gridflux: cannot write standard output: \(String(cString: strerror(reason)))\n", to: 2)
    exit(1)
  }

  func clear() { if movesCursor { writeAll("\u{1B}[H\u{1B}[2J", to: output) } }
}

/// The value of an environment variable; nil where it is not set.
func environmentValue(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
