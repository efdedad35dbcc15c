import Planning
import Synchronization

/// Counts which operation took which path over which data.
final class Coverage: Sendable {
  struct Cell: Hashable, Comparable, CustomStringConvertible {
    let operation: String
    let path: String
    let form: String
    let nulls: String

    var description: String { "\(operation) · \(path) · \(form) · nulls: \(nulls)" }
    static func < (left: Cell, right: Cell) -> Bool { left.description < right.description }
  }

  private let counts: Mutex<[Cell: Int]> = Mutex([:])

  func add(_ cells: Set<Cell>) {
    counts.withLock { counts in for cell in cells { counts[cell, default: 0] += 1 } }
  }

  func missing(from wanted: [Cell]) -> [Cell] {
    counts.withLock { counts in wanted.filter { counts[$0] == nil } }
  }

  /// A line for each operation and path, a column for each form and share of nulls.
  var table: String {
    counts.withLock { counts in
      let columns = Set(counts.keys.map { "\($0.form)/\($0.nulls)" }).sorted()
      let rows = Set(counts.keys.map { "\($0.operation) \($0.path)" }).sorted()
      var sums: [String: Int] = [:]
      for (cell, count) in counts {
        sums["\(cell.operation) \(cell.path)|\(cell.form)/\(cell.nulls)", default: 0] += count
      }
      let head = ["operation path"] + columns
      let body = rows.map { row in
        [row] + columns.map { sums["\(row)|\($0)"].map(String.init) ?? "·" }
      }
      return ([head] + body).map { $0.joined(separator: "\t") }.joined(separator: "\n")
    }
  }
}

/// Learns which steps of one run took which path.
final class PathObserver: ExecutionObserver {
  let countsNulls = false
  private let taken: Mutex<Set<[String]>> = Mutex([])

  /// Pairs of a function's name and a path.
  var steps: Set<[String]> { taken.withLock { $0 } }

  func stepFinished(_ node: PhysicalNode, _ statistics: StepStatistics) {
    var found: Set<[String]> = []
    for (index, step) in node.steps.enumerated() {
      var path = step.path
      if index == node.ownStep, let own = statistics.path { path = own }
      // A plan may allow statistics where the data at hand has none.
      if path == .stats, (statistics.scan?.statisticsEntriesUsed ?? 0) == 0 { path = .source }
      found.insert([step.origin.functionName, path.rawValue])
    }
    taken.withLock { $0.formUnion(found) }
  }
}
