import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lines from a terminal, edited with libedit: history, search backwards with Ctrl-R, and names
/// completed with Tab.
final class EditReader: LineReader {
  /// Candidates for the text before the cursor: whole words, and the word they replace.
  typealias Completer = (_ textBeforeCursor: String) -> (prefix: String, candidates: [String])

  private static let historyEntriesMax: Int32 = 10_000
  /// A longer text is a script, and is not kept beyond this shell.
  private static let keptTextBytesMax = 1 << 16
  /// More candidates than these are not listed.
  private static let listedCandidatesMax = 100
  /// What a terminal sends before and after a paste.
  private static let pasteStart = "\u{1B}[200~"
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  let isInteractive = true
  private let input: Int32
  let output: Int32
  let editor: OpaquePointer
  private let files: [UnsafeMutablePointer<FILE>]
  private let entries: OpaquePointer?
  private let handlers: Interrupt.Handlers
  private let historyPath: String?
  /// Set once, before the first line is read.
  var completer: Completer = { _ in ("", []) }
  /// A line in colours; nil paints none.
  var painter: ((_ line: String) -> String)?
  /// The bytes of the line that were painted last.
  var paintedLine: [UInt8] = []
  /// What the prompt callback returns; owned here, because libedit reads it later.
  private var prompt: UnsafeMutablePointer<CChar>?

  /// Nil when the terminal cannot be edited on.
  init?(
    input: Int32, output: Int32, handlers: Interrupt.Handlers, historyPath: String?,
    environment: (_ name: String) -> String?
  ) {
    Self.ensureUTF8()
    guard let inputFile = fdopen(dup(input), "r") else { return nil }
    guard let outputFile = fdopen(dup(output), "w") else {
      fclose(inputFile)
      return nil
    }
    guard
      let editor = el_init_fd(
        "gridflux", inputFile, outputFile, outputFile, input, output, output)
    else {
      fclose(inputFile)
      fclose(outputFile)
      return nil
    }
    self.input = input
    self.output = output
    self.editor = editor
    self.handlers = handlers
    self.historyPath = historyPath
    files = [inputFile, outputFile]
    entries = history_init()
    configure(terminal: environment("TERM"))
    if let path = environment("EDITRC") ?? environment("HOME").map({ $0 + "/.editrc" }) {
      el_source(editor, path)
    }
  }

  deinit {
    el_end(editor)
    if let entries { history_end(entries) }
    for file in files { fclose(file) }
    free(prompt)
  }

