import Foundation

/// The most memory of its own that the process holds while work is done: `RssAnon`, without mapped
/// files. Looked at every few ms, so a shorter peak may be missed.
enum ProcessMemory {
  /// Bytes beyond those held when the work began; 0 where the system does not tell.
  static func peak(during work: () throws -> Void) rethrows -> Int {
    let before = anonymousBytes()
    let sampler = Sampler()
    sampler.start()
    defer { sampler.stop() }
    try work()
    return max(sampler.stop() - before, 0)
  }

  private static func anonymousBytes() -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("RssAnon:") }),
      let kibibytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
    else { return 0 }
    return (Int(kibibytes) ?? 0) << 10
  }

  /// Looks at the memory from a thread of its own until it is told to stop.
  private final class Sampler: @unchecked Sendable {
    private let lock = NSCondition()
    private var greatest = 0
    private var isAsked = false
    private var hasEnded = false

    func start() { Thread.detachNewThread { [self] in sample() } }

    private func sample() {
      while !noteAndEnd(anonymousBytes()) { Thread.sleep(forTimeInterval: 0.005) }
    }

    private func noteAndEnd(_ bytes: Int) -> Bool {
      lock.lock()
      defer { lock.unlock() }
      greatest = max(greatest, bytes)
      hasEnded = isAsked
      if hasEnded { lock.broadcast() }
      return hasEnded
    }

    @discardableResult
    func stop() -> Int {
      lock.lock()
      defer { lock.unlock() }
      isAsked = true
      while !hasEnded { lock.wait() }
      return greatest
    }
  }
}
