import Columnar
import Planning

/// One step of a compiled lambda: computes a lane from other lanes, a chunk at a time.
class VectorNode {
  /// Called once before a batch's chunks.
  func begin(_ batch: Batch) throws {}

  /// The values of the chunk's rows; they are valid until the node's next call.
  /// Errors: `VectorFailure`.
  func evaluate(_ chunk: Chunk) throws -> Lane {
    preconditionFailure("every node computes something")
  }
}
