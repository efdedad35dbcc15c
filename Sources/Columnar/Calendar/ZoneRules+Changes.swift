/// A moment at which the clocks of a zone jump.
package struct ClockChange: Sendable, Hashable {
  /// First instant with the new offset, ns since the Unix epoch.
  package let time: Int64
  /// ns east of UTC before and after.
  package let offsetBefore: Int64
  package let offsetAfter: Int64
}

extension ZoneRules {
  /// The changes inside `times`, in order, at most `limit`. Complexity: O(log segments + changes).
  package func changes(in times: Range<Int64>, limit: Int = .max) -> [ClockChange] {
    var found: [ClockChange] = []
    var next = segment(at: times.lowerBound) + 1
    while next < starts.count, starts[next] < times.upperBound, found.count < limit {
      found.append(
        ClockChange(
          time: starts[next], offsetBefore: offsets[next - 1], offsetAfter: offsets[next]))
      next += 1
    }
    return found
  }
}
