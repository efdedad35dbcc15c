/// Work that runs on a pool's threads and whose outcomes come back in the order of submission.
final class OrderedWork<Outcome: Sendable> {
  /// One piece of work; its outcome is guarded by the queue's mutex.
  private final class Piece: @unchecked Sendable {
    var outcome: Result<Outcome, any Error>?
  }

  private let queue: TaskQueue
  private var pieces: [Piece] = []

  init(_ pool: WorkerPool) { queue = pool.queue }

  /// Pieces submitted and not yet taken.
  var count: Int { pieces.count }

  func submit(_ work: @escaping @Sendable () throws -> Outcome) {
    let piece = Piece()
    pieces.append(piece)
    let queue = queue
    queue.add {
      let outcome = Result { try work() }
      queue.announce { piece.outcome = outcome }
    }
  }

  /// The outcome of the piece submitted first; waits for it. nil when there is none.
  /// Errors: what the work threw.
  func takeFirst() throws -> Outcome? {
    guard let first = pieces.first else { return nil }
    pieces.removeFirst()
    queue.wait { first.outcome != nil }
    return try first.outcome?.get()
  }

  deinit {
    // Work that is under way uses memory of the query; none may outlive it.
    for piece in pieces { queue.wait { piece.outcome != nil } }
  }
}
