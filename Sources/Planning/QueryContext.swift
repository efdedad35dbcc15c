import Columnar
import Diagnostics
import Synchronization

/// Set by Ctrl-C or a deadline; every operator and source looks at it at least every 10 ms of work.
package final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)
  package init() {}
  package func cancel() { flag.store(true, ordering: .relaxed) }
  package func reset() { flag.store(false, ordering: .relaxed) }
  package var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Errors: `X0001` once it is cancelled.
  package func check() throws {
    if isCancelled {
      throw QueryFailure(.cancelled, "query cancelled", kind: .cancelled, upstreamCode: 1)
    }
  }
}

/// Counts what a query has done so far; may be read from any thread while it runs.
package final class RunProgress: Sendable {
  private let rows = Atomic<Int>(0)
  package init() {}
  package func addRows(_ count: Int) { rows.add(count, ordering: .relaxed) }
  /// Rows that sources have given.
  package var rowCount: Int { rows.load(ordering: .relaxed) }
}

/// What one query runs with: fixed when it starts, shared by all its operators and nested queries.
package final class QueryContext: Sendable {
  package let budget: MemoryBudget
  package let cancellation: Cancellation
  /// `now()`, in ns since the Unix epoch.
  package let nowNanoseconds: Int64
  package let threadCount: Int
  package let seed: UInt64
  package let via: PathMask
  /// Target rows of a batch; varied by tests.
  package let batchRowsMax: Int
  /// Files and the network may be reached by the script (`--safe` says no).
  package let allowsFiles: Bool
  package let allowsWrites: Bool
  package let progress = RunProgress()

  package init(
    budget: MemoryBudget, cancellation: Cancellation, nowNanoseconds: Int64, threadCount: Int,
    seed: UInt64 = 0, via: PathMask = .all, batchRowsMax: Int = 16_384, allowsFiles: Bool = true,
    allowsWrites: Bool = true
  ) {
    self.budget = budget
    self.cancellation = cancellation
    self.nowNanoseconds = nowNanoseconds
    self.threadCount = threadCount
    self.seed = seed
    self.via = via
    self.batchRowsMax = batchRowsMax
    self.allowsFiles = allowsFiles
    self.allowsWrites = allowsWrites
  }

  /// Errors: `X0001` when the query was cancelled.
  package func checkCancellation() throws { try cancellation.check() }
}

extension DiagnosticCode {
  package static let cancelled = DiagnosticCode("X0001")
}
