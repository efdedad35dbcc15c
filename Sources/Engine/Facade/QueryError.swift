import Columnar
import Diagnostics

/// Why a script did not run; the only error of the façade.
public struct QueryError: Error, Sendable, CustomStringConvertible {
  /// Whose mistake it was, and so which exit code follows.
  public enum Kind: String, Sendable { case query, usage, store, cancelled }

  package let failure: QueryFailure
  /// Hidden in all that is shown of the error.
  private let secrets: Secrets
  /// What there was to show before the failure, such as the stages that `explain` came through.
  public internal(set) var shownBefore = "" {
    didSet { shownBefore = secrets.hidden(in: shownBefore) }
  }

  package init(_ failure: QueryFailure, hiding secrets: Secrets = Secrets()) {
    self.failure = failure
    self.secrets = secrets
  }

  public var kind: Kind {
    switch failure.kind {
    case .query: .query
    case .usage: .usage
    case .store: .store
    case .cancelled: .cancelled
    }
  }

  /// 1 query, 2 usage, 3 store, 130 cancelled.
  public var exitCode: Int32 {
    switch kind {
    case .query: 1
    case .usage: 2
    case .store: 3
    case .cancelled: 130
    }
  }

  /// The first message, without its place.
  public var message: String { secrets.hidden(in: failure.message) }

  /// All messages with source lines and fixes, for a terminal or a log.
  public func rendered(color: Bool) -> String {
    failure.diagnostics.map { render($0, color: color, hiding: secrets) }.joined(separator: "\n\n")
  }

  public var description: String { rendered(color: false) }
}

/// Runs a stage and lets nothing but `QueryError` out of the façade.
/// secrets: those known when the stage has failed.
func surfacing<Result>(
  hiding secrets: @autoclosure () -> Secrets = Secrets(), _ body: () throws -> Result
) throws -> Result {
  do {
    return try body()
  } catch let failure as QueryFailure {
    throw QueryError(failure, hiding: secrets())
  } catch let exhausted as MemoryExhausted {
    throw QueryError(
      QueryFailure(
        .memoryLimit,
        "\(exhausted.requestedBytes) more bytes would pass the memory limit of "
          + "\(exhausted.limitBytes), \(exhausted.usedBytes) are in use", upstreamCode: 8,
        fix: "--memory-limit with a higher number"))
  }
}

extension DiagnosticCode {
  package static let memoryLimit = DiagnosticCode("U0011")
}
