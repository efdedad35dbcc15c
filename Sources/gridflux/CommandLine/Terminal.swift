#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Colours only on a terminal, and not where the user said no.
/// Source: https://no-color.org
func standardErrorTakesColor() -> Bool { takesColor(2) }

/// The same for standard output.
func standardOutputTakesColor() -> Bool { takesColor(1) }

private func takesColor(_ descriptor: Int32) -> Bool {
  guard isatty(descriptor) == 1, getenv("NO_COLOR") == nil else { return false }
  guard let term = getenv("TERM") else { return false }
  return String(cString: term) != "dumb"
}

/// Columns of the terminal, 80 where there is none.
func terminalColumns() -> Int {
  var size = winsize()
  guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
  return Int(size.ws_col)
}

/// Whether a person, not a pipe or a file, reads standard output.
func standardOutputIsTerminal() -> Bool { isatty(1) == 1 }

/// Whether a person types standard input.
func standardInputIsTerminal() -> Bool { isatty(0) == 1 }

/// Rows of the terminal, 24 where there is none.
func terminalRows() -> Int {
  var size = winsize()
  guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return 24 }
  return Int(size.ws_row)
}

/// Whether the user's locale writes UTF-8; the C locale does not.
func localeIsUTF8() -> Bool {
  for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
    guard let value = getenv(name), value.pointee != 0 else { continue }
    let codeset = String(cString: value).lowercased()
    return codeset.hasSuffix("utf-8") || codeset.hasSuffix("utf8")
  }
  return false
}
