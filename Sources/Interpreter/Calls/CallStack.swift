import CThreads
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Calls of user functions that may stand in one another. Flux has no recursion, so the depth is
/// bounded by the functions a script writes; a script of this many is generated.
package let callDepthMax = 1_000
/// Virtual memory for evaluation; pages are only taken when touched.
private let evaluationStackBytes = 256 << 20
/// What has to be left of the stack for another call: more than the deepest expression uses.
private let reservedStackBytes = 2 << 20

/// What the running thread knows of its stack: kept in a thread-specific slot while the thread is
/// inside `withStackRoom`.
private final class StackState {
  let lowestAddress: UInt
  /// The stack is one that was made to be large.
  let isLarge: Bool
  var depth: Int

  init(lowestAddress: UInt, isLarge: Bool, depth: Int) {
    self.lowestAddress = lowestAddress
    self.isLarge = isLarge
    self.depth = depth
  }

  /// Whether another call has room.
  var hasRoom: Bool {
    var marker: UInt8 = 0
    let address = withUnsafePointer(to: &marker) { UInt(bitPattern: $0) }
    return address > lowestAddress &+ UInt(reservedStackBytes)
  }
}

private let stackStateKey = makeThreadKey()
/// Where the lowest address of a thread's stack is kept, which the system tells slowly.
private let stackEndKey = makeThreadKey()

private func makeThreadKey() -> pthread_key_t {
  var key = pthread_key_t()
  pthread_key_create(&key, nil)
  return key
}

private var currentStackState: StackState? {
  guard let pointer = pthread_getspecific(stackStateKey) else { return nil }
  return Unmanaged<StackState>.fromOpaque(pointer).takeUnretainedValue()
}

/// The lowest address of the running thread's stack; nil where the system does not tell.
private var lowestStackAddress: UInt? {
  if let known = pthread_getspecific(stackEndKey) { return UInt(bitPattern: known) }
  let lowest = gridflux_stack_end()
  guard let slot = UnsafeRawPointer(bitPattern: lowest) else { return nil }
  pthread_setspecific(stackEndKey, slot)
  return lowest
}

/// Runs work that may recurse where it has stack for it: here, or, where little is left, on a thread
/// of its own that is waited for; threads of a pool have as little as 512 KiB.
///
/// A thread for each piece of work would cost more than most scripts do: on a busy machine, a
/// millisecond and more until it is run.
/// Errors: those of `body`; `E0008` when there is no room and no thread can be had.
package func withStackRoom<Result>(_ body: () throws -> Result) throws -> Result {
  if let state = currentStackState {
    if state.hasRoom { return try body() }
    guard !state.isLarge else { throw QueryFailure(.callDepth, "the stack is used up") }
    return try onLargeStack(depth: state.depth, body)
  }
  if let lowest = lowestStackAddress {
    let state = StackState(lowestAddress: lowest, isLarge: false, depth: 0)
    if state.hasRoom { return try running(with: state, body) }
  }
  return try onLargeStack(depth: 0, body)
}

private func running<Result>(
  with state: StackState, _ body: () throws -> Result
) rethrows -> Result {
  pthread_setspecific(stackStateKey, Unmanaged.passUnretained(state).toOpaque())
  defer { pthread_setspecific(stackStateKey, nil) }
  return try withExtendedLifetime(state) { try body() }
}

private func onLargeStack<Result>(depth: Int, _ body: () throws -> Result) throws -> Result {
  try withoutActuallyEscaping(body) { body in
    let job = StackJob(depth: depth, body)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, evaluationStackBytes)
    var thread = pthread_t()
    let argument = Unmanaged.passUnretained(job as AnyStackJob).toOpaque()
    let failure = pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument else { return nil }
        Unmanaged<AnyStackJob>.fromOpaque(argument).takeUnretainedValue().run()
        return nil
      }, argument)
    guard failure == 0 else {
      throw QueryFailure(.callDepth, "no thread to evaluate on: error \(failure)")
    }
    pthread_join(thread, nil)
    guard let result = job.result else {
      throw QueryFailure(.callDepth, "evaluation ended without a result")
    }
    return try result.get()
  }
}

private class AnyStackJob {
  private let depth: Int

  init(depth: Int) { self.depth = depth }

  func run() {
    var marker: UInt8 = 0
    let top = withUnsafePointer(to: &marker) { UInt(bitPattern: $0) }
    let lowest = top - UInt(evaluationStackBytes - (64 << 10))
    running(with: StackState(lowestAddress: lowest, isLarge: true, depth: depth)) { work() }
  }

  func work() {}
}

private final class StackJob<Value>: AnyStackJob {
  private let body: () throws -> Value
  private(set) var result: Result<Value, any Error>?

  init(depth: Int, _ body: @escaping () throws -> Value) {
    self.body = body
    super.init(depth: depth)
  }

  override func work() { result = Result { try body() } }
}

/// Runs the body of a call, counting it. Errors: `E0008` beyond the limit.
func inCall<Result>(at span: Span?, _ body: () throws -> Result) throws -> Result {
  guard let state = currentStackState else {
    return try withStackRoom { try inCall(at: span, body) }
  }
  guard state.depth < callDepthMax, state.hasRoom || !state.isLarge else {
    throw QueryFailure(
      .callDepth, "calls are nested deeper than \(callDepthMax)", at: span, upstreamCode: 2)
  }
  guard state.hasRoom else {
    return try onLargeStack(depth: state.depth) { try inCall(at: span, body) }
  }
  state.depth += 1
  defer { state.depth -= 1 }
  return try body()
}
