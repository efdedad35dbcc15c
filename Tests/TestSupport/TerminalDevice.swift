#if canImport(Glibc)
  import Glibc
#endif

/// The far end of a pseudo-terminal: types as a person would, and sees what was shown.
package final class TerminalDevice {
  package enum Failure: Error { case unavailable(Int32) }

  private let master: Int32
  /// Of the end that a program opens.
  package let path: String
  /// What was shown and not asked for yet. Bytes: a letter may come in two pieces.
  private var seen: [UInt8] = []

  /// Long enough for a machine that does much else; nobody waits so long but for what never comes.
  private static let patienceSeconds = 120
  /// A terminal takes in no more than some thousand bytes at once.
  private static let pieceBytesMax = 1_000

  /// Errors: `Failure` with the system's error number.
  package init(columns: Int, rows: Int) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: Int32 = 0
    // Glibc's functions for this are hidden from Swift; these are the requests behind them.
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard master >= 0, ioctl(master, 0x4004_5431, &unlocked) == 0,
      ioctl(master, 0x8004_5430, &number) == 0, ioctl(master, UInt(TIOCSWINSZ), &size) == 0
    else { throw Failure.unavailable(errno) }
    path = "/dev/pts/\(number)"
  }

  deinit { close(master) }

  /// - Returns: whether the terminal took all of it.
  package func type(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        write(master, $0.baseAddress, min(Self.pieceBytesMax, $0.count))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  /// What was shown and not yet waited for.
  package var rest: String { String(decoding: seen, as: UTF8.self) }

  /// Waits until a text has appeared behind what was waited for before.
  /// - Returns: what came before it; nil when the program left or nothing more came for long.
  package func wait(for text: String) -> String? {
    let wanted = Array(text.utf8)
    var searched = 0
    for _ in 0..<(Self.patienceSeconds * 10) {
      if let start = firstIndex(of: wanted, from: searched) {
        let before = String(decoding: seen[..<start], as: UTF8.self)
        seen.removeFirst(start + wanted.count)
        return before
      }
      searched = max(0, seen.count - wanted.count + 1)
      guard takeIn(milliseconds: 100) else { return nil }
    }
    return nil
  }

  private func firstIndex(of wanted: [UInt8], from start: Int) -> Int? {
    guard start + wanted.count <= seen.count else { return nil }
    return (start...(seen.count - wanted.count)).first { seen[$0...].starts(with: wanted) }
  }

  /// Takes in what is shown within a time. False when there will be no more.
  package func takeIn(milliseconds: Int32) -> Bool {
    isReadable(milliseconds: milliseconds) ? takeIn() : true
  }

  /// Takes in what was shown already. False when there is nothing.
  package func takeInAtOnce() -> Bool { isReadable(milliseconds: 0) && takeIn() }

  private func isReadable(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0
  }

  private func takeIn() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(master, &buffer, buffer.count)
    if count < 0, errno == EINTR { return true }
    guard count > 0 else { return false }
    seen += buffer[0..<count]
    return true
  }
}

/// A text as a terminal hands over a paste.
package func pasted(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
