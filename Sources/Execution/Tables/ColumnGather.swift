import Columnar

/// Puts one output column together from pieces of many batches.
///
/// `sources` holds the column of each collected batch, nil where the batch lacks it: its rows
/// become null. The representation survives where it can: constant columns stay constant when
/// every table is one piece, or all pieces have one value; texts that are constant or in
/// dictionaries come in one dictionary.
struct ColumnGather {
  let type: ColumnType
  let sources: [Column?]
  /// Of each collected batch. `[batches]`
  let tableStarts: [BufferSlice<Int32>]
  let budget: MemoryBudget?

  /// - Returns: a column of the pieces' rows. `tableCount` is the number of output tables.
  ///   Complexity: O(rows + pieces). Errors: `MemoryExhausted`.
  func gather(_ pieces: PieceList, tableCount: Int) throws -> Column {
    let shape = shape(of: pieces)
    if shape.allConstant && pieces.count == tableCount {
      return try gatherConstants(pieces)
    }
    if shape.allConstant, tableCount > 0, let same = try oneConstant(pieces, tableCount) {
      return same
    }
    switch type {
    case .bool:
      return try gatherFixed(pieces, zero: UInt8(0)) {
        if case .bools(let bools) = $0 { bools.pointer } else { nil }
      }
    case .string:
      if let dictionary = shape.dictionary { return try gatherCodes(pieces, dictionary) }
      return try gatherEncodedTexts(pieces) ?? gatherTexts(pieces)
    default:
      return try gatherFixed(pieces, zero: UInt64(0)) {
        if case .words(let words) = $0 { words.pointer } else { nil }
      }
    }
  }

  private func column(_ pieces: PieceList, _ piece: Int) -> Column? {
    sources[Int(pieces.batches.values[piece])]
  }

  /// What the pieces' columns have in common.
  private func shape(of pieces: PieceList) -> (allConstant: Bool, dictionary: StringValues?) {
    var allConstant = true
    var allDictionary = type == .string
    var dictionary: StringValues?
    var lastBatch: Int32 = -1
    for batch in pieces.batches.values where batch != lastBatch {
      lastBatch = batch
      switch sources[Int(batch)]?.storage {
      case .constant: allDictionary = false
      case .dictionary(_, let own):
        allConstant = false
        if let known = dictionary {
          if !known.isSame(as: own) { allDictionary = false }
        } else {
          dictionary = own
        }
      default:
        allConstant = false
        allDictionary = false
      }
      if !allConstant && !allDictionary { break }
    }
    return (allConstant, allDictionary ? dictionary : nil)
  }

  /// The value of all pieces, for each table; nil where there is none or they differ.
  private func oneConstant(_ pieces: PieceList, _ tableCount: Int) throws -> Column? {
    guard pieces.count > 0,
      case .constant(let values, let validity)? = column(pieces, 0)?.storage
    else { return nil }
    let first = Int(pieces.tables.values[0])
    guard validity?.isValid(first) ?? true else { return nil }
    for piece in 1..<pieces.count {
      guard case .constant(let others, let present)? = column(pieces, piece)?.storage else {
        return nil
      }
      let table = Int(pieces.tables.values[piece])
      guard present?.isValid(table) ?? true, others.isSame(table, as: values, first) else {
        return nil
      }
    }
    let builder = ColumnBuilder(type: type, capacity: tableCount, budget: budget)
    for _ in 0..<tableCount { try builder.append(values, nil, at: first) }
    return try builder.finishConstant()
  }

  private func gatherConstants(_ pieces: PieceList) throws -> Column {
    let builder = ColumnBuilder(type: type, capacity: pieces.count, budget: budget)
    for piece in 0..<pieces.count {
      guard case .constant(let values, let validity) = column(pieces, piece)?.storage else {
        try builder.appendNull()
        continue
      }
      let table = Int(pieces.tables.values[piece])
      try builder.append(values, validity, at: table)
    }
    return try builder.finishConstant()
  }

