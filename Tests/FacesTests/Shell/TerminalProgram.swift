import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The real program on a terminal of its own: keys go in as a person's would, Ctrl-C included.
final class TerminalProgram {
  private let master: Int32
  private var process = pid_t()
  let columns: Int
  private var seen = ""

  /// environment: added to a clean one; no colours unless `NO_COLOR` is given as "".
  init(
    _ arguments: [String], folder: URL, columns: Int, rows: UInt16 = 40,
    environment: [String: String] = [:]
  ) throws {
    self.columns = columns
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: Int32 = 0
    // Glibc's functions for this are hidden from Swift; these are the requests behind them.
    try #require(master >= 0 && ioctl(master, 0x4004_5431, &unlocked) == 0)
    try #require(ioctl(master, 0x8004_5430, &number) == 0)
    var size = winsize(ws_row: rows, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(master, UInt(TIOCSWINSZ), &size) == 0)
    var variables = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8", "TERM": "xterm",
      "NO_COLOR": "1", "GRIDFLUX_PAGER": "", "TMPDIR": folder.path,
    ]
    variables.merge(environment) { _, added in added }
    if variables["NO_COLOR"] == "" { variables["NO_COLOR"] = nil }
    try start(arguments, terminal: "/dev/pts/\(number)", variables)
  }

  /// The first terminal that a session's leader opens is the one whose Ctrl-C it gets.
  private func start(
    _ arguments: [String], terminal: String, _ variables: [String: String]
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let setSession: Int32 = 0x80
    posix_spawnattr_setflags(&attributes, Int16(setSession | Int32(POSIX_SPAWN_SETSIGMASK)))
    let program = CommandLineRunner.program.path
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    var settings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0)=\($1)") }
    words.append(nil)
    settings.append(nil)
    defer { for text in words + settings { free(text) } }
    try #require(posix_spawn(&process, program, &actions, &attributes, words, settings) == 0)
  }

  deinit {
    close(master)
    if process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(write(master, bytes, bytes.count) == bytes.count)
  }

  /// Waits until a text has appeared behind what was expected before; returns what came before it.
  @discardableResult
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    let deadline = Date().addingTimeInterval(90)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var bytes = Array(seen.utf8)
    while Date() < deadline {
      if let range = seen.range(of: text) {
        let before = String(seen[..<range.lowerBound])
        seen = String(seen[range.upperBound...])
        return before
      }
      var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 100) > 0 else { continue }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[0..<count]
      seen = String(decoding: bytes, as: UTF8.self)
    }
    Issue.record("expected \(text), saw \(seen.debugDescription)", sourceLocation: sourceLocation)
    return seen
  }

  func expectPrompt(sourceLocation: SourceLocation = #_sourceLocation) {
    expect("flux> ", sourceLocation: sourceLocation)
  }

  /// Types a line at the prompt and waits for the next prompt.
  /// - Returns: what was shown between, escape sequences left out.
  @discardableResult
  func answer(to line: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    type(line + "\n")
    expect("\n", sourceLocation: sourceLocation)
    let text = plain(expect("flux> ", sourceLocation: sourceLocation))
    for shown in text.split(separator: "\n") where shown.unicodeScalars.count > columns {
      Issue.record("wider than \(columns) columns: \(shown)", sourceLocation: sourceLocation)
    }
    return text
  }

  /// Gives up the typed line with Ctrl-C and waits for the prompt behind it; a prompt alone may be
  /// an older one that a redrawn line showed again.
  func giveUpLine(sourceLocation: SourceLocation = #_sourceLocation) {
    type("\u{3}")
    expect("^C", sourceLocation: sourceLocation)
    expectPrompt(sourceLocation: sourceLocation)
  }

  /// Leaves with Ctrl-D and returns the exit code.
  func leave() -> Int32? {
    type("\u{4}")
    var status: Int32 = 0
    let deadline = Date().addingTimeInterval(60)
    var buffer = [UInt8](repeating: 0, count: 1 << 12)
    while Date() < deadline {
      if waitpid(process, &status, WNOHANG) == process {
        process = 0
        return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
      }
      // A full terminal would hold the program up.
      var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      if poll(&request, 1, 20) > 0 { _ = read(master, &buffer, buffer.count) }
    }
    return nil
  }
}

/// A text without carriage returns and escape sequences.
func plain(_ text: String) -> String {
  text.replacingOccurrences(of: "\r", with: "")
    .replacingOccurrences(
      of: "\u{1B}\\[[0-9;?]*[A-Za-z]", with: "", options: .regularExpression)
}
