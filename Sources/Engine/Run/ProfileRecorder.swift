import Planning
import Synchronization

/// Collects what execution reports, by node.
package final class ProfileRecorder: ExecutionObserver {
  package let countsNulls: Bool
  private let collected: Mutex<[Int: StepStatistics]> = Mutex([:])

  package init(countsNulls: Bool) { self.countsNulls = countsNulls }

  package func stepFinished(_ node: PhysicalNode, _ statistics: StepStatistics) {
    collected.withLock { $0[node.id] = statistics }
  }

  /// By node id; nothing for a node that did not run.
  package var statistics: [Int: StepStatistics] { collected.withLock { $0 } }
}
