import Engine
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks every 20 ms whether the user pressed Ctrl-C, and cancels the engine then.
final class CancellationWatch: Sendable {
  private static let intervalMicroseconds: UInt32 = 20_000
  private let isDone = Atomic<Bool>(false)

  init(engine: Engine, isCancelled: @escaping @Sendable () -> Bool) {
    let work = Work(watch: self, engine: engine, isCancelled: isCancelled)
    var thread = pthread_t()
    let started = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(work).toOpaque())
    if started == 0 {
      pthread_detach(thread)
    } else {
      Unmanaged.passUnretained(work).release()
    }
  }

  func stop() { isDone.store(true, ordering: .relaxed) }

  private final class Work: Sendable {
    let watch: CancellationWatch
    let engine: Engine
    let isCancelled: @Sendable () -> Bool

    init(
      watch: CancellationWatch, engine: Engine, isCancelled: @escaping @Sendable () -> Bool
    ) {
      self.watch = watch
      self.engine = engine
      self.isCancelled = isCancelled
    }

    func run() {
      while !watch.isDone.load(ordering: .relaxed) {
        if isCancelled() { return engine.cancel() }
        usleep(CancellationWatch.intervalMicroseconds)
      }
    }
  }
}
