import Columnar
import Planning

/// Finds rows that would be one point: of one time and one series, with other values.
private struct PointCollisions {
  private var times: RowTimes
  private let keyColumns: [Int]
  private let columnCount: Int
  /// By time and series a row's cells, as hashes: they decide what is said, never what is read.
  private var rows: [Int: Int] = [:]
  private(set) var rowCount = 0
  private(set) var collisionCount = 0

  init?(_ plan: TablePlan, adding column: Int?) throws {
    var plan = plan
    if let column { plan.columns[column].role = .tag }
    guard let times = try RowTimes(plan, repeatsTimes: plan.namesSeries) else { return nil }
    self.times = times
    keyColumns = plan.positions { [.tag, .measurement, .fieldName].contains($0) }
    columnCount = plan.columns.count
  }

  mutating func add(_ cells: some TableCells) {
    guard case .instant(let time) = times.read(cells) else { return }
    rowCount += 1
    var key = Hasher()
    key.combine(time)
    for column in keyColumns { add(cells, column, to: &key) }
    var row = Hasher()
    for column in 0..<columnCount { add(cells, column, to: &row) }
    let cellsHash = row.finalize()
    if let before = rows.updateValue(cellsHash, forKey: key.finalize()), before != cellsHash {
      collisionCount += 1
    }
  }

  private func add(_ cells: some TableCells, _ column: Int, to hasher: inout Hasher) {
    cells.withCell(column) { cell in
      hasher.combine(cell.count)
      hasher.combine(bytes: UnsafeRawBufferPointer(cell))
    }
  }
}

/// Columns that are tried at most, one after another.
private let candidatesMax = 16

/// Takes the text that tells rows of one time apart as a tag; where there is none, says that rows
/// will replace one another. Errors: `D0113`.
func nameSeries(
  _ plan: inout TablePlan, _ sniffer: TableSniffer,
  _ forEachRow: ((any TableCells) -> Void) -> Void
) throws {
  func collisions(adding column: Int?) throws -> PointCollisions? {
    guard var found = try PointCollisions(plan, adding: column) else { return nil }
    forEachRow { found.add($0) }
    return found
  }
  guard let found = try collisions(adding: nil), found.collisionCount > 0 else { return }
  let candidates = sniffer.seriesCandidates(plan.columns.map(\.role)).prefix(candidatesMax)
  let telling = try candidates.first { try collisions(adding: $0)?.collisionCount == 0 }
  if let column = telling, sniffer.mayName(column, plan.columns[column].role) {
    plan.columns[column].role = .tag
    plan.remarks.append(
      "rows of one time differ by \(plan.columns[column].name), which therefore names series "
        + "(--text \(plan.columns[column].name) makes values of it)")
    return
  }
  let series = plan.columns.filter { $0.role == .tag }.map(\.label)
  let shared = series.isEmpty ? "time" : "time and \(series.joined(separator: ", "))"
  let advice =
    telling.map { "--tag \(plan.columns[$0].name) would tell them apart" }
    ?? "a column that tells them apart seems to be missing (--tag COLUMN names it)"
  plan.remarks.append(
    "\(found.collisionCount) of the first \(found.rowCount) rows have the \(shared) of a row before "
      + "and replace its values: \(advice)")
}
