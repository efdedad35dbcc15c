import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A fixed pool of plain threads for decoding and encoding, started at first use.
final class WorkerPool: @unchecked Sendable {
  static let shared = WorkerPool(threadCount: min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 64))

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var tasks: [@Sendable () -> Void] = []
  private var nextTask = 0

  /// The pool lives as long as the process, and so do its lock and its threads.
  private init(threadCount: Int) {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
    for _ in 0..<threadCount {
      var thread = pthread_t()
      let pool = Unmanaged.passRetained(self)
      pthread_create(
        &thread, nil,
        { argument in
          guard let argument else { return nil }
          Unmanaged<WorkerPool>.fromOpaque(argument).takeRetainedValue().work()
          return nil
        }, pool.toOpaque())
      pthread_detach(thread)
    }
  }

  private func work() {
    while true {
      pthread_mutex_lock(mutex)
      while nextTask == tasks.count { pthread_cond_wait(condition, mutex) }
      let task = tasks[nextTask]
      nextTask += 1
      if nextTask == tasks.count {
        tasks.removeAll(keepingCapacity: true)
        nextTask = 0
      }
      pthread_mutex_unlock(mutex)
      task()
    }
  }

  func submit(_ task: @escaping @Sendable () -> Void) {
    pthread_mutex_lock(mutex)
    tasks.append(task)
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }
}

/// A result that one thread makes and another waits for.
final class Pending<Value: Sendable>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var result: Result<Value, any Error>?

  init() {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(condition)
    mutex.deallocate()
    condition.deallocate()
  }

  /// Starts the work on the shared pool.
  convenience init(_ work: @escaping @Sendable () throws -> Value) {
    self.init()
    WorkerPool.shared.submit { [self] in fulfil(Result { try work() }) }
  }

  private func fulfil(_ value: Result<Value, any Error>) {
    pthread_mutex_lock(mutex)
    result = value
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }

  func wait() throws -> Value {
    pthread_mutex_lock(mutex)
    while result == nil { pthread_cond_wait(condition, mutex) }
    let value = result
    pthread_mutex_unlock(mutex)
    guard let value else { throw CancellationError() }
    return try value.get()
  }
}
