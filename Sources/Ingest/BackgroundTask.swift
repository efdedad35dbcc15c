#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Work on a thread of its own, whose value is asked for later. A task that nobody asks is waited
/// for, so that nothing goes on behind the back of its owner.
final class BackgroundTask<Value: Sendable> {
  private let job: ValueJob<Value>
  private var thread: pthread_t?

  /// Begins at once; where the system has no thread to give, the work is done here and now.
  init(_ work: @escaping @Sendable () throws -> Value) {
    job = ValueJob(work)
    var started = pthread_t()
    let argument = Unmanaged.passRetained(job as Job)
    let status = pthread_create(
      &started, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, argument.toOpaque())
    if status == 0 {
      thread = started
    } else {
      argument.release()
      job.run()
    }
  }

  deinit {
    if let thread { pthread_join(thread, nil) }
  }

  /// Waits for the end of the work. Errors: those of the work.
  func value() throws -> Value {
    if let thread = thread.take() { pthread_join(thread, nil) }
    guard let result = job.result else { throw CancellationError() }
    return try result.get()
  }
}

/// What a C function can start without knowing its type.
private class Job {
  func run() {}
}

private final class ValueJob<Value: Sendable>: Job {
  private let work: @Sendable () throws -> Value
  /// Written by the thread, read after it has ended.
  private(set) var result: Result<Value, any Error>?

  init(_ work: @escaping @Sendable () throws -> Value) { self.work = work }

  override func run() { result = Result { try work() } }
}
