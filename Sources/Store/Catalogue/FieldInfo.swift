import Columnar

/// A field of a measurement: the unit that segments hold.
struct FieldInfo: Sendable {
  let id: Int64
  let measurementID: Int64
  let measurement: String
  let name: String
  let type: ColumnType
  let unit: String?
}

/// The catalogue row of a segment.
struct SegmentRow: Sendable {
  let id: Int64
  let rowCount: Int
  let runCount: Int
  let timeMin: Int64
  let timeMax: Int64
  let keyMin: [UInt8]
  let keyMax: [UInt8]
  let directory: Int64
  let times: Int64?
  let data: Int64

  /// On average; series of one measurement come in about the same steps.
  var rowsPerRun: Int { rowCount / max(runCount, 1) }

  func overlaps(_ bounds: ClosedRange<Int64>) -> Bool {
    timeMin <= bounds.upperBound && timeMax >= bounds.lowerBound
  }
}

/// Rows of one series that a delete took out of the segments.
struct Tombstone: Sendable {
  /// nil: every series of the field.
  let key: [UInt8]?
  let times: ClosedRange<Int64>
}
