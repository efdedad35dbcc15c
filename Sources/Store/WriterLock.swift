import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to write to a store, held by one writer of one process at a time.
///
/// A lock on the file `<store>-lock`, which the system gives back when the process ends; the file
/// names its holder for whoever waits in vain.
final class WriterLock {
  private let descriptor: Int32
  private var isHeld = false

  /// Waits up to `waitMilliseconds`. Errors: W0003 naming the holder; W0006 where the file cannot
  /// be made.
  init(storePath: String, location: String, waitMilliseconds: Int) throws {
    let path = storePath + "-lock"
    descriptor = openDescriptor(path, O_CREAT | O_RDWR, mode: 0o600)
    guard descriptor >= 0 else {
      throw QueryFailure(
        .storeReadOnly,
        "the store \(location) cannot be written: \(String(cString: strerror(errno))) for \(path)",
        kind: .store, upstreamCode: 1,
        fix: "make the directory of the store writable, or copy the store")
    }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard waited < waitMilliseconds else {
        let holder = WriterLock.holder(descriptor)
        throw QueryFailure(
          .storeLocked,
          "the store \(location) is being written by \(holder); waited \(waited) ms",
          kind: .store, upstreamCode: 1, fix: "wait for it to finish, or end it")
      }
      usleep(10_000)
      waited += 10
    }
    isHeld = true
    writeNote()
  }

  /// Runs after a failed initialisation too: the note of whoever holds the lock is not ours then,
  /// and a descriptor is closed exactly once.
  deinit {
    if isHeld { ftruncate(descriptor, 0) }
    if descriptor >= 0 { closeDescriptor(descriptor) }
  }

  private func writeNote() {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let name = String(
      decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var clock = time(nil)
    var parts = tm()
    gmtime_r(&clock, &parts)
    var text = [CChar](repeating: 0, count: 32)
    strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    let started = String(
      decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let note = Array("process \(getpid()) on \(name) since \(started)".utf8)
    ftruncate(descriptor, 0)
    _ = pwrite(descriptor, note, note.count, 0)
  }

  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count > 0
      ? String(decoding: bytes.prefix(count), as: UTF8.self) : "another process"
  }
}
