import Columnar
import Diagnostics

/// Makes a plan from rows that can be gone through twice.
///
/// `forEachRow` calls its body with every row of the sample. Errors: `D0112` where no column holds
/// times or a named column is not there.
func tablePlan(
  path: String, names: [String], options: TableOptions, _ start: TablePlan,
  forEachRow: ((any TableCells) -> Void) -> Void
) throws -> TablePlan {
  var sniffer = TableSniffer(path: path, names: names, options: options)
  try sniffer.checkNames()
  forEachRow { sniffer.add($0) }
  let (timeColumn, forms) = try sniffer.timeColumn()
  var orders = forms.map { TimeOrder(form: $0) }
  forEachRow { cells in
    for index in orders.indices {
      if let time = cells.withCell(timeColumn, orders[index].form.read) { orders[index].add(time) }
    }
  }
  var plan = start
  plan.measurement = options.measurement ?? fileStem(path)
  plan.usesDecimalComma = sniffer.usesDecimalComma
  let order = orders.min { $0.disorder < $1.disorder } ?? TimeOrder(form: .yearFirst)
  plan.timeForm = order.form
  if orders.filter({ $0.disorder == order.disorder }).count > 1, order.form == .dayFirst {
    plan.remarks.append(
      "days and months cannot be told apart; taken as day first (--time-format mdy otherwise)")
  }
  chooseZone(&plan, options, sniffer.saysOffset(timeColumn), order)
  let roles = sniffer.roles(time: timeColumn, repeatsTimes: order.repeatsTimes)
  plan.columns = zip(names, roles).map { TableColumn(name: $0, role: $1) }
  if names.contains("_value") {
    for column in plan.columns.indices { plan.columns[column].takeNameAsIs() }
  }
  guard
    roles.contains(where: { role in
      role.isValue
    })
  else {
    throw QueryFailure(
      .noTimeColumn, "\(path): beside the times no column holds values",
      fix: "--text COLUMN takes a column of texts as values")
  }
  return plan
}

private func chooseZone(
  _ plan: inout TablePlan, _ options: TableOptions, _ saysOffset: Bool, _ order: TimeOrder
) {
  if let zone = options.zone {
    plan.zone = zone
  } else if order.form.unixPrecision == nil, !saysOffset {
    let zones = ZoneEvidence(clocks: order.clocks).zones()
    if let zone = zones.first {
      plan.zone = zone
      let others = zones.dropFirst()
      plan.remarks.append(
        "the times follow the clock changes of \(zone)"
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
  /// What the clocks show, one for each change of it.
  private(set) var clocks: [Int64] = []
  private var distinct: Set<Int64> = []
  private var rowCount = 0
  private var backSteps = 0
  private var low = Int64.max
  private var high = Int64.min

  init(form: TimeForm) { self.form = form }

  mutating func add(_ time: CellTime) {
    rowCount += 1
    distinct.insert(time.clock)
    low = min(low, time.clock)
    high = max(high, time.clock)
    if let last = clocks.last {
      if time.clock < last { backSteps += 1 }
      // An hour that stands twice in a row is a change too.
      if time.clock == last, repeatsTimes { return }
    }
    clocks.append(time.clock)
  }

  /// A tenth of the rows and more share their time with another row.
  var repeatsTimes: Bool { distinct.count * 10 < rowCount * 9 }

  /// Steps back first, then the whole span: of two readings the calmer one is right.
  var disorder: (Int, UInt64) {
    (backSteps, rowCount == 0 ? 0 : UInt64(bitPattern: high &- low))
  }
}
