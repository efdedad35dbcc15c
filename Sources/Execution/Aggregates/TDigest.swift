import Columnar

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An estimate of quantiles from a bounded number of weighted means.
///
/// Keeps up to 2⌈d⌉ merged and 8⌈d⌉ raw centroids for compression d. NaN is ignored.
/// Source: Dunning and Ertl (2019), the merging digest with the arcsine scale.
struct TDigest {
  private let compression: Double
  private let processedMax: Int
  private let unprocessedMax: Int
  private var means: GrowingBuffer<Double>
  private var weights: GrowingBuffer<Double>
  private var rawMeans: GrowingBuffer<Double>
  /// Running sums of the merged weights, each at its centroid's middle. `[centroids + 1]`
  private var cumulative: [Double] = []
  /// What is being merged, in order of the means.
  private var order: [(mean: Double, weight: Double)] = []
  private let sorter: FloatSorter
  private var processedWeight = 0.0
  private var rawWeight = 0.0
  private var smallest = Double.infinity
  private var largest = -Double.infinity

  /// No larger buffers than these are made, whatever the compression asked for.
  private static let compressionMax = 1 << 20

  init(compression: Double, budget: MemoryBudget?) throws {
    self.compression = compression
    let size = min(max(Int(exactly: compression.rounded(.up)) ?? 1, 1), TDigest.compressionMax)
    processedMax = 2 * size
    unprocessedMax = 8 * size
    means = GrowingBuffer(budget: budget)
    weights = GrowingBuffer(budget: budget)
    rawMeans = GrowingBuffer(budget: budget)
    try means.reserve(processedMax + unprocessedMax + 1)
    try weights.reserve(processedMax + unprocessedMax + 1)
    try rawMeans.reserve(unprocessedMax + 1)
    sorter = try FloatSorter(capacity: unprocessedMax + 1, budget: budget)
  }

  mutating func reset() {
    means.removeAll()
    weights.removeAll()
    rawMeans.removeAll()
    cumulative.removeAll(keepingCapacity: true)
    processedWeight = 0
    rawWeight = 0
    smallest = .infinity
    largest = -.infinity
  }

  mutating func add(_ value: Double) {
    withUnsafePointer(to: value) { add(UnsafeBufferPointer(start: $0, count: 1)) }
  }

  /// Adds values in order.
  mutating func add(_ values: UnsafeBufferPointer<Double>) {
    var next = 0
    while next < values.count {
      // What is raw is merged after each value where too many merged ones have piled up.
      let room = means.count > processedMax ? 1 : unprocessedMax + 1 - rawMeans.count
      let end = min(values.count, next + room)
      let before = rawMeans.count
      for index in next..<end where !values[index].isNaN {
        appendWithinCapacity(values[index], to: &rawMeans)
      }
      rawWeight += Double(rawMeans.count - before)
      next = end
      let hasAdded = rawMeans.count > before
      if hasAdded, rawMeans.count > unprocessedMax || means.count > processedMax { process() }
    }
  }

  /// The buffers were reserved when the digest was made, so this cannot fail.
  private func appendWithinCapacity(_ value: Double, to buffer: inout GrowingBuffer<Double>) {
    do { try buffer.append(value) } catch { preconditionFailure("the digest reserved its memory") }
  }

  /// Merges the raw values into the centroids, in order of their means.
  private mutating func process() {
    guard !rawMeans.isEmpty || means.count > processedMax else { return updateCumulative() }
    putInOrder()
    means.removeAll()
    weights.removeAll()
    rawMeans.removeAll()
    guard order.count > 0 else { return updateCumulative() }
    processedWeight += rawWeight
    rawWeight = 0
    if mergesNothing {
      for centroid in order {
        appendWithinCapacity(centroid.mean, to: &means)
        appendWithinCapacity(centroid.weight, to: &weights)
      }
    } else {
      mergeInOrder()
    }
    smallest = min(smallest, means[0])
    largest = max(largest, means[means.count - 1])
    updateCumulative()
  }

