import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A script and what messages call it.
struct Script {
  let name: String
  let text: String
}

/// Scripts under the last part of their paths where that tells them apart: what side-by-side screens
/// have room for.
func shortlyNamed(_ scripts: [Script]) -> [Script] {
  let short = scripts.map { script in
    script.name.split(separator: "/").last.map(String.init) ?? script.name
  }
  guard Set(short).count == Set(scripts.map(\.name)).count else { return scripts }
  return zip(short, scripts).map { Script(name: $0, text: $1.text) }
}

/// The largest script that is read; more is a mistake, not a script.
private let scriptBytesMax = 64 << 20

/// Reads a script from a path, or from standard input for `-`.
/// Errors: `UsageError` for what cannot be read, a directory, or a text over 64 MiB.
func readScript(_ path: String) throws -> Script {
  let bytes = try readBytes(path)
  guard let text = utf8Text(bytes) else {
    let sound = zip(String(decoding: bytes, as: UTF8.self).utf8, bytes).prefix { $0 == $1 }.count
    throw UsageError("\(path) is not UTF-8, from byte \(sound + 1) on; iconv converts texts")
  }
  return Script(name: scriptName(path), text: text)
}

/// The text that bytes are; nil where they are not UTF-8.
func utf8Text(_ bytes: [UInt8]) -> String? {
  let text = String(decoding: bytes, as: UTF8.self)
  return text.utf8.elementsEqual(bytes) ? text : nil
}

/// What messages call a script: its path, or that it came from standard input.
func scriptName(_ path: String) -> String { path == "-" ? "<stdin>" : path }

/// As `readScript`, but whatever the bytes are. Ctrl-C ends the program while it waits for them.
func readBytes(_ path: String) throws -> [UInt8] {
  if path == "-" { return try awaitingInput { try readAll(path) } }
  return try readAll(path)
}

private func readAll(_ path: String) throws -> [UInt8] {
  let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else {
    throw UsageError("cannot open \(path): \(String(cString: strerror(errno)))")
  }
  defer { if descriptor != 0 { close(descriptor) } }
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &piece, piece.count)
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else {
      throw UsageError("cannot read \(path): \(String(cString: strerror(errno)))")
    }
    if count == 0 { break }
    bytes += piece[0..<count]
    guard bytes.count <= scriptBytesMax else {
      throw UsageError("\(path) is larger than 64 MiB; that is no script")
    }
  }
  return bytes
}

/// Writes text to standard output, all of it, as `writeBytes` does.
func writeOutput(_ text: String) {
  var text = text
  text.withUTF8 { writeBytes(UnsafeRawBufferPointer($0)) }
}

/// Writes bytes to standard output, all of them. A closed pipe ends the program quietly, as nobody
/// reads any more; all else that stops a write, such as a full disk, ends it with a message.
/// A terminal gets no control characters; files and pipes get the bytes as they are.
func writeBytes(_ bytes: UnsafeRawBufferPointer) {
  guard outputIsTerminal else { return writeRaw(bytes) }
  var text = visibleText(String(decoding: bytes, as: UTF8.self))
  text.withUTF8 { writeRaw(UnsafeRawBufferPointer($0)) }
}

private let outputIsTerminal = isatty(1) == 1

private func writeRaw(_ bytes: UnsafeRawBufferPointer) {
  var rest = bytes
  while let base = rest.baseAddress, rest.count > 0 {
    let count = write(1, base, rest.count)
    if count > 0 {
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      continue
    }
    let reason = count < 0 ? errno : EIO
    switch reason {
    case EINTR: continue
    case EAGAIN: waitForOutput()
    case EPIPE: exit(ExitCode.success)
    default:
      writeError("gridflux: cannot write standard output: \(String(cString: strerror(reason)))")
      exit(ExitCode.query)
    }
  }
}

/// Waits until standard output takes something; a pipe may be full and say so instead of waiting.
private func waitForOutput() {
  var request = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
  _ = poll(&request, 1, -1)
}

/// Writes a line to standard error; a terminal gets no control characters.
/// isPainted: the text has colours of its own, and nothing else in it that acts on a terminal.
func writeError(_ text: String, isPainted: Bool = false) {
  let shown = isPainted || isatty(2) != 1 ? text : visibleText(text)
  var line = shown.hasSuffix("\n") ? shown : shown + "\n"
  _ = line.withUTF8 { write(2, $0.baseAddress, $0.count) }
}
