import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line on how far a query has come, from half a second on; gone when the query is done.
final class ProgressLine: Sendable {
  private static let delayMilliseconds = 500
  private static let intervalMilliseconds = 200
  private static let sliceMilliseconds = 20

  private let isDone = Atomic<Bool>(false)
  private let hasEnded = Atomic<Bool>(false)
  private let output: Int32
  private let text: @Sendable () -> String?

  /// Runs `body` while a thread shows the line. `text` is asked from that thread.
  static func showing<Result>(
    on output: Int32, text: @escaping @Sendable () -> String?, _ body: () -> Result
  ) -> Result {
    let line = ProgressLine(output: output, text: text)
    let started = line.start()
    let result = body()
    line.isDone.store(true, ordering: .releasing)
    // What the query answers may only be written below a cleared line.
    while started, !line.hasEnded.load(ordering: .acquiring) { usleep(1_000) }
    return result
  }

  private init(output: Int32, text: @escaping @Sendable () -> String?) {
    self.output = output
    self.text = text
  }

  private func start() -> Bool {
    var thread = pthread_t()
    let held = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<ProgressLine>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
      }, held.toOpaque())
    if code != 0 {
      held.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  private func run() {
    var elapsed = 0
    var next = Self.delayMilliseconds
    var hasShown = false
    while !isDone.load(ordering: .acquiring) {
      usleep(UInt32(Self.sliceMilliseconds * 1_000))
      elapsed += Self.sliceMilliseconds
      guard elapsed >= next else { continue }
      next += Self.intervalMilliseconds
      let seconds = "\(elapsed / 1_000).\(elapsed % 1_000 / 100) s"
      let parts = [seconds, text() ?? "", "Ctrl-C stops"].filter { !$0.isEmpty }
      writeAll("\r\u{1B}[K" + parts.joined(separator: "   "), to: output)
      hasShown = true
    }
    if hasShown { writeAll("\r\u{1B}[K", to: output) }
    hasEnded.store(true, ordering: .releasing)
  }
}
