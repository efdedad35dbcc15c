import Columnar
import Planning

/// The times of rows, from one column, or from one of days and one of times of day.
struct RowTimes {
  private let plan: TablePlan
  private let column: Int
  private let clock: (column: Int, form: ClockForm)?
  private var last = RepeatedTime()
  private var local: LocalTimes

  /// nil where no column holds times. repeatsTimes: several rows may have one time.
  /// Errors: `D0113` for an unknown zone.
  init?(_ plan: TablePlan, repeatsTimes: Bool) throws {
    guard let column = plan.positions({ $0 == .time }).first else { return nil }
    self.plan = plan
    self.column = column
    clock = plan.positions { $0 == .clock }.first.flatMap { position in
      plan.clockForm.map { (position, $0) }
    }
    local = LocalTimes(
      zone: try localZone(plan.zone.offset == nil ? plan.zone.name : "UTC"),
      repeatsTimes: repeatsTimes)
  }

  /// A row's time, or why it has none.
  enum Reading {
    /// ns since the Unix epoch.
    case instant(Int64)
    case refused(String)
  }

  /// Every row in turn: those before tell which pass through a repeated hour a time is of.
  mutating func read(_ cells: some TableCells) -> Reading {
    guard var time = cells.withCell(column, { readCell($0) }) else {
      let form = plan.timeLayout?.text ?? plan.timeForm.rawValue
      return .refused("\(quoted(cells.text(column))) is no time (\(form))")
    }
    if let clock {
      guard let whole = cells.withCell(clock.column, { clock.form.read($0, on: time) }) else {
        return .refused("\(quoted(cells.text(clock.column))) is no time of day")
      }
      time = whole
    }
    if time.offset == nil, let offset = plan.zone.offset {
      time = CellTime(clock: time.clock, offset: offset, elapsed: time.elapsed)
    }
    guard let instant = local.instant(time) else {
      let parts = [column, clock?.column].compactMap { $0 }.map { cells.text($0) }
      return .refused(
        "\(quoted(parts.joined(separator: " "))) is a time that the clocks of \(plan.zone.name) skipped"
      )
    }
    guard TimePrecision.isStored(instant) else {
      return .refused("\(quoted(cells.text(column))) is out of range")
    }
    return .instant(instant)
  }

  private mutating func readCell(_ cell: UnsafeBufferPointer<UInt8>) -> CellTime? {
    if plan.takesUnixNanoseconds, let time = TimeForm.unixNanoseconds.read(cell) { return time }
    guard let layout = plan.timeLayout else { return last.read(cell, plan.timeForm) }
    guard let time = layout.time(of: cell) else { return nil }
    return CellTime(clock: time.clock, offset: time.offset)
  }
}
