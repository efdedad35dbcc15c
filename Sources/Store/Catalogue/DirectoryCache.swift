import Synchronization

/// Directories and segment lists kept between queries. Segment numbers are never used twice, so a
/// directory stays right; a list is right for one state of the store.
final class DirectoryCache: Sendable {
  private struct Contents {
    var directories: [Int64: SegmentDirectory] = [:]
    var bytes = 0
    var lists: [Int64: (commits: Int64, rows: [SegmentRow])] = [:]
  }

  private let contents = Mutex(Contents())
  private let bytesMax: Int

  init(bytesMax: Int) { self.bytesMax = bytesMax }

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
