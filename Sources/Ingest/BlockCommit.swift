import Columnar
import Planning
import Store

/// One block of points on its way into the store: one transaction.
struct BlockCommit: Sendable {
  let store: Store
  let bucket: String
  let block: PointBlock
  /// nil for what cannot be gone on with, such as a pipe.
  let progress: IngestProgress?
  /// The last line whose points are in the block.
  let line: Int

  /// Durable when it returns. Errors: the store's; then nothing of the block stays.
  func run() throws -> CommitOutcome {
    let writer = try store.beginWrite(bucket: bucket)
    do {
      let grouped = block.grouped()
      for column in grouped.columns.indices where !grouped.points(ofColumn: column).isEmpty {
        try write(grouped, column, to: writer)
      }
      if let progress { writer.setProgress(progress) }
      let written = try writer.commit()
      return CommitOutcome(points: block.pointCount, line: line, written: written)
    } catch {
      writer.rollBack()
      throw error
    }
  }

  private func write(_ grouped: GroupedPoints, _ number: Int, to writer: StoreWriter) throws {
    let column = grouped.columns[number]
    let points = grouped.points(ofColumn: number)
    try grouped.times.withUnsafeBufferPointer { times in
      try grouped.words.withUnsafeBufferPointer { words in
        let words = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: words[points]))
        let bools = column.type == .bool ? grouped.words[points].map { UInt8($0 & 1) } : []
        try bools.withUnsafeBufferPointer { bools in
          let values: PointValues =
            switch column.type {
            case .float: .floats(words.bindMemory(to: Double.self))
            case .int, .time: .ints(words.bindMemory(to: Int64.self))
            case .uint: .uints(words.bindMemory(to: UInt64.self))
            case .bool: .bools(bools)
            case .string: .strings(grouped.words[points].map { grouped.strings[Int($0)] })
            }
          try writer.append(
            measurement: column.measurement, tags: column.tags, field: column.field,
            times: UnsafeBufferPointer(rebasing: times[points]), values: values)
        }
      }
    }
    if let unit = column.unit {
      writer.setUnit(unit, measurement: column.measurement, field: column.field)
    }
  }
}

/// What a commit did.
struct CommitOutcome: Sendable {
  let points: Int
  /// Everything up to this line is durable.
  let line: Int
  let written: WriteSummary
}
