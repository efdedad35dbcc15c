import Columnar
import Diagnostics
import Planning

/// Turns units into batches; used by several threads at a time.
struct UnitDecoder: UnitDecoding {
  let loader: SegmentLoader
  let request: ScanRequest
  let times: ClosedRange<Int64>
  let valueTests: [ValueTest]
  let budget: MemoryBudget

  init(_ plan: ScanPlan, _ loader: SegmentLoader) {
    self.loader = loader
    request = plan.request
    times = plan.times ?? 0...0
    valueTests = plan.tests.values
    budget = plan.context.budget
  }

  /// Where the rows of a piece come from.
  enum Source {
    case stored(SegmentContent, segment: Int32, run: Int, rows: Range<Int>)
    case merged(DecodedRows)

    var rowCount: Int {
      switch self {
      case .stored(_, _, _, let rows): rows.count
      case .merged(let rows): rows.times.count
      }
    }
  }

  func decode(_ unit: ScanUnit) throws -> DecodedUnit {
    var sources: [Source] = []
    sources.reserveCapacity(unit.pieces.count)
    var keys: [KeyReference] = []
    keys.reserveCapacity(unit.tables.count)
    var lastContent: (segment: Int32, content: SegmentContent)?
    var numbers: (first: Int, last: Int)?
    let starts = try Buffer<Int32>(capacity: unit.tables.count + 1, budget: budget)
    var pieceStarts: [Int] = []
    pieceStarts.reserveCapacity(unit.tables.count + 1)
    var rows = 0
    starts.base[0] = 0
    for table in unit.tables.indices {
      let before = rows
      pieceStarts.append(sources.count)
      for piece in unit.pieces(ofTable: table) {
        guard let source = try resolve(unit.pieces[piece], unit.scan, &lastContent) else {
          continue
        }
        sources.append(source)
        rows += source.rowCount
      }
      if rows == before {
        pieceStarts.removeLast()
        continue
      }
      keys.append(unit.tables[table].key)
      starts.base[keys.count] = Int32(rows)
      numbers = (numbers?.first ?? unit.tables[table].number, unit.tables[table].number)
    }
    guard let numbers else { return DecodedUnit(batch: nil, firstTable: -1, lastTable: -1) }
    pieceStarts.append(sources.count)
    let tableStarts = BufferSlice(starts, count: keys.count + 1)
    let batch = try assemble(unit, sources, pieceStarts, keys, tableStarts)
    if valueTests.isEmpty {
      return DecodedUnit(batch: batch, firstTable: numbers.first, lastTable: numbers.last)
    }
    return try filtered(batch, unit, numbers)
  }

  /// The exact rows of a piece; nil for none. `lastContent`: the segment used last, for many short
  /// series lie in one.
  private func resolve(
    _ piece: ScanPiece, _ scan: FieldScan,
    _ lastContent: inout (segment: Int32, content: SegmentContent)?
  ) throws -> Source? {
    if piece.isOverlaid {
      let rows = try overlay(piece, scan)
      return rows.times.isEmpty ? nil : .merged(rows)
    }
    let run = Int(piece.run)
    let content: SegmentContent
    if let lastContent, lastContent.segment == piece.segment {
      content = lastContent.content
    } else {
      content = try loader.content(scan, piece.segment)
      lastContent = (piece.segment, content)
    }
    var rows = piece.rows
    let directory = content.directory
    let isInside =
      directory.timeFirsts[run] >= times.lowerBound && directory.timeLasts[run] <= times.upperBound
    if !isInside, directory.steps[run] == 0 {
      let wanted = try loader.checked { () throws(CorruptBlob) in
        try content.rows(ofRun: run, in: times)
      }
      rows = rows.clamped(to: wanted)
    }
    return rows.isEmpty ? nil : .stored(content, segment: piece.segment, run: run, rows: rows)
  }

