import Columnar

/// `quantile` by t-digest or by interpolation between the sorted values.
///
/// Where slots are filled one after another only one slot's values are held; else all values are
/// kept with their slots until the end.
final class QuantileState: AggregateState {
  enum Method {
    case digest(compression: Double)
    case exactMean
  }

  private let type: ColumnType
  private let method: Method
  private let q: Double
  private let isSequential: Bool
  private var digest: TDigest?
  /// Long stretches of the open slot's values where they are: columns are not copied.
  private var stretches: [(column: PlainColumn, rows: Range<Int>)] = []
  private var values: GrowingBuffer<Double>
  private var valueSlots: GrowingBuffer<Int32>
  private var openSlot = -1
  /// NaN where a slot has no value. `[slots]`
  private var results: GrowingBuffer<Double>
  /// The values are sorted by slot, which `slotStarts` divides. `[slots + 1]`
  private var isSealed = false
  private var slotStarts: GrowingBuffer<Int>

  init(
    _ type: ColumnType, method: Method, q: Double, isSequential: Bool, _ budget: MemoryBudget?
  ) {
    self.type = type
    self.method = method
    self.q = q
    self.isSequential = isSequential
    values = GrowingBuffer(budget: budget)
    valueSlots = GrowingBuffer(budget: budget)
    results = GrowingBuffer(budget: budget)
    slotStarts = GrowingBuffer(budget: budget)
    super.init(budget: budget)
  }

  override func growValues(by missing: Int) throws {
    try results.append(repeating: .nan, count: missing)
  }

  override func resetValues(keeping slots: Range<Int>) throws {
    if isSequential {
      results.keep(slots)
      if slots.contains(openSlot) {
        openSlot &-= slots.lowerBound
        return
      }
      openSlot = -1
      removeValues()
      digest?.reset()
    } else {
      if !slots.isEmpty && !isSealed { try seal() }
      try keepValues(of: slots)
      results.keep(slots)
    }
    isSealed = false
  }

  override func add(_ column: PlainColumn?, rows: Range<Int>, slot: Int) throws {
    guard let column, let words = column.words else { return }
    if isSequential && slot != openSlot {
      try closeOpenSlot()
      openSlot = slot
    }
    let isPlain = type == .float && column.validity == nil
    if isSequential, case .digest(let compression) = method {
      if digest == nil { digest = try TDigest(compression: compression, budget: budget) }
      if isPlain {
        digest?.add(floats(words, rows))
        return count(rows.count, slot: slot)
      }
    } else if isPlain {
      if isSequential, rows.count >= Self.stretchRowsMin {
        stretches.append((column, rows))
      } else {
        try values.append(contentsOf: floats(words, rows))
        if !isSequential {
          try valueSlots.append(
            repeating: Int32(truncatingIfNeeded: slot), count: rows.count)
        }
      }
      return count(rows.count, slot: slot)
    }
    var present = 0
    for row in rows where column.isValid(row) {
      let value = floatValue(words[row], type)
      present &+= 1
      if isSequential, case .digest = method {
        digest?.add(value)
      } else {
        try values.append(value)
        if !isSequential { try valueSlots.append(Int32(truncatingIfNeeded: slot)) }
      }
    }
    count(present, slot: slot)
  }

  /// Shorter stretches are copied, or a few rows would hold a batch.
  private static var stretchRowsMin: Int { 4_096 }

  private func floats(
    _ words: UnsafePointer<UInt64>, _ rows: Range<Int>
  ) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(
      start: UnsafeRawPointer(words + rows.lowerBound).assumingMemoryBound(to: Double.self),
      count: rows.count)
  }

  private func removeValues() {
    stretches = []
    values.removeAll()
  }

  override func append(slot: Int, to builder: ColumnBuilder) throws {
    if isSequential {
      if slot == openSlot { try closeOpenSlot() }
    } else {
      if !isSealed { try seal() }
      results[slot] = try quantile(slotRange(slot))
    }
    if counts[slot] == 0 { return try builder.appendNull() }
    try builder.append(word: results[slot].bitPattern)
  }

  private func closeOpenSlot() throws {
    guard openSlot >= 0 else { return }
    if case .digest = method {
      results[openSlot] = digest?.quantile(q) ?? .nan
      digest?.reset()
    } else {
      let parts = stretches.compactMap { stretch in
        stretch.column.words.map { floats($0, stretch.rows) }
      }
      results[openSlot] = try exactMean(parts + [values.values])
      removeValues()
    }
    openSlot = -1
  }

  /// Sorts the values by slot, keeping their order.
  private func seal() throws {
    isSealed = true
    let total = values.count
    slotStarts.removeAll()
    try slotStarts.append(repeating: 0, count: slotCount + 1)
    for slot in valueSlots.values { slotStarts[Int(slot) + 1] &+= 1 }
    for slot in 0..<slotCount { slotStarts[slot + 1] &+= slotStarts[slot] }
    let sorted = try Buffer<Double>(capacity: total, budget: budget)
    let next = try Buffer<Int>(capacity: slotCount + 1, budget: budget)
    if let base = slotStarts.base { next.base.update(from: base, count: slotCount + 1) }
    for (value, slot) in zip(values.values, valueSlots.values) {
      sorted.base[next.base[Int(slot)]] = value
      next.base[Int(slot)] &+= 1
    }
    values.removeAll()
    try values.append(
      contentsOf: UnsafeBufferPointer(start: UnsafePointer(sorted.base), count: total))
  }

  private func slotRange(_ slot: Int) -> Range<Int> { slotStarts[slot]..<slotStarts[slot + 1] }

  /// Keeps the sealed values of some slots as unsealed ones.
  private func keepValues(of slots: Range<Int>) throws {
    valueSlots.removeAll()
    guard !slots.isEmpty else { return values.removeAll() }
    for (number, slot) in slots.enumerated() {
      try valueSlots.append(
        repeating: Int32(truncatingIfNeeded: number), count: slotRange(slot).count)
    }
    values.keep(slotStarts[slots.lowerBound]..<slotStarts[slots.upperBound])
  }

  private func quantile(_ range: Range<Int>) throws -> Double {
    let values = UnsafeBufferPointer(rebasing: values.values[range])
    guard case .digest(let compression) = method else { return try exactMean([values]) }
    var scratch = try digest ?? TDigest(compression: compression, budget: budget)
    scratch.reset()
    scratch.add(values)
    digest = scratch
    return scratch.quantile(q)
  }

  /// Linear interpolation between the values around position q * (n - 1).
  private func exactMean(_ parts: [UnsafeBufferPointer<Double>]) throws -> Double {
    let last = parts.reduce(0) { $0 + $1.count } - 1
    let position = q * Double(last)
    guard last >= 0, position >= 0, position <= Double(last) else { return .nan }
    let low = min(Int(position.rounded(.down)), last)
    let high = min(Int(position.rounded(.up)), last)
    let found = try valuesAtRanks(low, high, of: parts, budget: budget)
    if low == high { return found.low }
    let fraction = position - Double(low)
    return found.low * (1 - fraction) + found.high * fraction
  }
}
