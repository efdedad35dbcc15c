import Synchronization

/// What is kept between queries: directories, encoded segments, lists of segments and the tags of
/// measurements. Segment numbers are never used twice, so a segment stays right; a list is right for
/// one state of the store.
final class StoreCache: Sendable {
  private struct Contents {
    var directories: [Int64: SegmentDirectory] = [:]
    var bytes = 0
    var segments: [Int64: SegmentContent] = [:]
    var segmentBytes = 0
    var lists: [Int64: (commits: Int64, rows: [SegmentRow])] = [:]
    var shapes: [Int64: (commits: Int64, labels: [[String]])] = [:]
  }

  private let contents = Mutex(Contents())
  private let bytesMax: Int
  private let segmentBytesMax: Int

  /// bytesMax: of directories; segmentBytesMax: of encoded segments.
  init(bytesMax: Int, segmentBytesMax: Int) {
    self.bytesMax = bytesMax
    self.segmentBytesMax = segmentBytesMax
  }

  func directory(_ segment: Int64) -> SegmentDirectory? {
    contents.withLock { $0.directories[segment] }
  }

  /// Keeps a directory; when full, half of what is kept goes.
  func insert(_ directory: SegmentDirectory, segment: Int64) {
    contents.withLock { contents in
      guard contents.directories.updateValue(directory, forKey: segment) == nil else { return }
      contents.bytes += directory.byteCount
      guard contents.bytes > bytesMax else { return }
      for (id, old) in contents.directories where id != segment {
        contents.directories[id] = nil
        contents.bytes -= old.byteCount
        if contents.bytes * 2 <= bytesMax { break }
      }
    }
  }

  func content(_ segment: Int64) -> SegmentContent? {
    contents.withLock { $0.segments[segment] }
  }

  /// Keeps an encoded segment; when full, half of what is kept goes: any, since a scan over more
  /// than fits would push out the oldest just before it is wanted again.
  func insert(_ content: SegmentContent, segment: Int64) {
    contents.withLock { contents in
      guard contents.segments.updateValue(content, forKey: segment) == nil else { return }
      contents.segmentBytes += content.byteCount
      guard contents.segmentBytes > segmentBytesMax else { return }
      for (id, old) in contents.segments where id != segment {
        contents.segments[id] = nil
        contents.segmentBytes -= old.byteCount
        if contents.segmentBytes * 2 <= segmentBytesMax { break }
      }
    }
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
  func removeAll() { contents.withLock { $0 = Contents() } }
}
