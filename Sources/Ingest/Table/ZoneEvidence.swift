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
  let clocks: [Int64]

  /// Zones whose clock changes are seen in the data, and none of whose skipped times are.
  func zones() -> [String] {
    guard clocks.count > 2 else { return [] }
    let step = commonStep()
    guard step > 0, step <= 3_600_000_000_000 else { return [] }
    return Self.candidates.filter { name in
      guard let zone = try? zoneRules(named: name) else { return false }
      return fits(zone, step: step)
    }
  }

  private func fits(_ zone: ZoneRules, step: Int64) -> Bool {
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

  /// The step between neighbours that is seen most often.
  private func commonStep() -> Int64 {
    var counts: [Int64: Int] = [:]
    for index in clocks.indices.dropFirst() {
      counts[clocks[index] &- clocks[index - 1], default: 0] += 1
    }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
  }
}
