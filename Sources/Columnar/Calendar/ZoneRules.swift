/// When a zone's clocks changed, and will change, as offsets from UTC over all representable times.
///
/// Segment `k` holds the instants `starts[k] ..< starts[k + 1]` with one offset; `starts[0]` is the
/// smallest time. Adjacent segments have different offsets.
package final class ZoneRules: Sendable {
  package let name: String
  /// `[segments]`, ascending, ns since the Unix epoch.
  let starts: [Int64]
  /// `[segments]`, ns east of UTC; below 26 hours in magnitude.
  let offsets: [Int64]

  package static let utc = ZoneRules(name: "UTC", initialOffset: 0, transitions: [])

  /// transitions in any order; offsets in ns. Those that change nothing are dropped.
  init(name: String, initialOffset: Int64, transitions: [(time: Int64, offset: Int64)]) {
    self.name = name
    var starts = [Int64.min]
    var offsets = [initialOffset]
    for transition in transitions {
      while starts.count > 1, starts[starts.count - 1] >= transition.time {
        starts.removeLast()
        offsets.removeLast()
      }
      if offsets[offsets.count - 1] == transition.offset { continue }
      starts.append(transition.time)
      offsets.append(transition.offset)
    }
    self.starts = starts
    self.offsets = offsets
  }

  /// The segment that holds an instant. Complexity: O(log segments).
  func segment(at time: Int64) -> Int {
    starts.withUnsafeBufferPointer { starts in
      var low = 0
      var high = starts.count
      while high &- low > 1 {
        let middle = (low &+ high) / 2
        if starts[middle] <= time { low = middle } else { high = middle }
      }
      return low
    }
  }

  /// First instant after the segment; `Int64.max` for the last.
  func end(ofSegment segment: Int) -> Int64 {
    segment + 1 < starts.count ? starts[segment + 1] : Int64.max
  }

  /// ns east of UTC at an instant.
  package func offset(at time: Int64) -> Int64 { offsets[segment(at: time)] }

  /// What the zone's clocks show at an instant, in ns since 1970-01-01T00:00:00 on that clock.
  /// Saturates at the limits.
  package func clock(at time: Int64) -> Int64 { saturatingAdd(time, offset(at: time)) }

  /// The instant at which the zone's clocks show a time. A time that clocks skip gives the change;
  /// a time shown twice gives the earlier instant. So the function never falls.
  package func instant(ofClock clock: Int64) -> Int64 {
    // No offset passes 26 hours, so the instant is not in an earlier segment than this one.
    var segment = segment(at: saturatingSubtract(clock, 26 &* nanosecondsPerHour))
    while segment + 1 < starts.count,
      clock >= saturatingAdd(starts[segment + 1], offsets[segment])
    {
      segment += 1
    }
    return max(saturatingSubtract(clock, offsets[segment]), starts[segment])
  }
}
