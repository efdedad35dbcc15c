#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A fixed number of plain threads that live as long as one run of a plan.
final class WorkerPool {
  let threadCount: Int
  let queue = TaskQueue()
  private var threads: [pthread_t] = []

  /// Starts the threads; the system may grant fewer, and none at worst.
  init(threadCount: Int) {
    for _ in 0..<threadCount {
      var thread = pthread_t()
      let argument = Unmanaged.passRetained(queue)
      let status = pthread_create(&thread, nil, runWorker, argument.toOpaque())
      if status != 0 {
        argument.release()
        break
      }
      threads.append(thread)
    }
    self.threadCount = threads.count
  }

  deinit {
    queue.close()
    for thread in threads { pthread_join(thread, nil) }
  }
}

#if canImport(Glibc)
  private func runWorker(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    work(argument)
    return nil
  }
#else
  private func runWorker(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    work(argument)
    return nil
  }
#endif

private func work(_ argument: UnsafeMutableRawPointer?) {
  guard let argument else { return }
  Unmanaged<TaskQueue>.fromOpaque(argument).takeRetainedValue().work()
}
