import Columnar
import Diagnostics
import Planning

/// What a table's rows become.
enum TableUse {
  /// Points: a column has to hold times, and another one values.
  case points
  /// Rows of one table, whatever its columns.
  case rows
}

/// Makes a plan from rows that can be gone through twice.
///
/// `forEachRow` calls its body with every row of the sample. Errors: `D0112` where no column holds
/// times or a named column is not there; `D0113`.
func tablePlan(
  path: String, names: [String], options: TableOptions, use: TableUse, _ start: TablePlan,
  forEachRow: ((any TableCells) -> Void) -> Void
) throws -> TablePlan {
  var sniffer = TableSniffer(path: path, names: names, options: options)
  try sniffer.checkNames()
  forEachRow { sniffer.add($0) }
  let place = try sniffer.timePlace()
  if place == nil, use == .points { throw sniffer.withoutTimes() }
  var plan = start
  plan.measurement = options.measurement ?? fileStem(path)
  plan.usesDecimalComma = sniffer.usesDecimalComma
  var repeatsTimes = false
  if let place {
    let order = timeOrder(place, &plan, forEachRow)
    repeatsTimes = order.repeatsTimes
    plan.timeForm = order.form
    plan.clockForm = place.clock?.form
    try chooseZone(
      &plan, options, sniffer.saysOffset(place.column), order, column: names[place.column])
  }
  let roles = sniffer.roles(
    time: place, repeatsTimes: repeatsTimes, makesPoints: use == .points)
  plan.columns = zip(names, roles).map { TableColumn(name: $0, role: $1) }
  plan.keepNamesApart()
  guard use == .points else { return plan }
  plan.remarks += names.indices.compactMap { column in
    guard roles[column] == .ignored, options.role(of: names[column]) == nil,
      place?.clock != nil, !names.contains("_value")
    else { return nil }
    return "column \(names[column]) holds times of day too and is left out (--text keeps it)"
  }
  guard roles.contains(where: \.isValue) else {
    throw QueryFailure(
      .noTimeColumn, "\(path): beside the times no column holds values",
      fix: "--text COLUMN takes a column of texts as values")
  }
  try nameSeries(&plan, sniffer, forEachRow)
  return plan
}

/// Of the forms that fit all cells the one in which times follow one another best.
private func timeOrder(
  _ place: TableSniffer.TimePlace, _ plan: inout TablePlan,
  _ forEachRow: ((any TableCells) -> Void) -> Void
) -> TimeOrder {
  var orders = place.forms.map { TimeOrder(form: $0) }
  forEachRow { cells in
    for index in orders.indices {
      guard var time = cells.withCell(place.column, orders[index].form.read) else { continue }
      if let clock = place.clock {
        guard let whole = cells.withCell(clock.column, { clock.form.read($0, on: time) }) else {
          continue
        }
        time = whole
      }
      orders[index].add(time)
    }
  }
  let order = orders.min { $0.disorder < $1.disorder } ?? TimeOrder(form: .yearFirst)
  if orders.filter({ $0.disorder == order.disorder }).count > 1, order.form == .dayFirst {
    plan.remarks.append(
      "days and months cannot be told apart; taken as day first (--time-format mdy otherwise)")
  }
  return order
}

/// Errors: `D0113` for an offset that is none.
private func chooseZone(
  _ plan: inout TablePlan, _ options: TableOptions, _ saysOffset: Bool, _ order: TimeOrder,
  column: String
) throws {
  if let text = options.zone {
    guard let zone = WrittenZone(text) else { throw unknownZone(text) }
    plan.zone = zone
  } else if order.form.unixPrecision == nil, !saysOffset {
    if let (zone, remark) = plan.statedZone.zone(of: order.clocks) {
      plan.zone = zone
      plan.remarks.append(remark)
      return
    }
    if let zone = StatedZone.zone(ofColumn: column) {
      plan.zone = zone
      plan.remarks.append("the name of column \(column) says the zone of its times: \(zone.name)")
      return
    }
    if plan.clockForm == .halfHourCount, let zone = WrittenZone("Europe/London") {
      plan.zone = zone
      plan.remarks.append(
        "settlement periods are taken as half hours of \(zone.name) (--zone NAME otherwise)")
      return
    }
    let zones = ZoneEvidence(clocks: order.clocks).zones()
    if let name = zones.first, let zone = WrittenZone(name) {
      plan.zone = zone
      let others = zones.dropFirst()
      plan.remarks.append(
        "the times follow the clock changes of \(name)"
          + (others.isEmpty
            ? "" : ", and of \(others.joined(separator: ", ")): say which with --zone"))
    } else {
      plan.remarks.append(
        "the times name no zone and no clock change is seen; taken as UTC (--zone NAME otherwise)")
    }
  }
}

/// The times of a sample, read in one form, and how well they follow one another.
private struct TimeOrder {
  let form: TimeForm
  /// What the clocks show, row by row.
  private var shown: [Int64] = []
  private var distinct: Set<Int64> = []
  private var rowCount = 0
  private var backSteps = 0
  private var low = Int64.max
  private var high = Int64.min

  init(form: TimeForm) { self.form = form }

  mutating func add(_ time: CellTime) {
    let next = time.clock &+ time.elapsed
    rowCount += 1
    distinct.insert(next)
    low = min(low, next)
    high = max(high, next)
    if let last = shown.last, next < last { backSteps += 1 }
    shown.append(next)
  }

  /// What the clocks show, one for each change of it; an hour that stands twice in a row is a
  /// change too, unless rows share their times all over.
  var clocks: [Int64] {
    guard repeatsTimes else { return shown }
    return shown.enumerated().filter { $0 == 0 || shown[$0 - 1] != $1 }.map(\.element)
  }

  /// A tenth of the rows and more share their time with another row.
  var repeatsTimes: Bool { distinct.count * 10 < rowCount * 9 }

  /// Steps back first, then the whole span: of two readings the calmer one is right.
  var disorder: (Int, UInt64) {
    (backSteps, rowCount == 0 ? 0 : UInt64(bitPattern: high &- low))
  }
}