  /// In a locale that is not UTF-8 libedit crashes on any letter beyond ASCII.
  private static func ensureUTF8() {
    // Letters alone: numbers keep their points in any locale.
    setlocale(LC_CTYPE, "")
    let codeset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
    if codeset != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  private func configure(terminal: String?) {
    if let terminal { _ = edit_set_terminal_type(editor, terminal) }
    _ = edit_set_client_data(editor, Unmanaged.passUnretained(self).toOpaque())
    _ = edit_set_prompt(editor, promptOf)
    _ = edit_set_reader(editor, readCharacter)
    _ = edit_set_editor(editor, "emacs")
    _ = edit_set_signal(editor, 0)
    _ = edit_add_function(editor, "gridflux-complete", "Complete a name", completeAt)
    _ = edit_bind(editor, "^I", "gridflux-complete")
    _ = edit_add_function(editor, "gridflux-paste", "Take in a paste", pasteAt)
    _ = edit_bind(editor, Self.pasteStart, "gridflux-paste")
    _ = edit_bind(editor, "^R", "em-inc-search-prev")
    // Without this the terminal keeps Ctrl-S to itself.
    _ = edit_set_terminal(editor, "-ixon")
    _ = edit_bind(editor, "^S", "em-inc-search-next")
    for up in ["\\e[A", "\\eOA", "^P"] { _ = edit_bind(editor, up, "ed-search-prev-history") }
    for down in ["\\e[B", "\\eOB", "^N"] { _ = edit_bind(editor, down, "ed-search-next-history") }
    guard let entries else { return }
    _ = edit_history_limit(entries, Self.historyEntriesMax)
    _ = edit_history_unique(entries)
    if let historyPath { loadHistory(entries, historyPath) }
    _ = edit_set_history(editor, entries)
  }

  var hasWaitingInput: Bool { REPL.hasWaitingInput(input) }

  func readLine(prompt text: String) -> ReadOutcome {
    free(prompt)
    prompt = strdup(text)
    paintedLine = []
    if Interrupt.takeWindowChange() { el_resize(editor) }
    // What is typed at a prompt must not meet the terminal's own line editing any more.
    _ = edit_prepare_terminal(editor)
    // The terminal marks where a paste begins and ends, unless a program of the user's runs.
    writeAll("\u{1B}[?2004h", to: output)
    defer { writeAll("\u{1B}[?2004l", to: output) }
    var count: Int32 = 0
    errno = 0
    guard let line = el_gets(editor, &count), count > 0 else {
      guard errno == EINTR || Interrupt.isRequested else { return .end }
      el_reset(editor)
      return .interrupted
    }
    var typed = String(cString: line)
    while typed.unicodeScalars.last == "\n" || typed.unicodeScalars.last == "\r" {
      typed.unicodeScalars.removeLast()
    }
    return .line(typed)
  }

  /// The file is written each time, so that a shell that is killed loses nothing, and is added to,
  /// so that shells side by side keep what each of them was told.
  func remember(_ text: String) {
    guard let entries, edit_history_newest(entries).map({ String(cString: $0) }) != text else {
      return
    }
    _ = edit_history_enter(entries, text)
    guard let historyPath, text.utf8.count <= Self.keptTextBytesMax else { return }
    // Nobody else may read the file, from its first byte on.
    let descriptor = open(historyPath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, mode_t(0o600))
    guard descriptor >= 0 else { return }
    fchmod(descriptor, mode_t(0o600))
    guard let file = fdopen(descriptor, "a") else {
      close(descriptor)
      return
    }
    fseek(file, 0, SEEK_END)
    _ = edit_history_append(text, file)
    fclose(file)
  }

  /// Takes in the file, and writes it anew where it has grown far beyond what is kept.
  private func loadHistory(_ entries: OpaquePointer, _ path: String) {
    let count = edit_history_load(entries, path)
    if count > 2 * Self.historyEntriesMax { _ = edit_history_save(entries, path) }
  }

  var history: [String] {
    guard let entries else { return [] }
    var found: [String] = []
    var text = edit_history_oldest(entries)
    while let entry = text {
      found.append(String(cString: entry))
      text = edit_history_newer(entries)
    }
    return found
  }

  // MARK: Callbacks

  /// One code point of the input; nil at its end or after Ctrl-C, with `errno` set then. A byte
  /// that is no UTF-8 becomes U+FFFD.
  fileprivate func nextCharacter() -> Unicode.Scalar? {
    paint()
    guard let first = nextByte() else { return nil }
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    var bytes = [first]
    while bytes.count < length {
      guard let byte = nextByte() else { return nil }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
  }

  /// A NUL is what Ctrl-D becomes when it was typed while the terminal edited lines itself, during
  /// a query: it is dropped, since libedit would put it into the line.
  private func nextByte() -> UInt8? {
    while true {
      guard Interrupt.waitForInput(input, handlers) else {
        errno = EINTR
        return nil
      }
      var byte: UInt8 = 0
      let count = read(input, &byte, 1)
      if count == 1, byte == 0 { continue }
      if count == 1 { return byte }
      if count < 0, errno == EINTR { continue }
      errno = 0
      return nil
    }
  }

  /// Reads a paste to its end, in how many pieces it may come, and puts it into the line; nothing of
  /// it runs before the user says so.
  fileprivate func takePaste() -> UInt8 {
    var bytes: [UInt8] = []
    while bytes.suffix(Self.pasteEnd.count) != Self.pasteEnd[...] {
      guard let byte = nextByte() else { return UInt8(CC_EOF) }
      // What is too long is refused as a whole when it is run: the rest need not be kept.
      if bytes.count > 2 * Shell.textBytesMax { bytes.removeFirst(Shell.textBytesMax / 2) }
      bytes.append(byte)
    }
    let text = pastedText(bytes.dropLast(Self.pasteEnd.count))
    guard !text.isEmpty else { return UInt8(CC_REFRESH) }
    return el_insertstr(editor, text) == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
  }

  var promptText: UnsafeMutablePointer<CChar>? { prompt }

  /// What Tab does: inserts what all candidates have in common, or lists them.
  fileprivate func completeWord() -> UInt8 {
    guard let info = el_line(editor) else { return UInt8(CC_ERROR) }
    let length = info.pointee.cursor - info.pointee.buffer
    let bytes = UnsafeRawBufferPointer(start: info.pointee.buffer, count: length)
    let (prefix, candidates) = completer(String(decoding: bytes, as: UTF8.self))
    let common = commonPrefix(candidates)
    if common.utf8.count > prefix.utf8.count {
      el_insertstr(editor, String(common.utf8.dropFirst(prefix.utf8.count)))
      return UInt8(CC_REFRESH)
    }
    guard candidates.count > 1 else { return UInt8(CC_REFRESH_BEEP) }
    var shown = Array(candidates.prefix(Self.listedCandidatesMax))
    if candidates.count > shown.count { shown.append("…") }
    let screen = Screen(output: output, usesColor: false, movesCursor: true)
    writeAll("\n\(candidateList(shown, columns: screen.size.columns))\n", to: output)
    paintedLine = []
    return UInt8(CC_REDISPLAY)
  }
}

/// A paste as a line holds it: line ends as newlines, none of them last, and no character that acts.
func pastedText(_ bytes: some Collection<UInt8>) -> String {
  var text = String.UnicodeScalarView()
  /// The first half of a line end of two characters. The editor's terminal mode swaps carriage
  /// returns and newlines, so that they come in either order.
  var half: Unicode.Scalar?
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    switch scalar {
    case "\r", "\n":
      let isSecond = half != nil && half != scalar
      half = isSecond ? nil : scalar
      if !isSecond { text.append("\n") }
      continue
    case "\t": text.append("\t")
    default:
      text.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    half = nil
  }
  while text.last == "\n" { text.removeLast() }
  return String(text)
}

/// The longest text that all begin with; empty for none.
func commonPrefix(_ texts: [String]) -> String {
  guard var common = texts.first else { return "" }
  for text in texts.dropFirst() {
    while !text.hasPrefix(common) { common.removeLast() }
  }
  return common
}

private func reader(of editor: OpaquePointer?) -> EditReader? {
  guard let editor, let data = edit_client_data(editor) else { return nil }
  return Unmanaged<EditReader>.fromOpaque(data).takeUnretainedValue()
}

private func promptOf(_ editor: OpaquePointer?) -> UnsafeMutablePointer<CChar>? {
  reader(of: editor)?.promptText
}

private func readCharacter(
  _ editor: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?
) -> Int32 {
  guard let scalar = reader(of: editor)?.nextCharacter() else { return errno == 0 ? 0 : -1 }
  character?.pointee = wchar_t(scalar.value)
  return 1
}

private func completeAt(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  reader(of: editor)?.completeWord() ?? UInt8(CC_ERROR)
}

private func pasteAt(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  reader(of: editor)?.takePaste() ?? UInt8(CC_ERROR)
}
