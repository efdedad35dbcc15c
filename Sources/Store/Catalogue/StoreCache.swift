import Synchronization

/// What is kept between queries: directories, encoded segments, lists of segments and the tags of
/// measurements. Segment numbers are never used twice, so a segment stays right; a list is right for
/// one state of the store.
final class StoreCache: Sendable {
  private struct Contents {
    var directories: BoundedValues<SegmentDirectory>
    var segments: BoundedValues<SegmentContent>
    var lists: [Int64: (commits: Int64, rows: [SegmentRow])] = [:]
    var shapes: [Int64: (commits: Int64, labels: [[String]])] = [:]

    init(bytesMax: Int, segmentBytesMax: Int) {
      directories = BoundedValues(bytesMax: bytesMax)
      segments = BoundedValues(bytesMax: segmentBytesMax)
    }
  }

  private let contents: Mutex<Contents>
  private let bytesMax: Int
  private let segmentBytesMax: Int

  /// bytesMax: of directories; segmentBytesMax: of encoded segments.
  init(bytesMax: Int, segmentBytesMax: Int) {
    self.bytesMax = bytesMax
    self.segmentBytesMax = segmentBytesMax
    contents = Mutex(Contents(bytesMax: bytesMax, segmentBytesMax: segmentBytesMax))
  }

  func directory(_ segment: Int64) -> SegmentDirectory? {
    contents.withLock { $0.directories[segment] }
  }

  func insert(_ directory: SegmentDirectory, segment: Int64) {
    contents.withLock { $0.directories.insert(directory, directory.byteCount, segment) }
  }

  func content(_ segment: Int64) -> SegmentContent? {
    contents.withLock { $0.segments[segment] }
  }

  func insert(_ content: SegmentContent, segment: Int64) {
    contents.withLock { $0.segments.insert(content, content.byteCount, segment) }
  }

  func shapes(measurement: Int64, commits: Int64) -> [[String]]? {
    contents.withLock { contents in
      guard let known = contents.shapes[measurement], known.commits == commits else { return nil }
      return known.labels
    }
  }

  func insert(shapes labels: [[String]], measurement: Int64, commits: Int64) {
    contents.withLock { contents in
      if let known = contents.shapes[measurement], known.commits > commits { return }
      contents.shapes[measurement] = (commits, labels)
    }
  }

  func segments(field: Int64, commits: Int64) -> [SegmentRow]? {
    contents.withLock { contents in
      guard let known = contents.lists[field], known.commits == commits else { return nil }
      return known.rows
    }
  }

  func insert(_ rows: [SegmentRow], field: Int64, commits: Int64) {
    contents.withLock { contents in
      if let known = contents.lists[field], known.commits > commits { return }
      contents.lists[field] = (commits, rows)
    }
  }

  /// Tells whether a later state of the store could hide behind the same number: after a restore.
  func removeAll() {
    contents.withLock { $0 = Contents(bytesMax: bytesMax, segmentBytesMax: segmentBytesMax) }
  }
}

/// Values by segment, of so many bytes at the most.
private struct BoundedValues<Value> {
  let bytesMax: Int
  private var values: [Int64: (value: Value, bytes: Int)] = [:]
  private var bytes = 0

  init(bytesMax: Int) { self.bytesMax = bytesMax }

  subscript(_ segment: Int64) -> Value? { values[segment]?.value }

  /// Keeps a value; when full, half of what is kept goes: any, since a scan over more than fits would
  /// push out the oldest just before it is wanted again.
  mutating func insert(_ value: Value, _ added: Int, _ segment: Int64) {
    guard values.updateValue((value, added), forKey: segment) == nil else { return }
    bytes += added
    guard bytes > bytesMax else { return }
    for (id, old) in values where id != segment {
      values[id] = nil
      bytes -= old.bytes
      if bytes * 2 <= bytesMax { break }
    }
  }
}
