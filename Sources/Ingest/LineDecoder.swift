/// What became of one line, or of several that a quoted text joins.
enum LineOutcome {
  /// Taken, in whole or in part; the record ends after so many bytes.
  case data(bytes: Int)
  /// A comment, an annotation, a blank line.
  case ignored
  /// Not taken, and why; no point was added.
  case refused(String)
  /// A quoted text is open where the bytes end; no point was added.
  case open
}

/// Turns the lines of one file into points, by the rules of one format.
protocol LineDecoder {
  /// Cells without a value so far.
  var missingCount: Int { get }
  /// How rows and columns are read; nil for formats that leave nothing to find out.
  var plan: TablePlan? { get }

  /// Adds a line's points to the block, and to its `rejections` the values that are left out.
  /// Complexity: O(bytes).
  mutating func take(_ text: UnsafeBufferPointer<UInt8>, into block: inout PointBlock)
    -> LineOutcome

  /// Sees a line that an earlier run has committed.
  mutating func pass(_ text: UnsafeBufferPointer<UInt8>)

  /// The block has forgotten its columns.
  mutating func columnsWereRemoved()
}

extension LineDecoder {
  var plan: TablePlan? { nil }
  mutating func pass(_ text: UnsafeBufferPointer<UInt8>) {}
}
