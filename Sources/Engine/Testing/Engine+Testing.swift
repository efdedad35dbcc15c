import Diagnostics
import Planning
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Engine {
  /// Runs the testcases of files and folders. Errors: `QueryError` when they cannot be gathered, or
  /// when the run was cancelled; a testcase that fails is an outcome.
  public func test(_ options: TestOptions) throws -> TestReport {
    try surfacing {
      cancellation.reset()
      let start = stopwatch.wallNanoseconds()
      let files = try TestFiles(paths: options.paths)
      try checkTags(options.tags, files.modules)
      let reader = TestCaseReader(modules: files.modules)
      let cases = try files.files.flatMap { try reader.cases(in: $0) }
      try checkNames(cases)
      let filter = TestFilter(options: options)
      let run = TestCaseRun(
        engine: self, threadCount: options.jobs > 1 ? 1 : self.options.threadCount,
        usesStore: options.usesStore)
      let outcomes = try inParallel(cases, jobs: options.jobs) { testcase in
        if let reason = filter.skipReason(testcase) { return testcase.outcome(.skipped, reason) }
        return try run.run(testcase)
      } report: {
        options.report?($0)
      }
      return TestReport(
        outcomes: outcomes, nanoseconds: stopwatch.wallNanoseconds() &- start)
    }
  }
}

/// Errors: `U0021` for a tag that no module declares.
private func checkTags(_ tags: [String], _ modules: [TestModule]) throws {
  let known = modules.flatMap(\.tags)
  for tag in tags where !known.contains(tag) {
    throw QueryFailure(
      .testSetup, "no module declares the tag \"\(tag)\"", kind: .usage,
      fix: nearest(tag, in: known).map { "did you mean \"\($0)\"?" })
  }
}

/// Errors: `U0021` for two testcases of one name in one package.
private func checkNames(_ cases: [TestCase]) throws {
  var seen: [String: TestCase] = [:]
  for testcase in cases where testcase.problem == nil {
    let name = "\(testcase.package).\(testcase.name)"
    if let other = seen[name] {
      throw QueryFailure(
        .testSetup,
        "two testcases of package \(testcase.package) are called \(testcase.name): "
          + "\(other.file.path):\(other.line) and \(testcase.file.path):\(testcase.line)",
        kind: .usage)
    }
    seen[name] = testcase
  }
}

/// Which testcases run.
private struct TestFilter {
  let options: TestOptions

  /// nil for a testcase that runs. Names that were asked for run whatever else is said.
  func skipReason(_ testcase: TestCase) -> String? {
    if !options.names.isEmpty {
      return options.names.contains { isNamed(testcase, $0) } ? nil : "not asked for"
    }
    let missing = testcase.tags.filter { !options.tags.contains($0) }
    if !missing.isEmpty { return "tagged " + missing.joined(separator: ", ") }
    if options.skippedNames.contains(where: { isNamed(testcase, $0) }) { return "--skip" }
    if options.skipsUntagged, testcase.tags.isEmpty { return "untagged" }
    return nil
  }

  private func isNamed(_ testcase: TestCase, _ name: String) -> Bool {
    name == testcase.name || name == "\(testcase.package).\(testcase.name)"
      || name == "\(testcase.package)/\(testcase.name)"
  }
}

/// Does work on all elements, some at a time, each on a thread; outcomes in order of elements.
/// Errors: the first one that any work throws; the others then end.
private func inParallel<Element: Sendable, Outcome: Sendable>(
  _ elements: [Element], jobs: Int, _ work: @escaping @Sendable (Element) throws -> Outcome,
  report: @escaping @Sendable (Outcome) -> Void
) throws -> [Outcome] {
  let jobs = max(1, min(jobs, elements.count))
  let task = ParallelTask(elements, work, report)
  var threads: [pthread_t] = []
  for _ in 1..<max(jobs, 1) {
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(task as AnyParallelTask)
    let status = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<AnyParallelTask>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, argument.toOpaque())
    if status != 0 {
      argument.release()
      break
    }
    threads.append(thread)
  }
  task.run()
  for thread in threads { pthread_join(thread, nil) }
  return try task.outcomes()
}

private class AnyParallelTask: @unchecked Sendable {
  func run() {}
}

private final class ParallelTask<Element: Sendable, Outcome: Sendable>: AnyParallelTask,
  @unchecked Sendable
{
  private struct State {
    var next = 0
    var outcomes: [Outcome?]
    var failure: (any Error)?
  }

  private let elements: [Element]
  private let work: @Sendable (Element) throws -> Outcome
  private let report: @Sendable (Outcome) -> Void
  private let state: Mutex<State>

  init(
    _ elements: [Element], _ work: @escaping @Sendable (Element) throws -> Outcome,
    _ report: @escaping @Sendable (Outcome) -> Void
  ) {
    self.elements = elements
    self.work = work
    self.report = report
    state = Mutex(State(outcomes: Array(repeating: nil, count: elements.count)))
  }

  override func run() {
    while let index = takeIndex() {
      do {
        let outcome = try work(elements[index])
        state.withLock { state in
          state.outcomes[index] = outcome
          report(outcome)
        }
      } catch {
        state.withLock { if $0.failure == nil { $0.failure = error } }
      }
    }
  }

  private func takeIndex() -> Int? {
    state.withLock { state in
      guard state.failure == nil, state.next < elements.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func outcomes() throws -> [Outcome] {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.outcomes.compactMap { $0 }
    }
  }
}
