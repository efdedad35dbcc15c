import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The real program on a terminal of its own: keys go in as a person's would, Ctrl-C included.
final class TerminalProgram {
  private let device: TerminalDevice
  private var process = pid_t()
  let columns: Int
  private static let patienceSeconds = 300
  /// More are not open in a run of the tests.
  private static let descriptorsMax: Int32 = 512

  /// environment: added to a clean one; no colours unless `NO_COLOR` is given as "".
  init(
    _ arguments: [String], folder: URL, columns: Int, rows: Int = 40,
    environment: [String: String] = [:]
  ) throws {
    self.columns = columns
    device = try TerminalDevice(columns: columns, rows: rows)
    var variables = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8", "TERM": "xterm",
      "NO_COLOR": "1", "GRIDFLUX_PAGER": "", "TMPDIR": folder.path,
    ]
    variables.merge(environment) { _, added in added }
    if variables["NO_COLOR"] == "" { variables["NO_COLOR"] = nil }
    try start(arguments, variables)
  }

  /// The first terminal that a session's leader opens is the one whose Ctrl-C it gets.
  private func start(_ arguments: [String], _ variables: [String: String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, device.path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    // A pipe of another test that stayed open here would not end there.
    for descriptor in 3..<Self.descriptorsMax {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
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
    if process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  func type(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(device.type(text), "the terminal takes no input", sourceLocation: sourceLocation)
  }

  /// Waits until a text has appeared behind what was expected before; returns what came before it.
  @discardableResult
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    if let before = device.wait(for: text) { return before }
    Issue.record(
      "expected \(text), saw \(device.rest.debugDescription)", sourceLocation: sourceLocation)
    return device.rest
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
    for _ in 0..<(Self.patienceSeconds * 50) {
      if waitpid(process, &status, WNOHANG) == process {
        process = 0
        return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
      }
      // A full terminal would hold the program up.
      if !device.takeIn(milliseconds: 20) { usleep(20_000) }
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
