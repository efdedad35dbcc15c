import Diagnostics
import Planning

/// Parts of a value that is walked as a whole: a few names that each hold the one before twice make
/// a value of any size in little memory.
package let walkedPartsMax = 1 << 22

extension Value {
  /// The parts of the value, each counted as often as it stands in it, up to a limit.
  /// Complexity: O(limit).
  func size(upTo limit: Int) -> Int {
    var count = 1
    func add(_ part: Value) {
      if count < limit { count += part.size(upTo: limit - count) }
    }
    switch self {
    case .array(let elements): for element in elements where count < limit { add(element) }
    case .record(let record): for field in record.fields where count < limit { add(field.value) }
    case .dictionary(let dictionary):
      for entry in dictionary.entries where count < limit { add(entry.value) }
    case .dynamic(let inner): add(inner)
    default: break
    }
    return count
  }

  /// Errors: `E0001` for a value of more parts than anything walks.
  package func checkSize() throws {
    guard size(upTo: walkedPartsMax) >= walkedPartsMax else { return }
    throw QueryFailure(
      .unsupportedOperation, "value has more than \(walkedPartsMax) parts", upstreamCode: 11)
  }
}