  /// The scale is nowhere so steep that two centroids, of weight 1 at least, could become one: it
  /// rises by 2 * compression / pi at the least, so that a centroid spans half a weight at most.
  private var mergesNothing: Bool { processedWeight * Double.pi < compression }

  /// Merges neighbours in `order` as far as the scale allows.
  private mutating func mergeInOrder() {
    let first = order[0]
    var soFar = first.weight
    var limit = processedWeight * quantileLimit(1)
    var mean = first.mean
    var weight = first.weight
    for index in 1..<order.count {
      let centroid = order[index]
      let projected = soFar + centroid.weight
      if projected <= limit {
        soFar = projected
        if weight != 0 {
          weight += centroid.weight
          mean += centroid.weight * (centroid.mean - mean) / weight
        } else {
          weight = centroid.weight
          mean = centroid.mean
        }
      } else {
        let k = scale(soFar / processedWeight)
        limit = processedWeight * quantileLimit(k + 1)
        soFar += centroid.weight
        appendWithinCapacity(mean, to: &means)
        appendWithinCapacity(weight, to: &weights)
        mean = centroid.mean
        weight = centroid.weight
      }
    }
    appendWithinCapacity(mean, to: &means)
    appendWithinCapacity(weight, to: &weights)
  }

  /// Puts the raw values and the centroids into `order`, by mean; of equal ones the raw come first.
  private mutating func putInOrder() {
    order.removeAll(keepingCapacity: true)
    var centroid = 0
    if let raw = rawMeans.base, rawMeans.count > 0 {
      let rows = sorter.order(of: raw, count: rawMeans.count)
      for index in 0..<rawMeans.count {
        let value = raw[Int(rows[index])]
        while centroid < means.count, means[centroid] < value {
          order.append((means[centroid], weights[centroid]))
          centroid += 1
        }
        order.append((value, 1))
      }
    }
    for index in centroid..<means.count { order.append((means[index], weights[index])) }
    // Rounding may have put two centroids a little out of order.
    for index in 1..<max(means.count, 1) where means[index] < means[index - 1] {
      order.sort { $0.mean < $1.mean }
      return
    }
  }

  private func quantileLimit(_ k: Double) -> Double {
    (sin(min(k, compression) * Double.pi / compression - Double.pi / 2) + 1) / 2
  }

  private func scale(_ q: Double) -> Double {
    compression * (asin(2 * q - 1) + Double.pi / 2) / Double.pi
  }

  private mutating func updateCumulative() {
    cumulative.removeAll(keepingCapacity: true)
    var previous = 0.0
    for weight in weights.values {
      cumulative.append(previous + weight / 2)
      previous += weight
    }
    cumulative.append(previous)
  }

  /// NaN when no value was added. q is within 0...1.
  mutating func quantile(_ q: Double) -> Double {
    process()
    guard means.count > 0, q >= 0, q <= 1 else { return .nan }
    if means.count == 1 { return means[0] }
    let index = q * processedWeight
    if index <= weights[0] / 2 {
      return smallest + 2 * index / weights[0] * (means[0] - smallest)
    }
    var lower = cumulative.partitioningIndex { $0 >= index }
    if lower >= cumulative.count { lower = cumulative.count - 1 }
    if lower + 1 != cumulative.count {
      let left = index - cumulative[lower - 1]
      let right = cumulative[lower] - index
      return weightedAverage(means[lower - 1], right, means[lower], left)
    }
    let last = weights[means.count - 1]
    let left = index - processedWeight - last / 2
    let right = last / 2 - left
    return weightedAverage(means[means.count - 1], left, largest, right)
  }

  private func weightedAverage(_ a: Double, _ aWeight: Double, _ b: Double, _ bWeight: Double)
    -> Double
  {
    let (low, lowWeight, high, highWeight) =
      a <= b ? (a, aWeight, b, bWeight) : (b, bWeight, a, aWeight)
    let average = (low * lowWeight + high * highWeight) / (lowWeight + highWeight)
    return max(low, min(average, high))
  }
}

extension Array {
  /// The first index whose element passes the test, which must be false then true along the array.
  func partitioningIndex(_ passes: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if passes(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
