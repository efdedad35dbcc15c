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
      values.removeAll()
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
    var present = 0
    for row in rows where column.isValid(row) {
      let value = floatValue(words[row], type)
      present &+= 1
      if isSequential, case .digest(let compression) = method {
        if digest == nil { digest = try TDigest(compression: compression, budget: budget) }
        digest?.add(value)
      } else {
        try values.append(value)
        if !isSequential { try valueSlots.append(Int32(truncatingIfNeeded: slot)) }
      }
    }
    count(present, slot: slot)
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
      results[openSlot] = exactMean(0..<values.count)
      values.removeAll()
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
    guard case .digest(let compression) = method else { return exactMean(range) }
    var scratch = try digest ?? TDigest(compression: compression, budget: budget)
    scratch.reset()
    for index in range { scratch.add(values[index]) }
    digest = scratch
    return scratch.quantile(q)
  }

  /// Linear interpolation between the values around position q * (n - 1).
  private func exactMean(_ range: Range<Int>) -> Double {
    guard !range.isEmpty, let base = values.base else { return .nan }
    var part = UnsafeMutableBufferPointer(start: base + range.lowerBound, count: range.count)
    part.sort()
    let position = q * Double(range.count - 1)
    guard position >= 0, position <= Double(range.count - 1) else { return .nan }
    let low = min(Int(position.rounded(.down)), range.count - 1)
    let high = min(Int(position.rounded(.up)), range.count - 1)
    if low == high { return part[low] }
    let fraction = position - Double(low)
    return part[low] * (1 - fraction) + part[high] * fraction
  }
}
