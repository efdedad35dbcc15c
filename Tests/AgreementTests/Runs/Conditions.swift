import Engine
import Planning

/// What must make no difference to an answer.
struct Conditions: CustomStringConvertible {
  var via = PathMask.none
  var threadCount = 1
  var batchRowsMax = 16_384
  /// The representation of a batch source, or the form of a store.
  var form: String

  var description: String {
    let names = AllowedPaths(mask: via).list
    return "--via \(names), \(threadCount) threads, batches of \(batchRowsMax) rows, \(form)"
  }

  /// All masks, the floor first.
  static let masks: [PathMask] = (0..<8).map { bits in
    PathMask(stats: bits & 4 != 0, source: bits & 2 != 0, vector: bits & 1 != 0)
  }
}