  private func assemble(
    _ unit: ScanUnit, _ sources: [Source], _ pieceStarts: [Int], _ keys: [KeyReference],
    _ tableStarts: BufferSlice<Int32>
  ) throws -> Batch {
    var plain = request
    plain.aggregate = nil
    if !valueTests.isEmpty { plain.columns = plain.columns.map { $0.union(["_value"]) } }
    let schema = rowSchema(unit.scan.field, unit.labels, plain)
    let keyColumns = try KeyColumns(unit, keys, request.bounds, loader, budget)
    var columns: [Column] = []
    for (index, field) in schema.fields.enumerated() {
      switch field.label {
      case "_time" where !schema.isKey(index):
        columns.append(try timeColumn(sources, pieceStarts, tableStarts))
      case "_value" where !schema.isKey(index):
        columns.append(try valueColumn(sources, unit.scan.field, tableStarts))
      default: columns.append(try keyColumns.column(field.label))
      }
    }
    return Batch(schema: schema, columns: columns, tableStarts: tableStarts)
  }

  // MARK: Times

  private func timeColumn(
    _ sources: [Source], _ pieceStarts: [Int], _ tableStarts: BufferSlice<Int32>
  ) throws -> Column {
    if let regular = try regularTimes(sources, pieceStarts) { return regular }
    let rows = Int(tableStarts.pointer[tableStarts.count - 1])
    let buffer = try Buffer<UInt64>(capacity: rows, budget: budget)
    let times = UnsafeMutableRawPointer(buffer.base).assumingMemoryBound(to: Int64.self)
    let scratch = try Buffer<UInt64>(capacity: blockRows, budget: budget)
    var position = 0
    for source in sources {
      switch source {
      case .stored(let content, _, let run, let rows):
        let out = times + position
        let blocks = try loader.checked { () throws(CorruptBlob) in
          try content.readTimes(run: run, rows: rows, into: out, scratch: scratch.base)
        }
        if blocks > 0 { loader.count { $0.blocksDecoded += blocks } }
      case .merged(let rows):
        for row in rows.times.indices { times[position + row] = rows.times[row] }
      }
      position += source.rowCount
    }
    return Column(
      type: .time, storage: .plain(.words(BufferSlice(buffer, count: rows)), nil))
  }

  /// Starts and step where all rows of all tables are evenly spaced with one step.
  private func regularTimes(_ sources: [Source], _ pieceStarts: [Int]) throws -> Column? {
    let tables = pieceStarts.count - 1
    let starts = try Buffer<Int64>(capacity: tables, budget: budget)
    var commonStep: Int64?
    for table in 0..<tables {
      var next: Int64?
      for index in pieceStarts[table]..<pieceStarts[table + 1] {
        guard case .stored(let content, _, let run, let rows) = sources[index] else { return nil }
        let directory = content.directory
        let step = directory.steps[run]
        let single = directory.rows(ofRun: run).count == 1
        guard single || step > 0 else { return nil }
        let first =
          directory.timeFirsts[run] &+ step
          &* Int64(rows.lowerBound &- directory.rows(ofRun: run).lowerBound)
        if let next, single ? commonStep == nil || next != first : next != first { return nil }
        if next == nil { starts.base[table] = first }
        if !single || rows.count > 1 {
          if let commonStep, commonStep != step { return nil }
          commonStep = step
        }
        next = first &+ (commonStep ?? 0) &* Int64(rows.count)
        // Where the step is not known yet, the next piece cannot be told to follow.
        if commonStep == nil { next = .min }
      }
    }
    return Column(
      type: .time,
      storage: .regularTime(
        starts: BufferSlice(starts, count: tables), stepNanoseconds: commonStep ?? 0))
  }

  // MARK: Values

