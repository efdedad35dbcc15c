import Columnar
import Diagnostics
import Planning
import Synchronization

/// What evaluation changes: options, the steps with side effects, and values of the library that
/// were made before. Safe for threads; a REPL keeps one for all of its lines.
package final class ScriptState: Sendable {
  /// A stream that the script asked for.
  struct SideEffect: Sendable {
    let node: LogicalNode
    /// The function that has the effect, such as `to`; nil for a bare expression statement.
    let functionName: String?
  }

  private struct Contents {
    var options: [String: Value] = [:]
    var nowNanoseconds: Int64?
    var sideEffects: [SideEffect] = []
    var libraryMembers: [String: Value] = [:]
    var expectedRules: [(name: String, count: Int)] = []
    var firedRules: [String: Int] = [:]
  }

  private let contents = Mutex(Contents())

  package init() {}

  /// The time that `option now` gave, in ns since the Unix epoch.
  package var nowNanoseconds: Int64? { contents.withLock { $0.nowNanoseconds } }

  func setNow(_ nanoseconds: Int64) { contents.withLock { $0.nowNanoseconds = nanoseconds } }

  func option(_ name: String, inPackage path: String) -> Value? {
    contents.withLock { $0.options["\(path).\(name)"] }
  }

  package func setOption(_ name: String, inPackage path: String, to value: Value) {
    contents.withLock { $0.options["\(path).\(name)"] = value }
  }

  /// How often rules of the planner have to fire, as the script said with `expect.planner`.
  package var expectedRules: [(name: String, count: Int)] {
    contents.withLock { $0.expectedRules }
  }

  package func expectRule(_ name: String, count: Int) {
    contents.withLock { $0.expectedRules.append((name, count)) }
  }

  /// How often each rule fired in nested queries, by our name and by upstream's.
  package var firedRules: [String: Int] { contents.withLock { $0.firedRules } }

  package func countRules(_ log: [RuleApplication]) {
    contents.withLock { contents in
      for application in log {
        contents.firedRules[application.ruleName, default: 0] += 1
        if let name = application.upstreamName, name != application.ruleName {
          contents.firedRules[name, default: 0] += 1
        }
      }
    }
  }

  /// Names of the rules that the script shut off with the options of `planner`.
  package var disabledRules: Set<String> {
    var names: Set<String> = []
    for option in ["disableLogicalRules", "disablePhysicalRules"] {
      guard case .array(let rules)? = self.option(option, inPackage: "planner") else { continue }
      for case .string(let name) in rules { names.insert(name) }
    }
    return names
  }

  /// Keeps a stream that has to run; the same stream twice is one.
  func record(_ effect: SideEffect) {
    contents.withLock { contents in
      if !contents.sideEffects.contains(where: { $0.node === effect.node }) {
        contents.sideEffects.append(effect)
      }
    }
  }

  /// The streams recorded since the last call, in the order of evaluation.
  func takeSideEffects() -> [SideEffect] {
    contents.withLock { contents in
      defer { contents.sideEffects = [] }
      return contents.sideEffects
    }
  }

  /// The value of a library member; made at most once where `make` does not fail.
  func libraryMember(_ key: String, make: () throws -> Value) rethrows -> Value {
    if let known = contents.withLock({ $0.libraryMembers[key] }) { return known }
    let made = try make()
    return contents.withLock { contents in
      if let known = contents.libraryMembers[key] { return known }
      contents.libraryMembers[key] = made
      return made
    }
  }
}
