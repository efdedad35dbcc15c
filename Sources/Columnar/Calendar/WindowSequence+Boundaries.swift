extension WindowSequence {
  /// Calls `body` with the instants at which tumbling windows meet, ascending, each once: from one
  /// at or before the range's start (where there is one) to the first at or after its end.
  func enumerateBoundaries(over range: Range<Int64>, _ body: (Int64) throws -> Void) rethrows {
    if every.months > 0 {
      try enumerateMonthBoundaries(over: range, body)
    } else {
      try enumerateFixedBoundaries(over: range, body)
    }
  }

  private func enumerateMonthBoundaries(
    over range: Range<Int64>, _ body: (Int64) throws -> Void
  ) rethrows {
    var index = index(ofClock: rules.clock(at: range.lowerBound)) - 1
    var last: Int64?
    while true {
      let clock = startClock(index)
      let time = rules.instant(ofClock: clock)
      if last.map({ time > $0 }) ?? true { try body(time) }
      if time >= range.upperBound || clock == Int64.max { return }
      last = time
      index += 1
    }
  }

  private func enumerateFixedBoundaries(
    over range: Range<Int64>, _ body: (Int64) throws -> Void
  ) rethrows {
    let length = every.nanoseconds
    // Two windows meet at least every `every` and the two largest changes.
    let reach = saturatingAdd(length, 4 &* nanosecondsPerDay)
    let from = max(saturatingSubtract(range.lowerBound, reach), Int64.min + 2 * nanosecondsPerDay)
    var segment = rules.segment(at: from)
    var last = Int64.min
    while true {
      let offset = rules.offsets[segment]
      let end = rules.end(ofSegment: segment)
      var first = from
      if segment > 0, rules.starts[segment] >= from {
        let change = rules.starts[segment]
        let shift = offset &- rules.offsets[segment - 1]
        first = change
        if isBoundary(change: change, before: rules.offsets[segment - 1], shift: shift),
          change > last
        {
          try body(change)
          last = change
        }
        // Long windows keep to the first pass through repeated time.
        if shift < 0, length >= 0 &- shift { first = saturatingSubtract(change, shift) }
      }
      let distance = saturatingSubtract(saturatingAdd(first, offset), zero)
      let rest = floorModulo(distance, length)
      var time = rest == 0 ? first : saturatingAdd(first, length &- rest)
      // Of those before the range only the last one counts.
      let limit = min(range.lowerBound, end &- 1)
      if time < limit { time = time &+ saturatingSubtract(limit, time) / length &* length }
      while time < end {
        if time > last {
          try body(time)
          last = time
        }
        if time >= range.upperBound { return }
        let (next, overflow) = time.addingReportingOverflow(length)
        if overflow { return }
        time = next
      }
      if last >= range.upperBound { return }
      segment += 1
      if segment == rules.starts.count { return }
    }
  }

  /// Whether a clock change is itself where windows meet: when the clocks skip the start of a
  /// window, or when windows are shorter than the time that comes again.
  private func isBoundary(change: Int64, before: Int64, shift: Int64) -> Bool {
    let length = every.nanoseconds
    if shift < 0 { return length < 0 &- shift }
    // The skipped clock times are change + before ..< change + before + shift.
    let firstSkipped = saturatingAdd(change, before)
    let rest = floorModulo(saturatingSubtract(firstSkipped, zero), length)
    return rest == 0 || length &- rest < shift
  }
}
