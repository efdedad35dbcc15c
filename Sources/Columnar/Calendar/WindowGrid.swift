/// The windows that touch a bounded range, clipped to it and numbered from 0 by start.
///
/// Windows of one length and without clock changes are known by arithmetic, others as a list.
package struct WindowGrid: Sendable {
  private enum Form {
    /// Unclipped start of window 0; lengths in ns.
    case uniform(start: Int64, every: Int64, period: Int64)
    /// `[windows]` each, both never falling, unclipped.
    case list(starts: BufferSlice<Int64>, stops: BufferSlice<Int64>)
  }

  package let range: Range<Int64>
  package let count: Int
  private let form: Form

  private init(range: Range<Int64>, count: Int, form: Form) {
    self.range = range
    self.count = count
    self.form = form
  }

  /// The windows of a sequence over a range, at most `overlapMax` over one time. A list costs 16
  /// bytes a window, arithmetic nothing.
  /// Errors: `TooManyWindows`, before anything is built; `MemoryExhausted`.
  package init(
    _ sequence: WindowSequence, over range: Range<Int64>, countMax: Int = Int.max,
    overlapMax: Int = Int.max, budget: MemoryBudget?
  ) throws {
    let overlap = Int(sequence.estimatedOverlap)
    if overlap > overlapMax { throw TooManyWindows(count: overlap, countMax: overlapMax) }
    let estimate = sequence.estimatedCount(over: range)
    if estimate > countMax { throw TooManyWindows(count: estimate, countMax: countMax) }
    if let uniform = sequence.uniformStart(over: range) {
      let every = sequence.every.nanoseconds
      let distance = saturatingSubtract(saturatingSubtract(range.upperBound, 1), uniform)
      let count = range.isEmpty ? 0 : max(0, floorDivide(distance, every) &+ 1)
      self.init(
        range: range, count: Int(count),
        form: .uniform(start: uniform, every: every, period: sequence.period.nanoseconds))
    } else if sequence.isTumbling {
      self = try Self.tumblingList(sequence, over: range, budget)
    } else {
      self = try Self.slidingList(sequence, over: range, budget)
    }
  }

  private static func tumblingList(
    _ sequence: WindowSequence, over range: Range<Int64>, _ budget: MemoryBudget?
  ) throws -> WindowGrid {
    var boundaries = GrowingBuffer<Int64>(budget: budget)
    try boundaries.append(Int64.min)
    try sequence.enumerateBoundaries(over: range) { boundary in
      if boundary <= range.lowerBound {
        boundaries[0] = boundary
      } else {
        try boundaries.append(boundary)
      }
    }
    if let last = boundaries.values.last, last < range.upperBound {
      try boundaries.append(Int64.max)
    }
    let all = try boundaries.finish()
    let count = range.isEmpty ? 0 : all.count - 1
    return WindowGrid(
      range: range, count: count,
      form: .list(starts: all.slice(0..<count), stops: all.slice(1..<(count + 1))))
  }

  private static func slidingList(
    _ sequence: WindowSequence, over range: Range<Int64>, _ budget: MemoryBudget?
  ) throws -> WindowGrid {
    var starts = GrowingBuffer<Int64>(budget: budget)
    var stops = GrowingBuffer<Int64>(budget: budget)
    var index = sequence.firstWindow(stoppingAfter: range.lowerBound)
    while !range.isEmpty {
      let clock = sequence.startClock(index)
      let window = sequence.boundsOfWindow(index)
      if window.start >= range.upperBound || clock == Int64.max { break }
      if window.stop > range.lowerBound, window.stop > window.start {
        try starts.append(window.start)
        try stops.append(window.stop)
      }
      index += 1
    }
    let found = try starts.finish()
    return WindowGrid(
      range: range, count: found.count, form: .list(starts: found, stops: try stops.finish()))
  }

  /// The bounds of a window, clipped to the range. Complexity: O(1).
  package func window(_ index: Int) -> TimeWindow {
    precondition(index >= 0 && index < count)
    let start: Int64
    let stop: Int64
    switch form {
    case .uniform(let first, let every, let period):
      start = saturatingAdd(first, saturatingMultiply(every, Int64(index)))
      stop = saturatingAdd(start, period)
    case .list(let starts, let stops):
      start = starts.pointer[index]
      stop = stops.pointer[index]
    }
    return TimeWindow(
      start: max(start, range.lowerBound), stop: min(stop, range.upperBound))
  }

  /// The windows that hold a time of the range, and the first and last time for which these are the
  /// windows. Complexity: O(1), for lists O(log windows).
  func locate(_ time: Int64) -> Placement {
    var placement = locateUnclipped(time)
    placement.firstTime = max(placement.firstTime, range.lowerBound)
    placement.lastTime = min(placement.lastTime, range.upperBound &- 1)
    return placement
  }

  /// As above for any time: the windows at the edges of the range hold all that they would without
  /// it. A time in no window of the grid has an empty placement. Complexity: as above.
  func locateUnclipped(_ time: Int64) -> Placement {
    var placement: Placement
    switch form {
    case .uniform(let start, let every, let period):
      placement = Self.locate(time, start, every, period, count)
    case .list(let starts, let stops):
      let end = countNotAfter(starts, time)
      let first = countNotAfter(stops, time)
      placement = Placement(
        firstWindow: Int64(first), endWindow: Int64(end), firstTime: Int64.min,
        lastTime: Int64.max)
      if end > 0 { placement.firstTime = starts.pointer[end - 1] }
      if first > 0 { placement.firstTime = max(placement.firstTime, stops.pointer[first - 1]) }
      if end < starts.count { placement.lastTime = starts.pointer[end] &- 1 }
      if first < stops.count {
        placement.lastTime = min(placement.lastTime, stops.pointer[first] &- 1)
      }
    }
    return placement
  }

  /// The first window of the stretch of windows that are one when clipped. Complexity: O(log
  /// windows), as clipped bounds never fall.
  package func firstWindow(clippedAs index: Int) -> Int {
    let bounds = window(index)
    if index == 0 || window(index - 1) != bounds { return index }
    var low = 0
    var high = index
    while low < high {
      let middle = low &+ (high &- low) / 2
      if window(middle) == bounds { high = middle } else { low = middle &+ 1 }
    }
    return low
  }

  /// How many windows start with the range or before it. Complexity: O(log windows).
  package var countStartingWithRange: Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low &+ (high &- low) / 2
      if window(middle).start == range.lowerBound { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  private static func locate(
    _ time: Int64, _ start: Int64, _ every: Int64, _ period: Int64, _ count: Int
  ) -> Placement {
    let distance = saturatingSubtract(time, start)
    let end = floorDivide(distance, every) &+ 1
    let latestStart = saturatingAdd(start, saturatingMultiply(every, end &- 1))
    var firstTime = latestStart
    var lastTime = saturatingAdd(latestStart, every) &- 1
    var first = end &- 1
    if period != every {
      first = floorDivide(saturatingSubtract(distance, period), every) &+ 1
      let firstStop = saturatingAdd(
        start, saturatingAdd(saturatingMultiply(every, first), period))
      firstTime = max(firstTime, saturatingSubtract(firstStop, every))
      lastTime = min(lastTime, firstStop &- 1)
    }
    let clippedEnd = max(0, min(end, Int64(count)))
    return Placement(
      firstWindow: max(0, min(first, clippedEnd)), endWindow: clippedEnd, firstTime: firstTime,
      lastTime: lastTime)
  }

  /// Where a time stands among the windows.
  struct Placement {
    var firstWindow: Int64
    var endWindow: Int64
    /// Both ends belong to it.
    var firstTime: Int64
    var lastTime: Int64
  }
}

/// How many of the ascending values are at most `limit`. Complexity: O(log values).
private func countNotAfter(_ values: BufferSlice<Int64>, _ limit: Int64) -> Int {
  let pointer = values.pointer
  var low = 0
  var high = values.count
  while low < high {
    let middle = (low &+ high) / 2
    if pointer[middle] <= limit { low = middle &+ 1 } else { high = middle }
  }
  return low
}

extension WindowSequence {
  /// Windows that start in the range or reach into it, not counting clock changes: what a refusal
  /// names.
  package func estimatedCount(over range: Range<Int64>) -> Int {
    if range.isEmpty { return 0 }
    let first = index(ofClock: rules.clock(at: range.lowerBound))
    let last = index(ofClock: rules.clock(at: range.upperBound &- 1))
    return Int(saturatingAdd(last &- first, estimatedOverlap))
  }

  /// How many windows hold one time, not counting clock changes and the lengths of months.
  package var estimatedOverlap: Int64 {
    if isTumbling { return 1 }
    let nanosecondsPerMonth = 31 &* nanosecondsPerDay
    func length(_ duration: CalendarDuration) -> Int64 {
      saturatingAdd(
        saturatingMultiply(duration.months, nanosecondsPerMonth), duration.nanoseconds)
    }
    return max(1, floorDivide(length(period), max(1, length(every))))
  }

  /// The unclipped start of the first window that touches the range, where all windows of the
  /// range have one length and no clock changes near it; else nil.
  func uniformStart(over range: Range<Int64>) -> Int64? {
    if every.months > 0 || period.months > 0 || range.isEmpty { return nil }
    let segment = rules.segment(at: range.lowerBound)
    let offset = rules.offsets[segment]
    if rules.starts.count > 1 {
      let reach = saturatingAdd(
        saturatingAdd(every.nanoseconds, period.nanoseconds), 4 &* nanosecondsPerDay)
      guard saturatingSubtract(range.lowerBound, reach) >= rules.starts[segment],
        saturatingAdd(range.upperBound, reach) <= rules.end(ofSegment: segment)
      else { return nil }
    }
    let first = firstFixedWindow(stoppingAfter: saturatingAdd(range.lowerBound, offset))
    let (product, tooLarge) = every.nanoseconds.multipliedReportingOverflow(by: first)
    let (clock, overflow) = zero.addingReportingOverflow(product)
    let (start, tooEarly) = clock.subtractingReportingOverflow(offset)
    return tooLarge || overflow || tooEarly ? nil : start
  }

  /// The first window whose stop lies after a clock time, for lengths in ns.
  private func firstFixedWindow(stoppingAfter clock: Int64) -> Int64 {
    let distance = saturatingSubtract(saturatingSubtract(clock, zero), period.nanoseconds)
    return floorDivide(distance, every.nanoseconds) &+ 1
  }
}
