/// How a step of a query is carried out, fastest first.
package enum ExecutionPath: String, Sendable, CaseIterable {
  /// From stored statistics; no value read.
  case stats
  /// By the source while it reads.
  case source
  /// A built-in's columnar kernel over batches: the floor of every built-in.
  case native
  /// A user lambda compiled to columnar work.
  case vector
  /// A user lambda interpreted row by row: the floor of every lambda.
  case row
}

/// The paths that `--via` allows above the floors (`native` for built-ins, `row` for lambdas).
package struct PathMask: Sendable, Hashable {
  package var stats: Bool
  package var source: Bool
  package var vector: Bool

  package init(stats: Bool, source: Bool, vector: Bool) {
    self.stats = stats
    self.source = source
    self.vector = vector
  }

  package static let all = PathMask(stats: true, source: true, vector: true)
  package static let none = PathMask(stats: false, source: false, vector: false)

  package func allows(_ path: ExecutionPath) -> Bool {
    switch path {
    case .stats: stats
    case .source: source
    case .vector: vector
    case .native, .row: true
    }
  }
}

/// Why a step does not run on a faster path: one line of `explain`.
package struct PathReason: Sendable, Hashable {
  package let path: ExecutionPath
  package let text: String
  package init(_ path: ExecutionPath, _ text: String) {
    self.path = path
    self.text = text
  }
}
