#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A bar on standard error for work over half a second, when that is a terminal.
final class ProgressMeter {
  private static let firstAfterNanoseconds: Int64 = 500_000_000
  private static let intervalNanoseconds: Int64 = 100_000_000
  private static let barCells = 24

  private let isShown: Bool
  private let totalBytes: Int?
  private let startNanoseconds = monotonicNanoseconds()
  private var nextNanoseconds: Int64
  private var hasDrawn = false

  /// totalBytes: nil when unknown (a pipe): counts and rate only.
  init(isShown: Bool, totalBytes: Int?) {
    self.isShown = isShown && isatty(2) == 1
    self.totalBytes = totalBytes
    nextNanoseconds = startNanoseconds + Self.firstAfterNanoseconds
  }

  func update(bytes: Int, points: Int, line: Int) {
    guard isShown else { return }
    let now = monotonicNanoseconds()
    guard now >= nextNanoseconds else { return }
    nextNanoseconds = now + Self.intervalNanoseconds
    hasDrawn = true
    let seconds = Double(now - startNanoseconds) / 1e9
    var text = "\r\u{1B}[K"
    if let totalBytes, totalBytes > 0 {
      let done = min(1, Double(bytes) / Double(totalBytes))
      let cells = Int(done * Double(Self.barCells))
      text += "[" + String(repeating: "#", count: cells)
      text += String(repeating: ".", count: Self.barCells - cells) + "] \(Int(done * 100)) %  "
    }
    text += "\(points) points, \(Int(Double(points) / seconds)) a second, line \(line)"
    show(text)
  }

  func finish() {
    if hasDrawn { show("\r\u{1B}[K") }
  }

  private func show(_ text: String) {
    var text = text
    _ = text.withUTF8 { write(2, $0.baseAddress, $0.count) }
  }
}

/// Nanoseconds of a clock that never goes back.
func monotonicNanoseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
}
