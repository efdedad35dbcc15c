import Columnar

extension ZoneRules {
  /// The instants at which the zone's clocks show a time: none where the clocks skip it, two where
  /// they show it twice. Complexity: O(log changes).
  func readings(ofClock clock: Int64) -> (first: Int64, second: Int64?)? {
    let first = instant(ofClock: clock)
    guard self.clock(at: first) == clock else { return nil }
    // The clocks go back by less than a day.
    let second = clock &- offset(at: first &+ 86_400_000_000_000)
    return (first, second > first && self.clock(at: second) == clock ? second : nil)
  }
}
