#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Work waiting for threads, and a bell for work that is done.
///
/// All state is guarded by one mutex; the closures run outside of it.
final class TaskQueue: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let arrived: UnsafeMutablePointer<pthread_cond_t>
  private let finished: UnsafeMutablePointer<pthread_cond_t>
  private var tasks: [@Sendable () -> Void] = []
  /// Position of the next task in `tasks`.
  private var next = 0
  private var isClosed = false

  init() {
    mutex = .allocate(capacity: 1)
    arrived = .allocate(capacity: 1)
    finished = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(arrived, nil)
    pthread_cond_init(finished, nil)
  }

  deinit {
    pthread_cond_destroy(finished)
    pthread_cond_destroy(arrived)
    pthread_mutex_destroy(mutex)
    finished.deallocate()
    arrived.deallocate()
    mutex.deallocate()
  }

  func add(_ task: @escaping @Sendable () -> Void) {
    pthread_mutex_lock(mutex)
    tasks.append(task)
    pthread_cond_signal(arrived)
    pthread_mutex_unlock(mutex)
  }

  /// No more tasks are started; threads that wait for one return.
  func close() {
    pthread_mutex_lock(mutex)
    isClosed = true
    pthread_cond_broadcast(arrived)
    pthread_mutex_unlock(mutex)
  }

  /// What each thread does until the queue is closed.
  func work() {
    while let task = take() { task() }
  }

  private func take() -> (@Sendable () -> Void)? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while next == tasks.count && !isClosed { pthread_cond_wait(arrived, mutex) }
    if isClosed { return nil }
    let task = tasks[next]
    next += 1
    if next == tasks.count {
      tasks.removeAll(keepingCapacity: true)
      next = 0
    }
    return task
  }

  /// Changes state that a waiting thread looks at, and wakes it.
  func announce(_ change: () -> Void) {
    pthread_mutex_lock(mutex)
    change()
    pthread_cond_broadcast(finished)
    pthread_mutex_unlock(mutex)
  }

  /// Waits until the test holds; it is called under the mutex.
  func wait(until test: () -> Bool) {
    pthread_mutex_lock(mutex)
    while !test() { pthread_cond_wait(finished, mutex) }
    pthread_mutex_unlock(mutex)
  }
}
