import CStore

/// A run of one of several segments.
struct RunReference: Sendable {
  var segment: Int32
  var run: Int32
}

/// The runs of several directories in the order of their keys, then times.
struct SortedRuns: Sendable {
  let directories: [SegmentDirectory]
  private(set) var references: [RunReference] = []

  /// Takes the runs that pass the test. Complexity: O(n) where the directories follow one another,
  /// else O(n log directories).
  /// `only`: for each directory the runs to look at, nil for all.
  init(
    _ directories: [SegmentDirectory], only: [[Int]]? = nil,
    where passes: (Int, Int) -> Bool = { _, _ in true }
  ) {
    self.directories = directories
    let runCount = directories.reduce(0) { $0 + $1.runCount }
    var lists: [[RunReference]] = []
    // Filled anew for each directory, so that directories cost no heap object.
    var list: [RunReference] = []
    for segment in directories.indices {
      list.removeAll(keepingCapacity: true)
      if let only {
        for run in only[segment] where passes(segment, run) {
          list.append(RunReference(segment: Int32(segment), run: Int32(run)))
        }
      } else {
        list.reserveCapacity(directories[segment].runCount)
        for run in 0..<directories[segment].runCount where passes(segment, run) {
          list.append(RunReference(segment: Int32(segment), run: Int32(run)))
        }
      }
      guard let first = list.first else { continue }
      if let open = lists.indices.first(where: { index in
        lists[index].last.map { compare($0, first) < 0 } ?? true
      }) {
        lists[open].append(contentsOf: list)
      } else {
        var opened: [RunReference] = []
        opened.reserveCapacity(only == nil && lists.isEmpty ? runCount : list.count)
        opened.append(contentsOf: list)
        lists.append(opened)
      }
    }
    while lists.count > 1 {
      var merged: [[RunReference]] = []
      for index in stride(from: 0, to: lists.count, by: 2) {
        merged.append(
          index + 1 < lists.count ? merge(lists[index], lists[index + 1]) : lists[index])
      }
      lists = merged
    }
    references = lists.first ?? []
  }

  private func merge(_ left: [RunReference], _ right: [RunReference]) -> [RunReference] {
    var result: [RunReference] = []
    result.reserveCapacity(left.count + right.count)
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if compare(right[j], left[i]) < 0 {
        result.append(right[j])
        j += 1
      } else {
        result.append(left[i])
        i += 1
      }
    }
    result.append(contentsOf: left[i...])
    result.append(contentsOf: right[j...])
    return result
  }

  /// Key order, then time.
  func compare(_ left: RunReference, _ right: RunReference) -> Int {
    let order = compareKeys(left, right)
    if order != 0 { return order }
    let leftTime = directories[Int(left.segment)].timeFirsts[Int(left.run)]
    let rightTime = directories[Int(right.segment)].timeFirsts[Int(right.run)]
    return leftTime < rightTime ? -1 : leftTime > rightTime ? 1 : 0
  }

  func compareKeys(_ left: RunReference, _ right: RunReference) -> Int {
    directories[Int(left.segment)].withKey(ofRun: Int(left.run)) { leftKey in
      directories[Int(right.segment)].withKey(ofRun: Int(right.run)) { rightKey in
        compareBytes(leftKey, rightKey)
      }
    }
  }

  func key(_ reference: RunReference) -> [UInt8] {
    directories[Int(reference.segment)].key(ofRun: Int(reference.run))
  }

  /// The end of the references of the series that begins at `start`.
  func seriesEnd(from start: Int) -> Int {
    var end = start + 1
    while end < references.count, compareKeys(references[start], references[end]) == 0 { end += 1 }
    return end
  }
}

/// As `memcmp`; what begins the other is less.
func compareBytes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
  guard let leftBase = left.baseAddress, let rightBase = right.baseAddress else {
    return left.count - right.count
  }
  return Int(gridflux_bytes_compare(leftBase, left.count, rightBase, right.count))
}

func compareBytes(_ left: [UInt8], _ right: [UInt8]) -> Int {
  left.withUnsafeBufferPointer { left in
    right.withUnsafeBufferPointer { right in compareBytes(left, right) }
  }
}