  /// Constants and the dictionaries of all batches in one dictionary; nil where a column is plain,
  /// or there would be more entries than rows.
  private func gatherEncodedTexts(_ pieces: PieceList) throws -> Column? {
    let entries = ColumnBuilder(type: .string, capacity: pieces.count, budget: budget)
    let codes = try Buffer<Int32>(capacity: pieces.rowCount, budget: budget)
    // What is added to the codes of each batch, once its dictionary is among the entries.
    var firstCodes = [Int32](repeating: -1, count: sources.count)
    var last: (text: UnsafeBufferPointer<UInt8>, code: Int32)?
    var row = 0
    for piece in 0..<pieces.count {
      let rows = Int(pieces.counts.values[piece])
      let into = codes.base + row
      row &+= rows
      switch column(pieces, piece)?.storage {
      case .constant(.strings(let texts), let validity):
        let table = Int(pieces.tables.values[piece])
        var code: Int32 = -1
        if rows > 0, validity?.isValid(table) ?? true {
          let text = texts.utf8(table)
          if let last, compareBytes(last.text, text) == 0 {
            code = last.code
          } else {
            code = Int32(truncatingIfNeeded: entries.count)
            try entries.append(utf8: text)
            last = (text, code)
          }
        }
        into.update(repeating: code, count: rows)
      case .dictionary(let own, let dictionary):
        let batch = Int(pieces.batches.values[piece])
        if firstCodes[batch] < 0 {
          if entries.count &+ dictionary.count > pieces.rowCount { return nil }
          firstCodes[batch] = Int32(truncatingIfNeeded: entries.count)
          for index in 0..<dictionary.count { try entries.append(utf8: dictionary.utf8(index)) }
        }
        let start = Int(pieces.starts.values[piece])
        for index in 0..<rows {
          let code = own.pointer[start &+ index]
          into[index] = code < 0 ? -1 : code &+ firstCodes[batch]
        }
      case nil: into.update(repeating: -1, count: rows)
      default: return nil
      }
    }
    guard case .plain(.strings(let dictionary), _) = try entries.finishPlain().storage else {
      preconditionFailure("a plain string column holds strings")
    }
    return Column(
      type: .string,
      storage: .dictionary(
        codes: BufferSlice(codes, count: pieces.rowCount), dictionary: dictionary))
  }

  private func gatherCodes(_ pieces: PieceList, _ dictionary: StringValues) throws -> Column {
    let codes = try Buffer<Int32>(capacity: pieces.rowCount, budget: budget)
    var row = 0
    for piece in 0..<pieces.count {
      let start = Int(pieces.starts.values[piece])
      let rows = Int(pieces.counts.values[piece])
      if case .dictionary(let own, _) = column(pieces, piece)?.storage {
        (codes.base + row).update(from: own.pointer + start, count: rows)
      } else {
        (codes.base + row).update(repeating: -1, count: rows)
      }
      row &+= rows
    }
    return Column(
      type: .string,
      storage: .dictionary(
        codes: BufferSlice(codes, count: pieces.rowCount), dictionary: dictionary))
  }

  private func gatherTexts(_ pieces: PieceList) throws -> Column {
    let builder = ColumnBuilder(type: .string, budget: budget)
    for piece in 0..<pieces.count {
      let rows = Int(pieces.counts.values[piece])
      let start = Int(pieces.starts.values[piece])
      let table = Int(pieces.tables.values[piece])
      switch column(pieces, piece)?.storage {
      case .constant(let values, let validity):
        for _ in 0..<rows { try builder.append(values, validity, at: table) }
      case .plain(let values, let validity):
        for row in start..<(start + rows) { try builder.append(values, validity, at: row) }
      case .dictionary(let codes, let dictionary):
        for row in start..<(start + rows) {
          let code = Int(codes.pointer[row])
          if code < 0 {
            try builder.appendNull()
          } else {
            try builder.append(utf8: dictionary.utf8(code))
          }
        }
      case .regularTime, nil:
        for _ in 0..<rows { try builder.appendNull() }
      }
    }
    return try builder.finishPlain()
  }

  private func gatherFixed<Element: BitwiseCopyable>(
    _ pieces: PieceList, zero: Element, pointer: (Values) -> UnsafePointer<Element>?
  ) throws -> Column {
    let total = pieces.rowCount
    let target = try Buffer<Element>(capacity: total, budget: budget)
    var bits = ValidityBuilder(rowCount: total, budget: budget)
    var row = 0
    for piece in 0..<pieces.count {
      let start = Int(pieces.starts.values[piece])
      let rows = Int(pieces.counts.values[piece])
      let table = Int(pieces.tables.values[piece])
      let into = target.base + row
      switch column(pieces, piece)?.storage {
      case .plain(let values, let validity):
        if let from = pointer(values) { into.update(from: from + start, count: rows) }
        if let validity { try bits.copy(validity, start..<(start + rows), at: row) }
      case .constant(let values, let validity):
        if let from = pointer(values) { into.update(repeating: from[table], count: rows) }
        if let validity, !validity.isValid(table) { try bits.clear(row..<(row + rows)) }
      case .regularTime(let starts, let step):
        let tableStart = Int(tableStarts[Int(pieces.batches.values[piece])].pointer[table])
        let first = starts.pointer[table]
        let raw = UnsafeMutableRawPointer(into)
        for index in 0..<rows {
          let time = first &+ step &* Int64(start &- tableStart &+ index)
          raw.storeBytes(of: UInt64(bitPattern: time), toByteOffset: index &* 8, as: UInt64.self)
        }
      case .dictionary, nil:
        into.update(repeating: zero, count: rows)
        try bits.clear(row..<(row + rows))
      }
      row &+= rows
    }
    let slice = BufferSlice(target, count: total)
    let values: Values =
      if let words = slice as? BufferSlice<UInt64> {
        .words(words)
      } else if let bools = slice as? BufferSlice<UInt8> {
        .bools(bools)
      } else {
        preconditionFailure("fixed columns hold words or bools")
      }
    return Column(type: type, storage: .plain(values, bits.finish()))
  }
}
