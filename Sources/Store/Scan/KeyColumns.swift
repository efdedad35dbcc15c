import Columnar
import Diagnostics

/// The key columns of a batch: bounds, field, measurement and tags of each table.
struct KeyColumns {
  private let budget: MemoryBudget
  private let count: Int
  private let bounds: Range<Int64>?
  private let field: FieldInfo
  private let labels: [String]
  private var tags: [StringColumnBytes]

  init(
    _ unit: ScanUnit, _ keys: [KeyReference], _ bounds: Range<Int64>?, _ loader: SegmentLoader,
    _ budget: MemoryBudget
  ) throws {
    self.budget = budget
    self.bounds = bounds
    count = keys.count
    field = unit.scan.field
    labels = unit.labels
    tags = Array(repeating: StringColumnBytes(), count: labels.count)
    guard !labels.isEmpty else { return }
    for index in tags.indices { tags[index].reserve(count) }
    for key in keys {
      if key.segment < 0 {
        try unit.scan.buffered.keys[Int(key.run)].withUnsafeBufferPointer {
          try appendTags($0, loader)
        }
      } else {
        try unit.scan.directory(key.segment).withKey(ofRun: Int(key.run)) {
          try appendTags($0, loader)
        }
      }
    }
  }

  private mutating func appendTags(
    _ key: UnsafeBufferPointer<UInt8>, _ loader: SegmentLoader
  ) throws {
    var position = 0
    for index in tags.indices {
      let start = try loader.checked { () throws(CorruptBlob) in
        try SeriesKey.labelEnd(key, from: position) + 1
      }
      try tags[index].append { bytes in
        do throws(CorruptBlob) {
          position = try SeriesKey.readValue(key, from: start, to: &bytes)
        } catch { throw damaged(loader.session.location, error.what) }
      }
    }
    guard position == key.count else {
      throw damaged(loader.session.location, "a series has other tags than its measurement")
    }
  }

  func column(_ label: String) throws -> Column {
    switch label {
    case "_start": return try times(bounds?.lowerBound ?? 0)
    case "_stop": return try times(bounds?.upperBound ?? 0)
    case "_field": return try strings(field.name)
    case "_measurement": return try strings(field.measurement)
    default:
      guard let index = labels.firstIndex(of: label) else { return try strings("") }
      return Column(
        type: .string, storage: .constant(.strings(try tags[index].values(budget)), nil))
    }
  }

  private func times(_ time: Int64) throws -> Column {
    let buffer = try Buffer<UInt64>(capacity: count, budget: budget)
    buffer.base.update(repeating: UInt64(bitPattern: time), count: count)
    return Column(type: .time, storage: .constant(.words(BufferSlice(buffer, count: count)), nil))
  }

  private func strings(_ text: String) throws -> Column {
    let utf8 = Array(text.utf8)
    let offsets = try Buffer<Int64>(capacity: count + 1, budget: budget)
    let bytes = try Buffer<UInt8>(capacity: count * utf8.count, budget: budget)
    for table in 0...count { offsets.base[table] = Int64(table &* utf8.count) }
    utf8.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      for table in 0..<count {
        (bytes.base + table &* source.count).update(from: start, count: source.count)
      }
    }
    let values = StringValues(
      offsets: BufferSlice(offsets, count: count + 1),
      bytes: BufferSlice(bytes, count: count * utf8.count))
    return Column(type: .string, storage: .constant(.strings(values), nil))
  }
}