  private func valueColumn(
    _ sources: [Source], _ field: FieldInfo, _ tableStarts: BufferSlice<Int32>
  ) throws -> Column {
    let rows = Int(tableStarts.pointer[tableStarts.count - 1])
    loader.count { $0.valuesRead += rows }
    if field.type == .string { return try stringColumn(sources, rows) }
    let buffer = try Buffer<UInt64>(capacity: rows, budget: budget)
    let scratch = try Buffer<UInt64>(capacity: blockRows, budget: budget)
    var position = 0
    var index = 0
    var blocks = 0
    while index < sources.count {
      switch sources[index] {
      case .stored(let content, let segment, _, var range):
        // Runs that lie side by side are decoded in one go.
        while index + 1 < sources.count,
          case .stored(_, segment, _, let next) = sources[index + 1],
          next.lowerBound == range.upperBound
        {
          range = range.lowerBound..<next.upperBound
          index += 1
        }
        guard case .words(let words) = content.values else {
          throw damaged(loader.session.location, "a column is of another type than its field")
        }
        let out = buffer.base + position
        blocks += try loader.checked { () throws(CorruptBlob) in
          try words.decode(rows: range, into: out, scratch: scratch.base)
        }
        position += range.count
      case .merged(let merged):
        for word in merged.words {
          buffer.base[position] = word
          position += 1
        }
      }
      index += 1
    }
    loader.count { $0.blocksDecoded += blocks }
    if field.type == .bool {
      let bools = try Buffer<UInt8>(capacity: rows, budget: budget)
      for row in 0..<rows { bools.base[row] = buffer.base[row] == 0 ? 0 : 1 }
      return Column(
        type: .bool, storage: .plain(.bools(BufferSlice(bools, count: rows)), nil))
    }
    return Column(
      type: field.type, storage: .plain(.words(BufferSlice(buffer, count: rows)), nil))
  }

  /// Codes into a dictionary of the unit's own.
  private func stringColumn(_ sources: [Source], _ rows: Int) throws -> Column {
    var dictionary = StringDictionary()
    let codes = try Buffer<Int32>(capacity: rows, budget: budget)
    var position = 0
    for source in sources {
      switch source {
      case .merged(let merged):
        for string in merged.strings {
          codes.base[position] = dictionary.code(string)
          position += 1
        }
      case .stored(let content, _, _, let range):
        guard case .strings(let encoded) = content.values else {
          throw damaged(loader.session.location, "a column is of another type than its field")
        }
        var words = [UInt64](repeating: 0, count: range.count)
        let blocks = try words.withUnsafeMutableBufferPointer { buffer in
          guard let base = buffer.baseAddress else { return 0 }
          return try loader.checked { () throws(CorruptBlob) in
            try encoded.codes.decode(rows: range, into: base)
          }
        }
        loader.count { $0.blocksDecoded += blocks }
        var known = [Int32](repeating: -1, count: encoded.dictionaryCount)
        for word in words {
          let string = try loader.checked { () throws(CorruptBlob) -> String? in
            if word < UInt64(known.count), known[Int(word)] >= 0 { return nil }
            return try encoded.string(word)
          }
          if let string { known[Int(word)] = dictionary.code(string) }
          codes.base[position] = known[Int(word)]
          position += 1
        }
      }
    }
    return Column(
      type: .string,
      storage: .dictionary(
        codes: BufferSlice(codes, count: rows), dictionary: try dictionary.values(budget)))
  }
}

/// Different strings in order of appearance.
struct StringDictionary {
  private var codes: [String: Int32] = [:]
  private var strings: [String] = []

  mutating func code(_ string: String) -> Int32 {
    if let known = codes[string] { return known }
    let code = Int32(truncatingIfNeeded: strings.count)
    codes[string] = code
    strings.append(string)
    return code
  }

  func values(_ budget: MemoryBudget) throws -> StringValues {
    var text = StringColumnBytes()
    for string in strings { text.append(string) }
    return try text.values(budget)
  }
}

/// Strings one after another, on their way into a column.
struct StringColumnBytes {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int64] = []

  /// Makes room for so many short strings.
  mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count * 8)
    ends.reserveCapacity(count)
  }

  mutating func append(_ string: String) {
    bytes.append(contentsOf: string.utf8)
    ends.append(Int64(bytes.count))
  }

  /// Appends one by way of a function that adds its bytes.
  mutating func append(_ body: (inout [UInt8]) throws -> Void) rethrows {
    try body(&bytes)
    ends.append(Int64(bytes.count))
  }

  func values(_ budget: MemoryBudget) throws -> StringValues {
    let offsets = try Buffer<Int64>(capacity: ends.count + 1, budget: budget)
    offsets.base[0] = 0
    for (index, end) in ends.enumerated() { offsets.base[index + 1] = end }
    let text = try Buffer<UInt8>(capacity: bytes.count, budget: budget)
    bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { text.base.update(from: start, count: source.count) }
    }
    return StringValues(
      offsets: BufferSlice(offsets, count: ends.count + 1),
      bytes: BufferSlice(text, count: bytes.count))
  }
}
