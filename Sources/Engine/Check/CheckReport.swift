/// What `check` found, script by script.
public struct CheckReport: Sendable {
  /// What becomes of a script here, best first.
  public enum Verdict: String, Sendable, CaseIterable {
    case runs
    case warning
    case service
    case fails
  }

  /// One thing found in a script.
  public struct Finding: Sendable {
    public let verdict: Verdict
    /// From 1, in the script.
    public let line: Int
    /// The message's code; empty for a service.
    public let code: String
    public let message: String
    /// What to do about it.
    public let fix: String?
    /// The message with the source line; empty for a service.
    public let rendered: String
  }

  public struct CheckedScript: Sendable {
    public let file: String
    /// Where in the file, for a dashboard or a template.
    public let place: String
    public let findings: [Finding]

    /// The worst of the findings.
    public var verdict: Verdict {
      let order = Verdict.allCases
      return findings.map(\.verdict).max {
        (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0)
      } ?? .runs
    }
  }

  public internal(set) var scripts: [CheckedScript] = []

  public func count(_ verdict: Verdict) -> Int { scripts.count { $0.verdict == verdict } }

  /// Every script runs here, warned of or not.
  public var isClean: Bool { count(.service) == 0 && count(.fails) == 0 }
}
