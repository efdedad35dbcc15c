#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line on how far a query has come, from half a second on; gone when the query is done.
final class ProgressLine: Sendable {
  private static let delayMilliseconds: Int32 = 500
  private static let intervalMilliseconds: Int32 = 200

  private let output: Int32
  /// Readable once the query is done.
  private let isDone: Int32
  private let text: @Sendable () -> String?

  private init(output: Int32, isDone: Int32, text: @escaping @Sendable () -> String?) {
    self.output = output
    self.isDone = isDone
    self.text = text
  }

  /// Runs `body` while a thread shows the line. `text` is asked from that thread.
  static func showing<Result>(
    on output: Int32, text: @escaping @Sendable () -> String?, while body: () -> Result
  ) -> Result {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return body() }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let thread = ProgressLine(output: output, isDone: ends[0], text: text).start()
    let result = body()
    close(ends[1])
    // What the query answers may only be written below a cleared line.
    if let thread { pthread_join(thread, nil) }
    close(ends[0])
    return result
  }

  private func start() -> pthread_t? {
    var thread = pthread_t()
    let held = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<ProgressLine>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
      }, held.toOpaque())
    if code == 0 { return thread }
    held.release()
    return nil
  }

  private func run() {
    var elapsed = Self.delayMilliseconds
    guard isStillRunning(after: Self.delayMilliseconds) else { return }
    repeat {
      let seconds = "\(elapsed / 1_000).\(elapsed % 1_000 / 100) s"
      let parts = [seconds, text() ?? "", "Ctrl-C stops"].filter { !$0.isEmpty }
      writeAll("\r\u{1B}[K" + parts.joined(separator: "   "), to: output)
      elapsed &+= Self.intervalMilliseconds
    } while isStillRunning(after: Self.intervalMilliseconds)
    writeAll("\r\u{1B}[K", to: output)
  }

  private func isStillRunning(after milliseconds: Int32) -> Bool {
    while true {
      var request = pollfd(fd: isDone, events: Int16(POLLIN), revents: 0)
      let ready = poll(&request, 1, milliseconds)
      if ready < 0, errno == EINTR { continue }
      return ready == 0
    }
  }
}
