import Planning

/// How far a running query has come.
public struct QueryProgress: Sendable {
  /// Rows that sources have given so far.
  public let rowCount: Int
  /// Bytes that the query's buffers hold.
  public let byteCount: Int

  /// `12,345,678 rows read   41 MiB`.
  public var text: String { "\(counted(rowCount, "row")) read   \(bytesText(byteCount))" }
}

extension Engine {
  /// What the latest query has done so far; nil before the first. May be asked from any thread.
  public func progress() -> QueryProgress? {
    running.withLock { context in
      context.map {
        QueryProgress(rowCount: $0.progress.rowCount, byteCount: $0.budget.usedBytes)
      }
    }
  }
}
