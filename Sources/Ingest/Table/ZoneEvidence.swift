import Columnar

/// Tells a zone by times without offsets: clocks that go back repeat an hour, clocks that go
/// forward skip one.
struct ZoneEvidence {
  /// One for each rule by which clocks change; in the order in which they are tried.
  private static let candidates = [
    "Europe/London", "Europe/Berlin", "Europe/Helsinki", "America/New_York", "America/Chicago",
    "America/Denver", "America/Los_Angeles", "Australia/Sydney", "Australia/Adelaide",
    "Pacific/Auckland",
  ]

  /// What the clocks show, in row order, one for each change of it.
  private let clocks: [Int64]
  /// Between neighbours, that which is seen most often.
  private let step: Int64

  init(clocks: [Int64]) {
    self.clocks = clocks
    var counts: [Int64: Int] = [:]
    for index in clocks.indices.dropFirst() {
      counts[clocks[index] &- clocks[index - 1], default: 0] += 1
    }
    step = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
  }

  /// Zones whose clock changes the times follow.
  func zones() -> [String] { Self.candidates.filter(follows) }

  /// Clock changes of the zone are seen in the data, and none of the times that it skips are.
  func follows(_ name: String) -> Bool {
    guard clocks.count > 2, step > 0, step <= 3_600_000_000_000,
      let zone = try? zoneRules(named: name)
    else { return false }
    var isSeen = false
    for index in clocks.indices {
      let clock = clocks[index]
      guard let readings = zone.readings(ofClock: clock) else { return false }
      guard index > 0 else { continue }
      let passed = clock &- clocks[index - 1]
      if passed <= 0 {
        // A step back must be one that these clocks made.
        guard readings.second != nil else { return false }
        isSeen = true
      } else if passed > step, zone.readings(ofClock: clocks[index - 1] &+ step) == nil,
        zone.instant(ofClock: clock) &- zone.instant(ofClock: clocks[index - 1]) == step
      {
        isSeen = true
      }
    }
    return isSeen
  }
}
