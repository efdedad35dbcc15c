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
/// inside `withLargeStack`.
private final class StackState {
  let lowestAddress: UInt
  var depth = 0
  init(lowestAddress: UInt) { self.lowestAddress = lowestAddress }
}

private let stackStateKey: pthread_key_t = {
  var key = pthread_key_t()
  pthread_key_create(&key, nil)
  return key
}()

private var currentStackState: StackState? {
  guard let pointer = pthread_getspecific(stackStateKey) else { return nil }
  return Unmanaged<StackState>.fromOpaque(pointer).takeUnretainedValue()
}

/// Runs work that may recurse on a thread with a stack for it, and waits; threads of a pool have
/// as little as 512 KiB. Work that is there already simply runs. Errors: those of `body`; `E0008`
/// when no thread can be had.
package func withLargeStack<Result>(_ body: () throws -> Result) throws -> Result {
  if currentStackState != nil { return try body() }
  return try withoutActuallyEscaping(body) { body in
    let job = StackJob(body)
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
  func run() {
    var marker: UInt8 = 0
    let top = withUnsafePointer(to: &marker) { UInt(bitPattern: $0) }
    let state = StackState(lowestAddress: top - UInt(evaluationStackBytes - (64 << 10)))
    pthread_setspecific(stackStateKey, Unmanaged.passUnretained(state).toOpaque())
    withExtendedLifetime(state) { work() }
    pthread_setspecific(stackStateKey, nil)
  }

  func work() {}
}

private final class StackJob<Value>: AnyStackJob {
  private let body: () throws -> Value
  private(set) var result: Result<Value, any Error>?
  init(_ body: @escaping () throws -> Value) { self.body = body }
  override func work() { result = Result { try body() } }
}

/// Runs the body of a call, counting it. Errors: `E0008` beyond the limit.
func inCall<Result>(at span: Span?, _ body: () throws -> Result) throws -> Result {
  guard let state = currentStackState else {
    return try withLargeStack { try inCall(at: span, body) }
  }
  var marker: UInt8 = 0
  let address = withUnsafePointer(to: &marker) { UInt(bitPattern: $0) }
  guard state.depth < callDepthMax,
    address > state.lowestAddress + UInt(reservedStackBytes)
  else {
    throw QueryFailure(
      .callDepth, "calls are nested deeper than \(callDepthMax)", at: span, upstreamCode: 2)
  }
  state.depth += 1
  defer { state.depth -= 1 }
  return try body()
}
