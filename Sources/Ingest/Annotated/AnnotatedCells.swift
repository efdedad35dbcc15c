/// What a column holds where its cells are empty, or where it has none in the file: texts, and
/// cells of other columns, one after another.
struct AnnotatedFallback {
  enum Piece {
    case text([UInt8])
    /// A column of the file.
    case cell(Int)
  }

  let pieces: [Piece]

  init(_ text: String) { pieces = text.isEmpty ? [] : [.text(Array(text.utf8))] }

  /// Takes `${name}` for the cell of that column. Errors: naming a column that is not there.
  init(template: String, names: [String]) throws(AnnotatedType.Defect) {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstRange(of: "${"),
      let close = rest[open.upperBound...].firstIndex(of: "}")
    {
      let name = String(rest[open.upperBound..<close])
      guard let column = names.firstIndex(of: name) else {
        throw AnnotatedType.Defect(
          reason: "#concat names the column \(quoted(name)), which the header does not have")
      }
      pieces += [.text(Array(rest[..<open.lowerBound].utf8)), .cell(column)]
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(Array(rest.utf8)))
    self.pieces = pieces
  }
}

/// Cells that have their column's fallback where they are empty; line ends in texts are `\n`.
struct AnnotatedCells: TableCells {
  let cells: DelimitedCells
  /// `[columns, those of constants behind those of the file]`
  let fallbacks: [AnnotatedFallback]

  func withCell<Result>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    guard column < cells.fields.count else { return try withFallback(column, body) }
    return try cells.withCell(column) { cell in
      if cell.isEmpty { return try withFallback(column, body) }
      guard cell.contains(0x0D) else { return try body(cell) }
      var text: [UInt8] = []
      for (index, byte) in cell.enumerated() {
        if byte == 0x0D, index + 1 < cell.count, cell[index + 1] == 0x0A { continue }
        text.append(byte)
      }
      return try text.withUnsafeBufferPointer(body)
    }
  }

  private func withFallback<Result>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let pieces = fallbacks[column].pieces
    if pieces.isEmpty { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    if pieces.count == 1, case .text(let text) = pieces[0] {
      return try text.withUnsafeBufferPointer(body)
    }
    var joined: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .text(let text): joined += text
      // A cell of the file has no template, so that this ends.
      case .cell(let column): withCell(column) { joined += $0 }
      }
    }
    return try joined.withUnsafeBufferPointer(body)
  }

  /// A text that is empty is no value here.
  func isText(_ column: Int) -> Bool { false }
}
