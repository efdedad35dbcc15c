#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lines from a pipe, a file, or a terminal that cannot move its cursor.
final class PlainReader: LineReader {
  let isInteractive: Bool
  private let input: Int32
  private let output: Int32
  private let handlers: Interrupt.Handlers
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(input: Int32, output: Int32, handlers: Interrupt.Handlers) {
    self.input = input
    self.handlers = handlers
    self.output = output
    isInteractive = isatty(input) == 1
  }

  var hasWaitingInput: Bool {
    if start < buffer.count { return true }
    return !isAtEnd && REPL.hasWaitingInput(input)
  }

  /// Kept while the shell runs only: there are no keys to go through it.
  private(set) var history: [String] = []
  private static let historyEntriesMax = 10_000

  func remember(_ text: String) {
    if history.count >= Self.historyEntriesMax { history.removeFirst() }
    history.append(text)
  }

  func readLine(prompt: String) -> ReadOutcome {
    if isInteractive { writeAll(prompt, to: output) }
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) { return .line(take(upTo: end)) }
      searched = buffer.count
      if isAtEnd {
        return start < buffer.count ? .line(take(upTo: buffer.count)) : .end
      }
      guard Interrupt.waitForInput(input, handlers) else {
        buffer = []
        start = 0
        return .interrupted
      }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(input, &chunk, chunk.count)
      if count > 0 {
        buffer.append(contentsOf: chunk[0..<count])
      } else if count == 0 {
        isAtEnd = true
      } else if errno != EINTR {
        isAtEnd = true
      }
    }
  }

  /// Takes the line that ends at an index, without its end of one or two bytes.
  private func take(upTo end: Int) -> String {
    var last = end
    if last > start, buffer[last - 1] == 0x0D { last -= 1 }
    let line = String(decoding: buffer[start..<last], as: UTF8.self)
    start = min(end + 1, buffer.count)
    if start == buffer.count {
      buffer = []
      start = 0
    }
    return line
  }
}
