/// Turns lines of plain CSV, and of its kin with other delimiters, into points.
struct DelimitedDecoder: LineDecoder {
  private let columnCount: Int
  private var fields: DelimitedFields
  let plan: TablePlan?
  private var points: TablePoints

  init(_ plan: TablePlan, points: TablePoints) {
    self.plan = plan
    columnCount = plan.columns.count
    fields = DelimitedFields(delimiter: plan.delimiter)
    self.points = points
  }

  var missingCount: Int { points.missingCount }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, into block: inout PointBlock)
    -> LineOutcome
  {
    if text.isEmpty { return .ignored }
    switch fields.split(text) {
    case .quoteNotClosed: return .open
    case .some(let defect): return .refused(defect.rawValue)
    case nil: break
    }
    guard fields.count == columnCount else {
      return .refused("\(fields.count) columns where the header has \(columnCount)")
    }
    if let reason = points.add(DelimitedCells(fields: fields, line: text), to: &block) {
      return .refused(reason)
    }
    return .data(bytes: fields.end)
  }

  mutating func pass(_ text: UnsafeBufferPointer<UInt8>) {
    guard fields.split(text) == nil, fields.count == columnCount else { return }
    points.pass(DelimitedCells(fields: fields, line: text))
  }

  mutating func columnsWereRemoved() { points.columnsWereRemoved() }
}
